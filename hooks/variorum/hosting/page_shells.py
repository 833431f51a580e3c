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

from variorum.rendering.stylesheet import THEME

Rendering = Callable[[Mapping[str, Any]], str]

_COMPARED = 2
"""How many pages of a shell are rendered as usual, and compared with it filled."""
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
_RESIDUE = "vmhole"
_HARMLESS = re.compile(r"[^<>&\"'\s]+(?: [^<>&\"'\s]+)*")
"""Titles that are the same with and without tags, escaped or not."""
_IDENTIFIER = re.compile(r"[\w.-]+")


class _Words(NamedTuple):
    """The words in which pages with the same frame differ."""

    content: str
    title: str
    identifier: str
    """The id of the first heading."""
    address: str
    """The whole address; empty, if the site has none."""
    known: str
    """What other programs read of the page."""


# A filter changes some of these: they have capitals, spaces and letters that are not ASCII.
_HOLES = _Words(
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


class _Shell:
    """The frame of pages, divided where their words stand."""

    def __init__(self, rendered: str, holes: _Words) -> None:
        at = {value: name for name, value in holes._asdict().items() if value}
        self._parts = re.split(f"({'|'.join(map(re.escape, at))})", rendered)
        self._names = [at[hole] for hole in self._parts[1::2]]
        self.is_sound = (
            self._names.count("content") == 1 and _RESIDUE not in "".join(self._parts[::2]).lower()
        )
        self.compared = 0

    def filled(self, words: _Words) -> str:
        """Return the page that has these words."""
        values = words._asdict()
        parts = self._parts.copy()
        parts[1::2] = [values[name] for name in self._names]
        return "".join(parts)


def fill_shells(environment: Environment, is_ours: Callable[[str], bool]) -> None:
    """Let templates of `environment` fill shells, where these fit.

    `is_ours` tells of the source of a page whether it is one that we make.
    """
    shells = PageShells(environment, is_ours)

    class FillingTemplate(Template):
        def render(self, *values: Any, **more: Any) -> str:
            usual = super().render
            is_of_page = self.name and len(values) == 1 and not more
            return shells.render(str(self.name), values[0], usual) if is_of_page else usual(*values, **more)

    environment.template_class = FillingTemplate


class PageShells:
    """The shells of a build, made when they are needed."""

    def __init__(self, environment: Environment, is_ours: Callable[[str], bool]) -> None:
        """`is_ours` tells of the source of a page whether it is one that we make."""
        self._environment, self._is_ours = environment, is_ours
        self._shells: dict[object, _Shell | None] = {}
        self._listed: tuple[object, frozenset[int]] = (None, frozenset())

    def render(self, name: str, context: Mapping[str, Any], rendered: Rendering) -> str:
        """Return what the template called `name` makes of `context`, as `rendered` does."""
        page = context.get("page")
        if page is None or not self._fits(page, context):
            return rendered(context)
        place = page.url.split("/")
        place[1] = _PLACE
        frame = [context[part] for part in ("base_url", "extra_css", "extra_javascript")]
        key = name, "/".join(place), bool(page.canonical_url), repr((frame, page.meta.get("hide")))
        if key not in self._shells:
            output = rendered(context)
            self._shells[key] = self._shell("/".join(place), context, rendered)
            self._compare(key, context, output)
            return output
        shell = self._shells[key]
        if shell is None:
            return rendered(context)
        if shell.compared < _COMPARED:
            output = rendered(context)
            self._compare(key, context, output)
            return output
        return shell.filled(self._words(context))

    def _fits(self, page: Any, context: Mapping[str, Any]) -> bool:
        """Return whether a page differs from a hollow one in its words alone, for all that templates know."""
        headings = list(page.toc)
        return (
            self._is_ours(page.file.src_uri)
            and context.keys() == _CONTEXT
            and page.meta.keys() <= _METADATA
            and page.title == page.meta.get("title")
            and _HARMLESS.fullmatch(page.title) is not None
            and not (page.edit_url or page.parent or page.previous_page or page.next_page)
            and id(page) not in self._pages_of(context["nav"])
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

    def _words(self, context: Mapping[str, Any]) -> _Words:
        page = context["page"]
        known = self._environment.get_template(_KNOWN)
        # Not by `render`, which copies the context once more.
        known_parts = "".join(known.root_render_func(known.new_context(dict(context), shared=False)))
        return _Words(
            page.content, page.title, next(iter(page.toc)).id, page.canonical_url or "", known_parts
        )

    def _shell(self, url: str, context: Mapping[str, Any], rendered: Rendering) -> _Shell | None:
        """Return the frame of pages that have the hollow address `url`; nothing, if it cannot be known."""
        if not self._knows_templates(context):
            return None
        page = context["page"]
        heading = copy(next(iter(page.toc)))
        heading.id = heading.title = _HOLES.identifier
        hollow = _HollowPage(
            unknown=set(),
            title=_HOLES.title,
            meta={**page.meta, "title": _HOLES.title, "variorum": {"published": _PUBLISHED}},
            content=_HOLES.content,
            toc=[heading],
            canonical_url=page.canonical_url and _HOLES.address,
            url=url,
            **{name: getattr(page, name) for name in _ALIKE},
        )
        emptied = {**context, "page": hollow}
        output = rendered(emptied)
        shell = _Shell(output, _HOLES._replace(known=self._words(emptied).known))
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

    def _compare(self, key: object, context: Mapping[str, Any], output: str) -> None:
        """Give up a shell that does not make of a page what the template makes of it."""
        if shell := self._shells[key]:
            shell.compared += 1
            if shell.filled(self._words(context)) != output:
                self._shells[key] = None
