"""What each element of a page is to its reading text.

Some of them a script will read, and draw something else in their place: formulas, diagrams, charts. These,
and words with their pronunciation above them, are one thing, as a picture is: a mark stands around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
INTERACTIVE = frozenset(("a", "button", "label", "summary"))
CODE = frozenset("code pre kbd samp".split())
CLOSED = INTERACTIVE | CODE | frozenset("h1 h2 h3 h4 h5 h6".split())
RUBY_PARTS = frozenset("rb rt rtc rp".split())
"""Elements that end the one before, if that is not closed."""
_UNREAD = frozenset(
    "script style template svg select textarea title noscript iframe object video audio canvas "
    "rt rp rtc".split()
)
_UNREAD_CLASSES = frozenset(
    ("headerlink", "footnote-ref", "footnote-backref", "linenos", "lineno", "MathJax_Preview")
)
_TABS = frozenset(("tabbed-set", "tabbed-labels"))
_WHOLE = frozenset(("math", "ruby"))
_DRAWN = frozenset(
    "mermaid math plantuml graphviz d2 nomnoml svgbob wavedrom markmap vega vegalite vega-lite echarts "
    "abcjs geogebra smiles".split()
)
"""What scripts call the sources that they draw, as classes and as languages of code."""
_WHOLE_CLASSES = _DRAWN | frozenset(
    "arithmatex katex katex-display MathJax tex latex asciimath dot kroki bytefield flowchart plotly chart "
    "chartjs abc leaflet pyodide".split()
)
_HIGHLIGHTED = frozenset(("highlight", "codehilite"))


class Reading(Enum):
    """How the words of an element belong to the text."""

    TEXT = "text"
    WHOLE = "whole"
    """As one thing, which nothing divides."""
    NOT = "not"


def reading_of(
    tag: str, attributes: Mapping[str, str], around: frozenset[str], code: str | None = None
) -> Reading:
    """Return how the words in an element are read.

    `around` are the classes of the element that holds it; `code` those of the `<code>` with which a
    `<pre>` begins, if it does.
    """
    if tag in _UNREAD:
        return Reading.NOT
    # The names of tabs are buttons, found by their order and their words.
    if tag == "label" and not _TABS.isdisjoint(around):
        return Reading.NOT
    if tag in _WHOLE or "-" in tag:
        return Reading.WHOLE
    classes = classes_of(attributes)
    if not _UNREAD_CLASSES.isdisjoint(classes):
        return Reading.NOT
    if not _HIGHLIGHTED.isdisjoint(classes):
        return Reading.TEXT
    # A custom fence writes `<pre class="x"><code>` for a script, a plain one `<code class="language-x">`.
    is_fence = code is not None and (
        bool(classes and not code)
        or not _DRAWN.isdisjoint(name.removeprefix("language-") for name in code.split())
    )
    return Reading.WHOLE if is_fence or not _WHOLE_CLASSES.isdisjoint(classes) else Reading.TEXT


def classes_of(attributes: Mapping[str, str]) -> frozenset[str]:
    """Return the classes of an element."""
    return frozenset(attributes["class"].split()) if attributes.get("class") else frozenset()
