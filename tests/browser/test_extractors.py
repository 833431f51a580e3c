"""Reader modes and tools that extract the text of a page get one reading of it, then the notes as notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import trafilatura
from playwright.sync_api import Browser

import variorum
from tests.browser.published import NEWS
from tests.editor.node_package import package
from tests.site.building import NEWSPAPER, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site
from variorum.model.annotation import Detail
from variorum.model.edition import AnnotatedArticle

pytestmark = [pytest.mark.browser, pytest.mark.slow]

READABILITY = "0.6.0"
NOTE = re.compile(r"Note (\d+), \w+: ")
NONE = re.compile(r"(?!)")
TAKEN_FOR_FURNITURE = re.compile(
    "^ad-|author|banner|button|footer|menu|nav|premium|related|^shar|share|social|tags"
)
"""Trafilatura drops what has such a word in its id; ids of notes are a contributor's choice."""
# Corrections of words, of a space, of a whole paragraph, and below other notes.
SMALL = {
    "docs/articles/lamp/article.txt": """\
        The lamp

        In 1903 the keeper, Jon Hulm, lit the lamp on August 28 and every night after it; nobody in the town
        had seen it dark, so the the story goes, and everyone who tells it adds a year or two to its age.

        The sea rose. The sea rose again, it is said, and the harbour master wrote in his book that the lamp,
        the only one on that coast , had burnt through the whole of the storm and the three days after it.

        Advertisement: buy oil

        Nobody knows who lit it then, for Hulm was ashore, and the door was found locked from the inside, with
        the key lying on the table beside a cup of tea that was still warm when the boat came at last.
        """,
    "docs/articles/lamp/article.yml": "title: The lamp\nparagraphs: blank-lines\n",
    "annotations/lamp/corrections.yml": """\
        - {id: holm, kind: correction, quote: Hulm, occurrence: 1, reading: Holm, fault: name,
           certainty: high, note: So.}
        - {id: twice, kind: correction, quote: "the the", reading: the, fault: typography,
           certainty: high, note: So.}
        - {id: space, kind: correction, quote: "coast ,", reading: "coast,", fault: typography,
           certainty: high, note: So.}
        - {id: oil, kind: correction, quote: "Advertisement: buy oil", reading: "", fault: furniture,
           certainty: high, note: So.}
        """,
    "annotations/lamp/context.yml": """\
        - {id: a-comment, kind: context, quote: "keeper, Jon Hulm, lit", title: The keeper, note: He kept it.}
        - {id: date, kind: context, quote: August 28, title: A day, note: In summer.}
        - {id: number, kind: context, quote: "28", title: A number, note: Twenty-eight., prominence: further}
        - {id: locked, kind: context, quote: locked from the inside, title: A door, note: Of oak.}
        """,
}


class Published(NamedTuple):
    """An article as it is served, and as the engine has it."""

    address: str
    html: str
    article: AnnotatedArticle

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs that a reader has to get; the first is the title."""
        return [words for part in self.article.corrected_text.split("\n\n") if (words := one_line(part))]


@pytest.fixture(scope="module", params=["newspaper", "small"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    folder = tmp_path_factory.mktemp("extracted")
    at = NEWS if request.param == "newspaper" else "articles/lamp/"
    root = NEWSPAPER if request.param == "newspaper" else draw(folder / "source", SMALL)
    built = build(root, folder / "site", "--strict")
    assert built.status == 0, built.log
    (article,) = variorum.read(root).articles
    with serve_site(folder / "site") as address:
        yield Published(address + at, built.page(at), article)


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def read_by_trafilatura(page: Published) -> str:
    return str(trafilatura.extract(page.html, include_comments=False))


def read_by_firefox(page: Published, chromium: Browser) -> str:
    """Return the text of the reader mode of Firefox, block by block."""
    script = (package("@mozilla/readability", READABILITY) / "Readability.js").read_text("utf-8")
    opened = chromium.new_page()
    opened.goto(page.address)
    text: str = opened.evaluate(
        f"""() => {{ {script}
          const read = new Readability(document.cloneNode(true)).parse()
          document.body.innerHTML = read.content
          // Those of one name close each other.
          for (const details of document.querySelectorAll("details")) {{
            details.name = ""
            details.open = true
          }}
          return read.title + "\\n" + document.body.innerText
        }}"""
    )
    opened.close()
    return text


class Extracted(NamedTuple):
    """The lines that a tool extracts, and the words in an id by which it drops an element."""

    lines: list[str]
    dropped: re.Pattern[str]


@pytest.fixture(scope="module", params=["firefox", "trafilatura"])
def extracted(request: pytest.FixtureRequest, page: Published, chromium: Browser) -> Extracted:
    is_firefox = request.param == "firefox"
    read = read_by_firefox(page, chromium) if is_firefox else read_by_trafilatura(page)
    # The sign is that of the link which the site's Markdown puts into each heading.
    lines = [words for line in read.split("\n") if (words := one_line(line).removesuffix("¶"))]
    return Extracted(lines, NONE if is_firefox else TAKEN_FOR_FURNITURE)


def test_each_paragraph_is_a_line_as_it_reads(page: Published, extracted: Extracted) -> None:
    places = [extracted.lines.index(paragraph) for paragraph in page.paragraphs]
    assert places == sorted(places)


def test_what_was_corrected_is_in_no_line_of_the_text(page: Published, extracted: Extracted) -> None:
    corrected = {one_line(part) for part in page.article.text.split("\n\n")} - {*page.paragraphs}
    assert corrected
    # A note on what was left out quotes it, behind the words that say so.
    pairs = zip(extracted.lines, extracted.lines[1:], strict=False)
    assert [line for before, line in pairs if line in corrected and "As received" not in before] == []


def test_the_notes_stand_after_their_paragraph_and_begin_as_notes(
    page: Published, extracted: Extracted
) -> None:
    begun = {int(found[1]): at for at, line in enumerate(extracted.lines) if (found := NOTE.match(line))}
    notes = [note for note in page.article.notes if not extracted.dropped.search(note.annotation.id)]
    assert list(begun) == [note.number for note in notes]
    for note in notes:
        if note.spans and note.spans[0].end:
            number = page.article.text.count("\n\n", 0, note.spans[0].end)
            paragraph = one_line(page.article.corrected_text.split("\n\n")[number])
            if paragraph:
                assert extracted.lines.index(paragraph) < begun[note.number]


def test_what_a_note_says_in_fields_is_told_apart(page: Published, extracted: Extracted) -> None:
    notes = [
        note.annotation for note in page.article.notes if not extracted.dropped.search(note.annotation.id)
    ]
    text = one_line(" ".join(extracted.lines))
    said = {note.id: note.details(page.article.registers) for note in notes}
    assert any(len(details) > 1 for details in said.values())
    assert [
        note for note, details in said.items() if "".join(map(_field, details)).rstrip() not in text
    ] == []


def _field(detail: Detail) -> str:
    explained = f" – {detail.explanation}" if detail.explanation else ""
    return one_line(f"· {detail.label}: {detail.value}{explained}") + " "
