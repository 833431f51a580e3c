"""The page of all fields: what each kind of note and each register takes, made from the model.

The examples are the files of a small edition, which is sound as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from variorum.model.annotation import BaseAnnotation
from variorum.model.article import ArticleMetadata
from variorum.model.kinds import KINDS
from variorum.model.registers import Contributor, Entity, Source, Term
from variorum.model.settings import EditionSettings
from variorum.model.timeline import Event
from variorum.model.values import IDENTIFIER_PATTERN, PATTERNS_IN_WORDS, Entry

EXAMPLES = Path(__file__).with_name("examples")
EXAMPLE_OF = {
    "glossary": "annotations/gull-rock/the-log.yml",
    "correction": "annotations/gull-rock/steps.yml",
    "reliability": "annotations/gull-rock/lamp-went-out.yml",
    "variant": "annotations/gull-rock/twenty-years.yml",
    "context": "annotations/gull-rock/what-became-of-it.yml",
}
"""By kind. A kind without one has none on the page, and a test that says so."""
FILES: tuple[tuple[str, str, type[Entry], str], ...] = (
    ("Terms", "annotations/glossary.yml", Term, "annotations/glossary.yml"),
    ("People and bodies", "annotations/entities.yml", Entity, "annotations/entities.yml"),
    ("Sources", "annotations/sources.yml", Source, "annotations/sources.yml"),
    ("Contributors", "annotations/contributors.yml", Contributor, "annotations/contributors.yml"),
    ("Events", "annotations/timeline.yml", Event, "annotations/timeline.yml"),
    (
        "Articles",
        "docs/articles/<article>/article.yml",
        ArticleMetadata,
        "docs/articles/gull-rock/article.yml",
    ),
)
_Schema = dict[str, Any]
_Schemas = Mapping[str, _Schema]


def fields_page(schemas: _Schemas) -> str:
    """Return the page as Markdown, for contributors; `schemas` are those of the model's entries, by name."""
    lines = (_introduction(), _every_note(schemas), _kinds(schemas), _files(schemas), _settings(schemas))
    return "\n".join(chain(*lines)) + "\n"


def _introduction() -> Iterator[str]:
    yield from ("# Fields", "")
    yield "All that can be written in a note and in the files beside the notes. What is marked *needed* must"
    yield "be there; all else may be left out. An *id* is a name of small letters, digits and single hyphens."
    yield "What is wrong is told with its line and its cure: see [problems](problems.md)."
    yield ""


def _every_note(schemas: _Schemas) -> Iterator[str]:
    yield from ("## In every note {#every-note}", "", "A file `annotations/<article>/<id>.yml`.", "")
    shared = schemas[BaseAnnotation.__name__]
    kinds = " ".join(f"`{kind}`" for kind in KINDS)
    own = [
        ("id", _row("id", shared["properties"]["id"], shared)),
        ("kind", f"- `kind`, *needed*: What kind of note it is; see below.<br>Takes {kinds}."),
    ]
    rest = [name for name in shared["properties"] if name != "id"]
    rows = [*own, *((name, _row(name, shared["properties"][name], shared)) for name in rest)]
    yield from _listed(row for _, row in rows)
    yield "A note needs either `quote` or `whole`."
    yield ""
    yield from _entries(shared, rest)


def _kinds(schemas: _Schemas) -> Iterator[str]:
    for kind, model in KINDS.items():
        schema = schemas[model.__name__]
        own = [name for name in schema["properties"] if name not in (*BaseAnnotation.model_fields, "kind")]
        yield from (f"## {model.title_of_kind} {{#{kind}}}", "", _says(model), "")
        yield from _listed(_row(name, schema["properties"][name], schema) for name in own)
        yield from _entries(schema, own)
        if kind in EXAMPLE_OF:
            yield from _example(EXAMPLE_OF[kind])


def _files(schemas: _Schemas) -> Iterator[str]:
    for title, file, model, example in FILES:
        schema = schemas[model.__name__]
        names = list(schema["properties"])
        yield from (f"## {title} {{#{title.lower().replace(' ', '-')}}}", "")
        yield from (f"`{file}`. {_says(model)}", "")
        yield from _listed(_row(name, schema["properties"][name], schema) for name in names)
        yield from _entries(schema, names)
        yield from _example(example)


def _settings(schemas: _Schemas) -> Iterator[str]:
    schema = schemas[EditionSettings.__name__]
    yield from ("## Settings of an edition {#settings}", "", f"`mkdocs.yml`. {_says(EditionSettings)}", "")
    yield from _listed(_row(name, of, schema) for name, of in schema["properties"].items())


def _says(model: type[Entry]) -> str:
    return " ".join((model.__doc__ or "").split())


def _listed(rows: Iterable[str]) -> Iterator[str]:
    yield from (*rows, "")


def _entries(schema: _Schema, names: Sequence[str]) -> Iterator[str]:
    """Yield a list for each sort of entry that stands at one of the fields."""
    for name in names:
        of = _entry_in(schema["properties"][name], schema)
        if of:
            yield from (f"In `{name}`:", "")
            yield from _listed(_row(key, value, {**schema, **of}) for key, value in of["properties"].items())


def _row(name: str, field: _Schema, schema: _Schema) -> str:
    needed = ", *needed*" if name in schema.get("required", ()) else ""
    said = " ".join(field.get("description", "").split())
    return f"- `{name}`{needed}: {said}<br>Takes {_takes(field, schema)}."


def _takes(field: _Schema, schema: _Schema) -> str:
    """Return what may stand at a field, in words."""
    if "anyOf" in field:
        parts = [_takes(part, schema) for part in field["anyOf"] if part.get("type") != "null"]
        return " or ".join(dict.fromkeys(parts))
    of = _resolved(field, schema)
    if "enum" in of or "const" in of:
        return " ".join(f"`{word}`" for word in of.get("enum", [of.get("const")]))
    if "properties" in of:
        return "an entry: " + ", ".join(f"`{key}`" for key in of["properties"])
    if of.get("pattern") in PATTERNS_IN_WORDS:
        return "an id" if of["pattern"] == IDENTIFIER_PATTERN else PATTERNS_IN_WORDS[of["pattern"]]
    kind = of.get("type")
    if kind == "array":
        return f"a list of: {_takes(of['items'], schema)}"
    if kind == "boolean":
        return "`true` or `false`"
    if kind == "integer":
        return f"a number, from {of['minimum']}" if "minimum" in of else "a number"
    return f"a text of at most {of['maxLength']:,} characters" if "maxLength" in of else "a text"


def _entry_in(field: _Schema, schema: _Schema) -> _Schema | None:
    for part in field.get("anyOf", [field]):
        of = _resolved(part, schema)
        if of.get("type") == "array":
            return _entry_in(of["items"], schema)
        if "properties" in of:
            return of
    return None


def _resolved(field: _Schema, schema: _Schema) -> _Schema:
    reference = field.get("$ref")
    found: _Schema = schema["$defs"][reference.rpartition("/")[2]] if reference else field
    return found


def _example(name: str) -> Iterator[str]:
    written = (EXAMPLES / name).read_text("utf-8")
    yield from ("```yaml", *(line for line in written.splitlines() if not line.startswith("#")), "```", "")
