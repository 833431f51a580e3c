"""The text layer of a PDF → a plain text, by pypdf."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Sequence
from importlib.metadata import version
from io import BytesIO
from statistics import median

import pypdf
from pypdf.errors import PyPdfError

from variorum.editing.received.document import Document, NotReadable
from variorum.model.article import Form
from variorum.model.limits import LARGEST_ARTICLE
from variorum.model.wording import sanitized_line
from variorum.reading.verse import looks_like_verse

MOST_PAGES = 5_000
_DAMAGED = "pypdf cannot read it. Open it in another program and save it anew."
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS = re.compile(r"[.!?:…”»\"'’)\]]\s*$")
_FEWEST_PAGES = 3
_SHORT = 0.75
"""The share of the usual length of a line. A shorter one that ends a sentence ends a paragraph."""


def read(content: bytes) -> Document:
    """Return the document. Raise `NotReadable` if it cannot be read."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(content))
        if reader.is_encrypted:
            raise NotReadable("it is encrypted. Save it without a password.")
        if len(reader.pages) > MOST_PAGES:
            raise NotReadable(f"it has {len(reader.pages):,} pages; the limit is {MOST_PAGES:,}.")
        pages, size = [], 0
        for page in reader.pages:
            lines = [" ".join(line.split("\0")).rstrip() for line in page.extract_text().splitlines()]
            size += sum(map(len, lines))
            if size > LARGEST_ARTICLE:
                raise NotReadable(f"its text has more than {LARGEST_ARTICLE:,} characters. Divide it.")
            pages.append(_trimmed(lines))
        described = _described(reader.metadata or {})
    # What pypdf raises for a damaged file is not documented, and has been almost anything.
    except (PyPdfError, RecursionError, MemoryError, OSError, LookupError, ValueError) as error:
        raise NotReadable(_DAMAGED) from error
    except (TypeError, AttributeError, ArithmeticError, NotImplementedError, AssertionError) as error:
        raise NotReadable(_DAMAGED) from error
    return _document(pages, described, f"pypdf {version('pypdf')}")


def _document(pages: list[list[str]], described: dict[str, str], made_with: str) -> Document:
    if not any(sign.isalnum() for page in pages for line in page for sign in line):
        raise NotReadable("it has pictures of pages, but no text. Recognise its text (OCR) first.")
    pages, left_out = _without_running_heads(pages)
    empty = sum(not page for page in pages)
    warnings = ["The text layer of a PDF does not say what is a paragraph, a heading or a note: compare it."]
    if empty:
        warnings.append(f"{empty} of {len(pages)} pages have no text, perhaps only a picture of it.")
    verse = "\n\n".join("\n".join(page) for page in pages if page)
    if looks_like_verse(verse):
        text, keeps_lines = verse, True
    else:
        text, joined = _paragraphs([line for page in pages for line in page])
        keeps_lines = False
        if joined:
            warnings.append(f"{joined} words that a hyphen divided at the end of a line were joined.")
    return Document(
        text + "\n", Form.TEXT, made_with, described, {}, tuple(left_out), tuple(warnings), keeps_lines
    )


def _without_running_heads(pages: Sequence[list[str]]) -> tuple[list[list[str]], list[str]]:
    """Return the pages without the numbers and running heads at their top and bottom, and what these were."""
    kept = [list(page) for page in pages]
    left_out: list[str] = []
    for at in (0, -1):
        heads = Counter(re.sub(r"\d+|\b[ivxlc]+\b", "#", page[at].strip()) for page in kept if page)
        for page in kept:
            if not page:
                continue
            head = re.sub(r"\d+|\b[ivxlc]+\b", "#", page[at].strip())
            if heads[head] >= max(_FEWEST_PAGES, 0.4 * len(kept)):
                left_out.append(page[at].strip())
                del page[at]
        kept = [_trimmed(page) for page in kept]
    return kept, left_out


def _paragraphs(lines: Sequence[str]) -> tuple[str, int]:
    """Return the lines as paragraphs, and how many words were put together again."""
    usual = median([len(line) for line in lines if line.strip()] or [0])
    vocabulary = Counter(_WORD.findall("\n".join(lines)))
    found, joined = [""], 0
    for line in lines:
        text = line.strip()
        if not text:
            found.append("")
            continue
        before = found[-1]
        if before.endswith("-") and before[-2:-1].isalpha() and text[:1].islower():
            head, tail = _WORD.findall(before[-80:-1])[-1], _WORD.findall(text[:80])[0]
            is_hyphened = vocabulary[f"{head}-{tail}"] > vocabulary[head + tail]
            found[-1] = (before if is_hyphened else before[:-1]) + text
            joined += 1
        else:
            found[-1] = f"{before} {text}" if before else text
        if len(text) < _SHORT * usual and _ENDS.search(text):
            found.append("")
    return "\n\n".join(filter(None, found)), joined


def _trimmed(lines: Sequence[str]) -> list[str]:
    kept = list(lines)
    while kept and not kept[0].strip():
        del kept[0]
    while kept and not kept[-1].strip():
        del kept[-1]
    return kept


def _described(metadata: object) -> dict[str, str]:
    found = {key: getattr(metadata, key, None) for key in ("title", "author")}
    return {key: " ".join(sanitized_line(str(value)).split()) for key, value in found.items() if value}
