"""The guides call the parts of the form by the names that they have."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.building import REPOSITORY
from variorum.editing.starter import FOLDER as STARTER
from variorum.exporting.form_description import form_description
from variorum.model.registers import Registers
from variorum.rendering.stylesheet import THEME

GUIDES = [REPOSITORY / "docs" / "contribute.md", STARTER / "docs" / "contribute.md.template"]
SCRIPTS = [THEME / "scripts" / "selection.js", *sorted((THEME / "scripts" / "propose").glob("*.js"))]
TEMPLATES = [
    *sorted((THEME.parent / "rendering" / "templates").glob("*.html")),
    THEME.parent / "rendering" / "note_html.py",
]
TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`([^`]*)`')
MARKUP = re.compile(r"<[^>]*>|\{%.*?%\}|\{\{.*?\}\}")


def names() -> Iterator[re.Pattern[str]]:
    """Yield what a reader may see on a part of the form; where a name is filled in, any word fits."""
    for script in SCRIPTS:
        for plain, filled in TEXT.findall(script.read_text("utf-8")):
            parts = re.split(r"\$\{.*?\}", plain.strip() or filled)
            if re.search(r"[^\W\d_]{2}", "".join(parts)):
                yield re.compile(r"[\w ]+".join(map(re.escape, parts)))
    for template in TEMPLATES:
        for words in MARKUP.split(template.read_text("utf-8")):
            yield re.compile(re.escape(words.strip().rstrip("'),")))
    form = json.loads(form_description(Registers(), None))
    yield re.compile(re.escape(form["note"]["label"]))
    for kind in form["kinds"]:
        for name in (kind["title"], *(field["label"] for field in kind["fields"])):
            yield re.compile(re.escape(name))


def named(guide: Path) -> set[str]:
    section = re.search(r"^##+ On the page\n(.*?)^##", guide.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert section
    return {" ".join(found.split()) for found in re.findall(r"(?<!\*)\*([^*]+)\*", section[1])}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_each_name_in_the_guide_is_one_of_the_form(guide: Path) -> None:
    known = list(names())
    told = named(guide)
    assert {"Propose a note", "Kind of note", "Open a pull request on GitHub", "Suggest a change"} <= told
    assert [name for name in told if not any(one.fullmatch(name) for one in known)] == []


@pytest.mark.parametrize("wrong", ["Propose note", "Open a pull request", "Publish"])
def test_another_name_would_be_found(wrong: str) -> None:
    assert not any(one.fullmatch(wrong) for one in names())
