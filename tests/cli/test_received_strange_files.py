"""Documents that are sound in their format and odd in all else: no crash, no long wait, nothing lost."""

from __future__ import annotations

import time
import warnings
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from tests.cli.documents import docx, epub, odt, paragraph
from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.formats import read_document
from variorum.editing.received.web_page import MOST_ELEMENTS

PROSE = "The lamp stood on the table, and nobody in the house had ever seen it lit before that night. "
LONG = 100_000
ENTITIES = '<!DOCTYPE html [<!ENTITY a "the lamp">]><html><body><p>&a;</p></body></html>'
NO_ENTITIES = "declares entities"
SPINE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/></manifest>'
    "<spine>" + '<itemref idref="a"/>' * 4_000 + "</spine></package>"
)
BLANKS = '<text:s text:c="200"/>'


def made(ending: str, content: str | bytes) -> Document:
    return read_document(
        ending, content.encode() if isinstance(content, str) else content, lambda _: None, None
    )


def with_many_parts(whole: bytes, times: int, last: str) -> bytes:
    """Return an archive with parts that all have the same name, of which the last has something in it."""
    file = BytesIO(whole)
    with warnings.catch_warnings(), ZipFile(file, "a", ZIP_DEFLATED) as into:
        warnings.simplefilter("ignore")
        for _ in range(times):
            into.writestr("word/more.xml", "")
        into.writestr("word/more.xml", last)
    return file.getvalue()


def book(document: str) -> bytes:
    """Return an EPUB that has nothing but this document, as it is."""
    return epub({"a.xhtml": ""}, **{"OPS/a.xhtml": document})


def nested(tag: str, levels: int, words: str) -> str:
    return f"<{tag}>" * levels + words + f"</{tag}>" * levels


Case = tuple[str, str | bytes, str]
REFUSED: dict[str, Case] = {
    "page-too-deep": (".html", f"<p>{PROSE}</p>{nested('div', 300, PROSE)}<p>{PROSE}", "nested too"),
    "page-with-attributes": (".html", f"<p {' '.join(f'a{n}=1' for n in range(LONG))}>{PROSE}", "attributes"),
    "page-with-elements": (".html", f"<p>{PROSE}</p>" + "<a>x" * LONG, f"{MOST_ELEMENTS:,} elements"),
    "page-in-idna": (".html", "<meta charset='idna'><p>a", "it is not in idna"),
    "page-in-punycode": (".html", f"<meta charset='punycode'>-{'9a' * LONG}", "it is not in punycode"),
    "page-in-literals": (".html", r"<meta charset='unicode_escape'><p>\ud800", "it is not in unicode_escape"),
    "page-in-undefined": (".html", "<meta charset='undefined'><p>a", "it is not in undefined"),
    "book-of-nothing": (".epub", book("<!-- -->"), "there is no text in it"),
    "book-with-entities": (".epub", book(ENTITIES), NO_ENTITIES),
    "blanks-without-end": (".odt", odt(f"<text:p>x{BLANKS * 10_000}</text:p>"), "blanks"),
    "empty-paragraphs": (".odt", odt("<text:p/>" * 2_100_000), "2,000,000 tags"),
    "empty-paragraphs-of-word": (".docx", docx("<w:p/>" * 2_100_000), "2,000,000 tags"),
}  # fmt: skip
READ: dict[str, Case] = {
    "same-document": (
        ".epub",
        epub({"a.xhtml": f"<p>{PROSE * 1_000}</p>"}, **{"OPS/book.opf": SPINE}),
        PROSE.strip(),
    ),
    "many-blanks": (".odt", odt(f"<text:p>x{'<text:s/>' * LONG}y</text:p>"), "y"),
    "infinite-margin": (
        ".odt",
        odt(
            '<text:p text:style-name="A">x</text:p>',
            '<style:style style:name="A"><style:paragraph-properties fo:margin-left="infcm"/></style:style>',
        ),
        "x",
    ),
    "one-name-for-all-parts": (
        ".docx",
        with_many_parts(docx(paragraph("The lamp")), 2_000, f"<a>{'<b/>' * 50_000}</a>"),
        "The lamp",
    ),
    "nothing-but-blanks-in-one": (
        ".epub",
        epub({"a.xhtml": "<p>The lamp</p>", "b.xhtml": ""}, **{"OPS/b.xhtml": "  "}),
        "The lamp",
    ),
    "zero": (".epub", epub({"a.xhtml": "<p>The lamp\0"}), "The lamp"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_be_lost_or_take_too_long_is_refused(name: str) -> None:
    ending, content, why = REFUSED[name]
    begin = time.process_time()
    with pytest.raises(NotReadable, match=why):
        made(ending, content)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_is_read_in_time(name: str) -> None:
    ending, content, words = READ[name]
    begin = time.process_time()
    text = made(ending, content).text
    assert words in text.replace("&#44;", ",").replace("&#46;", ".")
    assert time.process_time() - begin < 3


def test_words_in_furniture_within_furniture_are_listed_once() -> None:
    book = epub({"a.xhtml": f"<p>The lamp</p>{nested('nav', 100, 'Contents')}"})
    assert made(".epub", book).left_out == ("Contents",)


def test_no_year_in_the_text_is_taken_for_the_date_of_a_page() -> None:
    assert (
        "date" not in made(".html", f"<html><body><p>{PROSE * 5} It was in 2011 that it broke.</p>").described
    )
