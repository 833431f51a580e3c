"""What goes out as CSL-JSON, BibTeX or RIS comes back by `variorum import`, but for what the exports list."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from tests.interop.any_source import full_source, sources
from variorum.editing.references.formats import read_references
from variorum.editing.references.sorted_sources import sort_sources
from variorum.exporting import bibtex_terms, ris_terms
from variorum.exporting.exports import bibtex, csl_json, ris
from variorum.exporting.exports.csl_json import note_of
from variorum.model.csl.names import Name, name_from_text
from variorum.model.csl.variables import DATES, NAMES
from variorum.model.edition import Edition
from variorum.model.edtf import parsed, plain_iso
from variorum.model.registers import Source

Values = dict[str, Any]


def values_of(source: Source) -> Values:
    return source.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)


def in_one_note(source: Source) -> Values:
    """Return the note as it comes back where how the source was consulted has no field."""
    note = note_of(source.model_copy(update={"archived": None}))
    return {"note": note} if note else {}


def through_bibtex(source: Source) -> Values:
    """Return what BibTeX can hold: a particle that is never dropped is part of the family name."""
    texts = bibtex_terms.texts_of(bibtex_terms.bibtex_type(source.type).name)
    held = {
        *texts,
        *bibtex_terms.NAMES,
        *bibtex_terms.DATES,
        *("type", "title", "URL", "archived", "language"),
    }
    kept = {key: value for key, value in values_of(source).items() if key in held} | in_one_note(source)
    for key in DATES & kept.keys():
        first = parsed(kept[key]).first
        if first.first_year != first.last_year:
            kept[key] = f"{first.first_year}/{first.last_year}"
    for key in kept.keys() & set(NAMES):
        for name in kept[key]:
            particle = name.pop("non-dropping-particle", "")
            name |= {"family": f"{particle} {name['family']}"} if particle else {}
    return kept


def through_ris(source: Source) -> Values:
    """Return what RIS can hold: of names the comma, of dates only the year."""
    held = {*ris_terms.TEXTS, *ris_terms.NAMES, *("issued", "accessed", "page", "keyword", "ISBN", "ISSN")}
    kept = {key: value for key, value in values_of(source).items() if key in held} | in_one_note(source)
    kept["type"] = source.type if source.type in ris_terms.TYPES else "document"
    if source.issued and not plain_iso(source.issued):
        year = parsed(source.issued).first.first_year
        kept |= {"issued": f"{year:04}"} if year > 0 else {}
        if year <= 0:
            del kept["issued"]
    if source.accessed and not plain_iso(source.accessed):
        del kept["accessed"]
    for key in kept.keys() & set(NAMES):
        for at, name in enumerate(kept[key]):
            known = Name.model_validate(name)
            if known.family:
                parts = {"family": known.family_with_particles, "given": known.given, "suffix": known.suffix}
                kept[key][at] = {part: words for part, words in parts.items() if words}
            if not (known.given or known.suffix):
                kept[key][at] = name_from_text(known.filed)
    return kept


def read_back(form: str, text: str) -> list[Values]:
    read = read_references(form, text)
    assert read.broken == []
    return [{"id": reference.key, **reference.values} for reference in read.references]


@settings(deadline=None, max_examples=60)
@given(sources())
def test_csl_json_comes_back_whole(source: Source) -> None:
    (found,) = read_back("csl.json", csl_json.csl_json([source]))
    assert Source.model_validate(found) == source


@settings(deadline=None, max_examples=60)
@given(sources())
def test_bibtex_comes_back_but_for_what_it_cannot_hold(source: Source) -> None:
    (found,) = read_back(".bib", bibtex.bibtex([source]))
    assert found == {**through_bibtex(source), "id": source.id}


@settings(deadline=None, max_examples=60)
@given(sources())
def test_ris_comes_back_but_for_what_it_cannot_hold(source: Source) -> None:
    (found,) = read_back(".ris", ris.ris([source]))
    assert found == {**through_ris(source), "id": source.id}


def test_what_a_format_cannot_hold_is_listed_with_the_export() -> None:
    """Nearly all is held: what is not has a sentence."""
    source = full_source("article-journal")
    of_bibtex = values_of(source).keys() - through_bibtex(source).keys()
    of_ris = values_of(source).keys() - through_ris(source).keys()
    assert any("shelfmarks" in sentence for sentence in bibtex.EXPORT.lacks)
    assert {"archive_location", "call-number"} <= of_bibtex
    assert any("dates of originals" in sentence for sentence in ris.EXPORT.lacks)
    assert {"original-date", "event-date"} <= of_ris
    assert {"access", "reliability"} <= of_bibtex & of_ris


@pytest.mark.parametrize("form", ["csl.json", ".bib", ".ris"])
def test_the_register_of_an_edition_is_there_already(edition: Edition, form: str) -> None:
    register = edition.registers.sources
    write = {"csl.json": csl_json.csl_json, ".bib": bibtex.bibtex, ".ris": ris.ris}[form]
    text = write(register.values())
    read = read_references(form, text or "[]")
    assert len(read.references) == len(register)
    found = sort_sources(read.references, register)
    assert [name for _, name in found.known] == list(register)
    assert not found.new
    assert list(sort_sources(read.references, {}).new) == list(register)
