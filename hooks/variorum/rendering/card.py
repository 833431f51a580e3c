"""The picture that previews of a link show: a title and the name of the edition, as a PNG.

Drawn with the reading face alone, so that it is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from zlib import Z_RLE

from PIL import Image, ImageDraw, ImageFont

from variorum.rendering.faces import as_one_line, file_for
from variorum.rendering.stylesheet import THEME

SIZE = (1200, 630)
"""Pixels: what the previews of most services show uncut."""
_PAPER, _INK = (253, 252, 248), (34, 33, 31)
_PALETTE = bytes(_PAPER[i] + (_INK[i] - _PAPER[i]) * v // 255 for v in range(256) for i in range(3))
_EDGE, _RULE = 84, 912
"""Where the words begin, and where the margin does."""
_SIZES = range(76, 39, -4)
"""Of the title, in pixels: the largest at which it fits. One that never does is cut."""
_NAME_SIZE = 34
_BOLD, _PLAIN = 600, 400
_LEADING = 1.22
_ROOM = 400
"""Pixels of height for the title."""
_NOTES = ((96, (190, 150, 176, 90)), (232, (168, 188, 120)), (356, (184, 160, 190, 172, 64)))
"""Top of each note that is suggested in the margin, and the lengths of its lines."""


@cache
def _font(file: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    # The other layout engine is not on every machine.
    font = ImageFont.truetype(THEME / "fonts" / file, size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font


def card(title: str, name: str) -> bytes:
    """Return the picture for a page with `title` in the edition `name`, or `name` alone if both are the same.

    All letters of both are letters that the reading face has: see `can_be_drawn`.
    """
    title, name = as_one_line(title), as_one_line(name)
    image = _without_title(None if name == title else name).copy()
    draw = ImageDraw.Draw(image)
    size, lines = _fitted(title)
    for at, line in enumerate(lines):
        _write(draw, (_EDGE, 84 + size * 0.9 + at * size * _LEADING), line, size, _BOLD)
    image.putpalette(_PALETTE)
    written = BytesIO()
    # Half the time of other ways to compress it, for a tenth more bytes.
    image.save(written, "PNG", compress_type=Z_RLE)
    return written.getvalue()


@lru_cache(maxsize=2)
def _without_title(name: str | None) -> Image.Image:
    """Return what all cards of an edition have, with its name if there is one.

    It is coverage, from 0 for paper to 255 for ink; the palette of a card gives it its colours.
    """
    image = Image.new("L", SIZE, 0)
    draw = ImageDraw.Draw(image)
    draw.line((_RULE, 84, _RULE, SIZE[1] - 84), fill=70, width=2)
    for top, lengths in _NOTES:
        for at, length in enumerate(lengths):
            draw.rectangle((_RULE + 32, top + 22 * at, _RULE + 32 + length, top + 22 * at + 5), fill=60)
    if name is not None:
        draw.line((_EDGE, 528, _EDGE + 96, 528), fill=255, width=3)
        _write(draw, (_EDGE, 580), _cut(name, _NAME_SIZE, _PLAIN), _NAME_SIZE, _PLAIN)
    return image


def _fitted(title: str) -> tuple[int, Sequence[str]]:
    """Return the size at which the title fits, and its lines."""
    for size in _SIZES:
        lines = list(_lines(title, size))
        most = int(_ROOM / (size * _LEADING))
        if len(lines) <= most and all(_width(line, size, _BOLD) <= _RULE - 2 * _EDGE for line in lines):
            return size, lines
    if len(lines) > most:
        lines[most - 1 :] = [f"{lines[most - 1]} …"]
    return size, [_cut(line, size, _BOLD) for line in lines]


def _lines(title: str, size: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        longer = f"{line} {word}".lstrip()
        if line and _width(longer, size, _BOLD) > _RULE - 2 * _EDGE:
            yield line
            line = word
        else:
            line = longer
    yield line


def _cut(words: str, size: int, weight: int) -> str:
    """Return as much of `words` as has room on a line."""
    cut = words
    while cut and _width(cut, size, weight) > _RULE - 2 * _EDGE:
        words = words[:-1]
        cut = f"{words.rstrip()}…"
    return cut


def _runs(words: str, size: int, weight: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    for file, letters in groupby(words, key=file_for):
        yield _font(str(file), size, weight), "".join(letters)


def _width(words: str, size: int, weight: int) -> float:
    return sum(font.getlength(run) for font, run in _runs(words, size, weight))


def _write(draw: ImageDraw.ImageDraw, at: tuple[float, float], words: str, size: int, weight: int) -> None:
    """Write words with their baseline at a point."""
    left, baseline = at
    for font, run in _runs(words, size, weight):
        draw.text((left, baseline), run, fill=255, font=font, anchor="ls")
        left += font.getlength(run)
