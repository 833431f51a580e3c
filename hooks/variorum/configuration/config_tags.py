"""The YAML tags of an mkdocs.yml, read as MkDocs reads them, without running untrusted code.

`!ENV` as in pyyaml-env-tag, `!relative` as in MkDocs' own loader, `!!python/name:` and its kin as in
PyYAML's unsafe loader, which MkDocs uses. That loader imports and calls whatever is named; here only
packages are reached that are installed and say that they extend Markdown or MkDocs. MkDocs would import
those anyway when the site is built.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

PREFIX = "tag:yaml.org,2002:python/"
_EXTENDED = ("markdown.extensions", "mkdocs.plugins", "mkdocs.themes")
"""The groups of entry points by which packages say that they extend Markdown or MkDocs."""
_MARKDOWN = frozenset(("markdown", "pymdownx"))
"""Packages of Markdown that need not say so: PyMdown's extensions are named by their modules."""


class Unfollowed:
    """Stands for a value that is not constructed here."""


UNFOLLOWED = Unfollowed()


class SiteFolders:
    """The folders that `!relative` may stand for; that of the page changes as pages are rendered."""

    def __init__(self, config: Path) -> None:
        self.config = self.docs = self.page = config
        self.follow_page = False
        """Whether something depends on the page that is rendered."""


class RelativeFolder(os.PathLike[str]):
    """A path below one of the site's folders, found when it is asked for."""

    def __init__(self, folders: SiteFolders, name: str, below: str) -> None:
        self.folders, self.name, self.below = folders, name, below

    def __fspath__(self) -> str:
        return os.path.join(getattr(self.folders, self.name), self.below)  # noqa: PTH118 - a slash at the end stays

    def __str__(self) -> str:
        return self.__fspath__()


def loader_for(folders: SiteFolders, unfollowed: list[str]) -> type[yaml.SafeLoader]:
    """Return a loader of YAML for an mkdocs.yml; what it does not follow is added to `unfollowed`."""

    class Loader(yaml.SafeLoader):
        """A safe loader with the tags that MkDocs knows."""

    def relative(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        value = str(node.value or "")
        prefix, _, below = value.partition("/")
        name = {"$config_dir": "config", "$docs_dir": "docs"}.get(prefix, "page")
        folders.follow_page |= name == "page"
        return RelativeFolder(folders, name, below if name != "page" else "")

    def named(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
        found = _found(suffix)
        return _unfollowed(node) if found is UNFOLLOWED else found

    def called(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
        found = _found(suffix)
        if found is UNFOLLOWED or not callable(found):
            return _unfollowed(node)
        args, keywords = _arguments(loader, node)
        try:
            return found(*args, **keywords)
        except Exception as error:
            raise yaml.constructor.ConstructorError(None, None, str(error), node.start_mark) from error

    def other(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Any:
        return _unfollowed(node)

    def _unfollowed(node: yaml.Node) -> Unfollowed:
        unfollowed.append(node.tag.replace(PREFIX, "!!python/"))
        return UNFOLLOWED

    Loader.add_constructor("!ENV", _environment)
    Loader.add_constructor("!relative", relative)
    Loader.add_constructor(f"{PREFIX}tuple", _tuple)
    Loader.add_multi_constructor(f"{PREFIX}name:", named)
    for way in ("object/apply:", "object/new:"):
        Loader.add_multi_constructor(f"{PREFIX}{way}", called)
    Loader.add_multi_constructor(PREFIX, other)
    Loader.add_multi_constructor("!", other)
    return Loader


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """Return the first variable that is set, read as YAML reads a plain value; else the default."""
    default, names = None, [node]
    if isinstance(node, yaml.SequenceNode):
        names = list(node.value)
        if len(names) > 1:
            default = loader.construct_object(names.pop(), deep=True)
    for name in names:
        value = os.environ.get(str(name.value))
        if value is not None:
            tag = loader.resolve(  # type: ignore[no-untyped-call]
                yaml.ScalarNode, value, (True, False)
            )
            return loader.construct_object(yaml.ScalarNode(tag, value))
    return default


def _tuple(loader: yaml.SafeLoader, node: yaml.Node) -> tuple[Any, ...]:
    return tuple(loader.construct_sequence(node, deep=True)) if isinstance(node, yaml.SequenceNode) else ()


def _arguments(loader: yaml.SafeLoader, node: yaml.Node) -> tuple[list[Any], dict[str, Any]]:
    """Return the arguments of a call: a list of them, or a mapping with `args` and `kwds`, as in PyYAML."""
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True), {}
    if isinstance(node, yaml.MappingNode):
        arguments = loader.construct_mapping(node, deep=True)
        return list(arguments.get("args") or []), dict(arguments.get("kwds") or {})
    return [], {}


def _found(dotted: str) -> Any:
    """Return the object that is named; `UNFOLLOWED` if its package does not extend Markdown or MkDocs."""
    module, _, name = dotted.rpartition(".")
    package = module.partition(".")[0]
    if not package or package in sys.stdlib_module_names or package not in _packages():
        return UNFOLLOWED
    try:
        found = getattr(import_module(module), name)
    except (ImportError, AttributeError):
        return UNFOLLOWED
    # A package may have names in it that it has only imported, such as those of `os`.
    defined_in = str(getattr(found, "__module__", package)).partition(".")[0]
    is_own = defined_in not in sys.stdlib_module_names and not isinstance(found, ModuleType)
    return found if is_own else UNFOLLOWED


def _packages() -> set[str]:
    known = set(_MARKDOWN)
    for group in _EXTENDED:
        known |= {entry.value.partition(":")[0].partition(".")[0] for entry in entry_points(group=group)}
    return known
