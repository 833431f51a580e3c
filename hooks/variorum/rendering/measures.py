"""The measures of the page, read from theme/styles/measures.css, for code that computes with them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from variorum.rendering.stylesheet import STYLES

# The margin is `min(13.7rem * …, …)`: what it is multiplied by is 1 on a laptop.
_MEASURE = re.compile(r"--vm-([\w-]+): (?:min\()?([\d.]+)(?:rem)?(?:;| \*)")


def measures(css: str) -> Mapping[str, float]:
    """Return what the first rule of `css` sets, lengths in `rem`, by its name without `--vm-`."""
    return {name: float(length) for name, length in _MEASURE.findall(css.partition("}")[0])}


MEASURES = measures((STYLES / "measures.css").read_text("utf-8"))
"""Those of a page on a laptop: `margin`, `measure`, `text-size`, `leading`, …"""
