"""What stands at the foot of each printed sheet of an article, as a stylesheet for `theme/styles/print.css`.

A file of its own, since a strict policy for content forbids styles that are written into a page.
"""

from __future__ import annotations

from variorum.model.settings import EditionSettings

FILE = "print.css"
"""Its name beside the article; `theme/overrides/edition.html` has it, too."""
LONGEST_TITLE = 90
"""Characters of a title that is given whole: it has to stand on one line."""
_PLAIN = frozenset(" !#$%&()*+,-./:;=?@[]^_`{|}~–—‘’“”…·")


def paper_foot(title: str, address: str, settings: EditionSettings) -> str:
    """Return the stylesheet: the article's title, its whole address (or nothing), version, licence."""
    of_edition = [f"Version {settings.version}"] if settings.version else []
    of_edition += [f"Notes: {settings.licence}"] if settings.licence else []
    of_edition += [f"doi:{settings.doi}"] if settings.doi else []
    values = {
        "title": _shortened(" ".join(title.split())),
        "address": address,
        "edition": " · ".join(of_edition),
    }
    return f":root{{{';'.join(f'--vm-foot-{name}:{_quoted(value)}' for name, value in values.items())}}}\n"


def _shortened(title: str) -> str:
    if len(title) <= LONGEST_TITLE:
        return title
    return (
        title[:LONGEST_TITLE].rpartition(" ")[0] + " …"
        if " " in title[:LONGEST_TITLE]
        else title[:LONGEST_TITLE] + "…"
    )


def _quoted(text: str) -> str:
    """Return a string of CSS with everything but letters, digits and plain punctuation escaped by number."""
    return '"' + "".join(c if c.isalnum() or c in _PLAIN else f"\\{ord(c):x} " for c in text) + '"'
