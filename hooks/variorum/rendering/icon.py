"""The sign of an edition among the programs of a telephone: lines of text, and notes in the margin."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

_GRID = 32
"""Units of the drawing on each side; a tenth at each edge may be cut off (W3C, Web App Manifest, 2.4)."""
_PAPER, _INK, _NOTE = (253, 252, 248), (34, 33, 31), (125, 60, 152)
_LINES = ((8, 19), (12, 19), (16, 15), (20, 19), (24, 17))
"""Top and right end of each line of text."""
_NOTES = ((8, 27), (10, 25), (20, 27), (22, 26))


def icon(pixels: int) -> bytes:
    """Return the sign as a PNG of so many pixels on each side."""
    image = Image.new("RGB", (pixels, pixels), _PAPER)
    draw = ImageDraw.Draw(image)

    def line(left: int, top: int, right: int, height: int, colour: tuple[int, int, int]) -> None:
        corners = (left, top, right, top + height)
        x0, y0, x1, y1 = (corner * pixels // _GRID for corner in corners)
        draw.rectangle((x0, y0, x1 - 1, y1 - 1), fill=colour)

    for top, right in _LINES:
        line(5, top, right, 2, _INK)
    for top, right in _NOTES:
        line(22, top, right, 1, _NOTE)
    written = BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
