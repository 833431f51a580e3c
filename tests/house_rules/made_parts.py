"""Parts of documents that are made from the engine's tables: `make schema` writes them, a test checks them.

Such a part stands between two lines: the first says `made: NAME`, the last `end of NAME`, each in a
comment of the document's language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import markdown
import yaml

from variorum.editing.called_workflows import GITHUB, PERMISSIONS, reusable, reusable_name
from variorum.editing.starter import FOLDER as STARTER
from variorum.exporting.edition_schema import schema_name
from variorum.exporting.exports import FORMATS
from variorum.model.csl.types import MEANINGS
from variorum.model.kind import Kind, Side
from variorum.model.kinds import BY_RANK, KINDS
from variorum.model.ledger import LEDGER
from variorum.model.registers import REGISTERS

ROOT = Path(__file__).parents[2]
DOCUMENTS = (
    "README.md",
    "docs/how-to-read.md",
    "docs/contribute.md",
    "docs/references.md",
    ".github/ISSUE_TEMPLATE/2-note.yml",
    "hooks/variorum/starter/dot-github/ISSUE_TEMPLATE/2-note.yml",
    ".vscode/settings.json",
    "hooks/variorum/starter/dot-vscode/settings.json",
)
_SCHEMAS = re.compile(r'("yaml.schemas": \{\n).*?(\n  \})', re.DOTALL)
"""In JSON, which has no comments."""
_PART = re.compile(
    r"(^[^\n]*\bmade: ([\w-]+)[^\n]*\n)(.*?)(?=^[^\n]*\bend of \2\b)", re.MULTILINE | re.DOTALL
)


def with_parts(text: str) -> str:
    """Return a document with the parts in it made anew."""
    text = _PART.sub(lambda part: part[1] + "".join(f"{line}\n" for line in PARTS[part[2]]()), text)
    return _SCHEMAS.sub(lambda part: part[1] + ",\n".join(_schemas_of_editor()) + part[2], text)


def names_of_parts(text: str) -> list[str]:
    """Return the names of the parts that a document has."""
    return [part[2] for part in _PART.finditer(text)] + ["schemas"] * bool(_SCHEMAS.search(text))


def _kinds() -> list[Kind]:
    return [model.of_kind for model in KINDS.values()]


def _table(*rows: Iterable[str]) -> Iterator[str]:
    """Yield a table of Markdown whose first row is its head."""
    head, *others = (list(row) for row in rows)
    yield ""
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    yield from (f"| {' | '.join(row)} |" for row in others)
    yield ""


def _literal(sign: str) -> str:
    """Return a sign so that Markdown takes it for nothing else."""
    return f"\\{sign}" if sign in markdown.Markdown().ESCAPED_CHARS else sign


def _kinds_in_short() -> Iterator[str]:
    return _table(("Kind of note", "What it says"), *((f"`{kind.name}`", kind.says) for kind in _kinds()))


def _kinds_with_examples() -> Iterator[str]:
    rows = ((f"[{kind.title}](fields.md#{kind.name})", kind.says) for kind in _kinds())
    return _table(("Kind of note: its fields, and an example", "What it says"), *rows)


def _kinds_for_readers() -> Iterator[str]:
    ranked = [KINDS[name].of_kind for name in reversed(BY_RANK)]
    rows = (
        (_as_it_looks(kind, f"{_literal(kind.sign)}&nbsp;{kind.name}"), kind.line.style, kind.says)
        for kind in ranked
    )
    yield from _table(("Kind of note", "Its line", "What it says"), *rows)
    on_the_left = [f"*{kind.name}*" for kind in ranked if kind.side is Side.TEXT]
    yield f"On a wide page the kinds {' and '.join(on_the_left)} are on the left, the others on the right."
    yield ""


def _as_it_looks(kind: Kind, words: str) -> str:
    """Return words with the colour and the line of a kind."""
    return f"*{words}*{{ .vm-sample .vm-kind--{kind.name} .vm-line--{kind.name} }}"


def _kinds_as_options() -> Iterator[str]:
    for kind in _kinds():
        yield f"        - {json.dumps(f'{kind.title}: {kind.says}', ensure_ascii=False)}"


def _registers() -> Iterator[str]:
    rows = ((f"`annotations/{name}.yml`", model.of_register.says) for name, model in REGISTERS.items())
    return _table(("Register", "What it holds"), *rows)


def _schemas_of_editor() -> Iterator[str]:
    """Yield which schema an editor uses for which files."""
    folders = {name: f"annotations/{name}/**/*.yml" for name in REGISTERS}
    files: dict[str, str | list[str]] = {
        "annotation": ["annotations/*/**/*.yml", *(f"!{folder}" for folder in folders.values())],
        **{name: [f"annotations/{name}.yml", folder] for name, folder in folders.items()},
        LEDGER: f"annotations/{LEDGER}.yml",
        "article": "docs/articles/*/article.yml",
    }
    for name, pattern in files.items():
        yield f"    {json.dumps(schema_name(name))}: {json.dumps(pattern)}"


def _exports() -> Iterator[str]:
    rows = ((f"`{export.uri}`", export.says) for export in FORMATS.values())
    return _table(("File", "What it holds"), *rows)


def _lost(name: str) -> Iterator[str]:
    """Yield what citation-js does not read back of a format, by CSL's variable; see test_citation_js.py."""
    losses = yaml.safe_load((ROOT / "tests/interop/citation_js_losses.yml").read_text("utf-8"))[name]
    always = [variable for variable, types in losses.items() if types == "all"]
    yield from ("", f"From no type at all: {', '.join(map(_code, always))}.", "")
    rows = ((_code(variable), _lost_from(types)) for variable, types in losses.items() if types != "all")
    yield from _table(("Key", "Comes back from sources of"), *rows)


def _lost_from(types: list[str]) -> str:
    """Say in the fewer words from which types a variable comes back, given those from which it does not."""
    kept = [one for one in MEANINGS if one not in types]
    is_mostly_kept = len(types) <= len(kept)
    which = ", ".join(map(_code, types if is_mostly_kept else kept))
    return f"all types but {which}" if is_mostly_kept else which


def _code(word: str) -> str:
    return f"`{word}`"


PARTS: dict[str, Callable[[], Iterable[str]]] = {
    "kinds-in-short": _kinds_in_short,
    "kinds-with-examples": _kinds_with_examples,
    "kinds-for-readers": _kinds_for_readers,
    "kinds-as-options": _kinds_as_options,
    "registers": _registers,
    "exports": _exports,
    "lost-in-bibtex": lambda: _lost("bibtex"),
    "lost-in-ris": lambda: _lost("ris"),
}
"""By their names in the documents: what makes the lines of the part."""


def called_workflows() -> dict[Path, str]:
    """Return the workflows that editions call, by their paths, made from those that they have written out."""
    folder = STARTER / "dot-github" / "workflows"
    return {
        ROOT / GITHUB / reusable_name(name): reusable((folder / f"{name}.yml").read_text("utf-8"))
        for name in PERMISSIONS
    }


def main() -> None:
    """Write the parts anew where they are no longer what the tables say."""
    for name in DOCUMENTS:
        path = ROOT / name
        written = path.read_text("utf-8")
        if (made := with_parts(written)) != written:
            path.write_text(made, "utf-8")
            print(path)
    for path, made in called_workflows().items():
        if not path.exists() or path.read_text("utf-8") != made:
            path.write_text(made, "utf-8")
            print(path)


if __name__ == "__main__":
    main()
