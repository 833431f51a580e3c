"""The scripts that a site loads, as classic scripts: pages opened from a disk may not load modules."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from variorum.rendering.stylesheet import THEME

SCRIPTS = THEME / "scripts"
FORM_SCRIPTS = SCRIPTS / "propose"
_FORM_BEGINS_WITH = "form"
_PARTS = ("reading", "firefox", "selection")
# No text in our scripts has these signs, as a test makes sure.
_COMMENT = re.compile(r"\n?[ ]*/\*.*?\*/|\n *//[^\n]*", re.DOTALL)
# Of our texts over several lines, which are all HTML, none means anything by it.
_INDENT = re.compile(r"\n +")
_IMPORT = re.compile(r'^import (?P<names>\{[^}]*\}) from "\./(?P<module>\w+)\.js"$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (?P<name>\w+))", re.MULTILINE)


def script() -> str:
    """Return the script of the reading page."""
    parts = ((SCRIPTS / f"{part}.js").read_text("utf-8") for part in _PARTS)
    return _own_scope(_without_comments("\n".join(parts)))


def host_script() -> str:
    """Return what Material would write into each page as inline scripts."""
    return _without_comments((SCRIPTS / "host.js").read_text("utf-8")).lstrip()


def search_script() -> str:
    """Return what opens the search of a library, for pages of a site that has one."""
    return _without_comments((SCRIPTS / "search" / "opener.js").read_text("utf-8")).lstrip()


def search_view_script() -> str:
    """Return the script of the search of a library; no page loads it by itself."""
    return _without_comments((SCRIPTS / "search" / "view.js").read_text("utf-8")).lstrip()


def form_script() -> str:
    """Return the script of the form in which notes are proposed; no page loads it by itself.

    It is one classic script made of the modules of the form. It defines `variorumForm.propose`.
    """
    sources = {path.stem: path.read_text("utf-8") for path in sorted(FORM_SCRIPTS.glob("*.js"))}
    modules = (_as_function(name, sources[name]) for name in _in_order(_FORM_BEGINS_WITH, sources, []))
    return _own_scope(
        "\n".join(modules) + f"\nglobalThis.variorumForm.propose = {_variable(_FORM_BEGINS_WITH)}.propose"
    )


def form_data(description: str, identifiers: Iterable[str]) -> str:
    """Return the script that says what the form is made of, loaded before the form.

    `description` is JSON; `identifiers` are the ids that notes of the edition have.
    """
    # As a string, since a key `__proto__` means something else in an object that is written out.
    parsed = f"JSON.parse({json.dumps(description, ensure_ascii=False)})"
    ids = json.dumps(" ".join(sorted(identifiers)))
    return f"globalThis.variorumForm = {{ description: {parsed}, ids: {ids} }}\n"


def _in_order(name: str, sources: dict[str, str], begun: list[str]) -> Iterator[str]:
    """Yield the modules that `name` needs, and then itself, each once; no two import each other."""
    begun.append(name)
    for found in _IMPORT.finditer(sources[name]):
        if found["module"] not in begun:
            yield from _in_order(found["module"], sources, begun)
    yield name


def _as_function(name: str, source: str) -> str:
    """Return a module as a constant that holds what it exports."""
    exported = ", ".join(found["name"] for found in _EXPORT.finditer(source))
    inner = _EXPORT.sub("", _IMPORT.sub(lambda m: f"const {m['names']} = {_variable(m['module'])}", source))
    return f"const {_variable(name)} = (() => {{\n{inner}\nreturn {{ {exported} }}\n}})()"


def _variable(module: str) -> str:
    return f"${module}"


def _without_comments(script: str) -> str:
    return _INDENT.sub("\n", _COMMENT.sub("", script))


def _own_scope(script: str) -> str:
    return f'"use strict";\n(() => {{\n{script}\n}})()\n'
