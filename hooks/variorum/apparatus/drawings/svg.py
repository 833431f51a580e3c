"""The few elements that the drawings are made of. Whatever is put in comes out as well-formed XML."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal
from unicodedata import east_asian_width

from markupsafe import Markup, escape

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element(name: str, *content: str, **attributes: str | float) -> Markup:
    """Return an element; `content` is escaped unless it is Markup. `_` in names becomes `-`."""
    # Joined as plain strings: to fill in a Markup costs ten times as much, and a drawing has hundreds.
    written = "".join(f' {_attribute(key)}="{_value(value)}"' for key, value in attributes.items())
    inside = "".join(part if isinstance(part, Markup) else escape(_clean(part)) for part in content)
    return Markup(f"<{name}{written}>{inside}</{name}>")  # noqa: S704 - our own name, the rest is escaped


def drawing(
    identifier: str,
    size: tuple[float, float],
    title: str,
    description: str,
    *content: str,
    role: Literal["img", "group"] = "img",
) -> Markup:
    """Return a drawing that tells its title and its description to those who do not see it.

    Nothing in an `img` can be reached by keyboard: a drawing with links is a `group`.
    """
    width, height = size
    return element(
        "svg",
        element("title", title, id=f"{identifier}.title"),
        element("desc", description, id=f"{identifier}.desc"),
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role=role,
        aria_labelledby=f"{identifier}.title {identifier}.desc",
    )


def lines_of_text(lines: list[str], x: float, y: float, pitch: float, **attributes: str | float) -> Markup:
    """Return lines of text, centred at `y` one below the other."""
    top = y - pitch * (len(lines) - 1) / 2
    spans = (element("tspan", line, x=x, y=round(top + pitch * i, 1)) for i, line in enumerate(lines))
    return element("text", *spans, **attributes)


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Return `text` in at most `most` lines of about `width` letters; wide characters count twice."""
    lines = [""]
    for word in _clean(text).split():
        for piece in _pieces(word, width):
            joined = f"{lines[-1]} {piece}".strip()
            if not lines[-1] or _width(joined) <= width:
                lines[-1] = joined
            else:
                lines.append(piece)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1]} …"]


def _pieces(word: str, width: int) -> list[str]:
    pieces = [""]
    for sign in word:
        if _width(pieces[-1] + sign) > width:
            pieces.append("")
        pieces[-1] += sign
    return [piece for piece in pieces if piece]


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("�", text)


@cache
def _attribute(keyword: str) -> str:
    return keyword.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escape(_clean(value)) if isinstance(value, str) else f"{round(value, 1):g}"
