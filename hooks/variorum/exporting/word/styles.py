"""The styles of a document. Kinds of notes differ by line, as in every other form of the edition."""

from __future__ import annotations

from functools import lru_cache
from xml.etree import ElementTree as ET

from variorum.exporting.tei.elements import as_xml
from variorum.exporting.word.elements import add, part
from variorum.exporting.word.runs import HYPERLINK
from variorum.model.kinds import KINDS

TITLE, AUTHOR, FACT, QUOTE, VERSE, CODE, ITEM = (
    "Title", "Subtitle", "Fact", "Quote", "Verse", "SourceCode", "ListParagraph",
)  # fmt: skip
"""Ids of styles of paragraphs. Those that Word has itself bear its names, by which programs know them."""
FOOTNOTE, FOOTNOTE_CALL, FOOTER = "FootnoteText", "FootnoteReference", "Footer"
_LINES = {"solid": "single", "dashed": "dash", "dotted": "dotted", "double": "double", "wavy": "wave"}
"""By the word of CSS for the line below a passage."""
_BODY, _SMALL = 24, 20
"""Sizes of letters, in half points."""


def heading(level: int) -> str:
    """Return the style of headings of a level."""
    return f"Heading{level}"


def of_kind(kind: str) -> str:
    """Return the style of passages that notes of a kind are about."""
    return f"Passage-{kind}"


@lru_cache(maxsize=64)
def styles(language: str, language_of_notes: str) -> str:
    """Return the part. Both languages are tags such as `ar`."""
    root = part("styles")
    defaults = add(root, "docDefaults")
    words = add(add(defaults, "rPrDefault"), "rPr")
    add(words, "rFonts", ascii="Georgia", hAnsi="Georgia", cs="Times New Roman")
    _size(words, _BODY)
    _language(words, language)
    add(add(add(defaults, "pPrDefault"), "pPr"), "spacing", after=160, line=300, lineRule="auto")
    _paragraph(root, "Normal", "Normal", is_default=True)
    _paragraph(root, TITLE, "Title", after=120, size=48)
    _paragraph(root, AUTHOR, "Subtitle", after=480, size=28)
    _language(_words_of(_paragraph(root, FACT, "Fact", after=60, size=_SMALL)), language_of_notes)
    for level in range(1, 7):
        style = _paragraph(root, heading(level), f"heading {level}", before=320, outline=level - 1)
        words = _words_of(style)
        add(words, "b")
        add(words, "bCs")
        _size(words, 38 - 3 * level)
    _paragraph(root, QUOTE, "Quote", indent=560)
    _paragraph(root, VERSE, "Verse", indent=360)
    _paragraph(root, CODE, "Source Code", size=_SMALL)
    _paragraph(root, ITEM, "List Paragraph", after=80)
    _paragraph(root, FOOTER, "footer", size=_SMALL)
    _language(_words_of(_paragraph(root, FOOTNOTE, "footnote text", after=40, size=18)), language_of_notes)
    add(_character(root, FOOTNOTE_CALL, "footnote reference"), "vertAlign", "superscript")
    link = _character(root, HYPERLINK, "Hyperlink")
    add(link, "color", "0B5394")
    add(link, "u", "single")
    for name, kind in KINDS.items():
        add(
            _character(root, of_kind(name), f"Passage: {kind.of_kind.title}"),
            "u",
            _LINES[kind.of_kind.line.style],
        )
    return as_xml(root)


def _paragraph(
    root: ET.Element,
    identifier: str,
    name: str,
    *,
    before: int = 0,
    after: int | None = None,
    indent: int = 0,
    size: int = 0,
    outline: int | None = None,
    is_default: bool = False,
) -> ET.Element:
    style = add(root, "style", type="paragraph", styleId=identifier, default="1" if is_default else "")
    add(style, "name", name)
    if not is_default:
        add(style, "basedOn", "Normal")
    add(style, "qFormat")
    properties = add(style, "pPr")
    if outline is not None:
        add(properties, "keepNext")
    if before or after is not None:
        add(properties, "spacing", before=before, after=160 if after is None else after)
    if indent:
        add(properties, "ind", left=indent, right=indent)
    if outline is not None:
        add(properties, "outlineLvl", outline)
    words = add(style, "rPr")
    if size:
        _size(words, size)
    return style


def _character(root: ET.Element, identifier: str, name: str) -> ET.Element:
    style = add(root, "style", type="character", styleId=identifier)
    add(style, "name", name)
    return add(style, "rPr")


def _words_of(style: ET.Element) -> ET.Element:
    return style[-1]


def _size(words: ET.Element, size: int) -> None:
    add(words, "sz", size)
    add(words, "szCs", size)


def _language(words: ET.Element, language: str) -> None:
    add(words, "lang", language, eastAsia=language, bidi=language)
