"""How well a thousand notes on a novel follow it when one word in twenty is changed.

`python -m tests.bench.relinking` prints, for each of two novels, how many notes follow rightly, wrongly and
not at all, by what `variorum relink` says of them; then the time. A note follows rightly if its passage
begins and ends with the words that its first and last word became, or the nearest words inside that are left;
one of whose words fewer than half are left is right if it is not taken anywhere else. With paths of plain
texts, paragraphs divided by empty lines, it takes these. It fails if a note follows wrongly, or too few do
rightly.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import process_time

from tests.bench.novels import novels, paragraphs
from tests.drift.relinking import CHANGED, LEAST_RIGHT, WORD, Rewritten, rewritten
from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.outcome import Found
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.text_map import LEAST_KEPT
from variorum.comparing.relinking import Outcome, Relinked, relinked
from variorum.files.layout import Layout
from variorum.files.tree import tree_of
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span
from variorum.pipeline import annotate
from variorum.reading.edition_files import read_edition
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.markdown_page import page_renderer

NOTES = 1_200
SEED = 7
_WHOLE = re.compile(r"[\w’'-]")


def edition(text: str, notes: str) -> AnnotatedArticle:
    """Return the article with this text and these notes, in their places."""
    received = text.encode()
    about = {"title": "A novel", "sha256": hashlib.sha256(received).hexdigest()}
    files = {
        "docs/articles/novel/article.txt": received,
        "docs/articles/novel/article.yml": json.dumps(about).encode(),
        "annotations/novel/notes.yml": notes.encode(),
    }
    (read,) = read_edition(tree_of(Layout.at(Path("/edition")), files)).articles
    return annotate(read, page_renderer([], {})(read.article), BodyRenderer())


def passages(text: str, words: Sequence[Span], random: Random) -> Iterator[tuple[int, int]]:
    """Yield the first word of passages of one to twelve whole words, and the word after the last."""
    while True:
        length = random.randint(1, 12)
        first = random.randrange(1, len(words) - length - 1)
        start, end = words[first].start, words[first + length - 1].end
        if not _WHOLE.match(text[start - 1]) and not _WHOLE.match(text[end]):
            yield first, first + length


def outcomes(text: str) -> Iterator[str]:
    """Yield what became of each note on `text`."""
    random = Random(SEED)
    words = [Span(*match.span()) for match in WORD.finditer(text)]
    reading = ReadingText(text)
    meant: list[tuple[int, int]] = []
    notes = []
    for first, after in passages(text, words, random):
        selector = selector_of(Span(words[first].start, words[after - 1].end), reading)
        if selector is None:
            continue
        keys = {key: value for key, value in selector._asdict().items() if value}
        notes.append({"id": f"n-{len(meant)}", "kind": "context", "title": "T", "note": "N.", **keys})
        meant.append((first, after))
        if len(meant) == NOTES:
            break
    later = rewritten(text, words, random)
    before, now = (edition(version, json.dumps(notes)) for version in (text, later.text))
    assert (before.text, now.text) == (text, later.text)
    assert len(before.notes) == NOTES
    placed = {note.annotation.id: note.spans for note in now.notes}
    after_text = ReadingText(later.text)
    for result in relinked(before, now):
        first, after = meant[int(result.note.annotation.id.removeprefix("n-"))]
        yield _judged(result, later, slice(first, after), placed, after_text)


def _judged(
    result: Relinked, later: Rewritten, inside: slice, placed: dict[str, tuple[Span, ...]], text: ReadingText
) -> str:
    found: Span | None = None
    if result.outcome is Outcome.KEPT:
        (found,) = placed[result.note.annotation.id]
    elif result.selector:
        resolved = resolve(result.selector, text)
        found = resolved.spans[0] if isinstance(resolved, Found) else Span(0, 0)
    if sum(later.is_kept[inside]) < LEAST_KEPT * (inside.stop - inside.start):
        return "gone" if found is None else "wrong"
    if found is None:
        return "not followed"
    left = [place for place in later.places[inside] if place]
    return "right" if left and found == Span(left[0].start, left[-1].end) else "wrong"


def main(paths: Sequence[str]) -> int:
    """Print a table; return 1 if a note follows wrongly, or too few do rightly."""
    texts = [(path, paragraphs(Path(path).read_text("utf-8"))) for path in paths] or list(novels())
    print(f"{CHANGED:.0%} of the words changed, {NOTES:,} notes each, seed {SEED}\n")
    print(
        f"{'':<22}{'words':>10}{'right':>8}{'wrong':>8}{'not followed':>14}{'gone':>7}{'share':>10}{'s':>8}"
    )
    failed = False
    for name, text in texts:
        start = process_time()
        counts = Counter(outcomes(text))
        share = (counts["right"] + counts["gone"]) / counts.total()
        failed |= bool(counts["wrong"]) or share < LEAST_RIGHT
        print(
            f"{name:<22}{len(text.split()):>10,}{counts['right']:>8,}{counts['wrong']:>8,}"
            f"{counts['not followed']:>14,}{counts['gone']:>7,}{share:>10.2%}{process_time() - start:>8.1f}",
            flush=True,
        )
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
