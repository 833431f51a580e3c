"""Puts the errors of pydantic into words for people who write notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from variorum.anchoring.suggestion import did_you_mean
from variorum.model.csl.names import Name
from variorum.model.problem import Code
from variorum.model.values import IDENTIFIER, TEXT_FORMS, Citation
from variorum.model.wording import listed, printable, type_name
from variorum.reading.fault import Explained, Fault, instruction, needs
from variorum.reading.meant_values import not_one_id, proposed
from variorum.reading.usual_slips import (
    instead_of_a_description,
    instead_of_a_name,
    instead_of_an_address,
    key_meant,
    names_in_brackets,
    word_meant,
)


def explain(fault: Fault) -> Explained:
    """Return the problem in words."""
    if fault.value is None and fault.kind not in _ABOUT_KEYS:
        return _empty(fault)
    if fault.kind == "no_target" and fault.is_written:
        return _empty(fault)
    known = _EXPLANATIONS.get(fault.kind)
    if known:
        return known(fault)
    if isinstance(fault.value, (list, dict)):
        return _not_a_text(fault)
    if fault.field and fault.field.form:
        return _not_in_form(fault)
    fix = instruction(fault.field) or fault.description or f"{fault.message}."
    return Code.WRONG_VALUE, f"`{fault.key}` cannot be “{printable(fault.value)}”.", fix


def _unknown_key(fault: Fault) -> Explained:
    key = fault.key.rpartition(".")[2]
    if fault.describes_source:
        message = f"`{printable(key)}` describes a source, and a note only gives its id."
        return Code.UNKNOWN_KEY, message, instead_of_a_description()
    meant = key_meant(key, fault.known_keys)
    question = f" Did you mean `{meant}`?" if meant else did_you_mean(key, fault.known_keys)
    message = f"`{printable(key)}` is not a key that is known here.{question}"
    return (
        Code.UNKNOWN_KEY,
        message,
        f"Correct the spelling or remove it; known are {_at_most(fault.known_keys)}.",
    )


def _at_most(keys: tuple[str, ...]) -> str:
    """Return the keys in code, or as many as leave the problem a line that can be read."""
    shown = listed(keys)
    if len(shown) <= _LONGEST_LIST:
        return shown
    return f"{shown[:_LONGEST_LIST].rpartition(', ')[0]} and others"


def _missing(fault: Fault) -> Explained:
    key = fault.key.rpartition(".")[2]
    if fault.field and fault.field.may_be_empty:
        # An empty value is a choice that nobody should make by following a message.
        return (
            Code.MISSING_KEY,
            f"The key `{key}` is missing.",
            f"Add `{key}:` and the words. {_first(fault)}",
        )
    words = f" with one of {listed(fault.field.words)}" if fault.field and fault.field.words else ""
    fix = f"Add `{key}:`{words}. {fault.description}{needs(fault.field)}"
    return Code.MISSING_KEY, f"The key `{key}` is missing.", fix.rstrip()


def _first(fault: Fault) -> str:
    """Return the first sentence of the description of a key."""
    return f"{fault.description.partition('. ')[0].rstrip('.')}."


def _no_judgement(fault: Fault) -> Explained:
    fix = (
        "If this text was made from that witness, add `effect: loose` or what else became of its words; "
        "if not, add `relation: differs`, `shares-the-error` or `has-the-right-reading`."
    )
    return Code.MISSING_KEY, fault.message, fix


def _two_judgements(fault: Fault) -> Explained:
    fix = "Keep `effect` if this text was made from that witness, and `relation` if it was not."
    return Code.WRONG_VALUE, fault.message, fix


def _no_such_group(fault: Fault) -> Explained:
    return Code.WRONG_VALUE, fault.message, "Explain it in `groups`, or correct its number."


def _two_targets(fault: Fault) -> Explained:
    return Code.WRONG_VALUE, fault.message, "Remove `whole`, or the others."


def _until_before_date(fault: Fault) -> Explained:
    return Code.WRONG_VALUE, fault.message, "Put the first date into `date`, the last into `until`."


def _family_not_in_name(fault: Fault) -> Explained:
    return Code.WRONG_VALUE, fault.message, "Write it as it stands there, whole words, or remove it."


def _family_of_no_person(fault: Fault) -> Explained:
    return Code.WRONG_VALUE, fault.message, "Remove `family`, or write `type: person`."


def _no_name(fault: Fault) -> Explained:
    fix = "Write `family` and `given` of a person, or `literal` for any other name."
    return Code.WRONG_VALUE, fault.message, fix


def _empty(fault: Fault) -> Explained:
    words = fault.field.words if fault.field else []
    write = f"Write one of {listed(words)}" if words else "Write its value"
    needed = fault.kind == "no_target" or (fault.field is not None and fault.field.is_required)
    fix = f"{write}{'' if needed else ', or remove the key'}. {fault.description}{needs(fault.field)}"
    return Code.WRONG_VALUE, f"`{fault.key}` is empty.", fix.rstrip()


def _not_a_choice(fault: Fault) -> Explained:
    choices = [word.strip(" '") for word in str(fault.context["expected"]).replace(" or ", ", ").split(",")]
    value = str(fault.value)
    meant = word_meant(value, choices)
    question = f" Did you mean `{meant}`?" if meant else did_you_mean(value, choices)
    proposed = _at_most(tuple(choices))
    if fault.field and all(len(choice.word) == 1 and choice.meaning for choice in fault.field.choices):
        # A number or a letter says nothing by itself.
        meanings = {choice.meaning: choice.word for choice in fault.field.choices}
        near = [word for meaning, word in meanings.items() if f"{meaning} ".startswith(f"{value.lower()} ")]
        question = f" Did you mean `{near[0]}`?" if len(near) == 1 else ""
        proposed = ", ".join(f"`{word}` ({meaning})" for meaning, word in meanings.items())
    message = f"`{fault.key}` cannot be “{printable(value)}”.{question}"
    return Code.WRONG_VALUE, message, f"Write one of {proposed}."


def _not_in_form(fault: Fault) -> Explained:
    """Answer a text that has not its form, or that has it and still means nothing, such as 30 February."""
    own = fault.field.form if fault.field else None
    form = own or TEXT_FORMS[fault.context["pattern"]]
    value = str(fault.value)
    made = " or ".join(f"`{words}`" for words in proposed(value, form))
    proposal = f"; here perhaps {made}" if made else ""
    return (
        Code.WRONG_VALUE,
        f"`{fault.key}` cannot be “{printable(value)}”.",
        (not_one_id(fault, value) if form is IDENTIFIER else "") or f"Write {form.in_words}{proposal}.",
    )


def _too_long(fault: Fault) -> Explained:
    longest = f"{fault.context['max_length']:,}"
    return Code.WRONG_VALUE, f"`{fault.key}` has more than {longest} characters.", "Shorten it."


def _not_a_list(fault: Fault) -> Explained:
    message = f"`{fault.key}` must be a list, not {type_name(fault.value)}."
    if wanted := needs(fault.field):
        return Code.WRONG_TYPE, message, f"Write entries of lines `key: value` below it.{wanted}"
    written = fault.value if isinstance(fault.value, str) else "…"
    if "://" in written and fault.field and fault.field.entry is Citation:
        return Code.WRONG_TYPE, message, instead_of_an_address(written.strip("- "), as_list=True)
    if " - " not in written and (remedy := instead_of_a_name(written, fault.field, as_list=True)):
        return Code.WRONG_TYPE, message, remedy
    if fault.field and fault.field.entry is Name and (names := names_in_brackets(written)):
        return Code.WRONG_TYPE, message, f"Write each name as an item: {printable(names)}."
    items = re.sub(r"\s+-+\s*", ", ", written.lstrip("- ")) if written.startswith("-") else written
    return Code.WRONG_TYPE, message, f"Write it in brackets: [{printable(items)}]."


def _not_a_text(fault: Fault) -> Explained:
    message = f"`{fault.key}` must be a text, not {type_name(fault.value)}."
    return (
        Code.WRONG_TYPE,
        message,
        "Write one value after the colon; put it in quotes if it holds `[`, `{` or `: `.",
    )


def _not_a_mapping(fault: Fault) -> Explained:
    message = f"`{fault.key}` has {type_name(fault.value)} where an entry is expected."
    return (
        Code.WRONG_TYPE,
        message,
        (f"Write the entry as lines of `key: value`, indented below it.{needs(fault.field)}"),
    )


_EXPLANATIONS: Mapping[str, Callable[[Fault], Explained]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "family_not_in_name": _family_not_in_name,
    "family_of_no_person": _family_of_no_person,
    "no_name": _no_name,
    "two_names": _no_name,
    "no_judgement": _no_judgement,
    "no_review": _missing,
    "no_target": _missing,
    "no_such_group": _no_such_group,
    "two_judgements": _two_judgements,
    "two_targets": _two_targets,
    "until_before_date": _until_before_date,
    "literal_error": _not_a_choice,
    "enum": _not_a_choice,
    "string_pattern_mismatch": _not_in_form,
    "string_too_short": _empty,
    "too_short": _empty,
    "string_too_long": _too_long,
    "tuple_type": _not_a_list,
    "string_type": _not_a_text,
    "model_type": _not_a_mapping,
}
_LONGEST_LIST = 280
"""Characters of the keys that are known."""
_ABOUT_KEYS = ("extra_forbidden", "missing", "no_review", "no_target", "two_targets")
