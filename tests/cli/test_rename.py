"""A note gets another id: its address and all references to it lead on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run
from tests.cli.desk import LAMP, WRITTEN, contents, note, put_on_desk
from tests.history.repository import git
from tests.site.building import build
from tests.site.drawing import SETTINGS, draw


@pytest.fixture
def desk(edition: Path) -> Path:
    return put_on_desk(edition)


def renamed_edition(variorum: Run, desk: Path) -> None:
    draw(
        desk,
        {
            "docs/index.md": "# I\n\n[Rain](articles/lamp/index.md#rain), [alone](notes/rain/index.md).\n",
            f"{LAMP}wicks.yml": "id: wicks\nkind: glossary\nwhole: true\nterm: wick\n"
            "note: See [rain](#rain), not [rain-coat](#who-lit-it).\nsources: [almanac]\n",
            "annotations/paths.yml": "- id: rain # the path\n  title: rain\n  description: D.\n"
            "  steps:\n    - {note: rain, says: rain}\n    - note: who-lit-it\n      says: B\n",
            "annotations/timeline.yml": '- {id: a, date: "1850", title: T, notes: [who-lit-it, rain]}\n'
            '- id: rain\n  date: "1851"\n  title: rain\n  notes:\n    - rain\n    - wicks\n',
            "annotations/ids.yml": "- {id: rain, article: lamp}\n",
        },
    )
    done = variorum("rename", "rain", "night-rain", "--yes")
    assert done.exit_code == 0, done.stderr


def test_references_in_the_folder_of_a_register_follow_and_an_entry_of_the_same_id_stays(
    variorum: Run, desk: Path
) -> None:
    event = 'id: rain\ndate: "1851"\ntitle: rain\nnotes:\n- rain\n'
    draw(desk, {"annotations/timeline/rain.yml": event})
    assert variorum("rename", "rain", "night-rain", "--yes").exit_code == 0
    written = yaml.safe_load((desk / "annotations/timeline/rain.yml").read_text("utf-8"))
    assert (written["id"], written["title"], written["notes"]) == ("rain", "rain", ["night-rain"])
    assert variorum("check").exit_code == 0


def test_a_renamed_note_keeps_its_address_and_takes_all_references_along(variorum: Run, desk: Path) -> None:
    renamed_edition(variorum, desk)
    assert not (desk / LAMP / "rain.yml").exists()
    written = note(desk, "night-rain")
    assert (written["id"], written["formerly"]) == ("night-rain", ["rain"])
    assert note(desk, "wicks")["note"] == "See [rain](#night-rain), not [rain-coat](#who-lit-it)."
    (path,) = yaml.safe_load((desk / "annotations/paths.yml").read_text("utf-8"))
    assert [path["id"], path["title"], *(step["note"] for step in path["steps"])] == [
        "rain", "rain", "night-rain", "who-lit-it",
    ]  # fmt: skip
    events = yaml.safe_load((desk / "annotations/timeline.yml").read_text("utf-8"))
    assert [event["notes"] for event in events] == [["who-lit-it", "night-rain"], ["night-rain", "wicks"]]
    assert [event["id"] for event in events] == ["a", "rain"]
    index = (desk / "docs/index.md").read_text("utf-8")
    assert "lamp/index.md#night-rain" in index
    assert "notes/night-rain/index.md" in index
    assert (desk / "annotations/ids.yml").read_text("utf-8") == "- {id: rain, article: lamp}\n"
    assert variorum("check").exit_code == 0
    assert variorum("ids").exit_code == 0
    assert variorum("check").exit_code == 0


def test_the_old_id_stays_taken(variorum: Run, desk: Path) -> None:
    renamed_edition(variorum, desk)
    draw(desk, {f"{LAMP}rain.yml": WRITTEN})
    done = variorum("check")
    assert done.exit_code == 1
    assert "[repeated-id]" in done.stdout


def test_a_note_renamed_twice_has_all_its_addresses(variorum: Run, desk: Path) -> None:
    renamed_edition(variorum, desk)
    assert variorum("rename", "night-rain", "night", "--yes").exit_code == 0
    assert note(desk, "night")["formerly"] == ["rain", "night-rain"]
    assert variorum("rename", "night", "rain", "--yes").exit_code == 0
    assert note(desk, "rain")["formerly"] == ["night-rain", "night"]
    assert variorum("check").exit_code == 0


def test_an_id_that_is_taken_is_not_given_again(variorum: Run, desk: Path) -> None:
    before = contents(desk)
    done = variorum("rename", "rain", "wicks")
    assert done.exit_code == 1
    assert "[repeated-id]" in done.stderr
    assert contents(desk) == before


@pytest.mark.slow
def test_the_pages_of_a_renamed_note_are_found_at_its_old_address(
    variorum: Run, desk: Path, tmp_path: Path
) -> None:
    renamed_edition(variorum, desk)
    (desk / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    git(desk, "add", "--all")
    done = build(desk, tmp_path / "site", "--strict")
    assert done.status == 0, done.log
    assert 'url=../night-rain/"' in done.page("notes/rain")
    page = done.page("articles/lamp")
    assert '<a id="rain"></a>' in page
    assert page.count('id="night-rain"') == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("command", [("rename", "rain", "x"), ("review", "rain", "--by", "editors")])
def test_a_command_says_what_a_renamed_note_is_called_now(variorum: Run, command: tuple[str, ...]) -> None:
    assert variorum("rename", "rain", "night-rain", "--yes").exit_code == 0
    done = variorum(*command)
    assert done.exit_code == 2
    assert "“rain” is called “night-rain” now." in done.stderr
