"""What a page looks like: a stylesheet of the parts in theme/styles/, and one for paper; faces."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from variorum.model.kinds import BY_RANK, KINDS

THEME = Path(__file__).parent.parent / "theme"
STYLES = THEME / "styles"

PARTS = (
    "faces",
    "measures",
    "text",
    "header",
    "marks",
    "switches",
    "kinds",
    "notes",
    "margin",
    "firefox",
    "pages",
    "changes",
    "material",
    "look",
    "registers",
    "script",
    "print",
)
"""In the order of the cascade. Of one that is a template, `.css.jinja`, the rules are made for each kind."""
LOOK = "look"
"""The part by which all pages of a site look like the edition; without it, they look as the site has it."""
SITE = "site"
"""What takes its place where a site keeps its own look."""
PAPER = "paper"
"""The part that is no part of the one stylesheet, since only a printer needs it."""
VIEW = "view"
"""The same, for an article that is shown for one purpose."""
CLASS = "class"
"""The same, for the pages for a class."""
PAGE = "page"
"""The same, for pages of the site that have notes."""
LEDGERS, LISTS = "ledgers", "lists"
"""The same, for the pages of ledgers, and those with long lists: one file, since some are both."""
SEARCH = "search"
"""The same, for the search of a library."""
# No text in our styles has these characters; a test checks that.
_COMMENT = re.compile(r"\n?[ ]*/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};])\s*|,\s+")
# The values are those of the model, and CSS has characters that HTML would escape.
_TEMPLATES = Environment(  # noqa: S701
    loader=FileSystemLoader(STYLES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)
"""Those of styles: each is compiled once, and anew when its file has changed."""


def stylesheet(*, look: str = "edition") -> str:
    """Return the stylesheet. Its parts are kept apart for people, with comments; browsers need neither.

    In the `look` of the site, pages that are not ours stay as they are.
    """
    parts = PARTS if look == "edition" else (*(part for part in PARTS if part != LOOK), SITE)
    return _for_browsers("\n".join(map(style_source, parts)))


def paper_stylesheet() -> str:
    """Return how an article is printed, for a file that is loaded for paper alone."""
    return _for_browsers(style_source(PAPER))


def class_stylesheet() -> str:
    """Return the styles of the pages for a class, for a file that only they load."""
    return _for_browsers(style_source(CLASS))


def view_stylesheet() -> str:
    """Return the styles of an article that is shown for one purpose, for a file that only this loads."""
    return _for_browsers(style_source(VIEW))


def page_stylesheet() -> str:
    """Return the styles of pages of the site that have notes, for a file that only they load."""
    return _for_browsers(style_source(PAGE))


def list_stylesheet() -> str:
    """Return the styles of ledgers and long lists, for a file that only their pages load."""
    return _for_browsers(style_source(LEDGERS) + style_source(LISTS))


def _for_browsers(styles: str) -> str:
    styles = _COMMENT.sub("", styles)
    return _SPACE.sub(lambda found: found[1] or ",", styles).replace(";}", "}").replace("\n", " ")


def style_source(part: str) -> str:
    """Return a part of the stylesheet as it stands in its file, a template filled in."""
    path = STYLES / f"{part}.css"
    return path.read_text("utf-8") if path.exists() else _for_all_kinds(f"{path.name}.jinja")


def _for_all_kinds(name: str) -> str:
    kinds = [KINDS[kind].of_kind for kind in BY_RANK]
    return _TEMPLATES.get_template(name).render(kinds=kinds) + "\n"


def form_stylesheet() -> str:
    """Return the stylesheet of the form in which notes are proposed."""
    return (STYLES / "propose.css").read_text("utf-8")


def search_stylesheet() -> str:
    """Return the stylesheet of the search of a library, loaded when somebody searches."""
    return _for_browsers(style_source(SEARCH))


def fonts() -> list[Path]:
    """Return the files of the reading face and its licence, in order; they lie beside the stylesheet."""
    return sorted((THEME / "fonts").iterdir())
