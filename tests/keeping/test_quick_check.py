"""A check that leaves out what it found right before says the same as one that reads everything."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.case_files import Case, cases
from tests.engine.trial_edition import edition_of_case, trial_edition
from tests.history.repository import draw
from tests.keeping.checked_twice import Desk, on_disk
from tests.keeping.sound_edition import CHANGES, SOUND
from variorum.configuration.site_config import SiteSettings
from variorum.files.layout import Layout
from variorum.files.tree import tree_of
from variorum.keeping.kept_file import KeptFile
from variorum.model.problem import Code


@pytest.fixture(scope="session")
def kept_of_sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is kept of the sound base and two further articles."""
    folder = tmp_path_factory.mktemp("kept")
    desk = Desk(KeptFile(folder / "sound.json"))
    assert desk.agrees(*on_disk(trial_edition(folder / "edition", SOUND))) == ()
    assert desk.read == []
    return desk.kept.path


@pytest.fixture
def desk(kept_of_sound: Path, tmp_path: Path) -> Desk:
    kept = tmp_path / "kept" / "edition.json"
    kept.parent.mkdir(mode=0o700)
    shutil.copy2(kept_of_sound, kept)
    return Desk(KeptFile(kept))


@pytest.mark.slow
@pytest.mark.parametrize("case", cases("problems", "before", "files", "remove", "form", "expect", "placed"))
def test_every_problem_is_found_in_an_edition_that_was_sound(case: Case, desk: Desk, tmp_path: Path) -> None:
    desk.agrees(*on_disk(edition_of_case(case, tmp_path / "edition", SOUND)))


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_anywhere_is_noticed(name: str, desk: Desk, kept_of_sound: Path, tmp_path: Path) -> None:
    laid = {path: text for path, text in CHANGES[name].items() if text is not None}
    changed = trial_edition(tmp_path / "edition", SOUND | laid)
    for path, text in CHANGES[name].items():
        if text is None:
            (changed / path).unlink(missing_ok=True)
    desk.agrees(*on_disk(changed))
    assert desk.quick(*on_disk(kept_of_sound.with_name("edition"))) == ()


def test_only_what_changed_is_read_again(desk: Desk, tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", SOUND)
    assert desk.agrees(*on_disk(root)) == ()
    assert desk.read == []
    note = root / "annotations" / "wind" / "gust.yml"
    note.write_text(note.read_text("utf-8") + "prominence: further\n", "utf-8")
    assert desk.quick(*on_disk(root)) == ()
    assert desk.read == ["wind"]
    assert desk.quick(*on_disk(root)) == ()
    assert desk.read == []


def test_a_link_into_a_page_made_of_all_notes_reads_them(desk: Desk, tmp_path: Path) -> None:
    words = "See [it](/apparatus/sources.md#almanac)."
    note = f"id: seen\nkind: context\nwhole: true\ntitle: A\nnote: {words}\n"
    root = trial_edition(tmp_path / "edition", {**SOUND, "annotations/tale/seen.yml": note})
    for _ in range(2):
        assert desk.agrees(*on_disk(root)) == ()
        assert desk.read == ["sea", "tale", "wind"]


def test_an_id_that_was_given_to_another_note_in_the_history(desk: Desk, tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", SOUND)
    other = "id: dark\nkind: context\nwhole: true\ntitle: Fish\nnote: Another thing.\n"
    ledger = "- {id: dark, article: sea}\n"
    _commit(
        root,
        {"write": {"annotations/sea/dark.yml": other, "annotations/ids.yml": ledger}},
        {"remove": ["annotations/sea/dark.yml"]},
        {"write": {"annotations/wind/dark.yml": SOUND["annotations/wind/dark.yml"]}},
    )
    codes = [problem.code for problem in desk.agrees(*on_disk(root))]
    assert Code.REUSED_ID in codes


def test_an_id_that_the_ledger_lost(desk: Desk, tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", SOUND)
    _commit(
        root,
        {"write": {"annotations/ids.yml": "- {id: dark, article: wind}\n"}},
        {"write": {"annotations/ids.yml": "- {id: keeper, article: tale}\n"}},
    )
    (root / "annotations" / "ids.yml").write_text("- {id: keeper, article: tale}\n", "utf-8")
    assert [problem.code for problem in desk.agrees(*on_disk(root))] == [Code.UNLISTED_ID]


def _commit(root: Path, *commits: dict[str, Any]) -> None:
    """Give the edition at `root` a history; its files stay as they are."""
    (draw(root.with_name("repository"), commits) / ".git").rename(root / ".git")


def test_articles_with_problems_are_read_each_time(desk: Desk, tmp_path: Path) -> None:
    note = "id: more\nkind: context\nquote: no such words\ntitle: A\nnote: B.\n"
    root = trial_edition(tmp_path / "edition", {**SOUND, "annotations/wind/more.yml": note})
    for _ in range(2):
        problems = desk.agrees(*on_disk(root))
        assert [problem.code for problem in problems] == [Code.QUOTE_NOT_FOUND]
        assert desk.read == ["wind"]


def test_the_future_comes(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A review that was dated rightly is in the future for a clock that was set back."""
    tree, site = on_disk(trial_edition(tmp_path / "edition", SOUND))
    assert desk.agrees(tree, site) == ()
    monkeypatch.setattr("variorum.pipeline.today", lambda: "2025-06-01")
    assert [problem.code for problem in desk.agrees(tree, site)] == [Code.FUTURE_REVIEW]


def test_another_engine_reads_everything(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree, site = on_disk(trial_edition(tmp_path / "edition", SOUND))
    desk.agrees(tree, site)
    monkeypatch.setattr("variorum.keeping.article_sums.engine_sum", lambda: b"another")
    assert desk.quick(tree, site) == ()
    assert sorted(desk.read) == ["sea", "tale", "wind"]
    monkeypatch.setattr("variorum.keeping.article_sums.engine_sum", lambda: None)
    for _ in range(2):
        assert desk.quick(tree, site) == ()
        assert sorted(desk.read) == ["sea", "tale", "wind"]


def _variants(*texts: str | None) -> st.SearchStrategy[str | None]:
    return st.sampled_from(texts)


def _note(name: str, quote: str, more: str = "") -> str:
    return f"- id: {name}\n  kind: context\n  title: A\n  quote: {quote}\n  note: Words{more}\n"


_WIND = "The wind rose. The lamp went out. Nobody saw it.\n"
_EDITIONS = st.fixed_dictionaries(
    {
        "docs/articles/one/article.txt": _variants(_WIND, "The lamp went out.\n", "", None),
        "docs/articles/one/article.yml": _variants("title: One\nsha256: SUM\n", "title: One\n", None),
        "docs/articles/two/article.txt": _variants(_WIND, _WIND + "\nAgain, the wind rose.\n"),
        "docs/articles/two/article.yml": _variants(
            "title: Two\nsha256: SUM\n", "title: Two\nsha256: SUM\ndescription: '[a](#b)'\n"
        ),
        "annotations/one/notes.yml": _variants(
            _note("a", "The lamp"),
            _note("a", "The lamp", ". [x](#b)") + _note("b", "The wind"),
            _note("a", "absent"),
            _note("a", "The lamp") + "  formerly: [c]\n",
            _note("a", "The lamp") + "  sources: [s]\n  mentions: [t]\n",
            "- id: [\n",
            None,
        ),
        "annotations/two/notes.yml": _variants(
            _note("b", "The wind"),
            _note("a", "The wind"),
            _note("c", "Nobody", ". [x](../one/index.md#a) [y](#ref:b)"),
            _note("b", "saw it") + "  withdrawn: {date: 2026-01-01, reason: So.}\n",
            _note("b", "saw it") + "  reviewed: {by: p, date: 2026-01-01}\n  by: [q]\n",
            None,
        ),
        "annotations/sources.yml": _variants("- {id: s, type: book, title: S}\n", "- {id: s\n", None),
        "annotations/glossary.yml": _variants("- {id: t, name: T, description: A thing.}\n", None),
        "annotations/contributors.yml": _variants("- {id: p, name: P}\n- {id: q, name: Q}\n", None),
        "annotations/ids.yml": _variants("- {id: a, article: one}\n- {id: b, article: two}\n", None),
        "annotations/timeline.yml": _variants("- {id: e, date: 1901, title: E, notes: [a, b]}\n", None),
    }
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_EDITIONS, min_size=2, max_size=5))
def test_any_edits_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, str | None]]
) -> None:
    """After each state of an edition, and back in an earlier one, nothing is missed and nothing made up."""
    folder = tmp_path_factory.mktemp("kept")
    folder.chmod(0o700)
    desk = Desk(KeptFile(folder / "edition.json"))
    nowhere = Path("/variorum/nowhere")
    few_pages = {"apparatus": False, "exports": False}
    site = SiteSettings(nowhere / "mkdocs.yml", nowhere / "docs", raw_settings=few_pages)
    for state in (*states, states[0]):
        contents = {path: text.encode() for path, text in state.items() if text is not None}
        desk.agrees(tree_of(Layout.at(nowhere), _with_sums(contents)), site)


def _with_sums(contents: dict[str, bytes]) -> dict[str, bytes]:
    for path in [path for path in contents if path.endswith("article.yml")]:
        text = contents.get(path.replace("article.yml", "article.txt"), b"")
        contents[path] = contents[path].replace(b"SUM", sha256(text).hexdigest().encode())
    return contents
