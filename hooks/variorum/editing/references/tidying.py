"""Values as programs write them → as the register has them: numbers, languages, texts without markup."""

from __future__ import annotations

import re

from variorum.editing.references.reference import Reference
from variorum.model.doi import bare_doi
from variorum.model.fields import fields_of
from variorum.model.identifiers import ISBN, ISSN, is_isbn, is_issn
from variorum.model.registers import Source
from variorum.model.values import LANGUAGE

_MARKUP = re.compile(r"<(i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>([^<>]*)</\1>", re.IGNORECASE)
"""Markup that processors of CSL understand, with both its tags."""
_APART = re.compile(r"[,;]\s*|\s+(?=97[89])|\s*\([^()]*\)\s*")
_LANGUAGES = {
    "american": "en-US", "arabic": "ar", "british": "en-GB", "chinese": "zh", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hungarian": "hu", "italian": "it", "japanese": "ja", "korean": "ko", "latin": "la",
    "naustrian": "de-AT", "ngerman": "de", "norwegian": "no", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
    "ukenglish": "en-GB", "usenglish": "en-US",
}  # fmt: skip
"""Names of languages, as LaTeX and people write them."""
_IN_PARAGRAPHS = ("abstract", "note")


def tidy(reference: Reference) -> None:
    """Bring the values of a reference into the forms of the register; what has none is left out."""
    values = reference.values
    for key, value in list(values.items()):
        if isinstance(value, str):
            values[key] = _text(key, value, reference)
    if "DOI" in values:
        values["DOI"] = bare_doi(values["DOI"])
    _numbers(reference)
    if language := values.get("language"):
        tag = _LANGUAGES.get(language.casefold(), language.replace("_", "-"))
        if re.fullmatch(LANGUAGE.pattern, tag):
            values["language"] = tag
        else:
            reference.leave("language", f"“{language}” is no language tag.")
            del values["language"]
    for key in [key for key, value in values.items() if not value]:
        del values[key]


def with_two_digits(number: str) -> str:
    """Return the digits of a month or a day as EDTF has them. There may be any number of them."""
    return number.lstrip("0").zfill(2)


def keep_known(reference: Reference) -> None:
    """Leave out the values for which the register has no key."""
    for key in reference.values.keys() - fields_of(Source).keys():
        reference.leave(key, "has no place in the register.")
        del reference.values[key]


def _text(key: str, value: str, reference: Reference) -> str:
    plain = _MARKUP.sub(r"\2", value)
    if plain != value:
        reference.leave(key, "loses its markup.")
    if key in _IN_PARAGRAPHS:
        paragraphs = re.split(r"\n\s*\n", plain.strip())
        return "\n\n".join(" ".join(map(str.strip, paragraph.split("\n"))) for paragraph in paragraphs)
    return " ".join(plain.split())


def _numbers(reference: Reference) -> None:
    """Keep the first ISBN and the first ISSN. RIS has both at one tag, and programs have several in one."""
    written = [reference.values.pop(key, "") for key in ("ISBN", "ISSN")]
    for number in (part for value in written for part in _APART.split(value) if part):
        form = next((form for form in (ISBN, ISSN) if re.fullmatch(form.pattern, number)), None)
        fits = form is not None and (is_isbn(number) if form is ISBN else is_issn(number))
        key = "ISBN" if form is ISBN else "ISSN"
        if not fits:
            reference.leave("ISBN" if written[0] else "ISSN", f"“{number}” is neither an ISBN nor an ISSN.")
        elif key in reference.values:
            reference.leave(key, f"“{number}” is one too many.")
        else:
            reference.values[key] = number
