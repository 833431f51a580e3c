"""A news article of which ten words or passages are corrected: every note on it finds its words again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

import pytest

from tests.site.building import NEWSPAPER
from variorum.comparing.relinking import Outcome, Relinked, relinked
from variorum.configuration.site_config import read_settings
from variorum.files.tree import Tree
from variorum.model.edition import AnnotatedArticle
from variorum.model.selector import Span
from variorum.pipeline import check_tree, tree_of_site

EDITS = (
    ("prefers to stop TikTok than sell it", "prefers to stop TikTok rather than sell it"),
    ("Reuters reported that China opposes", "Reuters reports that China opposes"),
    ("sell TikTok” businesses", "sell “TikTok” businesses"),
    ("a deadline in mid-September", "a deadline of mid-September"),
    ("will make both", "would make both"),
    ("“ByteDance” said in a statement", "“ByteDance” declared in a statement"),
    ("Zhao Legian", "Zhao Lijian"),
    ("discussing 4 ways", "discussing four ways"),
    ("The experts said that", "Experts said that"),
    ("without major algorithms", "without the core algorithms"),
)
"""What stands in the text, and what is to stand there."""
ARTICLE = "china-defies-trump"


def read(tree: Tree) -> AnnotatedArticle:
    edition = check_tree(tree, read_settings(NEWSPAPER))
    return next(of for of in edition.articles if of.article.slug == ARTICLE)


class Edited:
    """The article before and after the edits, and where each passage went by the edits themselves."""

    def __init__(self) -> None:
        tree = tree_of_site(read_settings(NEWSPAPER))
        path = tree.layout.articles / ARTICLE / "article.txt"
        received = tree.content(path).decode()
        self.before = read(tree)
        for old, new in EDITS:
            assert received.count(old) == 1, old
            received = received.replace(old, new)
        self.after = read(tree.with_file(path, received.encode()))
        self.results = list(relinked(self.before, self.after))

    def changed_words(self) -> list[tuple[int, int, int]]:
        """Return where words differ: start and end before, and how much longer they are after."""
        return sorted(_narrowed(self.before.text.index(old), old, new) for old, new in EDITS)

    def expected(self, span: Span) -> str:
        """Return the words of a passage after the edits."""
        steps = self.changed_words()
        start = span.start + sum(longer for _, end, longer in steps if end <= span.start)
        end = span.end + sum(longer for _, of_end, longer in steps if of_end <= span.end)
        return self.after.text[start:end]

    def touched(self) -> Iterator[Relinked]:
        """Yield the results of the notes on passages in which a word changed."""
        steps = self.changed_words()
        for result in self.results:
            spans = result.note.spans
            if any(at < span.end and end > span.start for span in spans for at, end, _ in steps):
                yield result


def _narrowed(at: int, old: str, new: str) -> tuple[int, int, int]:
    """Return the same edit without the signs at its edges that stay."""
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    return at + head, at + len(old) - tail, len(new) - len(old)


def _shared(one: str, other: str) -> int:
    """Return how many signs both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


@pytest.fixture(scope="module")
def edited() -> Edited:
    return Edited()


def test_every_suggestion_is_exact(edited: Edited) -> None:
    written = [result for result in edited.touched() if result.selector]
    assert len(written) == 12
    for result in written:
        assert result.after == edited.expected(result.note.spans[0]), result.note.annotation.id


def test_corrections_that_the_text_now_has_are_carried_out(edited: Edited) -> None:
    done = {r.note.annotation.id for r in edited.results if r.outcome is Outcome.CARRIED_OUT}
    assert "zhao-lijian" in done


def test_no_note_is_lost_and_none_is_moved_in_silence(edited: Edited) -> None:
    touched = {result.note.annotation.id for result in edited.touched()}
    lost = (Outcome.ORPHANED, Outcome.AMBIGUOUS)
    for result in edited.results:
        identifier = result.note.annotation.id
        assert result.outcome not in lost or identifier in touched, identifier
        if identifier not in touched:
            words = [edited.expected(span) for span in result.note.spans]
            assert words == [edited.before.text[slice(*span)] for span in result.note.spans], identifier
    placed = {note.annotation.id: note.spans for note in edited.after.notes}
    for result in edited.results:
        if result.outcome is Outcome.KEPT:
            now = placed.get(result.note.annotation.id, ())
            words = [edited.after.text[slice(*span)] for span in now]
            assert words == [edited.expected(span) for span in result.note.spans]
