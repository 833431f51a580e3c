"""A mistake in one annotation costs that note, is told once, and costs no other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.engine.annotation_file import ROOT, AnnotationFile, annotation_files
from tests.engine.breaks import HARMLESS, MISTAKES, Mistake, repeated_ids
from tests.engine.trial_edition import placed_ids
from variorum.configuration.site_config import read_settings
from variorum.files.layout import Layout
from variorum.files.tree import Tree
from variorum.files.walk import read_tree
from variorum.model.edition import Edition
from variorum.model.problem import Problem
from variorum.pipeline import assemble
from variorum.reading.edition_files import read_edition
from variorum.rendering.bodies import BodyRenderer
from variorum.rendering.markdown_page import page_renderer

FILES = [file for file in annotation_files() if "withdrawn" not in file.values]
"""Withdrawn notes have no place that a mistake could cost them."""
ALL_MISTAKES: dict[str, Mistake] = {**MISTAKES, "id-repeated": dict(repeated_ids(FILES)).get}
NOTHING: Mapping[AnnotationFile, str | bytes] = {}
STRIDE = 7
"""Notes from one sampled mistake to the next, so that every sort of note has its turn."""


@dataclass(frozen=True)
class Newspaper:
    """The repository's edition, in which files may be broken: in memory, not on the disk."""

    tree: Tree
    html: dict[str, str]
    """Of each article, without notes: rendered once, since no annotation can change it."""

    def checked(self, changes: Mapping[AnnotationFile, str | bytes] = NOTHING) -> Edition:
        """Return the edition with `changes` in place of the contents of files."""
        tree = self.tree
        for file, content in changes.items():
            data = content.encode() if isinstance(content, str) else content
            tree = tree.with_file(tree.layout.root / file.path, data)
        return assemble(read_edition(tree), lambda article: self.html[article.slug], BodyRenderer())


@pytest.fixture(scope="module")
def newspaper() -> Newspaper:
    tree = read_tree(Layout.at(ROOT))
    settings = read_settings(ROOT)
    html_of = page_renderer(settings.extensions, settings.configs)
    articles = [of.article for of in read_edition(tree).articles]
    return Newspaper(tree, {article.slug: html_of(article) for article in articles})


@pytest.fixture(scope="module")
def sound(newspaper: Newspaper) -> Edition:
    edition = newspaper.checked()
    assert edition.problems == ()
    assert placed_ids(edition) >= {file.value("id") for file in FILES}
    return edition


def sampled(mistakes: dict[str, Mistake]) -> list[Any]:
    """Return each mistake with one note that can have it, the same one each time."""
    pairs = []
    for number, (name, mistake) in enumerate(mistakes.items()):
        able = [file for file in FILES if mistake(file) is not None]
        file = able[number * STRIDE % len(able)]
        pairs.append(pytest.param(mistake, file, id=f"{name}-{file.path.stem}"))
    return pairs


@pytest.mark.parametrize(("mistake", "file"), sampled(ALL_MISTAKES))
def test_a_mistake_is_one_problem_and_costs_no_other_note(
    newspaper: Newspaper, sound: Edition, mistake: Mistake, file: AnnotationFile
) -> None:
    assert_only_this_note_is_lost(newspaper, sound, mistake, file)


@pytest.mark.slow
@pytest.mark.parametrize("name", ALL_MISTAKES)
def test_a_mistake_in_any_note_is_one_problem(newspaper: Newspaper, sound: Edition, name: str) -> None:
    for file in FILES:
        if ALL_MISTAKES[name](file) is not None:
            assert_only_this_note_is_lost(newspaper, sound, ALL_MISTAKES[name], file)


@pytest.mark.parametrize(("change", "file"), sampled(HARMLESS))
def test_what_an_editor_does_to_a_file_changes_nothing(
    newspaper: Newspaper, sound: Edition, change: Mistake, file: AnnotationFile
) -> None:
    assert_nothing_is_lost(newspaper, sound, change, file)


@pytest.mark.slow
@pytest.mark.parametrize("name", HARMLESS)
def test_what_an_editor_does_to_any_file_changes_nothing(
    newspaper: Newspaper, sound: Edition, name: str
) -> None:
    for file in FILES:
        assert_nothing_is_lost(newspaper, sound, HARMLESS[name], file)


def test_two_broken_files_are_two_problems(newspaper: Newspaper, sound: Edition) -> None:
    one, other = FILES[0], FILES[-1]
    edition = newspaper.checked({one: "", other: "I do not think so.\n"})
    assert {problem.place.file for problem in edition.problems} == {
        one.path.as_posix(),
        other.path.as_posix(),
    }
    assert len(edition.problems) == 2
    assert placed_ids(edition) == placed_ids(sound) - {one.value("id"), other.value("id")}


def assert_only_this_note_is_lost(
    newspaper: Newspaper, sound: Edition, mistake: Mistake, file: AnnotationFile
) -> None:
    content = mistake(file)
    assert content is not None
    edition = newspaper.checked({file: content})
    told = [str(problem) for problem in edition.problems]
    assert len(told) == 1, f"{file.path} should have one problem, and has {told}"
    assert_well_told(edition.problems[0], file, content)
    assert placed_ids(edition) == placed_ids(sound) - {file.value("id")}


def assert_nothing_is_lost(
    newspaper: Newspaper, sound: Edition, change: Mistake, file: AnnotationFile
) -> None:
    edition = newspaper.checked({file: change(file) or ""})
    assert [str(problem) for problem in edition.problems] == []
    assert placed_ids(edition) == placed_ids(sound)


def assert_well_told(problem: Problem, file: AnnotationFile, content: str | bytes) -> None:
    assert problem.place.file == file.path.as_posix()
    text = content.decode("utf-8", "replace") if isinstance(content, bytes) else content
    lines = text.split("\n") if text else [""]
    last = len(lines) - (len(lines) > 1 and not lines[-1])
    assert 1 <= problem.place.line <= last, problem
    assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1, problem
    assert problem.code
    assert problem.message.endswith((".", "?", "!")), problem
    assert problem.fix.endswith("."), problem
