"""A register as JSON, for programs: part of the static API."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.note_data import as_json
from variorum.model.edition import Edition
from variorum.model.registers import REGISTERS


def _registers(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str]]:
    for name, model in REGISTERS.items():
        entries = edition.registers.entries(name).values()
        if entries:
            register = model.of_register
            data = {
                "name": name,
                "title": register.title,
                "address": site.address_of(register.page),
                "entries": [entry.model_dump(mode="json", exclude_defaults=True) for entry in entries],
            }
            yield name, as_json(data)


EXPORT = Series(
    uri="api/registers/{register}.json",
    each=Each.REGISTER,
    media_type="application/json",
    label="JSON",
    says="a register with its entries, as their authors wrote them",
    place=5,
    make=_registers,
    needs_all=True,
)
