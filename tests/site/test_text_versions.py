"""The earlier versions of a text stay readable, with their notes as they stood, and what changed is shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.history import repository
from tests.site.building import Build, build
from tests.site.drawing import METADATA, SETTINGS, draw, with_sum
from tests.site.links import broken_links

FIRST = """\
The lamp

A lamp stood on the table in the hall of the old house. Nobody had lit the lamp.

Outside it rained, and the rian fell on the roof.

The miller said that the wheel would turn.
"""
SECOND = FIRST.replace(" in the hall of the old house", "").replace("rian", "rain")
THIRD = SECOND.replace("the wheel would turn", "no wheel would turn")
NOTE = "id: {id}\nkind: context\nquote: {quote}\ntitle: {title}\nnote: See [the lamp](#lit).\n"
HALL = NOTE.format(id="hall", quote="the hall of the old house", title="Which house")
LIT = NOTE.format(id="lit", quote="Nobody had lit", title="Who then")
ODD = NOTE.format(id="odd", quote="the roof", title="Which roof")
LATER = NOTE.format(id="wheel", quote="no wheel", title="None")
TEXT, ABOUT = "docs/articles/lamp/article.txt", "docs/articles/lamp/article.yml"


def about(text: str, *earlier: tuple[str, str]) -> str:
    sums = [
        f"- {{sha256: {with_sum('', old).split()[1]}, until: '2026-01-{day}', says: Until the {day}th.}}\n"
        for old, day in earlier
    ]
    listed = f"earlier:\n{''.join(sums)}" if sums else ""
    return with_sum(METADATA, text) + listed


COMMITS = [
    {
        "says": "Begin",
        "write": {
            "mkdocs.yml": SETTINGS + "site_url: https://lamp.example/\n",
            "docs/index.md": "# A small edition\n",
            TEXT: FIRST,
            ABOUT: about(FIRST) + "colour: red\n",
            "annotations/lamp/odd.yml": ODD + "colour: red\n",
            "annotations/lamp/hall.yml": HALL,
            "annotations/lamp/lit.yml": LIT.replace("Who then", "Who lit it then"),
        },
    },
    {"says": "Say it in fewer words", "write": {"annotations/lamp/lit.yml": LIT}},
    {
        "says": "Take the second print",
        "write": {
            TEXT: SECOND,
            ABOUT: about(SECOND, (FIRST, "12")),
            "annotations/lamp/odd.yml": ODD,
            "annotations/lamp/hall.yml": f"{HALL}orphaned: {{date: '2026-01-12'}}\n",
        },
    },
    {
        "says": "Take the third print",
        "write": {TEXT: THIRD, ABOUT: about(THIRD, (FIRST, "12"), (SECOND, "14"))},
    },
    {"says": "Add a note", "write": {"annotations/lamp/wheel.yml": LATER}},
]


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository.draw(tmp_path_factory.mktemp("versions") / "edition", COMMITS)


@pytest.fixture(scope="module")
def site(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Build:
    built = build(edition, tmp_path_factory.mktemp("built") / "site", "--strict")
    assert built.status == 0, built.log
    return built


def test_each_version_has_a_page_with_its_notes_as_they_stood(site: Build) -> None:
    first, second = (site.page(f"articles/lamp/versions/{number}/") for number in (1, 2))
    assert "the rian fell" in first
    assert "the rain fell" in second
    assert 'id="hall"' in first
    assert 'id="hall"' not in second
    assert "Who then" in first
    assert "Who lit it then" not in first
    assert 'id="wheel"' not in first + second
    assert "Until the 12th." in first
    assert (site.site / "articles/lamp/versions/1/article.txt").read_text("utf-8") == FIRST
    # Nobody writes notes on a text that was replaced.
    assert "vm-header__propose" not in first
    assert "vm-header__propose" in site.page("articles/lamp/")


def test_what_the_rules_of_today_do_not_allow_is_left_out_of_an_earlier_version(site: Build) -> None:
    first, second = (site.page(f"articles/lamp/versions/{number}/") for number in (1, 2))
    assert "1 note of that time cannot be shown." in first
    assert 'id="odd"' not in first
    assert 'id="odd"' in second
    assert "cannot be shown" not in second


def test_the_list_says_what_changed_from_version_to_version(site: Build) -> None:
    page = site.page("articles/lamp/versions/")
    assert "<del> in the hall of the old house</del>" in page
    assert "<del>rian</del><ins>rain</ins>" in page
    assert page.index('id="from-2"') < page.index('id="from-1"')
    assert 'href="versions/">earlier versions</a>' in site.page("articles/lamp/")


def test_the_page_of_changes_shows_the_words_that_changed(site: Build) -> None:
    page = site.page("changes/")
    assert "<del>rian</del><ins>rain</ins>" in page
    assert "<del>the</del><ins>no</ins> wheel would turn" in page
    assert 'href="../articles/lamp/versions/"' in page
    assert "Orphaned" in page


def test_a_note_says_on_which_version_it_was_written(site: Build) -> None:
    assert "Written on version 1 of the text; the present one is version 3." in site.page("notes/lit/")
    assert "Written on version 3 of the text" in site.page("notes/wheel/")


def test_an_orphan_keeps_its_page_with_its_words(site: Build) -> None:
    page = site.page("notes/hall/")
    assert "<mark>the hall of the old house</mark>" in page
    assert 'href="../../articles/lamp/versions/1/#hall"' in page
    assert 'id="hall"' not in site.page("articles/lamp/")
    assert "1 orphan" in site.page("notes/")
    assert "<small>12 January 2026</small>" in site.page("notes/")
    assert '"orphaned"' in (site.site / "api/notes.json").read_text("utf-8")


def test_no_link_is_dead(site: Build) -> None:
    assert broken_links(site.site) == []


@pytest.mark.parametrize("kind", ["shallow", "archive"])
def test_a_build_without_the_history_says_what_it_lacks(edition: Path, tmp_path: Path, kind: str) -> None:
    copy = tmp_path / "copy"
    if kind == "shallow":
        repository.git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{edition}", str(copy))
    else:
        shutil.copytree(edition, copy, ignore=shutil.ignore_patterns(".git"))
    built = build(copy, tmp_path / "site", "--strict")
    assert built.status == 0, built.log
    page = built.page("articles/lamp/versions/1/")
    assert "Its words are not shown here." in page
    assert ("shallow" if kind == "shallow" else "not a git repository") in page
    assert "not in this copy of the history" in built.page("articles/lamp/versions/")
    assert not (built.site / "articles/lamp/versions/1/article.txt").exists()
    assert "<mark>the hall of the old house</mark>" in built.page("notes/hall/")
    assert broken_links(built.site) == []


def test_exclude_docs_switches_the_pages_off(edition: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(edition, copy)
    settings = copy / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "exclude_docs: articles/*/versions/\n", "utf-8")
    built = build(copy, tmp_path / "site", "--strict")
    assert built.status == 0, built.log
    assert not (built.site / "articles/lamp/versions").exists()
    assert "earlier versions" not in built.page("articles/lamp/")
    assert broken_links(built.site) == []


def test_a_page_of_a_version_needs_no_name_of_its_own(edition: Path, tmp_path: Path) -> None:
    """What a stranger writes into the title or the description of a version is text."""
    copy = draw(
        tmp_path / "copy",
        {
            "docs/articles/lamp/article.txt": THIRD,
            "docs/articles/lamp/article.yml": about(THIRD, (FIRST, "12")).replace(
                "Until the 12th.", "'<b>{{ x }}</b>'"
            ),
        },
    )
    built = build(copy, tmp_path / "site", "--strict")
    assert "&lt;b&gt;{{ x }}&lt;/b&gt;" in built.page("articles/lamp/versions/")
