"""The page of a register that has none of its own: each entry with what its fields say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from variorum.apparatus.entries import ShownSource, shown_sources
from variorum.apparatus.page import ApparatusPage, Link, addresses, register_page
from variorum.apparatus.templating import template
from variorum.model.edition import Edition
from variorum.model.fields import fields_of
from variorum.model.register import Register, RegisterEntry
from variorum.model.wording import as_words
from variorum.rendering.bodies import BodyRenderer

_SHOWN_APART = ("id", "name", "title", "note", "sources")


class PlainEntry(NamedTuple):
    """An entry: label and value of its fields, its note and its sources."""

    entry: RegisterEntry
    rows: Sequence[tuple[str, str]]
    note: Markup
    sources: Sequence[ShownSource]


class PlainRegisterView(NamedTuple):
    """The entries of a register."""

    register: Register
    entries: Sequence[PlainEntry]


_PLAIN_REGISTER = template("plain_register.html", PlainRegisterView)


def plain_page(model: type[RegisterEntry]) -> ApparatusPage:
    """Return the page of the register that has entries of `model`."""
    return register_page(model, _content_of(model))


def _content_of(model: type[RegisterEntry]) -> Callable[[Edition, Link], str]:
    register = model.of_register

    def content(edition: Edition, link: Link) -> str:
        entries = list(edition.registers.entries(register.name).values())
        address = addresses(edition.index, register.page, link, register.page)
        notes = BodyRenderer().render_all([getattr(entry, "note", "") or "" for entry in entries], address)
        shown = [
            PlainEntry(
                entry,
                list(_rows(entry)),
                Markup(note),  # noqa: S704 - made safe by rendering.bodies
                shown_sources(edition, link, getattr(entry, "sources", ())),
            )
            for entry, note in zip(entries, notes, strict=True)
        ]
        return _PLAIN_REGISTER.render(PlainRegisterView(register, shown))

    return content


def _rows(entry: RegisterEntry) -> Iterator[tuple[str, str]]:
    """Yield the label and the value of each field that has words, numbers, or a list of them."""
    for field in fields_of(type(entry)).values():
        value: Any = getattr(entry, field.name)
        if field.key in _SHOWN_APART or field.entry or value in (None, "", ()):
            continue
        values = value if isinstance(value, tuple) else (value,)
        yield as_words(field.key.replace("_", "-")).capitalize(), ", ".join(map(str, values))
