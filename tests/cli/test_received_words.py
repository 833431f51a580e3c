"""What becomes of a document's words and notes in Markdown, and in what Markdown becomes."""

from __future__ import annotations

from pathlib import Path

import markdown
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.cli.conftest import Run
from tests.cli.documents import docx, paragraph
from tests.cli.test_received import PROSE, made
from variorum.editing.received.blocks import Block, Kind, merged
from variorum.editing.received.blocks import Run as Stretch
from variorum.editing.received.markdown_text import as_markdown

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables", "toc"]
SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(
    "*_[]()#`<>&|~^=+-.:!$ "
)
WORDS = st.text(SIGNS, min_size=1, max_size=24)
STYLES = st.sets(st.sampled_from(("em", "strong", "sup", "code", "del"))).map(frozenset)


RUNS = st.tuples(WORDS, STYLES, st.just(False)) | st.tuples(WORDS, STYLES, st.just(True))


@given(st.lists(st.lists(RUNS, min_size=1, max_size=4), min_size=1, max_size=3))
def test_the_markdown_renders_to_exactly_the_words_and_notes(
    paragraphs: list[list[tuple[str, frozenset[str], bool]]],
) -> None:
    labels = (str(number) for number in range(1, 100))
    blocks, notes = [], []
    for runs in paragraphs:
        line: list[Stretch] = []
        for text, look, is_note in runs:
            if is_note:
                label = next(labels)
                line.append(Stretch("", note=label))
                said = Block(Kind.PARAGRAPH, [merged([Stretch(text, look)])])
                notes.append(Block(Kind.NOTE, inner=[[said]], label=label))
            else:
                line.append(Stretch(text, look))
        blocks.append(Block(Kind.PARAGRAPH, [merged(line)]))
    rendered = markdown.markdown(as_markdown([*blocks, *notes]), extensions=EXTENSIONS)
    root = html.fragment_fromstring(rendered, create_parent="div")
    calls = root.find_class("footnote-ref")
    assert len(calls) == len(notes)
    for mark in (*calls, *root.find_class("footnote-backref")):
        mark.text = ""
    shown = "".join(root.itertext())
    written = "".join(block.text for block in (*blocks, *(note.inner[0][0] for note in notes)))
    assert "".join(shown.split()) == "".join(written.split())


WORD_NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>Of brass.</w:t></w:r></w:p>'
    "<w:p><w:r><w:t>So they say.</w:t></w:r></w:p></w:footnote>"
    '<w:footnote w:id="3"><w:p><w:r><w:t>By day.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED_NOTES = {
    "word__footnotes.xml": WORD_NOTES,
    "word___rels__document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="n" Target="footnotes.xml" Type="{OFFICE}/footnotes"/></Relationships>'
    ),
}


def test_notes_of_a_document_of_word_become_footnotes(variorum: Run, edition: Path, tmp_path: Path) -> None:
    body = paragraph("The lamp", "Title") + (
        f"<w:p><w:r><w:t>{PROSE}</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r>"
        "<w:r><w:footnoteReference w:id='3'/></w:r><w:r><w:t>, he said.</w:t></w:r></w:p>"
    )
    content = docx(body, **RELATED_NOTES)
    text = made(".docx", content).text
    assert text == (
        f"# The lamp\n\n{PROSE.strip()} [^1][^2], he said.\n\n"
        "[^1]: Of brass.\n\n    So they say.\n\n[^2]: By day.\n"
    )
    (tmp_path / "lamp.docx").write_bytes(content)
    assert variorum("add", tmp_path / "lamp.docx", "--no-ask").exit_code == 0
    assert variorum("check").exit_code == 0
