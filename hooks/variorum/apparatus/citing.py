"""Sources as a bibliography writes them, by a citation library and the style in styles/."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from citeproc import VARIABLES, Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from lxml import etree
from markupsafe import Markup, escape

from variorum.exporting.exports.csl_json import csl_items
from variorum.model.dates import date_in_words
from variorum.model.edtf import plain_iso
from variorum.model.registers import Source

_SIMPLE = frozenset(
    (
        "id",
        "type",
        "title",
        "author",
        "container-title",
        "publisher",
        "number",
        "issued",
        "URL",
        "language",
        "note",
    )
)
"""What most sources have, and nothing else."""
_KNOWN = ("id", "type", "language")
STYLE = Path(__file__).parent / "styles" / "bibliography.csl"
# The library is not asked to write HTML: it marks italics with these two characters, which no text
# keeps, and all that it returns is escaped.
_ITALIC, _UPRIGHT = "\ue000", "\ue001"
_OUR_WORD = "\ue002"
"""What the style has before a word that is ours: it gets a capital where it begins a sentence."""
_BEGINS = re.compile(rf"([.?!][”’{_UPRIGHT}]*|[”{_UPRIGHT}]\.) {_OUR_WORD}(.)")
_UNMARKED = str.maketrans("", "", _ITALIC + _UPRIGHT + _OUR_WORD)
_DOUBLED_STOP = re.compile(rf"([.?!][”’{_UPRIGHT}]*)\.")
_FRESH_UNDATED = re.compile(r"(?<!,) undated\.$")
_INNER_QUOTES = str.maketrans("“”", "‘’")


def reference_lines(sources: Iterable[Source]) -> list[Markup]:
    """Return each of `sources` as a line of HTML."""
    sources = list(sources)
    pairs = zip(csl_items(sources), sources, strict=True)
    return [_line(json.dumps(_as_the_library_has_it(item, source.issued))) for item, source in pairs]


def _as_the_library_has_it(item: dict[str, Any], issued: str | None) -> dict[str, Any]:
    """Return an item with the variables that the library knows, those of CSL 1.0.1.

    A date that is no plain day, month or year is given in words, which the library does not have.
    """
    known = {key: value for key, value in item.items() if key in _KNOWN or key.replace("-", "_") in VARIABLES}
    if "event-title" in item:
        known["event"] = item["event-title"]
    if "archive_collection" in item:
        parts = (item["archive_collection"], item.get("archive_location"))
        known["archive_location"] = ", ".join(filter(None, parts))
    if issued and not plain_iso(issued):
        known["issued"] = {"literal": date_in_words(issued)}
    return known


@lru_cache(maxsize=4096)
def _line(item_json: str) -> Markup:
    """Return one item of CSL-JSON as HTML. While somebody edits, most stay as they were."""
    item = json.loads(item_json, object_hook=_without_marks)
    bibliography = CitationStylesBibliography(
        _style(is_simple=item.keys() <= _SIMPLE), CiteProcJSON([item]), _FORMATTER
    )
    bibliography.register(Citation([CitationItem(item["id"])]))
    written = str(bibliography.bibliography()[0])
    if item["title"].startswith("[") and item["title"].endswith("]"):
        # A title that the editors made stands in brackets and not in quotation marks.
        written = written.replace("“[", "[", 1).replace("]”", "]", 1)
    written = _FRESH_UNDATED.sub(" Undated.", written)
    written = _BEGINS.sub(lambda found: f"{found[1]} {found[2].upper()}", written).replace(_OUR_WORD, "")
    html = str(escape(_DOUBLED_STOP.sub(r"\1", written))).replace(_ITALIC, "<i>").replace(_UPRIGHT, "</i>")
    return Markup(html)  # noqa: S704 - escaped in the line above


def _without_marks(item: dict[str, Any]) -> dict[str, Any]:
    clean = {key: v.translate(_UNMARKED) if isinstance(v, str) else v for key, v in item.items()}
    if "title" in clean:
        clean["title"] = clean["title"].translate(_INNER_QUOTES)
    return clean


@lru_cache(maxsize=2)
def _style(*, is_simple: bool) -> CitationStylesStyle:
    """Return the style; for simple items without the parts that only others have, which cost time."""
    if not is_simple:
        return CitationStylesStyle(str(STYLE), validate=False)
    style = etree.parse(STYLE)
    for element in style.xpath("//*[@variable][not(self::*[local-name() = 'if'])]"):
        if element.get("variable") not in _SIMPLE:
            element.getparent().remove(element)
    for empty in style.xpath("//*[local-name() = 'macro' or local-name() = 'group'][not(.//*[@variable])]"):
        if not empty.xpath(".//@macro"):
            name = empty.get("name", "")
            for call in style.xpath("//*[@macro = $name]", name=name) if name else [empty]:
                call.getparent().remove(call)
    return CitationStylesStyle(BytesIO(etree.tostring(style)), validate=False)


def _as_it_is(text: Any) -> str:
    return str(text)


def _italic(text: Any) -> str:
    return f"{_ITALIC}{text}{_UPRIGHT}"


_FORMATTER = SimpleNamespace(
    preformat=_as_it_is,
    Italic=_italic,
    Oblique=_italic,
    **dict.fromkeys(("Bold", "Light", "Underline", "Superscript", "Subscript", "SmallCaps"), _as_it_is),
)
