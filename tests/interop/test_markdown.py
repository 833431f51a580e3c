"""The Markdown of an article reads back as its text, with every note as a footnote."""

from __future__ import annotations

import re
from html import unescape

import markdown
from hypothesis import given, settings

from tests.interop.editions import SITE
from tests.interop.generated import editions, read
from variorum.exporting.exports.llms_txt import EXPORT as LLMS
from variorum.exporting.exports.markdown import annotated_markdown, text_with_references
from variorum.model.edition import Edition


def test_each_note_is_a_footnote_once(edition: Edition) -> None:
    for article in edition.articles:
        written = annotated_markdown(article, SITE)
        ids = [note.annotation.id for note in article.notes]
        assert re.findall(r"^\[\^([a-z0-9-]+)\]: ", written, re.MULTILINE) == ids
        html = markdown.markdown(written, extensions=["footnotes"])
        assert sorted(re.findall(r'<li id="fn:([a-z0-9-]+)">', html)) == sorted(ids)


@settings(max_examples=20)
@given(editions())
def test_the_text_reads_back(files: dict[str, str]) -> None:
    (article,) = read(files).articles
    written = re.sub(r"\[\^note-\d\]", "", text_with_references(article))
    html = markdown.markdown(written, extensions=["extra", "sane_lists"])
    text = unescape(re.sub(r"</?(p|br) ?/?>", "", html))
    assert "".join(text.split()) == "".join(article.text.split())


def test_the_index_for_language_models_names_every_article(edition: Edition) -> None:
    index = LLMS.make(edition, SITE)
    for article in edition.articles:
        assert f"({SITE.address}articles/{article.article.slug}/annotated.md.txt)" in index
