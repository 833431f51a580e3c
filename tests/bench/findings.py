"""What the figures say: whether we are fast enough, and whether a page knows of all the others."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean, median

from tests.bench.rounds import Series
from tests.bench.table import ratios

AIMS = {0: 0.75, 1_000: 0.60}
"""Our CPU time to that of footnotes, from this number of articles on: starting MkDocs counts less then."""
WHOLE_AIM = 1.5
"""CPU time of an edition with all its pages to that of its articles alone."""
WARM_AIM = 0.25
"""CPU time of a build after one note has changed to that of footnotes."""
BYTES_OF_A_MENTION = 1.0
"""A page that names every article grows at least so much with each of them."""

Measured = Mapping[int, Mapping[str, Series]]
"""By number of articles, then by variant."""


def speed(measured: Measured, ours: str, yardstick: str, aims: Mapping[int, float] = AIMS) -> list[str]:
    """Return a sentence a size on our CPU time; `aims` hold from so many articles on."""
    sentences = []
    for articles, series in measured.items():
        if ours not in series or yardstick not in series:
            continue
        relative = median(ratios(series[ours], series[yardstick]))
        aim = aims[max(size for size in aims if size <= articles)]
        verdict = "at or under" if relative <= aim else "OVER"
        sentences.append(
            f"{ours} at {articles:,} articles: {relative:.3f} of {yardstick}, {verdict} {aim:.2f}."
        )
    return sentences


def growth(measured: Measured) -> list[str]:
    """Return a sentence a variant on the pages of the articles that both extreme sizes share."""
    few, many = min(measured), max(measured)
    if few == many:
        return ["Whether pages grow with the edition: not measured, needs two sizes."]
    sentences = []
    for name, series in measured[few].items():
        before = series.weights[0].pages
        after = measured[many][name].weights[0].pages[: len(before)]
        grown = fmean(after) - fmean(before)
        grows = grown >= BYTES_OF_A_MENTION * (many - few)
        verdict = "GROW with the edition" if grows else "do not grow with the edition"
        sentences.append(f"{name}: pages {verdict} ({grown:+,.0f} bytes from {few:,} to {many:,} articles).")
    return sentences
