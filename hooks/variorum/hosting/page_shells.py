"""The frame around the pages of notes, rendered once and filled for each page.

A theme renders its whole frame for each page: header, navigation, footer, scripts. Of an edition there are
thousands of pages that differ in a few words only, those of notes. So the frame is rendered once for a page
in which words stand that no page has; where these are found, the words of each page are put. What is made is
the same, byte for byte: Material's templates and ours say these words as they are, and the first pages are
rendered as usual and compared. Where anything else might decide what a page looks like, such as a template of
the site or what a plugin gives to templates, every page is rendered as usual.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import copy
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from jinja2 import Environment, Template

from variorum.hosting.shell import Shell, Words
from variorum.rendering.stylesheet import THEME

Rendering = Callable[[Mapping[str, Any]], str]

_CONTEXT = {
    *("nav", "pages", "base_url", "extra_css", "extra_javascript", "mkdocs_version", "build_date_utc"),
    *("config", "page"),
}
"""What a template is given. If a plugin adds to it, pages may differ in more than we know."""
_REMEMBERED = 400
"""How many templates Jinja remembers. If there are more, those that pages are made of cannot be named."""
_METADATA = {"title", "hide", "template", "search", "variorum"}
_ALIKE = (
    *("edit_url", "parent", "previous_page", "next_page", "children", "ancestors"),
    *("active", "is_homepage", "is_page", "is_section", "is_link"),
)
"""What is the same for all pages that have the same frame."""
_KNOWN = "partials/variorum-known.html"
"""Says what other programs read of a page, from `page.meta.variorum`; it is rendered for each page."""
_HARMLESS = re.compile(r"[^<>&\"'\s]+(?: [^<>&\"'\s]+)*")
"""Titles that are the same with and without tags, escaped or not."""
_IDENTIFIER = re.compile(r"[\w.-]+")


# A filter changes some of these: they have capitals, spaces and letters that are not ASCII.
_HOLES = Words(
    "<h1>vmHole Wörter</h1>\n",
    "vmHole Überschrift eines Zettels, den es nicht gibt",
    "vmHoleId",
    "https://vm-hole.example/vmHole Adresse/",
    "",
)
_PUBLISHED = "vmHole Öffentlich"
_PLACE = "vmHolePlace"
"""Stands in the address within the site for the folder of a page."""


class _HollowPage(SimpleNamespace):
    """Stands for any page that the shell fits; remembers what it was asked for that it does not know."""

    unknown: set[str]

    def __getattr__(self, name: str) -> Any:
        self.unknown.add(name)
        raise AttributeError(name)


def fill_shells(environment: Environment, is_ours: Callable[[str], bool]) -> PageShells:
    """Let templates of `environment` fill shells, where these fit; return what has them.

    `is_ours` tells of the source of a page whether it is one that we make.
    """
    shells = PageShells(environment, is_ours)

    class FillingTemplate(Template):
        def render(self, *values: Any, **more: Any) -> str:
            usual = super().render
            is_of_page = self.name and len(values) == 1 and not more
            return shells.render(str(self.name), values[0], usual) if is_of_page else usual(*values, **more)

    environment.template_class = FillingTemplate
    return shells


class _Kind(NamedTuple):
    """What pages with the same frame have in common."""

    template: str
    address: str
    """With a hollow one in place of the folder."""
    has_whole_address: bool
    said: str
    """What else the frame says: what is hidden, and the DOI of the edition."""


def _kind_of(page: Any, template: str) -> _Kind:
    place = page.url.split("/")
    place[1:2] = [_PLACE]
    said = repr((page.meta.get("hide"), _doi_of(page)))
    return _Kind(template, "/".join(place), bool(page.canonical_url), said)


def _doi_of(page: Any) -> dict[str, Any]:
    """Return what a page says of itself that stands in its foot."""
    known = page.meta.get("variorum")
    return {"doi": known["doi"]} if isinstance(known, dict) and "doi" in known else {}


class Proven(NamedTuple):
    """A shell in which enough pages were the same."""

    shell: Shell
    context: Mapping[str, Any]
    """What templates were given for one of these pages."""


class PageShells:
    """The shells of a build, made when they are needed."""

    def __init__(self, environment: Environment, is_ours: Callable[[str], bool]) -> None:
        """`is_ours` tells of the source of a page whether it is one that we make."""
        self._environment, self._is_ours = environment, is_ours
        self._shells: dict[tuple[_Kind, str], Shell | None] = {}
        self._proven: dict[_Kind, Proven | None] = {}
        self._listed: tuple[object, frozenset[int]] = (None, frozenset())

    def render(self, name: str, context: Mapping[str, Any], rendered: Rendering) -> str:
        """Return what the template called `name` makes of `context`, as `rendered` does."""
        page = context.get("page")
        if page is None or context.keys() != _CONTEXT or not self._fits(page, context["nav"]):
            return rendered(context)
        frame = [context[part] for part in ("base_url", "extra_css", "extra_javascript")]
        kind = _kind_of(page, name)
        key = kind, repr(frame)
        if key not in self._shells:
            output = rendered(context)
            self._shells[key] = self._shell(kind.address, context, rendered)
            self._compare(key, context, output)
            return output
        shell = self._shells[key]
        if shell is None:
            return rendered(context)
        if not shell.is_proven:
            output = rendered(context)
            self._compare(key, context, output)
            return output
        return shell.filled(self.words(context))

    def proven(self, page: Any, nav: Any) -> Proven | None:
        """Return the shell that has proven to be that of `page`, if there is one."""
        proven = self._proven.get(_kind_of(page, page.meta.get("template", "main.html")))
        return proven if proven and self._fits(page, nav) else None

    def _fits(self, page: Any, nav: Any) -> bool:
        """Return whether a page differs from a hollow one in its words alone, for all that templates know."""
        headings = list(page.toc)
        return (
            self._is_ours(page.file.src_uri)
            and page.meta.keys() <= _METADATA
            and page.title == page.meta.get("title")
            and _HARMLESS.fullmatch(page.title) is not None
            and not (page.edit_url or page.parent or page.previous_page or page.next_page)
            and id(page) not in self._pages_of(nav)
            and [(item.level, item.children) for item in headings] == [(1, [])]
            and _IDENTIFIER.fullmatch(headings[0].id) is not None
            and "<h1" in page.content
            and len(page.url.split("/")) == 3
        )

    def _pages_of(self, nav: Any) -> frozenset[int]:
        """Return the identities of the pages that are listed in the navigation."""
        if self._listed[0] is not nav:
            self._listed = nav, frozenset(map(id, nav.pages))
        return self._listed[1]

    def words(self, context: Mapping[str, Any]) -> Words:
        """Return the words of the page that templates are given in `context`."""
        page = context["page"]
        known = self._environment.get_template(_KNOWN)
        # Not by `render`, which copies the context once more.
        known_parts = "".join(known.root_render_func(known.new_context(dict(context), shared=False)))
        return Words(page.content, page.title, next(iter(page.toc)).id, page.canonical_url or "", known_parts)

    def _shell(self, url: str, context: Mapping[str, Any], rendered: Rendering) -> Shell | None:
        """Return the frame of pages that have the hollow address `url`; nothing, if it cannot be known."""
        if not self._knows_templates(context):
            return None
        page = context["page"]
        heading = copy(next(iter(page.toc)))
        heading.id = heading.title = _HOLES.identifier
        hollow = _HollowPage(
            unknown=set(),
            title=_HOLES.title,
            meta={
                **page.meta,
                "title": _HOLES.title,
                "variorum": {"published": _PUBLISHED, **_doi_of(page)},
            },
            content=_HOLES.content,
            toc=[heading],
            canonical_url=page.canonical_url and _HOLES.address,
            url=url,
            **{name: getattr(page, name) for name in _ALIKE},
        )
        emptied = {**context, "page": hollow}
        output = rendered(emptied)
        shell = Shell(output, _HOLES._replace(known=self.words(emptied).known))
        are_known = not any(hasattr(page, name) for name in hollow.unknown)
        return shell if are_known and shell.is_sound else None

    def _knows_templates(self, context: Mapping[str, Any]) -> bool:
        """Return whether all templates of pages are Material's or ours: others may say anything of a page."""
        material = find_spec("material")
        places = (material and material.submodule_search_locations) or ()
        folders = [THEME, *(Path(place, "templates") for place in places)]
        cache = self._environment.cache
        if not cache or len(cache) >= _REMEMBERED:
            return False
        apart = context["config"].theme.static_templates
        used = (template for template in cache.values() if template.name not in apart)
        return all(
            template.filename and any(Path(template.filename).is_relative_to(folder) for folder in folders)
            for template in used
        )

    def _compare(self, key: tuple[_Kind, str], context: Mapping[str, Any], output: str) -> None:
        """Give up a shell that does not make of a page what the template makes of it."""
        if shell := self._shells[key]:
            shell.compared += 1
            if shell.filled(self.words(context)) != output:
                self._shells[key] = None
            elif shell.is_proven:
                # Pages of one kind have one frame, unless something gives them others.
                self._proven[key[0]] = None if key[0] in self._proven else Proven(shell, context)
