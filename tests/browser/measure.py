"""Prints the figures of the reading page: `make measure`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from tests.browser.chromium import whole_started
from tests.browser.compressing import compressing
from tests.browser.first_visit import first_visit
from tests.browser.lighthouse import lighthouse
from tests.browser.measures import (
    WIDTHS,
    characters_a_line,
    compressed_bytes,
    elements,
    faults,
    figures,
    layout_seconds,
    layout_shift,
)
from tests.browser.pages import Pages, Reader
from tests.browser.published import INSTANT, NEWS, NOTES, all_published, build_editions
from tests.browser.reading_figures import (
    SCREENS,
    farthest_push,
    is_found,
    lines_on_first_screen,
    numbers,
    phrases_across_numbers,
    presses_to_note,
    share_on_a_line,
    stops_before_the_text,
)
from tests.site.building import NEWSPAPER, build
from variorum.exporting.pdf import write_pdfs

MARGINS = (1000, 1100, *WIDTHS)
"""Widths at which the margins are measured; on the first two notes may be folded."""
NOTE_30 = 30
VISITED = (NEWS, "", "notes/zhao-lijian/")
"""An article, the first page, and the page of a note."""


def table(pages: Pages, site: Path) -> Iterator[str]:
    """Yield the lines of the table; `site` is the folder of the first edition."""
    yield from reading(pages)
    yield from visits(pages)
    yield from paper(pages, site)
    yield f"{'article':30}  shown  width  notes  overlaps  ≤120 px  farthest  on footer  shift  no script"
    for address in (NEWS, *NOTES):
        for width in MARGINS:
            shifts = [layout_shift(pages, address, width, scripts=scripts) for scripts in (True, False)]
            for shown in ("core", "all"):
                f = figures(pages, address, width, shown)
                yield (
                    f"{address:30} {shown:>6} {width:6} {f.notes:6} {f.overlaps:9} {f.near:8.1%}"
                    f" {f.farthest:6.0f} px {f.over_footer:10} {shifts[0]:6.3f} {shifts[1]:10.3f}"
                )
    for width in (390, 768, 1024, *WIDTHS):
        count = characters_a_line(pages.show(NEWS, width, Reader()))
        yield f"characters a line at {width} px: {count:.0f}"
    for address in (NEWS, *NOTES):
        yield f"layout anew, {address}: {layout_seconds(pages, address):.2f} s"
    for name in ("variorum.css", "variorum.js"):
        yield f"{name}: {compressed_bytes(f'{pages.addresses[INSTANT]}assets/{name}')} bytes compressed"
    for dark in (False, True):
        found, everywhere = (faults(pages, NEWS, dark=dark, within=part) for part in (".vm-edition", None))
        colours = "dark" if dark else "light"
        yield f"axe-core, {colours}: {found} faults in the edition, {everywhere} in the page"


def reading(pages: Pages) -> Iterator[str]:
    """Yield what a reader meets on the page of an article, as it is at first and with all notes."""
    for shown in ("", "all"):
        page = pages.show(NEWS, 1440, Reader(), notes=shown)
        yield f"{shown or 'at first'}: {share_on_a_line(page):.1%} of the letters stand on a line"
        found = numbers(page)
        yield f"{shown or 'at first'}: {len(found.shown)} numbers, {found.inversions} of them out of order"
        phrases = phrases_across_numbers(page)
        across = sum(is_found(page, phrase) for phrase in phrases)
        yield f"{shown or 'at first'}: {across} of {len(phrases)} phrases across a number are found"
        yield f"{shown or 'at first'}: {stops_before_the_text(page)} stops of the Tab key before the text"
        yield f"{shown or 'at first'}: a note that opens moves others by {farthest_push(page):.0f} px at most"
    yield f"{elements(pages.show(NEWS, 1440, Reader(scripts=True)))} elements in the page at first"
    presses = presses_to_note(pages.show(NEWS, 1440, Reader(scripts=True), notes="all"), NOTE_30)
    yield f"{presses} presses of a key to note {NOTE_30}"
    for width, height in SCREENS:
        lines = lines_on_first_screen(pages.show(NEWS, width, Reader()), width, height)
        yield f"{lines} lines of the text on the first screen of {width} × {height} px"


def visits(pages: Pages) -> Iterator[str]:
    """Yield what first visits cost, compressed, with a cold cache, on a phone."""
    with compressing(pages.addresses[NEWS].removesuffix(NEWS)) as site:
        for page in VISITED:
            visit = first_visit(pages.browser, site + page)
            yield (
                f"first visit, {page or 'home'}: {visit.bytes:,} bytes; before the first paint"
                f" {visit.requests_before_paint} requests, {visit.bytes_before_paint:,} bytes,"
                f" {visit.fonts_before_paint:,} of fonts; painted after {visit.first_paint:.2f} s,"
                f" LCP {visit.largest_paint:.2f} s, CLS {visit.shift:.3f}, on this machine"
            )
        for page in VISITED:
            for line in lighthouse(site + page):
                yield f"{page or 'home'}: {line}"


def paper(pages: Pages, site: Path) -> Iterator[str]:
    """Yield how many sheets an article fills."""
    for amount in ("core", "all"):
        with tempfile.TemporaryDirectory() as folder:
            first = write_pdfs(pages.browser, site, Path(folder), notes=amount)[0]
            yield f"{len(PdfReader(first).pages)} sheets of A4 with {amount} notes"


def _newspaper(folder: Path) -> Path:
    return build(NEWSPAPER, folder / "newspaper", "--strict").site


def main() -> None:
    """Build, open, measure, print."""
    with (
        tempfile.TemporaryDirectory() as folder,
        all_published(
            Path(folder) / "served", _newspaper(Path(folder)), build_editions(Path(folder))
        ) as addresses,
        sync_playwright() as playwright,
    ):
        browser = whole_started(playwright.chromium)
        pages = Pages(browser, addresses)
        for line in table(pages, Path(folder) / "newspaper"):
            print(line, flush=True)
        pages.close()
        browser.close()


if __name__ == "__main__":
    main()
