"""Each template takes one frozen view, and knows nothing beside it but functions of words.

The templates in theme/overrides/ and in staging/templates/ are the host's: what they know is its choice.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from jinja2 import Environment, meta, nodes

import variorum
from variorum.apparatus import templating as apparatus_templates
from variorum.rendering import templating as rendering_templates
from variorum.rendering.stylesheet import STYLES
from variorum.rendering.templating import ViewTemplate

_FOLDERS = (rendering_templates.FOLDER, apparatus_templates.FOLDER)
_ALL = {path.name: path.read_text("utf-8") for folder in _FOLDERS for path in sorted(folder.iterdir())}


def _environment() -> Environment:
    return apparatus_templates.template("", tuple).environment


def _names_in(source: str) -> set[str]:
    """Return the names that a template takes from whoever renders it."""
    found = meta.find_undeclared_variables(_environment().parse(source))
    return found - {*_environment().globals, "caller"}


def _fields_in(source: str) -> set[str]:
    """Return what a template asks of its view."""
    found = _environment().parse(source).find_all(nodes.Getattr)
    return {each.attr for each in found if isinstance(each.node, nodes.Name) and each.node.name == "view"}


def _used() -> dict[str, set[type]]:
    """Return the types of the views of each template, as the modules of the engine have them."""
    views: dict[str, set[type]] = defaultdict(set)
    for module in walk_packages(variorum.__path__, "variorum."):
        if module.name.endswith("__main__"):
            continue
        values = list(vars(import_module(module.name)).values())
        values += [each for value in values if isinstance(value, dict) for each in value.values()]
        for value in values:
            if isinstance(value, ViewTemplate):
                views[value.name].add(value.view)
    return views


def _fields_of(view: Any) -> set[str]:
    assert issubclass(view, tuple), f"{view} can be changed"
    return set(view._fields)


_USED = _used()


def test_names_and_fields_of_a_template_are_found() -> None:
    source = "{% for a in view.list %}{{ a }}{{ b(view.words) }}{% endfor %}{{ direction_of('en') }}"
    assert _names_in(source) == {"view", "b"}
    assert _fields_in(source) == {"list", "words"}


@pytest.mark.parametrize("name", _ALL)
def test_a_template_takes_one_view_and_a_file_of_macros_takes_none(name: str) -> None:
    assert _names_in(_ALL[name]) == ({"view"} if name in _USED else set())


@pytest.mark.parametrize("name", sorted(_USED))
def test_a_view_is_frozen_and_has_just_the_fields_that_its_template_shows(name: str) -> None:
    (view,) = _USED[name]
    others = (source for other, source in _ALL.items() if view in _USED.get(other, ()))
    assert _fields_in(_ALL[name]) <= _fields_of(view)
    assert _fields_of(view) == set().union(*map(_fields_in, others))


def test_each_template_is_rendered_or_imported() -> None:
    imported = {
        name
        for source in _ALL.values()
        for name in meta.find_referenced_templates(_environment().parse(source))
    }
    assert set(_ALL) == set(_USED) | imported


def test_templates_of_styles_take_the_kinds_alone() -> None:
    templates = sorted(STYLES.glob("*.jinja"))
    assert templates
    for path in templates:
        assert _names_in(path.read_text("utf-8")) == {"kinds"}


def test_no_other_module_renders_a_template_by_its_name() -> None:
    engine = Path(variorum.__path__[0])
    found = {
        path.relative_to(engine).as_posix()
        for path in engine.rglob("*.py")
        if ".get_template(" in path.read_text("utf-8")
    }
    # Of the host's templates, those of notes' pages are read to see whether they are known.
    assert found == {"rendering/templating.py", "rendering/stylesheet.py", "hosting/page_shells.py"}
