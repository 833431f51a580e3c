"""Documents of other programs become articles: their words, and nothing that is not theirs."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from tests.cli.documents import archive, docx, epub, odt, paragraph, pdf, picture
from variorum.editing.received import formats, zip_parts
from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.formats import read_document
from variorum.editing.received.language_guess import guessed_language
from variorum.editing.received.plain_chapters import chapter_headings

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases/received/cases.yml").read_text("utf-8"))
PROSE = "The lamp stood on the table, and nobody in the house had ever seen it lit before that night. "


def made(ending: str, content: bytes, source: Callable[[str], bytes | None] = lambda _: None) -> Document:
    return read_document(ending, content, source, None)


def page(body: str, head: str = "") -> bytes:
    return f"<html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("case", CASES["documents"], ids=lambda case: case["name"])
def test_what_a_document_has_becomes_markdown(case: dict[str, str]) -> None:
    content = {
        "epub": lambda: epub({"c.xhtml": case["body"]}),
        "odt": lambda: odt(case["body"], case.get("styles", "")),
        "docx": lambda: docx(case["body"]),
        "html": lambda: page(case["body"]),
    }[case["format"]]()
    assert made(f".{case['format']}", content).text == case["markdown"]


@pytest.mark.parametrize(
    ("ending", "content"),
    [
        (".docx", docx(paragraph("The lamp", "Title"), paragraph("I", "H1"), paragraph(PROSE * 3))),
        (".odt", odt(f'<text:p text:style-name="Title">The lamp</text:p><text:p>{PROSE * 3}</text:p>')),
        (".epub", epub({"a.xhtml": f"<h1>The lamp</h1><p>{PROSE * 3}</p>"})),
        (".html", page(f"<h1>The lamp</h1><p>{PROSE * 3}</p>")),
        (".pdf", pdf(["The lamp", "", *([PROSE] * 5)])),
    ],
)
def test_the_file_is_kept_beside_what_was_made_of_it_with_both_sums(
    variorum: Run, edition: Path, tmp_path: Path, ending: str, content: bytes
) -> None:
    file = tmp_path / f"Ünusual näme{ending}"
    file.write_bytes(content)
    done = variorum("add", file, "--title", "The other lamp", "--no-ask")
    assert done.exit_code == 0, done.output
    folder = edition / "docs/articles/the-other-lamp"
    metadata = yaml.safe_load((folder / "article.yml").read_text("utf-8"))
    kept = edition / "received/the-other-lamp" / metadata["received"]["file"]
    assert kept.read_bytes() == content
    assert metadata["received"]["sha256"] == hashlib.sha256(content).hexdigest()
    text = next(folder.glob("article.[mt]*"))
    assert metadata["sha256"] == hashlib.sha256(text.read_bytes()).hexdigest()
    assert "nobody in the house" in text.read_text("utf-8")
    assert "Language: en, guessed" in done.stderr or ending == ".html"
    assert variorum("check").exit_code == 0
    assert variorum("format", "--check", folder / "article.yml").exit_code == 0
    kept.write_bytes(content + b"x")
    assert "[article-changed]" in variorum("check").stdout
    kept.unlink()
    assert "[missing-file]" in variorum("check").stdout


def test_a_new_edition_can_begin_with_a_document(
    variorum: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    image = picture()
    book = {"a.xhtml": f'<h1>The lamp</h1><p>{PROSE}</p><p><img src="i/a.png" alt="It"/></p>'}
    (tmp_path / "lamp.epub").write_bytes(epub(book, "", **{"OPS/i/a.png": image}))
    assert variorum("init", "lamp.epub", "--no-ask").exit_code == 0
    folder = tmp_path / "the-lamp/docs/articles/the-lamp"
    assert (folder / "picture-1.png").read_bytes() == image
    assert "![It](picture-1.png)" in (folder / "article.md").read_text("utf-8")
    monkeypatch.chdir(tmp_path / "the-lamp")
    assert variorum("check").exit_code == 0


def test_the_furniture_of_a_page_is_left_out_and_listed(variorum: Run, edition: Path, tmp_path: Path) -> None:
    said = "".join(f"<p>{number}. {PROSE}</p>" for number in range(8))
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files/a.png").write_bytes(picture())
    verse = "<p>The lamp is lit<br>&nbsp;&nbsp;and burns<br>all night</p>"
    pictures = '<img src="page_files/a.png" alt="A lamp"><img src="https://a.example/b.png">'
    article = f"<article><h1>On lamps</h1>{said}{verse}{pictures}{said}</article>"
    menu = '<nav><a href="/">All our stories</a></nav>'
    rest = '<aside><p>Ten more lamps you will love</p></aside><div class="share-bar">Share this</div>'
    head = '<title>On lamps</title><meta property="article:published_time" content="1999-05-04T10:00:00Z">'
    (tmp_path / "page.html").write_bytes(page(menu + article + rest, head))
    done = variorum("add", tmp_path / "page.html", "--no-ask", "--yes")
    assert done.exit_code == 0, done.output
    text = (edition / "docs/articles/on-lamps/article.md").read_text("utf-8")
    assert text.startswith("# On lamps\n")
    assert text.count(PROSE.strip()) == 16
    assert "The lamp is lit  \n&#160;&#160;and burns  \nall night" in text
    assert "![A lamp](picture-1.png)" in text
    left_out = (edition / "received/on-lamps/left-out.txt").read_text("utf-8").splitlines()
    for words in ("All our stories", "Ten more lamps you will love", "Share this"):
        assert words in left_out
        assert words not in text
        assert words in done.stderr
    metadata = yaml.safe_load((edition / "docs/articles/on-lamps/article.yml").read_text("utf-8"))
    assert (metadata["title"], metadata["date"]) == ("On lamps", "1999-05-04")


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
LOCK = '<encryption><CipherData><CipherReference URI="OPS/c.xhtml"/></CipherData></encryption>'
KEY = "<encryption-data/>"
PASSWORD = "/Encrypt<</Filter/Standard/V 1/R 2/O(a)/U(b)/P 0>>/ID[(a)(b)]"
ONE = {"c.xhtml": "<p>a</p>"}


@pytest.mark.parametrize(
    ("ending", "content", "why"),
    [
        (".docx", b"nothing of the kind", "it is damaged"),
        (".docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it has a password"),
        (".docx", archive({"a.txt": "a"}), "its text is missing"),
        (".docx", docx(paragraph("")), "there is no text in it"),
        (".docx", docx(paragraph("a"), **{"word/x.xml": ENTITIES}), "declares entities"),
        (".docx", docx(paragraph("a"), **{"word/x.xml": "<x"}), "is no well-formed XML"),
        (".odt", archive({"content.xml": OUTSIDE}), "declares entities"),
        (".odt", odt("<text:p>a</text:p>", **{"META-INF/manifest.xml": KEY}), "is encrypted"),
        (".odt", archive({"content.xml": "<x/>"}), "no text document"),
        (".epub", archive({"a": "b"}), "it is no EPUB"),
        (".epub", epub({"../../../etc/passwd": "<p>a</p>"}), "names a part outside of itself"),
        (".epub", epub({}), "it has no text"),
        (".epub", epub(ONE, **{"META-INF/encryption.xml": LOCK}), "it is locked (DRM)"),
        (".pdf", b"%PDF-1.7 and no more", "pypdf cannot read it"),
        (".pdf", pdf([""]), "Recognise its text (OCR) first"),
        (".pdf", pdf(["a"], trailer=PASSWORD), "encrypted"),
        (".html", b"", "there is no text in it"),
        (".html", b"<script>alert(1)</script>", "there is no text in it"),
        (".html", b"<p>caf\xe9", "--encoding windows-1252"),
        (".html", b"<meta charset='klingon'><p>a", "it is not in klingon"),
        (".html", b"<div>" * 100_000 + b"a", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(
    variorum: Run, edition: Path, tmp_path: Path, ending: str, content: bytes, why: str
) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(content)
    done = variorum("add", file, "--no-ask")
    assert done.exit_code == 2 or not why, done.output
    if why:
        last = done.stderr.strip().splitlines()[-1]
        assert last.startswith(f"Error: “a{ending}” cannot be read: ")
        assert why in done.stderr
        assert not (edition / "received").exists()


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_parts, "LARGEST_PART", 1_000)
    with pytest.raises(NotReadable, match="unpacked, it would have more than"):
        made(".docx", docx(paragraph("a" * 2_000)))
    monkeypatch.setattr(zip_parts, "MOST_PARTS", 2)
    with pytest.raises(NotReadable, match="parts; the limit is 2"):
        made(".docx", docx(paragraph("a")))
    monkeypatch.setattr(formats, "LARGEST_IMPORT", 10)
    with pytest.raises(NotReadable, match="bytes; the limit is 10"):
        made(".pdf", pdf(["a"]))


@pytest.mark.parametrize(
    ("ending", "package"), [(".docx", "mammoth"), (".pdf", "pypdf"), (".html", "trafilatura")]
)
def test_a_missing_extra_is_named(
    variorum: Run, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, package: str
) -> None:
    for name in ("docx", "pdf", "web_page"):
        monkeypatch.delitem(sys.modules, f"variorum.editing.received.{name}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    content = {".docx": docx(paragraph("a")), ".pdf": pdf(["a"]), ".html": b"<p>a"}[ending]
    (tmp_path / f"a{ending}").write_bytes(content)
    done = variorum("add", tmp_path / f"a{ending}", "--no-ask")
    assert done.exit_code == 2
    assert f"is read by {package}, which is not installed" in done.stderr
    assert 'pip install "variorum[texts]"' in done.stderr


def test_the_extra_has_what_reads_documents() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    found = re.search(r"^texts = \[(.*)\]$", project, re.MULTILINE)
    assert found
    named = set(re.findall(r'"(\w+)', found[1]))
    assert named >= {form.package for form in formats.FORMATS.values() if form.package}


def test_pictures_beside_a_markdown_file_come_along(variorum: Run, edition: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "img").mkdir(parents=True)
    (home / "img/a b.png").write_bytes(picture())
    (home / "fake.png").write_bytes(b"<script>")
    (tmp_path / "secret.png").write_bytes(picture())
    (home / "link.png").symlink_to(tmp_path / "secret.png")
    shown = "![](img/a%20b.png) ![](fake.png) ![](../secret.png) ![](link.png) ![](https://a.example/c.png)"
    (home / "rain.md").write_text(f"---\ntitle: Rain\nlang: cy\n---\n\n{shown}\n", "utf-8")
    done = variorum("add", home / "rain.md", "--no-ask")
    assert done.exit_code == 0, done.output
    folder = edition / "docs/articles/rain"
    assert (folder / "article.md").read_bytes() == (home / "rain.md").read_bytes()
    assert (folder / "img/a b.png").read_bytes() == picture()
    assert sorted(path.name for path in folder.iterdir()) == ["article.md", "article.yml", "img"]
    for missing in ("fake.png", "../secret.png", "link.png"):
        assert f"The picture “{missing}” is not beside the text, or is no picture." in done.stderr


def test_chapters_of_a_plain_text_become_headings(variorum: Run, edition: Path, tmp_path: Path) -> None:
    chapters = [f"CHAPTER {number}\nOf lamps\n\n{PROSE * 3}" for number in ("I", "II", "III")]
    (tmp_path / "book.txt").write_text("The book\n\n" + "\n\n".join(chapters) + "\n", "utf-8")
    done = variorum("add", tmp_path / "book.txt", "--no-ask")
    assert done.exit_code == 0, done.output
    assert "Headings, 3: “CHAPTER I Of lamps” … “CHAPTER III Of lamps”." in done.stderr
    assert variorum("check").exit_code == 0
    metadata = yaml.safe_load((edition / "docs/articles/the-book/article.yml").read_text("utf-8"))
    assert metadata["headings"] == [f"CHAPTER {number} Of lamps" for number in ("I", "II", "III")]


@pytest.mark.parametrize("case", CASES["chapters"], ids=lambda case: case["name"])
def test_headings_of_chapters_are_told_from_other_short_lines(case: dict[str, list[str]]) -> None:
    assert chapter_headings(case["paragraphs"]) == case["headings"]


@pytest.mark.parametrize(("tag", "text"), CASES["languages"].items())
def test_the_language_is_guessed(tag: str, text: str) -> None:
    assert guessed_language(text) == tag


def test_no_language_is_guessed_from_nothing() -> None:
    assert guessed_language("1 2 3") is None
    assert guessed_language("Xyzzy plugh") is None


@pytest.mark.parametrize(
    "beginning",
    [
        "CHAPTER I",
        "Chapter 1. The lamp",
        "Prologue",
        "A lamp stood on the table in the hall of the old house.",
    ],
)
def test_the_heading_of_the_first_chapter_and_a_sentence_are_no_title(
    tmp_path: Path, variorum: Run, beginning: str
) -> None:
    text = tmp_path / "the-lamp.txt"
    text.write_text(f"{beginning}\n\nA lamp stood there.\n\nCHAPTER II\n\nIt rained.\n", "utf-8")
    done = variorum("init", text, tmp_path / "edition", "--no-ask", "--engine", "variorum==1.0")
    assert done.exit_code == 0, done.output
    article = (tmp_path / "edition/docs/articles/the-lamp/article.yml").read_text("utf-8")
    assert "title: the-lamp\n" in article
