"""What the forge shows to those who contribute is well formed, and asks for what is needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from tests.forge.workflow import workflow
from tests.site.building import REPOSITORY
from variorum.editing.starter import FOLDER as STARTER
from variorum.model.kinds import KINDS

FORMS = sorted(REPOSITORY.glob(".github/ISSUE_TEMPLATE/[0-9]*.yml"))
SHAPES = {"input", "textarea", "dropdown", "checkboxes", "markdown"}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_an_issue_form_is_one(path: Path) -> None:
    form = workflow(path)
    assert (
        {"name", "description", "body"} <= form.keys() <= {"name", "description", "title", "labels", "body"}
    )
    identifiers = [field["id"] for field in form["body"]]
    assert len(set(identifiers)) == len(identifiers)
    for field in form["body"]:
        assert field.keys() <= {"type", "id", "attributes", "validations"}
        assert field["type"] in SHAPES
        assert field["attributes"]["label"]
        if field["type"] in ("dropdown", "checkboxes"):
            assert field["attributes"]["options"]
    assert any(field.get("validations", {}).get("required") == "true" for field in form["body"])


def test_there_is_a_form_for_those_who_only_want_to_tell() -> None:
    assert [path.stem[2:] for path in FORMS] == ["error", "note", "software"]


def test_the_form_for_a_note_knows_every_kind() -> None:
    for path in (FORMS[1], STARTER / "dot-github/ISSUE_TEMPLATE/2-note.yml"):
        (kinds,) = [field for field in workflow(path)["body"] if field["id"] == "kind"]
        offered = [option.split(":")[0].lower() for option in kinds["attributes"]["options"]]
        assert sorted(offered[:-1]) == sorted(KINDS)


def test_owners_are_teams_and_notes_have_editors() -> None:
    lines = (REPOSITORY / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    rules = dict(line.split(maxsplit=1) for line in lines if line and not line.startswith("#"))
    assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in rules.values())
    assert next(iter(rules)) == "*"
    assert rules["/annotations/"] == rules["/docs/articles/"] != rules["*"]
    assert all((REPOSITORY / pattern.strip("/")).is_dir() for pattern in rules if pattern != "*")


@pytest.mark.parametrize("folder", [REPOSITORY, STARTER], ids=["ours", "new"])
def test_hooks_before_a_commit_are_local(folder: Path) -> None:
    path = folder / ("dot-pre-commit-config.yaml" if folder == STARTER else ".pre-commit-config.yaml")
    (repository,) = yaml.safe_load(path.read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    hooks = {hook["id"]: hook for hook in repository["hooks"]}
    assert {"variorum-check", "variorum-format"} <= hooks.keys()
    for hook in hooks.values():
        assert hook["language"] == "system"
        assert (REPOSITORY / hook["entry"].split()[0]).exists() or folder == STARTER
    check, layout = (re.compile(hooks[name]["files"]) for name in ("variorum-check", "variorum-format"))
    assert check.search("annotations/lamp/a.yml")
    assert check.search("docs/articles/lamp/article.txt")
    assert layout.search("docs/articles/lamp/article.yml")
    assert not layout.search("mkdocs.yml")


def test_dependabot_looks_after_what_is_pinned() -> None:
    for path in (REPOSITORY / ".github/dependabot.yml", STARTER / "dot-github/dependabot.yml.template"):
        updates = workflow(path)["updates"]
        assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}
