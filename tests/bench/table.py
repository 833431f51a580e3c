"""The figures as a plain table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import median

from tests.bench.rounds import Series


def ratios(series: Series, yardstick: Series) -> list[float]:
    """Return the CPU ratio of each round: seconds of two rounds do not compare."""
    pairs = zip(series.usages, yardstick.usages, strict=True)
    return [ours.cpu / theirs.cpu for ours, theirs in pairs]


def table(measured: Mapping[str, Series], yardsticks: Sequence[str]) -> str:
    """Return a line a variant, with its ratio to each of the `yardsticks`."""
    headings = (
        *("variant", "CPU s", *(cell for name in yardsticks for cell in (f"to {name}", "lowest", "highest"))),
        *("wall s", "peak MB", "page bytes", "page gz bytes", "search index bytes"),
    )
    found = [measured.get(yardstick) for yardstick in yardsticks]
    rows = [_row(name, series, found) for name, series in measured.items()]
    return "\n".join(_aligned([headings, *rows]))


def _row(name: str, series: Series, yardsticks: Sequence[Series | None]) -> Sequence[str]:
    weight = series.weights[0]
    return (
        name,
        f"{median(usage.cpu for usage in series.usages):.2f}",
        *(cell for yardstick in yardsticks for cell in _relative(series, yardstick)),
        f"{median(usage.wall for usage in series.usages):.2f}",
        f"{median(usage.peak for usage in series.usages):.0f}",
        f"{weight.page:,.0f}",
        f"{weight.zipped_page:,.0f}",
        f"{weight.index:,}",
    )


def _relative(series: Series, yardstick: Series | None) -> Sequence[str]:
    """Return the median and the extremes: where these lie far apart, measure more rounds."""
    if yardstick is None:
        return ("-", "-", "-")
    of_rounds = ratios(series, yardstick)
    return tuple(f"{value:.3f}" for value in (median(of_rounds), min(of_rounds), max(of_rounds)))


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
