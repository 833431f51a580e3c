"""What a built site makes its readers download."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from tests.bench.building import BuildError

GZIP_LEVEL = 6
"""The usual default of web servers."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Sizes in bytes."""

    pages: tuple[int, ...]
    """Of each article's HTML, in the order of the corpus."""
    zipped: tuple[int, ...]
    index: int
    """Of search_index.json, which a browser fetches whole."""

    @property
    def page(self) -> float:
        """The mean of all articles' pages."""
        return fmean(self.pages)

    @property
    def zipped_page(self) -> float:
        """The mean of all articles' pages as they travel."""
        return fmean(self.zipped)


def page_of(site: Path, slug: str) -> bytes:
    """Return the article's HTML."""
    path = site / "articles" / slug / "index.html"
    if not path.is_file():
        raise BuildError(f"MkDocs ended well, but there is no page articles/{slug}/index.html.")
    return path.read_bytes()


def weigh(site: Path, slugs: Sequence[str]) -> Weight:
    """Return the sizes of the articles' pages and of the search index."""
    pages, zipped = [], []
    for slug in slugs:
        page = page_of(site, slug)
        pages.append(len(page))
        zipped.append(len(gzip.compress(page, GZIP_LEVEL, mtime=0)))
    index = (site / "search" / "search_index.json").stat().st_size
    return Weight(tuple(pages), tuple(zipped), index)
