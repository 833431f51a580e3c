"""What an installation brings is all that the engine loads, though the tests have more installed."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.site.building import PYTHON, REPOSITORY, run

ENGINE = REPOSITORY / "hooks" / "variorum"
OF_EXTRAS = {
    "texts": ENGINE / "editing" / "received",
    "references": ENGINE / "editing" / "references",
    "pdf": ENGINE / "exporting" / "pdf.py",
}
LOADING = """
import sys
from importlib import import_module

forbidden, modules = {forbidden!r}, {modules!r}

class NotThese:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in forbidden:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, NotThese())
for module in modules:
    import_module(module)
"""


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def brought(name: str, *extras: str) -> set[str]:
    """Return the distributions that come with one, itself among them, as it is installed here."""
    found, waiting = set(), [(name, ("", *extras))]
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in found:
            continue
        found.add((name, extras))
        try:
            written = requires(name) or []
        except PackageNotFoundError:
            continue
        needed = [requirement for requirement in map(Requirement, written) if _applies(requirement, extras)]
        waiting += [(_normal(one.name), ("", *sorted(one.extras))) for one in needed]
    return {name for name, _ in found}


def _applies(requirement: Requirement, extras: tuple[str, ...]) -> bool:
    """Return whether a requirement holds here. pip 23 takes `html_clean` and `html-clean` for two."""
    marker = requirement.marker
    if marker is None:
        return True
    named = re.findall(r'extra == "([^"]+)"', str(marker))
    return any(marker.evaluate({"extra": extra}) for extra in extras if extra in named or not named)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ENGINE.parent).with_suffix("").parts).removesuffix(".__init__")


def _loads(distributions: set[str], paths: list[Path]) -> str:
    beside = {
        module
        for module, of in packages_distributions().items()
        if distributions.isdisjoint(map(_normal, of)) and not module.startswith("variorum")
    }
    code = LOADING.format(forbidden=sorted(beside), modules=[_module(path) for path in paths])
    return run(PYTHON, "-c", code, cwd=REPOSITORY, PYTHONPATH=str(ENGINE.parent)).stderr


def test_the_engine_needs_no_more_than_it_brings() -> None:
    paths = [
        path
        for path in sorted(ENGINE.rglob("*.py"))
        if path.name != "__main__.py" and not any(path.is_relative_to(own) for own in OF_EXTRAS.values())
    ]
    assert len(paths) > 300
    assert _loads(brought("variorum"), paths) == ""


@pytest.mark.parametrize("extra", OF_EXTRAS)
def test_an_extra_brings_all_that_its_files_load(extra: str) -> None:
    own = OF_EXTRAS[extra]
    paths = sorted(own.glob("*.py")) if own.is_dir() else [own]
    assert _loads(brought("variorum", extra), paths) == ""


def test_what_is_not_brought_would_be_found() -> None:
    assert "trafilatura" in _loads(brought("variorum"), [OF_EXTRAS["texts"] / "web_page.py"])
