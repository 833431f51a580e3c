"""A built site → a tagged PDF of each article: `python -m variorum.exporting.pdf SITE`.

Needs the extra `pdf`, and a Chromium.
"""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from variorum.exporting.site_server import serve_site

READINGS = ("corrected", "published", "both")
AMOUNTS = ("all", "core", "none")
FORMATS = ("A4", "Letter")
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_DATE = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_NO_DATE = rb"\g<1>" + b"19700101000000"
_ADDRESSES = """() => {
  const published = document.querySelector("link[rel=canonical]")?.href
  for (const link of document.querySelectorAll("a[href]")) {
    const written = link.getAttribute("href")
    if (written.startsWith("#") || /^[a-z]+:/i.test(written)) continue
    if (published) link.href = new URL(written, published).href
    else link.removeAttribute("href")
  }
  return document.fonts.ready.then(() => undefined)
}"""
"""A link to another page of the site leads to where it is published, or nowhere: never to this machine."""


def write_pdfs(
    browser: Browser,
    site: Path,
    folder: Path,
    reading: str = READINGS[0],
    paper: str = FORMATS[0],
    notes: str = "",
) -> list[Path]:
    """Write a PDF of each article of the built `site` into `folder`, and return where they are.

    `notes` says which of them are printed; if it is empty, those that the page shows at first.

    The same site gives the same bytes with the same browser: the clock is not in them.
    Raise `FileNotFoundError` if there is no article.
    """
    pages = sorted(
        page for page in site.glob("articles/*/index.html") if "vm-edition" in page.read_text("utf-8")
    )
    if not pages:
        raise FileNotFoundError(f"There is no article in {site}: build the site first.")
    folder.mkdir(parents=True, exist_ok=True)
    with serve_site(site) as address:
        written = []
        shown = f"&notes={notes}" if notes else ""
        for page in pages:
            slug = page.parent.name
            content = _pdf(browser, f"{address}articles/{slug}/?text={reading}{shown}", paper)
            written.append(folder / f"{slug}.pdf")
            written[-1].write_bytes(content)
    return written


def _pdf(browser: Browser, address: str, paper: str) -> bytes:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address, wait_until="load")
    page.wait_for_selector("[data-scripted]")
    page.evaluate(_ADDRESSES)
    content = page.pdf(format=paper, prefer_css_page_size=False, tagged=True, outline=True)
    page.close()
    return _DATE.sub(_NO_DATE, content)


@contextmanager
def _browser() -> Iterator[Browser]:
    path = next((found for name in _CHROMIUMS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the PDFs that are asked for on the command line, and say where they are."""
    parser = argparse.ArgumentParser(prog="python -m variorum.exporting.pdf", description=__doc__)
    parser.add_argument("site", type=Path, help="folder of the built site")
    parser.add_argument("--to", type=Path, default=Path("pdf"), help="folder for the PDFs (pdf)")
    parser.add_argument("--text", choices=READINGS, default=READINGS[0], help="which reading is printed")
    parser.add_argument(
        "--notes", choices=AMOUNTS, default="", help="which notes (as the page shows at first)"
    )
    parser.add_argument("--paper", choices=FORMATS, default=FORMATS[0])
    chosen = parser.parse_args(arguments)
    with _browser() as browser:
        print(*write_pdfs(browser, chosen.site, chosen.to, chosen.text, chosen.paper, chosen.notes), sep="\n")


if __name__ == "__main__":
    main()
