"""Reads the pages of the site that have notes.

What article.yml says of an article may stand in their front matter.
"""

from __future__ import annotations

import hashlib
import posixpath
import re

from variorum.checks.transmission import broken_transmission
from variorum.files.refusals import Unreadable
from variorum.files.tree import Tree
from variorum.model.article import Article, ArticleMetadata, Form
from variorum.model.problem import Code, Place, Problem
from variorum.model.registers import Registers
from variorum.reading.front_matter import described, front_matter
from variorum.reading.markdown_source import excess
from variorum.reading.validation import not_an_entry, validate
from variorum.yaml_files.node import Node
from variorum.yaml_files.parse import parse
from variorum.yaml_files.text_file import decode, forbidden_characters, place_at

KEY = "variorum"
"""The key of the front matter whose value has the keys of article.yml, none of which has to be there."""
_HEADING = re.compile(
    r"^(?:#[ \t]*(?P<hash>[^#\n][^\n]*?)[ \t]*#*|(?P<line>[^\s#>`~|\-+*][^\n]*)\n=+)[ \t]*$", re.M
)
_FENCED = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_MARKUP = re.compile(r"\{[^}\n]*\}\s*$|\[([^\]\n]*)\](?:\([^)\n]*\)|\[[^\]\n]*\])|<[^>\n]*>|[`*]")
_NOT_UTF8 = "Save the page as UTF-8."


def read_page(name: str, tree: Tree, registers: Registers, problems: list[Problem]) -> Article | None:
    """Return the page called `name` as an article, or None and a problem why it cannot have notes."""
    path = tree.layout.docs / name
    file = tree.layout.name(path)
    try:
        received = tree.content(path)
        whole = decode(received, file)
        matter, text = front_matter(whole)
    except Unreadable as unreadable:
        problem = unreadable.problem
        fix = _NOT_UTF8 if problem.code is Code.NOT_UTF8 else problem.fix
        problems.append(problem._replace(fix=fix))
        return None
    if found := excess(text):
        place = place_at(whole, len(whole) - len(text) + found.offset, file)
        problems.append(Problem(place, found.code, found.message, found.fix))
        return None
    problems.extend(forbidden_characters(whole, file))
    digest = hashlib.sha256(text.encode()).hexdigest()
    node = _settings(matter, file)
    if not isinstance(node.value, dict):
        problems.extend(not_an_entry(node, file))
        node = Node(1, 1, {})
    written = dict(node.value)
    title = described(matter).get("title") or _first_heading(text) or posixpath.basename(name)
    for key, value in (("title", title), ("sha256", digest)):
        node.value.setdefault(key, Node(1, 1, value))
    metadata = validate(node, ArticleMetadata, file)
    if isinstance(metadata, list):
        problems.extend(metadata)
        metadata = ArticleMetadata(title=title, sha256=digest)
    elif metadata.sha256 != digest:
        at = written["sha256"]
        problems.append(
            Problem(
                Place(file, at.line, at.column),
                Code.ARTICLE_CHANGED,
                f"The text below the front matter has the SHA-256 {digest}, but `sha256` says "
                f"{metadata.sha256}.",
                f"If it is meant to change, run `variorum accept {name}`, then `variorum relink {name}`.",
            )
        )
    problems.extend(broken_transmission(node, metadata, file, registers))
    places = {key: Place(file, at.line, at.column) for key, at in written.items()}
    return Article(name, metadata, Form.MARKDOWN, file, received, text, places)


def _settings(matter: str, file: str) -> Node:
    """Return what the front matter says below `variorum`; an empty mapping if it says nothing."""
    root = parse(matter, file, 2).value if KEY in matter else None
    found = root.get(KEY) if isinstance(root, dict) else None
    return found if found is not None and found.value is not None else Node(1, 1, {})


def _first_heading(text: str) -> str:
    """Return the words of the first heading of the first level; nothing, if there is none."""
    found = _HEADING.search(_FENCED.sub("", text))
    words = (found["hash"] or found["line"]) if found else ""
    return " ".join(_MARKUP.sub(r"\1", words).split())
