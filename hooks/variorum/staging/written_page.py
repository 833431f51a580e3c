"""A page that people wrote, for a host that knows nothing of the edition."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote

from variorum.apparatus.on_demand import MARKER
from variorum.model.front_matter import divided
from variorum.staging.kept_html import not_searched, shield_from_markdown
from variorum.staging.site_without_host import BuiltPage
from variorum.staging.staged_page import as_yaml

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_LINK = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|(\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?)([^\s()<>#]+)")
"""Code, or where the address of a link begins, in the text or in a definition (CommonMark, 4.7, 6.1, 6.3)."""
_HREF = re.compile(r' href="[^"]*"')


def written_page(built: BuiltPage, sources: Mapping[str, str]) -> bytes:
    """Return the page with the numbers of the edition, if it asks for them, and what other programs are told.

    Links to sources that have another place, by `sources`, lead there. All else stays as it is written.
    """
    page = built.page
    matter, text = divided(page.markdown)
    if MARKER in page.rendered:
        before, _, after = page.rendered.partition(MARKER)
        counts = page.content[len(before) : len(page.content) - len(after)]
        # Hosts do not agree from where the addresses in HTML lead on a page that is no index.
        is_index = posixpath.basename(page.file.src_uri) in ("index.md", "README.md")
        numbers = shield_from_markdown(not_searched(counts if is_index else _HREF.sub("", counts)))
        text = _outside_code(text, lambda line: numbers if line.strip() == MARKER else line)
    folder = posixpath.dirname(page.file.src_uri)

    def moved(link: re.Match[str]) -> str:
        to = sources.get(posixpath.normpath(posixpath.join(folder, unquote(link[3])))) if link[3] else None
        return f"{link[2]}{posixpath.relpath(f'/{to}', f'/{folder}')}" if to else link[0]

    text = _outside_code(text, lambda line: _LINK.sub(moved, line))
    begins_otherwise = not matter and text.startswith(("---", "+++"))
    is_told = re.search(r"^variorum\s*:", matter, re.MULTILINE) or page.markdown.startswith("+++")
    added = "" if is_told or begins_otherwise else as_yaml(page.meta)
    if not added:
        return (page.markdown[: len(page.markdown) - len(divided(page.markdown)[1])] + text).encode()
    return f"---\n{matter}{added}---\n{text}".encode()


def _outside_code(text: str, changed: Callable[[str], str]) -> str:
    return "\n".join(_lines(text, changed))


def _lines(text: str, changed: Callable[[str], str]) -> Iterator[str]:
    fence = ""
    for line in text.split("\n"):
        if found := _FENCE.match(line):
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence):
                fence = ""
            yield line
        elif fence or line.startswith(("    ", "\t")):
            yield line
        else:
            yield changed(line)
