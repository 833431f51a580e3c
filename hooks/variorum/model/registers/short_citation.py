"""How a note names a source whose entry stands in full in a list on the same page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from variorum.model.dates import date_in_words
from variorum.model.registers.sources import Source

_DATED = frozenset(
    ("article-magazine", "article-newspaper", "broadcast", "periodical", "post", "post-weblog", "webpage")
)
"""Types that are distinguished by where and when they were published, as newspapers are cited."""
_LONGEST_TITLE = 48
"""Code points: a line and a half of a margin."""
_SUBTITLE = ": "


def short_citations(sources: Mapping[str, Source]) -> dict[str, str]:
    """Return a short citation of each of some sources, by its id; two are alike only if all else is, too.

    What is published day by day is named by place and date, “Xinhua, 11 September 2020”; other sources by
    the family names of their authors and the date, “Hoff and Lind, 1899”, as in the author-date style of the
    Chicago Manual of Style (17th edition, 15.5). If one of these is unknown, or the editor gave a short
    title, the title stands with them; without an author the place does, too.
    """
    found = {identifier: _short(source) for identifier, source in sources.items()}
    for named in (_with_title, _with_whole_title):
        alike = Counter(found.values())
        found |= {key: named(sources[key]) for key, short in found.items() if alike[short] > 1}
    return found


def _short(source: Source) -> str:
    if source.title_short or not source.issued:
        return _with_title(source)
    if source.type in _DATED and source.place != source.title:
        return source.place_and_date
    who = _authors(source)
    return f"{who}, {date_in_words(source.issued)}" if who else _with_title(source)


def _authors(source: Source) -> str:
    """Return the family names of up to two authors, or of the first of several; empty if none is known."""
    families = [
        " ".join(filter(None, (name.non_dropping_particle, name.family)))
        for name in source.author
        if name.family
    ]
    return families[0] + " et al." if len(families) > 2 else " and ".join(families)


def _with_title(source: Source) -> str:
    who = _authors(source)
    date = date_in_words(source.issued) if source.issued else ""
    return ", ".join(filter(None, (who, short_title(source), date if who else source.place_and_date)))


def _with_whole_title(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.place_and_date)))


def short_title(source: Source) -> str:
    """Return the short title that an editor gave, or as much of the title as fits on two lines of a margin.

    A subtitle is left out, then words at the end. One word or two before a colon are no title: “Reuters: …”.
    """
    title = source.title_short or source.title
    if len(title) <= _LONGEST_TITLE:
        return title
    main = title.partition(_SUBTITLE)[0]
    is_title = len(main.split()) > 2 and main.count("[") == main.count("]")
    if is_title and len(main) <= _LONGEST_TITLE:
        return main
    main = main if is_title else title
    cut = f"{main[:_LONGEST_TITLE].rsplit(' ', 1)[0].rstrip(' ,;–-')} …"
    return f"{cut}]" if cut.count("[") > cut.count("]") else cut
