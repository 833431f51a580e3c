"""One broken file is enough to fail `mkdocs build --strict`, and the problem says where it is."""

from __future__ import annotations

import pytest

from tests.site.conftest import Publish
from tests.site.drawing import ARTICLE, NOTE, SETTINGS

NOTE_FILE = "annotations/lamp/who-lit-it.yml"
TEXT = {"docs/articles/lamp/article.txt": ARTICLE}
SOUND = {**TEXT, NOTE_FILE: NOTE}


def note(old: str, new: str) -> dict[str, str]:
    assert old in NOTE
    return {**SOUND, NOTE_FILE: NOTE.replace(old, new)}


BROKEN = {
    "missing-key": (note("title: Then why is there light?\n", ""), f"{NOTE_FILE}:1:1"),
    "quote-not-found": (note("Nobody had lit", "Nobody has lit"), f"{NOTE_FILE}:3:8"),
    "repeated-id": ({**SOUND, "annotations/lamp/zz.yml": NOTE}, "annotations/lamp/zz.yml:1:5"),
    "unknown-key": (note("title:", "tittle:"), f"{NOTE_FILE}:4:1"),
    "unsafe-link": (note("*dry*", "[dry](javascript:alert)"), f"{NOTE_FILE}:5:7"),
    "yaml-syntax": (note("Then why is", "Then: why is"), f"{NOTE_FILE}:4:12"),
    "article-changed": (
        {**SOUND, "docs/articles/lamp/article.yml": f"title: The lamp\nsha256: {'0' * 64}\n"},
        "docs/articles/lamp/article.yml:2:9",
    ),
    "missing-file": ({**SOUND, "docs/articles/moon/article.txt.orig": ""}, "docs/articles/moon:1:1"),
    "no-article": ({**SOUND, "annotations/lamb/it.yml": NOTE}, "annotations/lamb:1:1"),
    "stray-file": ({**SOUND, "annotations/lamp/draft.txt": "a thought"}, "annotations/lamp/draft.txt:1:1"),
}


def test_a_small_edition_with_nothing_wrong_builds(publish: Publish) -> None:
    done = publish(SOUND, "--strict")
    assert done.status == 0, done.log
    assert done.problems == []


@pytest.mark.slow
@pytest.mark.parametrize("code", BROKEN)
def test_one_problem_fails_a_strict_build(publish: Publish, code: str) -> None:
    files, place = BROKEN[code]
    done = publish(files, "--strict")
    assert done.status == 1
    assert "Aborted with 1 warnings in strict mode!" in done.log
    (problem,) = done.problems
    assert problem.startswith(f"{place}: [{code}] ")


def test_a_register_that_cannot_be_read_fails_a_strict_build(publish: Publish) -> None:
    done = publish({**SOUND, "annotations/glossary.yml": "- id: wick\n  name: wick: oil\n"}, "--strict")
    assert done.status == 1
    assert [problem.partition(":")[0] for problem in done.problems] == ["annotations/glossary.yml"]


def test_a_history_that_cannot_be_read_fails_a_strict_build(publish: Publish) -> None:
    """Else the site would be published without its history, and only its pages would say so."""
    folders = {".git/objects/info/none": "", ".git/refs/none": ""}
    repository = {**folders, ".git/HEAD": "ref: refs/heads/main\n", ".git/config": "[core\n"}
    done = publish({**SOUND, **repository}, "--strict")
    assert done.status == 1
    (problem,) = done.problems
    assert problem.startswith("There is no history: ")


def test_all_problems_are_told_together(publish: Publish) -> None:
    contex = NOTE.replace("who-lit-it", "c").replace("context", "contex")
    further = {"annotations/lamp/b.yml": "id: b\n", "annotations/lamp/c.yml": contex}
    done = publish({**note("Nobody had lit", "Nobody has lit"), **further}, "--strict")
    files = [problem.partition(":")[0].rpartition("/")[2] for problem in done.problems]
    assert list(dict.fromkeys(files)) == ["b.yml", "c.yml", "who-lit-it.yml"]


def test_a_problem_is_told_in_one_line_even_where_strangers_write_control_characters(
    publish: Publish,
) -> None:
    done = publish(note("Nobody had lit", '"\\e[2J\\nWARNING - all is well"'), "--strict")
    assert done.status == 1
    assert "\x1b" not in done.log
    assert "\nWARNING - all is well" not in done.log


@pytest.mark.slow
@pytest.mark.parametrize("options", [("-q",), ("--quiet", "--dirty")])
def test_a_strict_build_that_prints_no_warnings_fails_too(publish: Publish, options: tuple[str, ...]) -> None:
    """With `-q` MkDocs counts no warnings, and would succeed."""
    done = publish(note("Nobody had lit", "Nobody has lit"), "--strict", *options)
    assert done.status == 1
    assert "Aborted with 1 problems in strict mode; `variorum check` lists them." in done.log
    assert "Traceback" not in done.log


@pytest.mark.slow
def test_a_strict_build_fails_however_logging_is_configured(publish: Publish) -> None:
    settings = SETTINGS.replace("hooks:\n", "strict: true\nhooks:\n  - quiet.py\n")
    quiet = "import logging\n\ndef on_pre_build(config):\n    logging.disable(logging.WARNING)\n"
    broken = note("Nobody had lit", "Nobody has lit")
    done = publish({**broken, "mkdocs.yml": settings, "quiet.py": quiet})
    assert done.status == 1
    assert "Aborted with 1 problems in strict mode" in done.log


@pytest.mark.slow
@pytest.mark.parametrize("options", [(), ("-q",)])
def test_a_build_that_is_not_strict_succeeds_with_problems(
    publish: Publish, options: tuple[str, ...]
) -> None:
    assert publish(note("Nobody had lit", "Nobody has lit"), *options).status == 0
