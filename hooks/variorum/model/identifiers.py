"""The numbers by which publications are known beside the DOI: ISBN, ISSN and those of PubMed."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

from variorum.model.text_form import TextForm

ISBN = TextForm(
    "an ISBN",
    r"^(97[89][- ]?)?([0-9][- ]?){9}[0-9Xx]$",
    "an ISBN of 10 or 13 digits, such as 978-0-19-852663-6; its last digit must fit the others",
)
ISSN = TextForm(
    "an ISSN",
    r"^[0-9]{4}-[0-9]{3}[0-9Xx]$",
    "an ISSN such as 0028-0836; its last digit must fit the others",
)
PMID = TextForm("a PMID", r"^[0-9]{1,9}$", "a PMID such as 16136048")
PMCID = TextForm("a PMCID", r"^PMC[0-9]{1,9}$", "a PMCID such as PMC1234567")
_TEN, _THIRTEEN = 10, 13


def digits_of(number: str) -> str:
    """Return an ISBN or an ISSN as it is compared: without hyphens and spaces, and X as a capital."""
    return re.sub(r"[- ]", "", number).upper()


def is_isbn(number: str) -> bool:
    """Return whether the last digit of an ISBN fits the others (ISO 2108, annex A)."""
    digits = digits_of(number)
    if len(digits) == _TEN:
        return _fits(digits)
    of_thirteen = digits.isdigit() and len(digits) == _THIRTEEN
    return of_thirteen and sum(int(d) * (3 if at % 2 else 1) for at, d in enumerate(digits)) % 10 == 0


def is_issn(number: str) -> bool:
    """Return whether the last digit of an ISSN fits the others (ISO 3297)."""
    return _fits(digits_of(number))


def _fits(digits: str) -> bool:
    """Return whether the sum of the digits, the last once, the one before twice …, is a multiple of 11."""
    values = [10 if digit == "X" else int(digit) for digit in digits]
    return sum(weight * value for weight, value in enumerate(reversed(values), 1)) % 11 == 0


def _isbn(number: str) -> str:
    if not is_isbn(number):
        raise ValueError("there is no such ISBN")
    return number


def _issn(number: str) -> str:
    if not is_issn(number):
        raise ValueError("there is no such ISSN")
    return number


Isbn = Annotated[str, StringConstraints(pattern=ISBN.pattern), AfterValidator(_isbn)]
Issn = Annotated[str, StringConstraints(pattern=ISSN.pattern), AfterValidator(_issn)]
Pmid = Annotated[str, StringConstraints(pattern=PMID.pattern)]
Pmcid = Annotated[str, StringConstraints(pattern=PMCID.pattern)]
