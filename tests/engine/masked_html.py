"""A woven page as the rendering cases show it: the text and its marks, without what surrounds them."""

from __future__ import annotations

from html.parser import HTMLParser

from variorum.rendering.weave import WINDOW_FILLED

_SHOWN = {
    "mark": ("class", "data-notes"),
    "a": ("href", "data-n"),
    "del": (),
    "ins": (),
    "section": ("id",),
    "br": (),
    "span": ("data-line", "style"),
}
"""The engine's own elements in a text, and which of their attributes are shown."""
_EMPTIED = ("header", "details", "footer")
_DIVIDED = ("div", "section")


def masked(html: str) -> str:
    """Return the woven text, with short marks, empty notes, and without the header.

    What is not the engine's own is copied byte for byte.
    """
    html = html.replace(f"\n{WINDOW_FILLED}", "")
    mask = _Mask(html)
    mask.feed(html)
    mask.close()
    return "".join([*mask.pieces, html[mask.copied :]]).strip(" \n") + "\n"


def first_note(html: str) -> str:
    """Return the first note of the page, all of it."""
    start, end = html.index('<section class="vm-note '), "</details></section>"
    return html[start : html.index(end, start)] + f"{end}\n"


def whole_page(html: str) -> str:
    """Return the page, all of it."""
    return f"{html}\n"


class _Mask(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.lines = html.split("\n")
        self.pieces: list[str] = []
        self.copied = 0
        """Up to where the HTML is in the pieces, or is left out."""
        self.inside = ""
        self.depth = 0
        """How many elements of that name are open."""
        self.divisions: list[str] = []
        """Those that are open: `theirs`, `ours`, or a `mark`."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        classes = attributes.get("class", "").split()
        is_ours = any(name.startswith("vm-") for name in classes)
        is_note = "vm-note" in classes
        self.depth += tag == self.inside
        if not self.inside and tag in _DIVIDED and not is_note:
            self.divisions.append("mark" if "vm-mark" in classes else "ours" if is_ours else "theirs")
        if self.inside or not is_ours:
            return
        kinds = [name.removeprefix("vm-mark--") for name in classes if name.startswith("vm-mark--")]
        shown = {**attributes, "class": " ".join(kinds)}
        form = "mark" if "vm-mark" in classes else tag
        named = "".join(f' {name}="{shown[name]}"' for name in _SHOWN.get(form, ()) if name in shown)
        is_shown = form in _SHOWN and (form != "section" or is_note)
        self._replace(f"<{tag}{named}>" if is_shown else "")
        self.inside = tag if tag in _EMPTIED or is_note else ""
        self.depth = 1
        while ("ours" in self.divisions or tag == "details") and self.html.startswith("\n", self.copied):
            self.copied += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == self.inside
        is_emptied = tag == self.inside and not self.depth
        if is_emptied:
            self.copied = self._here()
            self.inside = ""
        is_division = tag in _DIVIDED and not is_emptied and not self.inside
        ends_ours = is_division and self.divisions.pop() == "ours"
        if self.inside or not (is_emptied or ends_ours or tag == "article"):
            return
        self._replace("</section>\n" if is_emptied and tag == "section" else "")
        while self.html.startswith("\n", self.copied):
            self.copied += 1

    def _replace(self, shown: str) -> None:
        """Put `shown` in the place of the tag that begins here."""
        self.pieces += [self.html[self.copied : self._here()], shown]
        self.copied = self.html.index(">", self._here()) + 1

    def _here(self) -> int:
        line, column = self.getpos()
        return sum(len(text) + 1 for text in self.lines[: line - 1]) + column
