"""What the documents say of the command is what it does."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from tests.house_rules.test_documents import DOCUMENTS
from tests.site.building import REPOSITORY
from variorum.cli import main
from variorum.editing.starter import FOLDER as STARTER

GUIDE = REPOSITORY / "docs" / "command.md"
NAMING = [*DOCUMENTS, GUIDE, REPOSITORY / "CHANGELOG.md", STARTER / "README.md.template"]
CALL = re.compile(r"(?:^|[`/])variorum ([a-z]+)([^`\n]*)", re.MULTILINE)


@pytest.mark.parametrize("document", NAMING, ids=lambda path: path.name)
def test_commands_and_options_that_are_named_are_there(document: Path) -> None:
    for name, rest in CALL.findall(document.read_text("utf-8")):
        assert name in main.commands, f"{document.name}: variorum {name}"
        known = {
            option
            for parameter in main.commands[name].params
            for option in (*parameter.opts, *parameter.secondary_opts)
        }
        assert set(re.findall(r"--[a-z-]+", rest)) <= known | {"--help"}, f"{document.name}: {name}{rest}"


def test_the_guide_has_every_command() -> None:
    listed = re.findall(r"^\| `variorum ([a-z]+)` \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    assert sorted(listed) == sorted(main.commands)


def test_no_command_is_described_by_half_a_sentence() -> None:
    context = click.Context(main, terminal_width=80)
    lines = main.get_help(context).partition("Commands:")[2].splitlines()
    listed = [line for line in lines if line.split()[:1] and line.split()[0] in main.commands]
    assert len(listed) == len(main.commands)
    assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


def test_the_guide_has_every_format() -> None:
    (form,) = [p for p in main.commands["check"].params if "--format" in p.opts]
    assert isinstance(form.type, click.Choice)
    text = GUIDE.read_text("utf-8")
    assert all(f"--format {choice}" in text for choice in form.type.choices if choice != "text")
