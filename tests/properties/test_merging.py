"""Merging never changes the text, and marks cover exactly their passages."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from variorum.merging.slices import flat_slices
from variorum.model.article import Article, ArticleMetadata, Form
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.kinds import Annotation
from variorum.model.kinds.context import Context
from variorum.model.kinds.correction import Correction
from variorum.model.record import AnnotationRecord
from variorum.model.registers import Registers
from variorum.model.selector import Span
from variorum.rendering.html_reader import read_html
from variorum.rendering.html_text import HtmlText
from variorum.rendering.weave import WINDOW_FILLED, weave

spans = st.tuples(st.integers(0, 200), st.integers(1, 60)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))

_BLOCKS = [
    "# A heading with *emphasis*\n",
    "Plain words, **strong and *nested* words**, `code & more`, [a [link](https://a.b) here](x).\n",
    "- one item\n- another *item*\n    - an inner one\n",
    "| a | b |\n|---|---|\n| cell **one** | cell two |\n",
    "> quoted words\n> over two lines\n",
    '```\ncode <b> & "quotes"\n  indented\n```\n',
    "An image ![with words](a.png) and a break  \nof a line, AT&T &lt;tag&gt; &copy; &#8220;q&#8221;.\n",
    "A footnote[^1] here.\n\n[^1]: Its words.\n",
    '<div><p>Raw <b>HTML</b><br>with <svg viewBox="0 0 1 1"><title>t</title></svg> in it</p></div>\n',
    "Term\n:   its meaning\n",
    "論語 學而時習之 e\u0301 👩\u200d👩\u200d👧 words\n",
]
documents = st.lists(st.sampled_from(_BLOCKS), min_size=1, max_size=6).map("\n".join)
_MARKDOWN = Markdown(extensions=["tables", "footnotes", "def_list", "toc", "fenced_code"])
_REFERENCE = '<a class="vm-ref[^>]*></a>'
_ADDED = re.compile(
    r'<mark class="vm-[^>]*>|</mark>|<del class="vm-sic hidden" hidden>|</del>'
    r'|<ins class="vm-corr">[^<]*</ins>'
    rf'|<span class="vm-refs[^>]*>(?:{_REFERENCE})+</span>|{_REFERENCE}'
    r'|^<article class="vm-edition"[^>]*>\s+|\n</article>$'
    rf"|\n{WINDOW_FILLED}|\n<footer class=\"vm-end\">.*?</footer>",
    re.DOTALL,
)
_NOTES = re.compile(
    r'\n<details class="vm-fold" [^>]*>.*?</details>\n<section class="vm-notes" lang="en">\n'
    r'(?:<section class="vm-card[^>]*>\n(?:<section class="vm-note .*?</details></section>\n?)+</section>\n)+'
    r"(?:<span [^>]*></span>\n)?</section>",
    re.DOTALL,
)


@given(st.lists(spans, max_size=12))
def test_slices_cover_each_passage_exactly(passages: list[Span]) -> None:
    slices = flat_slices(list(enumerate(passages, 1)))
    assert all(a.span.end <= b.span.start for a, b in pairwise(slices))
    for number, passage in enumerate(passages, 1):
        covered = {at for s in slices if number in s.notes for at in range(s.span.start, s.span.end)}
        assert covered == set(range(passage.start, passage.end))


def annotated(page: HtmlText, passages: list[Span]) -> AnnotatedArticle:
    """Return an article with a note on each passage; every third that overlaps none is a correction."""
    notes: list[PlacedNote] = []
    corrected: list[Span] = []
    shared = {"note": "n", "quote": "q"}
    for number, passage in enumerate(passages, 1):
        note: Annotation
        if number % 3 == 0 and not any(passage.overlaps(other) for other in corrected):
            corrected.append(passage)
            reading = "a <reading>" if number % 2 else ""
            note = Correction(
                id=f"n{number}", kind="correction", reading=reading, fault="fact", certainty="low", **shared
            )
        else:
            note = Context(id=f"n{number}", kind="context", title="t", **shared)
        record = AnnotationRecord(note, "notes.yml", 1, 1, {})
        notes.append(PlacedNote(record, number, (passage,), "<p>n</p>", "n"))
    metadata = ArticleMetadata(title="t", sha256="0" * 64)
    article = Article("a", metadata, Form.MARKDOWN, "a.md", b"", "")
    slices = flat_slices([(note.number, span) for note in notes for span in note.spans])
    return AnnotatedArticle(article, Registers(), page.text, tuple(notes), slices, ())


def fitting(page: HtmlText, passages: list[Span]) -> list[Span]:
    """Return the passages that the page has, none of them blank."""
    clipped = [Span(p.start, min(p.end, len(page.text))) for p in passages if p.start < len(page.text)]
    return [page.snapped(p) for p in clipped if page.text[p.start : p.end].strip()]


def without_notes(woven: str) -> str:
    """Return a page without what was woven into it."""
    return _ADDED.sub("", _NOTES.sub("", woven))


@given(documents, st.lists(spans, max_size=10))
def test_what_is_woven_in_can_be_taken_out_again(document: str, passages: list[Span]) -> None:
    html = _MARKDOWN.reset().convert(document)
    page = read_html(html)
    article = annotated(page, fitting(page, passages))
    woven = weave(article, page, [0] * len(article.notes), "")
    first = page.block_html_ends[0] if html.startswith("<h1") else 0
    taken_out = without_notes(woven)
    assert taken_out.replace("\n", "") == (html[:first] + html[first:]).replace("\n", "")


@given(documents, st.lists(spans, max_size=10))
def test_marks_cover_exactly_their_passages(document: str, passages: list[Span]) -> None:
    page = read_html(_MARKDOWN.reset().convert(document))
    article = annotated(page, fitting(page, passages))
    woven = _NOTES.sub("", weave(article, page, [0] * len(article.notes), ""))
    for note in article.notes:
        of_note = rf'<mark [^>]*data-notes="[^"]*\bn{note.number}\b[^"]*"[^>]*>(.*?)</mark>'
        marked = "".join(slice_[1] for slice_ in re.finditer(of_note, woven, re.DOTALL))
        shown = read_html(f"<pre>{re.sub(r'<ins .*?</ins>', '', marked)}</pre>").text
        passage = page.text[note.spans[0].start : note.spans[0].end]
        assert "".join(shown.split()) == "".join(passage.split())
