"""What a page is made of: everything in it that could run, load, lead away or cover it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.security.attacks import visible

ADDRESSES = {
    "action", "archive", "background", "cite", "classid", "codebase", "data", "formaction", "href",
    "longdesc", "manifest", "ping", "poster", "profile", "src", "srcdoc", "srcset", "usemap", "xlink:href",
}  # fmt: skip
SCHEMES = {"", "http", "https", "mailto"}
VOID = set("area base br col embed hr img input link meta source track wbr".split())
BANNER = "vm-banner"
_DIRECTION = re.compile(r"<[a-z0-9]+ dir>")
_KIND = r"(?:#\*)?var\(--vm-[a-z]+-on,#\)(?:\*var\(--vm-further-on,#\))?"
_SUM = re.compile(rf"{_KIND}(?: \+ {_KIND})*")
"""How many notes of a paragraph are shown, by their kinds."""
_NUMBER = re.compile(r"\d+")
IN_NO_PAGE = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\U0001fffe\U0001ffff]")
"""Controls and noncharacters, as the HTML standard says of documents (most planes left out)."""


@dataclass
class Shape:
    """The parts of one or several pages, each in a comparable form."""

    parts: set[str] = field(default_factory=set)
    """Elements, attributes, classes, styles, scripts, comments."""
    addresses: set[tuple[str, str]] = field(default_factory=set)
    """Element and attribute, and where it leads."""
    counts: dict[str, int] = field(default_factory=dict)
    """How often a page has what it must have once."""
    repeated_ids: set[str] = field(default_factory=set)
    forbidden: set[str] = field(default_factory=set)
    """Signs that no page may have, as U+…."""
    notes: dict[str, str] = field(default_factory=dict)
    """What can be seen of each note, by its id; by "" all but the banner, which tells of problems."""


def shape_of(html: str) -> Shape:
    """Return the shape of a page or a piece of one."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    shape = reader.shape
    shape.forbidden = {f"U+{ord(sign):04X}" for sign in IN_NO_PAGE.findall(html)}
    shape.notes = {identifier: visible("".join(text)) for identifier, text in reader.texts.items()}
    return shape


def united(shapes: Iterable[Shape]) -> set[str]:
    """Return the parts of all shapes."""
    return {part for shape in shapes for part in shape.parts}


def unsafe_addresses(shape: Shape) -> Iterator[tuple[str, str]]:
    """Yield what leads neither to the web, nor to a mailbox, nor to a place in the site."""
    for owner, value in shape.addresses:
        # Browsers drop these before they look at an address.
        shown = re.sub(r"[\t\n\r]", "", value).strip("".join(map(chr, range(33))))
        scheme = shown.partition(":")[0] if re.match(r"[^/?#]*:", shown) else ""
        if scheme.lower() not in SCHEMES or not _parses(shown):
            yield owner, value


def _parses(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.shape = Shape()
        self.open: list[tuple[str, str]] = []
        self.ids: set[str] = set()
        self.texts: dict[str, list[str]] = {"": []}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shape = self.shape
        shape.parts.add(f"<{tag}>")
        if tag in ("html", "head", "body", "title") and not any(name == "svg" for name, _ in self.open):
            shape.counts[tag] = shape.counts.get(tag, 0) + 1
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag not in VOID:
            given = dict(attrs)
            banner = BANNER if given.get("class") == BANNER else ""
            note = given.get("id") if "vm-note" in (given.get("class") or "").split() else banner
            self.open.append((tag, note or (self.open[-1][1] if self.open else "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        parts = self.shape.parts
        parts.add(f"<{tag} {name}>")
        if name in ADDRESSES:
            self.shape.addresses.add((f"<{tag} {name}>", value))
        elif name == "id":
            (self.shape.repeated_ids if value in self.ids else self.ids).add(value)
        elif name == "class":
            parts.update(f".{_of_no_number(token)}" for token in value.split())
        elif name == "style":
            parts.add(f"style {_of_no_number(value)}")
        elif name.startswith("on"):
            parts.add(f"{name}={value}")
        if tag == "meta" and name in ("http-equiv", "property", "name", "charset"):
            parts.add(f"<meta {name}={value}>")
        if tag == "link" and name == "rel":
            parts.add(f"<link rel={value}>")

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside, note = self.open[-1] if self.open else ("", "")
        if inside in ("script", "style"):
            self.shape.parts.add(f"{inside}: {_of_no_number(data.strip())}")
            return
        for owner in {note, "" if note != BANNER else BANNER}:
            self.texts.setdefault(owner, []).append(data)

    def handle_comment(self, data: str) -> None:
        self.shape.parts.add(f"<!-- {data.strip()} -->")

    def handle_decl(self, decl: str) -> None:
        self.shape.parts.add(f"<!{decl.lower()}>")

    def unknown_decl(self, data: str) -> None:
        self.shape.parts.add(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.shape.parts.add(f"<?{data}>")


def unknown(parts: Iterable[str], known: Collection[str]) -> list[str]:
    """Return the parts that are not known. A direction stands only where words run from right to left."""
    return sorted(part for part in parts if part not in known and not _DIRECTION.fullmatch(part))


def _of_no_number(text: str) -> str:
    """Return `text` with all numbers alike, and lists of names made from them one name."""
    text = _SUM.sub("sum of kinds", _NUMBER.sub("#", text))
    return re.sub(r"(--vm-[a-z]+#)(,\1)+", r"\1", text)
