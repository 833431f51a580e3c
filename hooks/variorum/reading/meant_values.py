"""What was probably meant by a value that does not have the form of its key."""

from __future__ import annotations

import re

from variorum.anchoring.suggestion import possible_dates
from variorum.model.doi import DOI
from variorum.model.text_form import TextForm
from variorum.model.values import EDTF_DATE, IDENTIFIER, PARTIAL_DATE, as_identifier
from variorum.model.wording import printable
from variorum.reading.fault import Fault
from variorum.reading.usual_slips import instead_of_a_name, instead_of_an_address


def not_one_id(fault: Fault, value: str) -> str:
    """Return what to do where something other than a misspelt id stands in place of one; "" if not."""
    if re.search(r"\s-\s", value):
        return "If two items are meant, let their hyphens stand in the same column."
    if "locator" in fault.known_keys and (words := value.split())[1:]:
        first = words.pop(0) if re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", words[0]) else "ID"
        place = f"{{id: {first}, locator: {printable(' '.join(words))}}}"
        return f"Write the id of the source alone; a place in it is its locator: {place}."
    if "://" in value and fault.field and fault.field.points_to == "SourceId":
        return instead_of_an_address(value)
    if "://" in value and fault.field and fault.field.points_to:
        return f"Write an id, not an address. {fault.description}"
    return instead_of_a_name(value, fault.field)


def proposed(value: str, form: TextForm) -> list[str]:
    """Return what may be meant by a value that does not have the `form`; nothing if that is not known."""
    if form is IDENTIFIER:
        made = "" if "://" in value else as_identifier(value)
        return [made] if made else []
    if form is DOI:
        # The punctuation of a sentence comes along with a DOI that is copied out of it.
        bare = value.rstrip(".,;?")
        return [bare] if re.search(DOI.pattern, bare) else []
    return possible_dates(value) if form in (PARTIAL_DATE, EDTF_DATE) else []
