"""On paper: the text, then each note once, open, numbered, with its sources; nothing to click."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.browser.conftest import Open
from tests.browser.published import NEWS
from tests.shared import shared
from tests.site.building import NEWSPAPER, Build, build
from variorum.exporting.pdf import write_pdfs
from variorum.model.kinds import KINDS

CHARACTERS_ON_A_PAGE = 4_500
"""On average, of notes with their details and sources; the text itself takes two pages."""

pytestmark = pytest.mark.browser

LETTER, A4 = (612, 792), (595, 842)
"""In points."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """An edition with everything, at an address."""
    return shared(
        tmp_path_factory,
        "paper",
        lambda folder: build(NEWSPAPER, folder / "site", "--strict", SITE_URL=SITE),
    )


SITE = "https://edition.example/"
ADDRESS = f"{SITE}articles/china-defies-trump/"
MOST_SHEETS = {"core": 6, "all": 12}
"""Of A4 that the article may fill, by the notes that are printed."""


@pytest.fixture(scope="session")
def pdf(chromium: Browser, site: Build, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """Its article as a PDF."""
    return PdfReader(write_pdfs(chromium, site.site, tmp_path_factory.mktemp("pdf"), notes="all")[0])


def _printed(page: Page) -> Page:
    page.emulate_media(media="print")
    return page


def _words(pdf: PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


@pytest.mark.parametrize("scripts", [False, True])
@pytest.mark.parametrize("width", [642, 718, 1440])
def test_each_note_stands_there_once_and_open(open_page: Open, width: int, scripts: bool) -> None:
    page = _printed(open_page(NEWS, width, scripts=scripts, notes="all"))
    notes = page.locator(".vm-note")
    assert notes.filter(visible=True).count() == notes.count()
    unseen = page.evaluate("""() => [...document.querySelectorAll(".vm-note__body")]
      .filter(body => !body.checkVisibility() || !body.getBoundingClientRect().height)
      .map(body => body.closest(".vm-note").id)""")
    assert unseen == []


def test_notes_follow_the_text_in_the_order_of_their_numbers(open_page: Open) -> None:
    page = _printed(open_page(NEWS, 718, notes="all"))
    places = page.evaluate("""() => [...document.querySelectorAll(".vm-note")].map(note =>
      [+note.querySelector("b").dataset.n, note.getBoundingClientRect().top])""")
    assert [number for number, _ in places] == list(range(1, len(places) + 1))
    last = page.evaluate(
        "[...document.querySelectorAll('.vm-edition > p')].at(-1).getBoundingClientRect().bottom"
    )
    assert min(top for _, top in places) >= last


def test_nothing_is_printed_that_only_a_screen_can_use(open_page: Open) -> None:
    page = _printed(open_page(NEWS, 718, scripts=True))
    navigation = ".md-header, .md-footer, .md-sidebar, .md-search, .md-top, .headerlink"
    useless = f"{navigation}, .vm-bar, .vm-copy, [role=doc-backlink]"
    assert page.locator(useless).filter(visible=True).count() == 0


def test_each_source_is_written_out_once_by_its_number(open_page: Open) -> None:
    page = _printed(open_page(NEWS, 718, notes="all"))
    addresses = page.locator(".vm-cited a[rel~=external]")
    hrefs = addresses.evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert len(hrefs) == len(set(hrefs)) > 50
    written = addresses.evaluate_all("links => links.map(a => getComputedStyle(a, '::after').content)")
    assert all(href in after or "attr(href)" in after for href, after in zip(hrefs, written, strict=True))
    assert page.locator(".vm-note__sources > a").filter(visible=True).count() == 0
    count = page.locator(".vm-cited li").count()
    cited = page.locator(".vm-note__sources").evaluate_all("lists => lists.map(e => e.dataset.cited)")
    numbers = {int(number) for cited_here in cited for number in re.findall(r"\[(\d+)", cited_here)}
    assert numbers == set(range(1, count + 1))


def test_sources_of_core_notes_have_numbers_without_gaps(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    page.get_by_label("core", exact=True).check()
    shown = _printed(page).locator(".vm-cited li").filter(visible=True)
    # A note says the number that its source has among all, a list counts those that are shown.
    numbers = shown.evaluate_all("e => e.map(li => 1 + [...li.parentNode.children].indexOf(li))")
    assert numbers == list(range(1, len(numbers) + 1))


def test_each_note_begins_with_the_words_that_it_is_about(open_page: Open) -> None:
    page = _printed(open_page(NEWS, 718, notes="all"))
    notes = page.evaluate("""() => [...document.querySelectorAll(".vm-note")].map(note => [
      note.querySelector("b").dataset.lemma ?? note.querySelector("summary").lastChild.textContent.trim(),
      [...document.querySelectorAll(`.vm-mark[data-notes~="${note.id}"]`)].map(mark => {
        const published = mark.cloneNode(true)
        published.querySelectorAll(".vm-corr").forEach(reading => reading.remove())
        return published.textContent
      }).join("")])""")
    assert len(notes) > 50
    missing = [lemma for lemma, passage in notes if passage and not _begins_with_its_words(lemma, passage)]
    assert missing == []


def _begins_with_its_words(lemma: str, passage: str) -> bool:
    """Return whether `lemma` is the passage, or its beginning and end, or a headline that begins with it."""
    words = "".join(passage.casefold().split())
    start, cut, end = ("".join(part.split()) for part in lemma.casefold().partition(" … "))
    return start.startswith(words) or (words.startswith(start) and (not cut or end in words))


@pytest.mark.parametrize(("reading", "name"), [("corrected", "Lijian"), ("as published", "Legian")])
def test_the_reading_is_the_one_that_was_chosen(open_page: Open, reading: str, name: str) -> None:
    page = open_page(NEWS, 1280)
    page.get_by_label(reading).check()
    _printed(page)
    assert page.locator('mark[data-notes~="zhao-lijian"]').first.inner_text() == f"Zhao {name}"


def test_notes_that_were_switched_off_are_not_printed(open_page: Open) -> None:
    page = open_page(NEWS, 1280)
    page.get_by_label("none", exact=True).check()
    assert _printed(page).locator(".vm-note").filter(visible=True).count() == 0


def test_colours_of_a_dark_page_are_not_printed(open_page: Open) -> None:
    page = _printed(open_page(NEWS, 718, scripts=True, dark=True))
    ink = page.locator(".vm-edition > p").first.evaluate("e => getComputedStyle(e).color")
    assert max(int(part) for part in re.findall(r"\d+", ink)[:3]) < 100


def test_the_pdf_is_tagged_titled_and_tells_its_language(pdf: PdfReader) -> None:
    catalogue: Any = pdf.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue
    assert catalogue["/Lang"].startswith("en")
    assert pdf.metadata
    assert (pdf.metadata.title or "").startswith("China defies Trump")


def test_the_pdf_has_an_outline(pdf: PdfReader) -> None:
    assert pdf.outline


def test_each_sheet_has_its_number(pdf: PdfReader) -> None:
    count = len(pdf.pages)
    for number, page in enumerate(pdf.pages, 1):
        assert f"{number} / {count}" in page.extract_text()


def test_the_pdf_has_the_text_the_last_note_and_its_sources(pdf: PdfReader, site: Build) -> None:
    words = _words(pdf)
    assert "Zhao Lijian" in words
    page = site.page("articles/china-defies-trump")
    notes = re.findall(r'<section class="vm-note vm-kind--(\w+).*?<b data-n="(\d+)"', page, re.DOTALL)
    kind, number = max(notes, key=lambda note: int(note[1]))
    assert re.search(rf"(?<!\d){number} {re.escape(KINDS[kind].of_kind.sign)}", words)
    assert "<https://" in words


def test_paragraphs_in_a_row_that_are_left_out_are_said_once(open_page: Open, pdf: PdfReader) -> None:
    assert _words(pdf).count("[left out]") == 1
    page = _printed(open_page(NEWS, 718))
    places = page.evaluate("""() => [...document.querySelectorAll(".vm-edition > p")]
      .filter(p => p.querySelector(".vm-mark--left-out")).map(p => p.getBoundingClientRect())
      .map(box => [box.top, box.left, box.right])""")
    (top, _, right), (next_top, next_left, _) = places
    assert next_top == pytest.approx(top, abs=1), "Their numbers stand on one line …"
    assert right < next_left < right + 20, "… beside each other."


@pytest.mark.parametrize(("paper", "size"), [("A4", A4), ("Letter", LETTER)])
def test_paper_of_both_sizes_is_filled(
    chromium: Browser, site: Build, tmp_path: Path, paper: str, size: tuple[int, int]
) -> None:
    pdf = PdfReader(write_pdfs(chromium, site.site, tmp_path, paper=paper)[0])
    box = pdf.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == pytest.approx(size, abs=1)
    written = sum(len(page.extract_text()) for page in pdf.pages)
    assert written / len(pdf.pages) > CHARACTERS_ON_A_PAGE, "Notes leave too much of the paper empty."
    lengths = [len(page.extract_text()) for page in pdf.pages]
    assert min(lengths[:-1]) > 500, lengths


@pytest.mark.parametrize("notes", MOST_SHEETS)
def test_text_notes_and_sources_fill_few_sheets(
    chromium: Browser, site: Build, tmp_path: Path, notes: str
) -> None:
    pdf = PdfReader(write_pdfs(chromium, site.site, tmp_path, notes=notes)[0])
    assert len(pdf.pages) <= MOST_SHEETS[notes]


def test_the_foot_of_each_sheet_says_what_it_is_part_of(pdf: PdfReader) -> None:
    for page in pdf.pages:
        words = re.sub(r"\s+", " ", page.extract_text())
        assert "China defies Trump and prefers to stop TikTok than sell it to America" in words
        assert ADDRESS in words
        assert "Version 0.1.0 · Notes: CC BY 4.0" in words


def test_no_link_leads_to_the_machine_that_made_it(pdf: PdfReader) -> None:
    annotations = [a.get_object() for page in pdf.pages for a in page.get("/Annots", [])]
    addresses = [a["/A"]["/URI"] for a in annotations if "/URI" in a.get("/A", {})]
    assert addresses
    assert [address for address in addresses if "127.0.0.1" in address] == []


def test_the_pdf_of_the_published_reading(chromium: Browser, site: Build, tmp_path: Path) -> None:
    words = _words(PdfReader(write_pdfs(chromium, site.site, tmp_path, reading="published")[0]))
    assert re.search(r"spokesman ?[\d ]+ ?Zhao Legian", words)


def test_the_same_site_gives_the_same_pdf(chromium: Browser, site: Build, tmp_path: Path) -> None:
    first = write_pdfs(chromium, site.site, tmp_path / "a")[0].read_bytes()
    assert first == write_pdfs(chromium, site.site, tmp_path / "b")[0].read_bytes()


def test_a_site_without_articles_is_refused(chromium: Browser, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="build the site first"):
        write_pdfs(chromium, tmp_path, tmp_path / "pdf")


def test_what_a_note_and_the_sources_link_to_is_not_underlined(open_page: Open) -> None:
    page = _printed(open_page(NEWS, 718, notes="all"))
    lines = page.locator(":is(.vm-note__body, .vm-cited) a").evaluate_all(
        "links => [...new Set(links.map(link => getComputedStyle(link).textDecorationLine))]"
    )
    assert lines == ["none"]
