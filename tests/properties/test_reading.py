"""Whatever stands in a YAML file, reading it ends in values and problems, never in a traceback."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from tests.properties.texts import look_alikes
from variorum.model.fields import fields_of
from variorum.model.kinds import KINDS
from variorum.model.registers import Event, Source
from variorum.reading.validation import validate
from variorum.yaml_files.parse import entries

_LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "- id: a",
                "  id: b",
                "kind: context",
                "  quote: x",
                "- ",
                "  - ",
                "note: >",
                "   text",
                "&a b",
                "*a",
            ]
        ),
        st.sampled_from(
            [
                "!!python/object x",
                "[",
                "]",
                "{",
                "}",
                "? a",
                ": b",
                "---",
                "...",
                "%YAML 1.2",
                "\t- x",
                "'",
                '"',
            ]
        ),
        look_alikes,
    ),
    max_size=12,
).map("\n".join)

_VALUES = st.recursive(
    st.one_of(st.none(), st.text(max_size=8), st.just("2020-09")),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(_LINES)
def test_any_file_is_read_to_its_end(text: str) -> None:
    for node in entries(text.replace("\x00", ""), "notes.yml"):
        for problem in node.faults:
            assert problem.place.line >= 1
            assert problem.message.endswith(".")


def as_yaml(value: object) -> str:
    """Return `value` as flow YAML in double quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_yaml(item) for item in value) + "]"
    if value is None:
        return ""
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in str(value)) + '"'


def _keys(model: type[BaseModel]) -> list[str]:
    """Return the names of the fields, and those by which they are written."""
    return sorted({name for field in fields_of(model).values() for name in (field.name, field.key)})


_MODELS: list[type[BaseModel]] = [*KINDS.values(), Source, Event]


@given(
    st.sampled_from(_MODELS).flatmap(
        lambda model: st.tuples(
            st.just(model),
            st.dictionaries(
                st.one_of(st.sampled_from(_keys(model)), st.text(max_size=5)), _VALUES, max_size=8
            ),
        )
    )
)
def test_any_entry_is_a_value_or_problems(case: tuple[type[Source], dict[str, object]]) -> None:
    model, fields = case
    for node in entries("\n".join(f"{as_yaml(k)}: {as_yaml(v)}" for k, v in fields.items()), "notes.yml"):
        if not node.faults and isinstance(node.value, dict):
            result = validate(node, model, "notes.yml")
            assert isinstance(result, model) or result
