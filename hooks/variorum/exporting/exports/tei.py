"""An article in TEI P5: the text as received and as corrected, the notes, and what they point to."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from variorum.exporting.export import Each, PublishedSite, Series
from variorum.exporting.for_each import for_each_article
from variorum.exporting.tei.elements import ID, LANGUAGE, TEI, as_xml
from variorum.exporting.tei.header import header
from variorum.exporting.tei.stand_off import stand_off
from variorum.exporting.tei.text import TextOfArticle
from variorum.model.edition import AnnotatedArticle
from variorum.model.history import History


def tei(article: AnnotatedArticle, site: PublishedSite, history: History) -> str:
    """Return an article as a document of TEI P5."""
    content = TextOfArticle(article)
    root = ET.Element("TEI", {"xmlns": TEI})
    root.append(header(article, site, history))
    beside = stand_off(article, content.targets, history, site.language)
    if len(beside):
        root.append(beside)
    text = ET.SubElement(root, "text", {ID: "text", LANGUAGE: article.article.metadata.language})
    ET.SubElement(text, "body").append(content.div)
    return as_xml(root)


EXPORT = Series(
    uri="articles/{article}/tei.xml",
    each=Each.ARTICLE,
    media_type="application/tei+xml",
    label="TEI",
    says="the text as received and as corrected, with the notes, in TEI P5",
    place=2,
    make=for_each_article(tei),
    lacks=(
        "Notes are plain text; their links and emphasis are in the JSON of each, and in `notes-json`.",
        "Of several assessments of a claim the marks are the last ones; `claims-csv` has all.",
        "Headings, pictures and tables of Markdown articles are paragraphs; `article.txt` has them.",
        "Timeline, paths, alignments, withdrawn notes and orphans are in `api-register` and `notes-json`.",
        "Control characters, which no XML may hold, are U+FFFD.",
    ),
)
