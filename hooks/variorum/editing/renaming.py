"""A note gets another id: its old address leads to it for good, and every reference follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from variorum.editing.changed_notes import Keys, node, with_changed_notes
from variorum.editing.file_content import file_content
from variorum.files.layout import YAML
from variorum.files.register_files import has_entries
from variorum.files.tree import Tree
from variorum.model.ledger import LEDGER
from variorum.model.record import AnnotationRecord
from variorum.yaml_files.text_file import decode

_LINK = re.compile(r"(\]\(\s*<?|\]:\s*<?|href=[\"'])([^)\s\"'>]*)")
"""The address of a link, in Markdown and in HTML, and what comes before it."""
_POINTING = ("note", "notes")
"""The keys of registers that have ids of notes."""


def renamed(note: AnnotationRecord, new: str, tree: Tree) -> dict[Path, bytes | None]:
    """Return the new content of each file that names `note`, when its id is `new`; None: it is removed.

    A file that is named after the id is renamed, too. Ids in registers and links to the note in Markdown
    follow. The texts as received stay, and so does the ledger: the old id remains published.
    """
    layout, old = tree.layout, note.annotation.id
    own = layout.root / note.file

    def change(keys: Keys) -> None:
        former = [item.value for item in keys["formerly"].value] if "formerly" in keys else []
        keys["id"] = node(new)
        keys["formerly"] = node([name for name in (*former, old) if name != new])

    changed: dict[Path, bytes | None] = {}
    for path, text in _naming(old, tree):
        follows = _with_links(text, old, new)
        if has_entries(path, tree):
            follows = _with_ids(follows, old, new)
        changed[path] = follows.encode()
    text = decode(changed.get(own) or tree.content(own), note.file)
    content = with_changed_notes(text, {old: change}).encode()
    renamed_file = own.with_name(f"{new}{own.suffix}")
    if own.stem == old and not tree.has(renamed_file):
        changed[own] = None
        changed[renamed_file] = content
    else:
        changed[own] = content
    return changed


def _naming(identifier: str, tree: Tree) -> Iterator[tuple[Path, str]]:
    """Yield the files of notes, registers and pages that have the id in them, with their text."""
    layout = tree.layout
    files = [path for path in tree.files_below(layout.annotations) if path.suffix in YAML]
    files += [path for path in tree.files_below(layout.docs) if _is_page(path, tree)]
    for path in files:
        content = file_content(path, tree)
        if content and path.stem != LEDGER and identifier.encode() in content:
            yield path, decode(content, layout.name(path))


def _is_page(path: Path, tree: Tree) -> bool:
    """Return whether a file is written by editors: a page, or the article.yml of an article."""
    if path.is_relative_to(tree.layout.articles):
        return path.name == "article.yml"
    return path.suffix == ".md"


def _with_links(text: str, old: str, new: str) -> str:
    """Return `text` with the addresses of the note changed in links: `#old`, `#ref:old`, `notes/old/`."""
    address = re.compile(rf"(#(?:ref:)?|\bnotes/){re.escape(old)}(?=[/#]|$)")
    return _LINK.sub(lambda found: found[1] + address.sub(rf"\g<1>{new}", found[2]), text)


def _with_ids(text: str, old: str, new: str) -> str:
    """Return the text of a register with the id changed where it names a note."""
    keys = "|".join(_POINTING)
    one = re.compile(rf"(\b(?:{keys}):[ ]*[\"']?){re.escape(old)}(?=[\"']?[ ]*(?:[,}}\]#]|$))", re.MULTILINE)
    listed = re.compile(r"\bnotes:[ ]*(?:\[[^\]]*\]|(?:\n[ ]*-[ ]+[\w\"'-]+[ ]*(?:#.*)?(?=\n|$))+)")
    item = re.compile(rf"(?<=[\[,\s\"']){re.escape(old)}(?=[\"']?[ ]*(?:[,\]#]|$))", re.MULTILINE)
    return listed.sub(lambda found: item.sub(new, found[0]), one.sub(rf"\g<1>{new}", text))
