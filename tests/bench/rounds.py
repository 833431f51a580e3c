"""All variants in turn, again and again, so that a slow moment of the machine meets them all."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.building import BuildError, Usage, build
from tests.bench.completeness import check_notes
from tests.bench.forms.form import Form, write_sites
from tests.bench.weighing import Weight, weigh

WARM_UP_ARTICLES = 2


@dataclass(frozen=True, slots=True)
class Series:
    """What one variant used in each round, and what it weighs."""

    usages: list[Usage] = field(default_factory=list)
    weights: list[Weight] = field(default_factory=list)
    """One, of the first round: bytes do not vary."""


def warm_up(forms: Collection[Form], *, seed: int) -> None:
    """Build a tiny edition untimed: byte code gets compiled, and what is broken shows at once."""
    measure(forms, seed=seed, articles=WARM_UP_ARTICLES, rounds=1)


def measure(forms: Collection[Form], *, seed: int, articles: int, rounds: int) -> dict[str, Series]:
    """Return what each variant used, by its name."""
    series = {form.name: Series() for form in forms}
    with TemporaryDirectory(prefix="variorum-bench-") as folder:
        root = Path(folder)
        write_sites(root / "sources", forms, seed=seed, articles=articles)
        for number in range(rounds):
            for form in forms:
                try:
                    _build_once(root, number, form, series[form.name], seed=seed, articles=articles)
                except BuildError as error:
                    raise BuildError(f"{form.name}, {articles} articles: {error}") from error
    return series


def _build_once(root: Path, number: int, form: Form, series: Series, *, seed: int, articles: int) -> None:
    """Build from a fresh copy, so that nothing which a build leaves behind helps the next one, or hinders it.

    Nothing is deleted before all is measured: where many files have just been deleted, a file
    system such as ext4 looks long for places for new ones, in the time of whoever makes most of them.
    """
    work, site = root / f"{form.name}-{number}", root / f"{form.name}-{number}-site"
    shutil.copytree(root / "sources" / form.name, work)
    for _ in range(form.builds_before):
        build(work, site)
    form.change(work)
    series.usages.append(build(work, site))
    if not series.weights:
        if form.has_notes:
            check_notes(site, seed=seed, articles=articles)
        slugs = sorted(path.name for path in (site / "articles").iterdir() if path.is_dir())
        series.weights.append(weigh(site, slugs))
