"""Where the files of an article lie, and what must not lie among them, since MkDocs would publish it.

The page of an article is made from its text, and the comparison shows how that text changes. Whatever else
MkDocs takes for a page or for a page's metadata would be published unseen.
"""

from __future__ import annotations

from pathlib import Path, PurePath

from variorum.files.layout import METADATA, TEXTS, YAML, Layout
from variorum.files.tree import Tree
from variorum.files.unread_file import move_to, rename_to
from variorum.model.problem import Code, Place, Problem
from variorum.model.publishing import MARKDOWN
from variorum.model.wording import visible_name

_HTML = frozenset({".htm", ".html", ".xht", ".xhtml", ".shtml"})
MADE = frozenset({"article.txt", "index.html", "print.css"})
"""What is made for the page of an article and published beside it, by its name there."""
_IN_PLACE_OF_A_MADE_FILE = "It has the place of a file that is made for the page of the article."
_META = frozenset({".meta.yml", ".meta.yaml"})
"""Metadata of all pages in a folder, for Material's plugin `meta`. Those of all articles are an editor's."""
_JUNK = frozenset(
    ".DS_Store .directory .editorconfig .gitattributes .gitignore .gitkeep .keep .nomedia".split()
)
_JUNK_BEGINS = ("._", ".#", ".~lock.", ".nfs")
_JUNK_ENDS = (".swp", ".swo", ".swx")
"""What file managers, editors and git leave in folders."""


_OF_TEXTS = (METADATA, *TEXTS)


def is_text(below: PurePath) -> bool:
    """Return whether a path below docs/articles/ is that of an article's text or of its metadata."""
    return len(below.parts) == 2 and below.name in _OF_TEXTS and not below.parts[0].startswith(".")


def is_hidden(below: PurePath) -> bool:
    """Return whether a file, or a folder that it lies in, is hidden: its name begins with a dot."""
    return any(part.startswith(".") for part in below.parts)


def is_junk(name: str) -> bool:
    """Return whether a hidden file is one that programs leave behind."""
    return name in _JUNK or name.startswith(_JUNK_BEGINS) or name.endswith(_JUNK_ENDS)


def misplaced(path: Path, tree: Tree) -> Problem | None:
    """Return the problem of a file below docs/ that cannot be where it is; None if it can."""
    layout = tree.layout
    folder = path.parent
    # What most files are is asked first: it is asked of each file of a large edition.
    if path.name in _OF_TEXTS and folder.parent == layout.articles and not folder.name.startswith("."):
        return _link(path, tree)
    if not path.is_relative_to(layout.articles):
        if path.name != METADATA or is_hidden(path.relative_to(layout.docs)):
            return None
        where = layout.name(layout.articles)
        why = f"An article stands in a folder of its own in {where}/."
        return _stray(path, layout, why, f"Move it to {where}/, with its folder.")
    reason = _why_stray(path, tree)
    return _stray(path, layout, *reason) if reason else _link(path, tree)


def unpublished(path: Path, tree: Tree) -> bool:
    """Return whether a file below docs/ is left out of the site, as `variorum check` says of it."""
    return tree.refusal(path) is not None or misplaced(path, tree) is not None


def _why_stray(path: Path, tree: Tree) -> tuple[str, str] | None:
    """Return what is wrong with a file that is no article's text, and what to do."""
    layout = tree.layout
    below, articles = path.relative_to(layout.articles), layout.name(layout.articles)
    slug, suffix = visible_name(below.parts[0]), below.suffix.lower()
    inside = len(below.parts) > 1
    if inside and slug.startswith("."):
        return None
    if inside and below.name.lower() in _META:
        return "The pages of articles have no metadata but article.yml.", "Remove it."
    if inside and is_hidden(below):
        how = "Rename it without the dot at the beginning, or remove it."
        return None if is_junk(below.name) else ("It is hidden.", how)
    if inside and below.parts[1].lower() in (MADE.difference(TEXTS) if len(below.parts) == 2 else MADE):
        return _IN_PLACE_OF_A_MADE_FILE, f"Rename {visible_name(below.parts[1])}."
    if below.stem.lower() == "article" and suffix in (".txt", *MARKDOWN, *YAML):
        where = f"to {articles}/{slug}/" if inside else f"into a folder of its own in {articles}/"
        return _of_an_article(path, below, where, tree)
    if inside and suffix in MARKDOWN:
        return "The page of an article is made from its text.", "Move what it says to another page."
    if inside and suffix in _HTML:
        return "Beside an article stand pictures, and no pages.", f"Move it out of {articles}/."
    if inside and suffix in YAML:
        folder = layout.annotations / below.parts[0]
        return "Notes do not stand beside the article.", move_to(path, folder, tree)
    return None


def _of_an_article(path: Path, below: PurePath, where: str, tree: Tree) -> tuple[str, str]:
    """Return what is wrong with a file that is called as those of an article are."""
    if len(below.parts) != 2:
        return "The files of an article lie in its folder, not above or below it.", f"Move it {where}."
    if below.suffix.lower() == YAML[1]:
        return f"What is known of an article stands in {METADATA}.", rename_to(path, METADATA, tree)
    small = below.name.lower()
    if small == below.name:
        return "An article is article.txt or article.md.", rename_to(path, "article.md", tree)
    return "The files of an article are named in small letters.", rename_to(path, small, tree)


def _link(path: Path, tree: Tree) -> Problem | None:
    """Return the problem of a link that would publish what lies elsewhere in the edition, such as .git."""
    entry = tree.entries.get(path)
    if entry is None or not entry.leads_elsewhere:
        return None
    place = Place(tree.layout.name(path))
    return Problem(
        place, Code.OUTSIDE_FOLDER, "This is a link to another folder.", "Put the file itself here."
    )


def _stray(path: Path, layout: Layout, why: str, fix: str) -> Problem:
    is_published = path.suffix.lower() in _HTML or why == _IN_PLACE_OF_A_MADE_FILE
    message = f"This file is not {'published' if is_published else 'read'}. {why}"
    return Problem(Place(layout.name(path)), Code.STRAY_FILE, message, fix)
