"""What a form is, and how a whole site is written in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.corpus.article import Article, make_article
from tests.bench.corpus.registers import Entry, only_used, pointed_to, registers
from tests.bench.forms.yaml_file import write_yaml

Registers = Mapping[str, list[Entry]]

SETTINGS: Mapping[str, object] = {
    "site_name": "Bench",
    "site_url": "https://bench.example/",
    "theme": {"name": "material", "font": False},
    "plugins": ["search"],
    "nav": [{"Home": "index.md"}],
    "validation": {"nav": {"omitted_files": "ignore"}},
}
"""The same in every form. Articles stay out of nav: listing them all is quadratic."""


def _write_nothing(root: Path, shared: Registers) -> None:
    """Stand in for forms without registers."""


def _change_nothing(root: Path) -> None:
    """Stand in for forms that are built once."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to publish the corpus."""

    name: str
    write_article: Callable[[Path, Article, Registers], None]
    write_registers: Callable[[Path, Registers], None] = _write_nothing
    settings: Mapping[str, object] = field(default_factory=dict)
    """What its mkdocs.yml adds to the common settings."""
    has_notes: bool = True
    is_usual: bool = True
    """Whether it is measured where nobody asks for it."""
    builds_before: int = 0
    """How often it is built, untimed, before the build that is measured …"""
    change: Callable[[Path], None] = _change_nothing
    """… and what is changed between."""


def write_sites(root: Path, forms: Collection[Form], *, seed: int, articles: int) -> None:
    """Write a site a form under `root`, one article at a time.

    No article is kept: a child's peak memory is never reported below what its parent held.
    """
    shared = registers(seed, articles)
    for form in forms:
        site = root / form.name
        site.mkdir(parents=True)
        write_yaml(site / "mkdocs.yml", {**SETTINGS, **form.settings})
        (site / "docs").mkdir()
        (site / "docs" / "index.md").write_text("# Bench\n\nA made-up edition.\n", encoding="utf-8")
    used: set[str] = set()
    for number in range(articles):
        article = make_article(seed, number)
        for form in forms:
            form.write_article(root / form.name, article, shared)
        used.update(identifier for note in article.notes for identifier in pointed_to(note.fields))
    for form in forms:
        form.write_registers(root / form.name, only_used(shared, used))
