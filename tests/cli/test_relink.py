"""Notes follow a text that was changed, as far as a comparison of its versions leaves no choice."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from tests.history.repository import git
from tests.site.drawing import draw

BEFORE = """\
The lamp

A lamp stood on the table in the hall of the old house. Nobody had lit the lamp.

Outside it rained, and the rian fell on the roof of the mill, all night long.

The miller said that the wheel would turn. The miller said nothing more.

In spring the keeper came back up the river with a dog and a new rope.
"""
PEOPLE = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@a.example"} | {
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@a.example",
}  # fmt: skip
NOTE = "id: {id}\nkind: context\nquote: {quote}\ntitle: T\nnote: N.\n"
CORRECTION = "kind: correction\nreading: {reading}\nfault: typography\ncertainty: high\nnote: N.\n"
HALL = "the hall of the old house"


@pytest.fixture
def edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = draw(tmp_path / "edition", {"docs/articles/lamp/article.txt": BEFORE})
    (root / "annotations/lamp").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


def add(root: Path, identifier: str, quote: str, more: str = "") -> Path:
    path = root / f"annotations/lamp/{identifier}.yml"
    path.write_text(NOTE.format(id=identifier, quote=quote) + more, "utf-8")
    return path


def correct(root: Path, quote: str, reading: str) -> Path:
    path = root / "annotations/lamp/slip.yml"
    path.write_text(f"id: slip\nquote: {quote}\n{CORRECTION.format(reading=reading)}", "utf-8")
    return path


def change(root: Path, old: str, new: str) -> None:
    """Commit the edition, and change its text."""
    if not (root / ".git").exists():
        git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Before", **PEOPLE)
    text = root / "docs/articles/lamp/article.txt"
    assert old in text.read_text("utf-8")
    text.write_text(text.read_text("utf-8").replace(old, new, 1), "utf-8")


def outcomes(output: str) -> dict[str, str]:
    lines = [line for line in output.splitlines() if ": “" in line]
    return {line[12:].split(":")[0].strip(): line[:12].strip() for line in lines}


def test_a_changed_text_is_accepted_and_its_notes_go_along(variorum: Run, edition: Path) -> None:
    path = add(edition, "hall", HALL, "# Mine.\n")
    change(edition, "the old house", "the very old house")
    assert "[article-changed]" in variorum("check").stdout
    assert variorum("accept").exit_code == 0
    done = variorum("relink")
    assert done.exit_code == 0, done.output
    assert outcomes(done.stdout) == {"hall": "changed"}
    assert "“the hall of the old house” → “the hall of the very old house”" in done.stdout
    assert yaml.safe_load(path.read_text("utf-8"))["quote"] == "the hall of the very old house"
    assert "# Mine." in path.read_text("utf-8")
    assert variorum("check").exit_code == 0
    again = variorum("relink")
    assert again.exit_code == 0
    assert outcomes(again.stdout) == {}


@pytest.mark.parametrize(
    ("quote", "old", "new", "outcome", "expected"),
    [
        (HALL, "Outside", "Without", "kept", HALL),
        (HALL, "the hall", "this hall", "changed", "this hall of the old house"),
        (HALL, "the old house", "the old", "changed", "the hall of the old"),
        (HALL, "in the hall of", "in a low hall of", "ambiguous", HALL),
        (HALL, " in the hall of the old house", "", "orphaned", HALL),
        ("a new rope", "a dog and a new rope", "a new rope and a dog", "moved", "a new rope"),
        ("rian fell", "rian fell on the roof of the mill, all night long",
         "hail hit the roof of the mill, whole days the rian fell", "ambiguous", "rian fell"),
        ("it rained", "Outside it rained", "Then it rained, and it rained", "ambiguous", "it rained"),
        ("Nobody had lit the lamp", "lamp stood", "candle stood", "kept", "Nobody had lit the lamp"),
    ],
)  # fmt: skip
def test_each_outcome(
    variorum: Run, edition: Path, quote: str, old: str, new: str, outcome: str, expected: str
) -> None:
    path = add(edition, "note", quote)
    change(edition, old, new)
    done = variorum("relink")
    assert outcomes(done.stdout) == ({} if outcome == "kept" else {"note": outcome}), done.output
    assert f"{outcome} 1" in done.stderr
    assert done.exit_code == (1 if outcome in ("ambiguous", "orphaned") else 0)
    assert yaml.safe_load(path.read_text("utf-8"))["quote"] == expected


def test_a_quote_that_is_no_longer_unique_is_told_apart(variorum: Run, edition: Path) -> None:
    path = add(edition, "lit", "Nobody had lit the lamp")
    change(edition, "Outside it rained", "Nobody had lit the lamp outside, it rained")
    done = variorum("relink")
    assert outcomes(done.stdout) == {"lit": "moved"}
    written = yaml.safe_load(path.read_text("utf-8"))
    assert written["quote"] == "Nobody had lit the lamp"
    assert written.keys() & {"prefix", "suffix", "occurrence"}
    assert outcomes(variorum("show", "lit").stdout) == {}


def test_a_passage_that_was_moved_as_a_whole_is_found(variorum: Run, edition: Path) -> None:
    add(edition, "rain", "Outside it rained")
    text = "Outside it rained, and the rian fell on the roof of the mill, all night long.\n\n"
    change(edition, text, "")
    with (edition / "docs/articles/lamp/article.txt").open("a", encoding="utf-8") as file:
        file.write(f"\n{text}")
    done = variorum("relink")
    assert done.exit_code == 0, done.output
    assert "[quote" not in variorum("check").stdout


def test_a_correction_that_the_text_now_has_is_withdrawn(variorum: Run, edition: Path) -> None:
    path = correct(edition, "rian", "rain")
    change(edition, "the rian fell", "the rain fell")
    done = variorum("relink")
    assert outcomes(done.stdout) == {"slip": "carried out"}
    assert yaml.safe_load(path.read_text("utf-8"))["withdrawn"]["reason"]


def test_words_that_a_correction_leaves_out_are_gone(variorum: Run, edition: Path) -> None:
    path = correct(edition, '", all night long"', '""')
    change(edition, ", all night long", "")
    done = variorum("relink")
    assert outcomes(done.stdout) == {"slip": "carried out"}, done.output
    assert "withdrawn" in yaml.safe_load(path.read_text("utf-8"))


def test_another_reading_than_the_corrections_is_not_carried_out(variorum: Run, edition: Path) -> None:
    correct(edition, "the rian fell", "the rain fell")
    change(edition, "the rian fell", "the ruin fell")
    assert outcomes(variorum("relink").stdout) == {"slip": "changed"}


def test_a_reviewed_note_whose_passage_changed_waits_again(variorum: Run, edition: Path) -> None:
    draw(edition, {"annotations/contributors.yml": "- {id: reader, name: R}\n- {id: keeper, name: K}\n"})
    path = add(edition, "hall", HALL, "by: [keeper]\nreviewed: {by: reader, date: 2026-11-20}\n")
    change(edition, "the old house", "the very old house")
    assert variorum("relink").exit_code == 0
    assert yaml.safe_load(path.read_text("utf-8"))["status"] == "proposed"


def test_a_dry_run_writes_nothing(variorum: Run, edition: Path) -> None:
    path = add(edition, "hall", HALL)
    change(edition, "the old house", "the very old house")
    before = path.read_bytes()
    assert "+quote: the hall of the very old house" in variorum("relink", "--dry-run").stdout
    assert path.read_bytes() == before


def test_the_earlier_text_may_be_a_file(variorum: Run, edition: Path, tmp_path: Path) -> None:
    add(edition, "hall", HALL)
    text = edition / "docs/articles/lamp/article.txt"
    (tmp_path / "old.txt").write_bytes(text.read_bytes())
    text.write_text(BEFORE.replace("the old house", "an old house"), "utf-8")
    done = variorum("relink")
    assert done.exit_code == 2
    assert "--from" in done.stderr
    assert outcomes(variorum("relink", "lamp", "--from", tmp_path / "old.txt").stdout) == {"hall": "changed"}


def test_a_text_committed_with_its_change_is_compared_with_the_version_before(
    variorum: Run, edition: Path
) -> None:
    add(edition, "hall", HALL)
    change(edition, "the old house", "the very old house")
    change(edition, "The miller said nothing", "The miller said nothing")
    assert outcomes(variorum("relink").stdout) == {"hall": "changed"}


def test_a_note_that_cannot_be_withdrawn_keeps_no_other_from_being_written(
    variorum: Run, edition: Path
) -> None:
    slip, hall = correct(edition, "rian", "rain"), add(edition, "hall", HALL)
    steps = "[{note: slip, says: A}, {note: hall, says: B}]"
    draw(edition, {"annotations/paths.yml": f"- {{id: way, title: T, description: D., steps: {steps}}}\n"})
    change(edition, "the rian fell", "the rain fell")
    change(edition, "the old house", "the very old house")
    text = edition / "docs/articles/lamp/article.txt"
    (edition.parent / "old.txt").write_text(BEFORE, "utf-8")
    assert "rain fell" in text.read_text("utf-8")
    done = variorum("relink", "--from", edition.parent / "old.txt")
    assert done.exit_code == 1
    assert "slip was not changed: annotations/paths.yml" in done.stderr
    assert "withdrawn" not in yaml.safe_load(slip.read_text("utf-8"))
    assert yaml.safe_load(hall.read_text("utf-8"))["quote"] == "the hall of the very old house"


def test_an_orphan_is_kept_with_its_words_if_an_editor_says_so(variorum: Run, edition: Path) -> None:
    path = add(edition, "hall", HALL, "# Mine.\n")
    change(edition, " in the hall of the old house", "")
    assert variorum("accept").exit_code == 0
    assert variorum("relink").exit_code == 1
    assert "[quote-not-found]" in variorum("check").stdout
    assert "orphaned" not in yaml.safe_load(path.read_text("utf-8"))
    done = variorum("relink", "--orphans")
    assert done.exit_code == 0, done.output
    written = yaml.safe_load(path.read_text("utf-8"))
    assert written["quote"] == HALL
    assert written["orphaned"].keys() == {"date"}
    assert "# Mine." in path.read_text("utf-8")
    assert variorum("check").exit_code == 0, variorum("check").output
    assert "hall" in variorum("list", "--review", "orphaned").stdout
    assert outcomes(variorum("relink").stdout) == {}
    shown = variorum("show", "hall")
    assert shown.exit_code == 0
    assert "orphan: since" in shown.stdout
    assert f"“{HALL}”" in shown.stdout
