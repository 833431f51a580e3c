"""Makes the faces that pages load from the whole ones in this folder: `make fonts`.

The whole faces are Literata 3.103 as Google Fonts serves it. Pages use weights from 400 to 700, and most
use few letters beyond ASCII: each face is cut down to these weights and split in three, so that a browser
fetches what the words of a page need. Italics are seldom bold, and half as large in one weight: their basic
part is there twice, for the usual weight and for the others. The licence (OFL 1.1, without reserved names)
allows it, and is published beside the faces. The ranges of theme/styles/faces.css belong to these parts.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
MADE = HERE.parent / "hooks" / "variorum" / "theme" / "fonts"
WEIGHTS = (400, 700)
FEATURES = ["ccmp", "kern", "liga", "locl", "mark", "mkmk", "pnum", "tnum"]
BASIC = {*range(0x20, 0x7F), *map(ord, "\u00a0§©«°²³¶·¹»×–—‘’‚“”„†•…‹›€™−")}
"""ASCII, and the signs of a text that is well set."""


def subset(face: Path, signs: set[int], weights: tuple[int, int] | int = WEIGHTS) -> bytes:
    """Return those `signs` of a variable face as WOFF2, in all `weights` between two, or in one."""
    limited = BytesIO()
    font = instantiateVariableFont(TTFont(face, recalcTimestamp=False), {"wght": weights})
    font.flavor = None
    font.save(limited)
    font = TTFont(limited, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=FEATURES)
    options.drop_tables += ["vhea", "vmtx", "VVAR"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=signs)
    subsetter.subset(font)
    written = BytesIO()
    font.flavor = "woff2"
    font.save(written)
    return written.getvalue()


def main() -> None:
    """Write the parts of both styles into the theme."""
    for style in ("", "-italic"):
        face, extended = HERE / f"literata{style}.woff2", HERE / f"literata-extended{style}.woff2"
        signs = set(TTFont(face).getBestCmap())
        usual = WEIGHTS[0] if style else WEIGHTS
        (MADE / f"literata{style}.woff2").write_bytes(subset(face, signs & BASIC, usual))
        if style:
            (MADE / f"literata-bold{style}.woff2").write_bytes(subset(face, signs & BASIC))
        (MADE / f"literata-latin{style}.woff2").write_bytes(subset(face, signs - BASIC))
        rest = set(TTFont(extended).getBestCmap())
        (MADE / f"literata-extended{style}.woff2").write_bytes(subset(extended, rest))


if __name__ == "__main__":
    main()
