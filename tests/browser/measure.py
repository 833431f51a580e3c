"""Prints the figures of the reading page: `make measure`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.chromium import ARGUMENTS, executable
from tests.browser.measures import (
    WIDTHS,
    characters_a_line,
    compressed_bytes,
    faults,
    figures,
    layout_seconds,
    layout_shift,
)
from tests.browser.pages import Pages, Reader
from tests.browser.published import INSTANT, NOTES, REAL, all_published


def table(pages: Pages) -> Iterator[str]:
    """Yield the lines of the table."""
    yield f"{'article':30}  width  notes  overlaps  ≤120 px  farthest  on footer  shift  no script"
    for address in (REAL, *NOTES):
        for width in WIDTHS:
            f = figures(pages, address, width)
            shifts = [layout_shift(pages, address, width, scripts=scripts) for scripts in (True, False)]
            yield (
                f"{address:30} {width:6} {f.notes:6} {f.overlaps:9} {f.near:8.1%} {f.farthest:6.0f} px"
                f" {f.over_footer:10} {shifts[0]:6.3f} {shifts[1]:10.3f}"
            )
    for width in (390, 768, 1024, *WIDTHS):
        count = characters_a_line(pages.show(REAL, width, Reader()))
        yield f"characters a line at {width} px: {count:.0f}"
    for address in (REAL, *NOTES):
        yield f"layout anew, {address}: {layout_seconds(pages, address):.2f} s"
    for name in ("variorum.css", "variorum.js"):
        yield f"{name}: {compressed_bytes(f'{pages.addresses[INSTANT]}assets/{name}')} bytes compressed"
    for dark in (False, True):
        found = faults(pages, REAL, dark=dark)
        yield f"axe-core, {'dark' if dark else 'light'}: {found} faults in the edition"


def main() -> None:
    """Build, open, measure, print."""
    with (
        tempfile.TemporaryDirectory() as folder,
        all_published(Path(folder)) as addresses,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        pages = Pages(browser, addresses)
        for line in table(pages):
            print(line, flush=True)
        pages.close()
        browser.close()


if __name__ == "__main__":
    main()
