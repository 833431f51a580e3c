"""The page of changes shows what changed, by whom, and nothing that strangers wrote can run in it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.history.chronicle import SMALL, history, revision
from tests.security.attacks import attacks
from tests.security.shape import shape_of
from variorum.anchoring.word_changes import LONGEST_KEPT, MOST_WORDS, Piece, word_changes
from variorum.model.history import Act, History, NoteHistory
from variorum.rendering.changes import MOST_LISTED, MOST_SHOWN, changes_page, day_in_words, note_changes

MARKS = {"kept": "{}", "taken out": "[-{}-]", "put in": "[+{}+]"}


def shown(before: str, after: str) -> str:
    return "".join(MARKS[piece.was].format(piece.text) for piece in word_changes(before, after))


def side(pieces: Sequence[Piece], other: str) -> str:
    return "".join(piece.text for piece in pieces if piece.was != other)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It burnt oil.", "It burnt whale oil.", "It burnt [+whale +]oil."),
        ("It burnt seal oil.", "It burnt whale oil.", "It burnt [-seal-][+whale+] oil."),
        ("the old grey lamp shone", "the new red lamp shone", "the [-old grey-][+new red+] lamp shone"),
        ("high", "low", "[-high-][+low+]"),
        ("One thing.", "All else is new here.", "[-One thing.-][+All else is new here.+]"),
        ("", "low", "[+low+]"),
        ("high", "", "[-high-]"),
        ("", "", ""),
        ("他在北京工作", "他在上海工作", "他在[-北京-][+上海+]工作"),
    ],
)
def test_the_words_that_changed_are_marked(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


def test_both_wordings_can_be_read_from_the_pieces() -> None:
    before, after = "The keeper lit the lamp at night.", "A keeper, Anna, lit a lamp that night, alone."
    pieces = word_changes(before, after)
    assert side(pieces, "put in") == before
    assert side(pieces, "taken out") == after


def test_of_long_wordings_what_did_not_change_is_cut() -> None:
    words = "word " * LONGEST_KEPT
    pieces = word_changes(f"{words}old", f"{words}new")
    assert len(pieces[0].text) <= LONGEST_KEPT + 3
    assert " … " in pieces[0].text
    assert [piece.was for piece in word_changes("a " * MOST_WORDS, "b " * MOST_WORDS)] == [
        "taken out",
        "put in",
    ]


def test_days_come_newest_first_and_one_after_the_other() -> None:
    page = changes_page(SMALL, lambda note: None)
    days = ["1 March 2026", "1 February 2026", "2 January 2026"]
    assert sorted(days, key=page.index) == days
    assert page.count("<h2 ") == 3


def test_a_change_is_told_with_both_wordings_its_author_and_a_link() -> None:
    page = changes_page(SMALL, lambda note: f"../notes/{note}/", lambda note: f"On the {note}")
    assert '<a href="../notes/lamp/"><bdi>On the lamp</bdi></a>' in page
    assert '<dt>note</dt><dd dir="auto">It burnt <ins>whale </ins>oil.</dd>' in page
    assert '<dt>reading</dt><dd dir="auto"><del>91</del><ins>92</ins></dd>' in page
    assert '<span class="vm-changes__author"><bdi>Bo Lind</bdi></span>' in page
    assert "<b><bdi>Count again</bdi></b>" in page
    assert "Withdrawn</dt>" in page


def test_many_notes_at_once_are_folded() -> None:
    many = history(*(revision(f"n{n}", Act.ADDED, "2026-01-02") for n in range(MOST_LISTED + 1)))
    assert f"<summary>{MOST_LISTED + 1} notes</summary>" in changes_page(many, lambda note: None)
    assert "<details>" not in changes_page(SMALL, lambda note: None)


def test_what_the_history_lacks_is_told() -> None:
    page = changes_page(
        History(limitations=("There is no history: <git> is not installed here.",)), lambda note: None
    )
    assert "There is no history: &lt;git&gt; is not installed here." in page
    assert "No changes are recorded." in page


def test_a_long_history_is_cut_and_says_so() -> None:
    many = history(*(revision(f"n{n:04}", Act.ADDED, "2026-01-02") for n in range(MOST_SHOWN + 7)))
    page = changes_page(many, lambda note: None)
    assert "7 older changes are listed on the pages of their notes." in page


def test_the_history_of_one_note_stands_on_its_page() -> None:
    html = note_changes(SMALL.of_note("lamp"))
    assert html.index("Reworded") < html.index("Added")
    assert "1 February 2026" in html
    assert note_changes(NoteHistory("unknown")) == ""


def test_nothing_that_strangers_wrote_can_run() -> None:
    def hostile(texts: Sequence[str]) -> str:
        made = history(
            *(
                revision(f"n{n}", Act.CORRECTED, "2026-01-02", (text, text, text[::-1]), by=text, says=text)
                for n, text in enumerate(texts)
            ),
            lacks=tuple(texts),
        )
        page = changes_page(made, lambda note: f"../{note}/", lambda note: texts[int(note[1:])])
        return page + "".join(note_changes(note) for note in made.notes.values())

    harmless = shape_of(hostile(["plain words", "other words"])).parts
    assert shape_of(hostile(attacks())).parts <= harmless
    assert {address for _, address in shape_of(hostile(attacks())).addresses} <= {
        f"../n{n}/" for n in range(len(attacks()))
    }


def test_days_are_written_in_words() -> None:
    assert day_in_words("2026-11-02") == "2 November 2026"
    assert day_in_words("9999-12-31") == "31 December 9999"


def test_a_note_that_was_changed_very_often_has_a_page_that_can_be_read() -> None:
    revisions = [
        revision("lamp", Act.REWORDED, "2026-01-02", ("note", f"{n}", f"{n + 1}")) for n in range(5_000)
    ]
    page = note_changes(history(*revisions).of_note("lamp"))
    assert len(page) < 100_000
    assert "4800 older changes are not shown here." in page
    assert 'start="5000"' in page
