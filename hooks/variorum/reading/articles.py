"""Reads the articles: the text as received, and article.yml."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from variorum.checks.transmission import broken_transmission
from variorum.files.layout import METADATA, TEXTS, Layout
from variorum.files.refusals import Unreadable
from variorum.files.register_files import article_name, has_article
from variorum.files.tree import Tree
from variorum.model.article import Article, ArticleMetadata, Form
from variorum.model.ledger import LEDGER, LEDGER_FILE
from variorum.model.problem import Code, Place, Problem
from variorum.model.registers import REGISTERS, Registers
from variorum.model.values import as_identifier, is_identifier
from variorum.model.wording import printable, visible_name
from variorum.reading.markdown_source import excess, excess_of_plain_text
from variorum.reading.validation import validate
from variorum.yaml_files.entry_files import read_entries
from variorum.yaml_files.node import Node
from variorum.yaml_files.text_file import decode, forbidden_characters, place_at, without_forbidden

_PROSE = ("description", "principles")
_AS_RECEIVED = (
    "Nothing may be changed in a text as received: it is shown as �; decide whether to keep this text."
)


def article_folders(tree: Tree, problems: list[Problem]) -> list[Path]:
    """Return the folders of articles, by name; report those whose name cannot be that of an article."""
    if closed := tree.closed(tree.layout.articles):
        problems.append(closed)
    found = tree.folders_in(tree.layout.articles)
    folders = [folder for folder in found if _is_of_an_article(folder, tree)]
    problems.extend(_no_address(folder, tree) for folder in folders if not is_identifier(folder.name))
    problems.extend(_of_a_register(folder, tree) for folder in folders if folder.name in REGISTERS)
    return [folder for folder in folders if is_identifier(folder.name)]


def _is_of_an_article(folder: Path, tree: Tree) -> bool:
    """Return whether `folder` is meant for an article: it has one, or part of one, or there are notes on it.

    Others may hold pictures, or pages that somebody wrote. A folder that is closed, or leads out of the
    edition, counts as one: it is reported when it is read.
    """
    if has_article(folder, tree):
        return True
    return folder.name not in REGISTERS and tree.is_folder(tree.layout.annotations / folder.name)


def _no_address(folder: Path, tree: Tree) -> Problem:
    name = as_identifier(folder.name)
    message = f"The name “{printable(visible_name(folder.name))}” cannot be the address of an article."
    remedy = f"Rename the folder, with small letters, digits and hyphens: `{name}`."
    if tree.is_there(folder.parent / name):
        remedy = f"Rename the folder, with small letters, digits and hyphens; `{name}` is taken."
    return Problem(Place(tree.layout.name(folder)), Code.WRONG_VALUE, message, remedy)


def _of_a_register(folder: Path, tree: Tree) -> Problem:
    layout = tree.layout
    notes = layout.annotations / folder.name
    message = f"`{folder.name}` is the name of a register, whose entries may stand in {layout.name(notes)}/."
    also = f", and {layout.name(notes)}/ with it" if tree.is_there(notes) else ""
    has_ledger = tree.is_there(layout.annotations / f"{LEDGER}.yml")
    listed = f", and write that name in {LEDGER_FILE}" if has_ledger else ""
    fix = f"Rename this folder, for example to `{article_name(folder.name)}`{also}{listed}."
    return Problem(Place(layout.name(folder)), Code.WRONG_VALUE, message, fix)


def read_article(folder: Path, tree: Tree, registers: Registers, problems: list[Problem]) -> Article | None:
    """Return the article in `folder`, or None and a problem why there is none."""
    beside, unsearched = tree.searched(folder)
    problems.extend(unsearched)
    if unsearched and not beside:
        return None
    problems.extend(_refused_pictures(beside, tree))
    metadata = folder / METADATA
    texts = [path for name in TEXTS if tree.is_there(path := folder / name)]
    if not tree.is_there(metadata) or len(texts) != 1:
        problems.append(_incomplete(folder, tree.layout, tree.is_there(metadata), len(texts)))
        return None
    try:
        node, read = _read_metadata(metadata, tree, registers, problems)
        if read is None:
            return None
        return _read_text(texts[0], read, node, tree, problems)
    except Unreadable as unreadable:
        problems.append(unreadable.problem)
        return None


def _refused_pictures(beside: list[Path], tree: Tree) -> Iterator[Problem]:
    """Yield the problems of files that are only published; reading reports those of all others."""
    for path in beside:
        if not path.name.startswith("article.") and (refusal := tree.refusal(path)):
            yield refusal


def _read_metadata(
    path: Path, tree: Tree, registers: Registers, problems: list[Problem]
) -> tuple[Node, ArticleMetadata | None]:
    nodes, wrong, _ = read_entries(path, tree)
    problems.extend((*wrong, *(fault for node in nodes for fault in node.faults)))
    if not nodes or nodes[0].faults:
        return Node(1, 1, None), None
    node = nodes[0] if len(nodes) == 1 else Node(1, 1, list(nodes))
    file = tree.layout.name(path)
    result = validate(node, ArticleMetadata, file)
    if isinstance(result, list):
        problems.extend(result)
        return node, None
    problems.extend(broken_transmission(node, result, file, registers))
    return node, result


def _read_text(
    path: Path, metadata: ArticleMetadata, node: Node, tree: Tree, problems: list[Problem]
) -> Article:
    file = tree.layout.name(path)
    metadata_file = tree.layout.name(path.with_name(METADATA))
    received = tree.content(path)
    digest = hashlib.sha256(received).hexdigest()
    if digest != metadata.sha256:
        written = node.value["sha256"]
        problems.append(
            Problem(
                Place(metadata_file, written.line, written.column),
                Code.ARTICLE_CHANGED,
                f"{file} has the SHA-256 {digest}, but article.yml says {metadata.sha256}.",
                "Restore the text as it was received. Only if it is meant to change, run "
                f"`variorum accept {path.parent.name}`, then `variorum relink {path.parent.name}`.",
            )
        )
    try:
        text = decode(received, file, metadata.encoding or "utf-8-sig")
    except LookupError:
        written = node.value["encoding"]
        raise Unreadable(
            Problem(
                Place(metadata_file, written.line, written.column),
                Code.WRONG_VALUE,
                f"There is no encoding called “{metadata.encoding}”.",
                "Write a usual name, such as utf-8, windows-1252, gb18030 or shift_jis.",
            )
        ) from None
    problems.extend(forbidden_characters(text, file, _AS_RECEIVED))
    form = Form(path.suffix.removeprefix("."))
    by_lines = metadata.paragraphs == "lines"
    if found := excess(text) if form is Form.MARKDOWN else excess_of_plain_text(text, by_lines=by_lines):
        place = place_at(text, found.offset, file)
        raise Unreadable(Problem(place, found.code, found.message, found.fix))
    written = {key: node.value[key] for key in _PROSE if key in node.value}
    places = {key: Place(metadata_file, at.line, at.column) for key, at in written.items()}
    return Article(path.parent.name, metadata, form, file, received, without_forbidden(text), places)


def _incomplete(folder: Path, layout: Layout, has_metadata: bool, texts: int) -> Problem:
    if texts > 1:
        return Problem(
            Place(layout.name(folder / "article.md")),
            Code.STRAY_FILE,
            "The article stands here twice, as article.txt and as article.md.",
            "Keep one of the two.",
        )
    lacking = "article.yml" if not has_metadata else "article.txt or article.md"
    return Problem(
        Place(layout.name(folder)),
        Code.MISSING_FILE,
        f"This article has no {lacking}.",
        "Add it, or remove the folder.",
    )
