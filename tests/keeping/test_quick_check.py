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
from tests.keeping.checked_twice import Desk, on_disk, second_article
from variorum.configuration.site_config import SiteSettings
from variorum.files.layout import Layout
from variorum.files.tree import tree_of
from variorum.keeping.kept_file import KeptFile
from variorum.model.placeholder import FIRST_NOTE
from variorum.model.problem import Code

SECOND = second_article(
    "wind",
    [
        ("gust", "formerly: [squall]\nby: [editors]\n"),
        ("dark", "reviewed: {by: editors, date: 2026-01-02}\nmentions: [log]\nsources: [almanac]\n"),
        ("alone", "withdrawn: {date: 2026-01-02, reason: Wrong.}\n"),
    ],
)
LINKING = second_article("sea", [("wave", ""), ("foam", "")]) | {
    "annotations/sea/spray.yml": "id: spray\nkind: context\nwhole: true\ntitle: Spray\n"
    "note: See [it](#gust), [that](#ref:dark), [the tale](../tale/index.md#steps), [a word](/fields.md).\n",
}
SOUND = {
    **SECOND,
    **LINKING,
    "mkdocs.yml": "site_name: A\n",
    "annotations/sources/almanac.yml": "id: almanac\ntype: book\ntitle: The almanac\n",
    "annotations/sea/new.yml": f"id: new\nkind: context\nwhole: true\ntitle: A\nnote: {FIRST_NOTE}\n",
}


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


CHANGES: dict[str, dict[str, Any]] = {
    "an id of another note": {
        "annotations/tale/keeper.yml": "id: gust\nkind: context\nwhole: true\ntitle: A\nnote: B.\n"
    },
    "a former id of another note": {
        "annotations/tale/new.yml": "id: squall\nkind: context\nwhole: true\ntitle: A\nnote: B.\n"
    },
    "a target that is gone": {"annotations/wind/gust.yml": None},
    "a link to a note that was withdrawn": {
        "annotations/wind/gust.yml": SECOND["annotations/wind/gust.yml"]
        + "withdrawn: {date: 2026-01-02, reason: Wrong.}\n"
    },
    "a source that is gone": {"annotations/sources.yml": "- {id: other, type: book, title: Other}\n"},
    "a contributor that is gone": {"annotations/contributors.yml": "- {id: other, name: Other}\n"},
    "a term that nothing needs": {
        "annotations/glossary.yml": "- {id: log, name: log, description: A book.}\n"
        "- {id: wick, name: Wick, description: A cord.}\n"
    },
    "a published id that is gone": {"annotations/ids.yml": "- {id: lost, article: wind}\n"},
    "a published id on another article": {"annotations/ids.yml": "- {id: gust, article: sea}\n"},
    "an event that leads nowhere": {
        "annotations/timeline.yml": "- {id: e, date: 1901, title: A storm, notes: [gust, gone]}\n"
    },
    "a path to a note that was withdrawn": {
        "annotations/paths.yml": "- {id: p, title: A path, description: So., "
        "steps: [{note: alone, says: So.}, {note: gust, says: So.}]}\n"
    },
    "a path through notes": {
        "annotations/paths.yml": "- {id: p, title: A path, description: So., "
        "steps: [{note: dark, says: So.}, {note: gust, says: So.}]}\n"
    },
    "a text that lost the words": {
        "docs/articles/wind/article.txt": "The wind fell.\n",
    },
    "an article that a page replaces": {"docs/articles/wind/index.md": "# Mine\n"},
    "a page of the name of a note": {"docs/notes/gust.md": "# Mine\n"},
    "a hidden article": {"mkdocs.yml": "site_name: A\nexclude_docs: articles/wind/\n"},
    "a draft": {"mkdocs.yml": "site_name: A\ndraft_docs: articles/wind/\n"},
    "a house style": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {style: {longest_note: 1, typography: true}}}\n"
    },
    "spelling": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {style: {spelling: en}}}\n",
        "annotations/words.txt": "x\n",
    },
    "sources to be cited": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {style: {cite_all_sources: true}}}\n",
        "annotations/sources.yml": "- {id: harbour-book, type: book, title: A}\n"
        "- {id: b, type: book, title: B}\n",
    },
    "another extension": {"mkdocs.yml": "site_name: A\nmarkdown_extensions: [abbr]\n"},
    "no apparatus": {
        "mkdocs.yml": "site_name: A\nextra: {variorum: {apparatus: false, note_pages: false}}\n"
    },
    "a link of a register": {
        "annotations/glossary.yml": "- id: log\n  name: log\n  description: A book.\n"
        "  note: See [it](/notes/gust/#x).\n"
    },
    "a link to the page of a note": {
        "docs/articles/tale/article.yml": "title: T\nsha256: SUM\nparagraphs: lines\nwitnesses:\n"
        "- {id: manuscript, name: M, short: M}\n"
        "description: 'See [a](/notes/gust/#nothing), [b](/notes/none.md).'\n"
    },
    "a file beside the notes": {"annotations/wind/README": "No note.\n"},
    "an empty file": {"annotations/wind/empty.yml": ""},
    "a file that cannot be read": {"annotations/wind/broken.yml": "id: [\n"},
    "a link to a file": {"annotations/wind/linked.yml": {"link": "../tale/keeper.yml"}},
    "a second text": {"docs/articles/wind/article.md": "The wind.\n"},
    "a note on a page": {
        "docs/page.md": "The sea.\n",
        "annotations/page.md/n.yml": "id: gust\nkind: context\nquote: sea\ntitle: A\nnote: B.\n",
    },
    "a folder of a register": {"annotations/glossary/dark.yml": "id: log\nname: log\ndescription: Twice.\n"},
    "questions, and links to pages for a class": {
        "annotations/questions.yml": "- {id: q, asks: Why?, notes: [gust, dark], answer: So.}\n",
        "annotations/tale/log.yml": "id: log\nkind: glossary\nquote: one line in the log\nterm: log\n"
        "note: See [a](/class/wind/index.md), [b](/class/sea/index.md).\n",
    },
    "a published note that nobody wrote": {"annotations/ids.yml": "- {id: new, article: sea}\n"},
    "an entry of a register that is gone": {
        "annotations/sources/almanac.yml": "id: calendar\ntype: book\ntitle: The calendar\n"
    },
}


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
