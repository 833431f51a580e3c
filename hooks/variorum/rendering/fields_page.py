"""The page of all fields: what each kind of note and each register takes, made from the model.

The examples are the files of a small edition, which is sound as a whole.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from inspect import getsource
from itertools import chain
from pathlib import Path
from textwrap import dedent

from variorum.model.annotation import BaseAnnotation
from variorum.model.article import ArticleMetadata
from variorum.model.fields import ModelField, fields_of
from variorum.model.kinds import KINDS
from variorum.model.registers import REGISTERS
from variorum.model.settings import EditionSettings
from variorum.model.values import IDENTIFIER, Entry

EXAMPLES = Path(__file__).with_name("examples")
_NOTES = "annotations/gull-rock"
FILES: tuple[tuple[str, str, type[Entry], str], ...] = (
    *(
        (
            model.of_register.entries,
            f"annotations/{name}.yml` or `annotations/{name}/<id>.yml",
            model,
            f"annotations/{name}.yml",
        )
        for name, model in REGISTERS.items()
    ),
    (
        "Articles",
        "docs/articles/<article>/article.yml",
        ArticleMetadata,
        "docs/articles/gull-rock/article.yml",
    ),
)


def fields_page() -> str:
    """Return the page as Markdown, for contributors."""
    lines = (_introduction(), _every_note(), _kinds(), _files(), _settings())
    return "\n".join(chain(*lines)) + "\n"


def _introduction() -> Iterator[str]:
    yield from ("# Fields", "")
    yield "All that can be written in a note and in the files beside the notes. What is marked *needed* must"
    yield "be there; all else may be left out. An *id* is a name of small letters, digits and single hyphens."
    yield "Each mistake is reported with its line and how to fix it: see [problems](problems.md)."
    yield ""


def _every_note() -> Iterator[str]:
    yield from ("## In every note", "", "A file `annotations/<article>/<id>.yml`.", "")
    fields = fields_of(BaseAnnotation)
    kinds = " ".join(f"`{kind}`" for kind in KINDS)
    kind = f"- `kind`, *needed*: What kind of note it is; see below.<br>Takes {kinds}."
    rest = [field for key, field in fields.items() if key != "id"]
    yield from _listed([_row(fields["id"]), kind, *map(_row, rest)])
    yield "A note needs either `quote` or `whole`."
    yield ""
    yield from _entries(rest)


def _kinds() -> Iterator[str]:
    for model in KINDS.values():
        shared = (*fields_of(BaseAnnotation), "kind")
        own = [field for key, field in fields_of(model).items() if key not in shared]
        yield from (f"## {model.of_kind.title}", "", _says(model), "")
        yield from _listed(map(_row, own))
        yield from _entries(own)
        yield from _example(f"{_NOTES}/{model.of_kind.example}")


def _files() -> Iterator[str]:
    for title, file, model, example in FILES:
        fields = fields_of(model).values()
        yield from (f"## {title}", "")
        yield from (f"`{file}`. {_says(model)}", "")
        yield from _listed(map(_row, fields))
        yield from _entries(fields)
        yield from _example(example)


def _settings() -> Iterator[str]:
    yield from ("## Settings of an edition", "", f"`mkdocs.yml`. {_says(EditionSettings)}", "")
    yield from _listed(map(_row, fields_of(EditionSettings).values()))


def _says(model: type[Entry]) -> str:
    # `python -OO` takes the docstrings away, and a site is the same however Python was called.
    docstring = model.__doc__ or _written_docstring(model)
    return " ".join((docstring or "").split())


def _written_docstring(model: type[Entry]) -> str | None:
    """Return the docstring in the source of a model. Python 3.14 leaves none in the tree of `ast.parse`."""
    tree = compile(dedent(getsource(model)), "", "exec", ast.PyCF_ONLY_AST, optimize=0)
    return ast.get_docstring(tree.body[0])  # type: ignore[attr-defined]


def _listed(rows: Iterable[str]) -> Iterator[str]:
    yield from (*rows, "")


def _entries(fields: Iterable[ModelField], outer: str = "") -> Iterator[str]:
    """Yield a list for each model of an entry that can be written at one of the fields, or inside it."""
    for field in fields:
        if field.entry:
            inner = fields_of(field.entry).values()
            yield from (f"In `{outer}{field.key}`:", "")
            yield from _listed(map(_row, inner))
            yield from _entries(inner, f"{outer}{field.key}.")


def _row(field: ModelField) -> str:
    needed = ", *needed*" if field.is_required else ""
    description = " ".join(field.description.split())
    return f"- `{field.key}`{needed}: {description}<br>Takes {_takes(field)}."


def _takes(field: ModelField) -> str:
    """Return what can be written at a field, in words."""
    values = " or ".join(_kinds_of_value(field))
    return f"a list of: {values}" if field.is_list else values


def _kinds_of_value(field: ModelField) -> Iterator[str]:
    if field.is_flag:
        yield "`true` or `false`"
    if field.takes_number:
        yield "a number" if field.smallest is None else f"a number, from {field.smallest}"
    if field.choices:
        yield " ".join(f"`{word}`" for word in field.words)
    if field.form:
        yield field.form.name if field.form is IDENTIFIER else field.form.in_words
    elif field.takes_text:
        yield f"a text of at most {field.longest:,} characters" if field.longest else "a text"
    if field.entry:
        yield "an entry: " + ", ".join(f"`{key}`" for key in fields_of(field.entry))


def _example(name: str) -> Iterator[str]:
    written = (EXAMPLES / name).read_text("utf-8")
    yield from ("```yaml", *(line for line in written.splitlines() if not line.startswith("#")), "```", "")
