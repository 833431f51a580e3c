"""What can be asked of the bench."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.forms import FORMS


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked."""

    articles: tuple[int, ...]
    rounds: int
    seed: int
    only: tuple[str, ...]


QUICK_ARTICLES = (3, 10)
QUICK_ROUNDS = 1
_USUAL = tuple(name for name, form in FORMS.items() if form.is_usual)


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Return the options of the command line, or end the program with what is wrong."""
    parser = ArgumentParser(prog="python -m tests.bench", description="Measure whole builds.")
    parser.add_argument(
        "--articles", type=_sizes, default=(100, 1000), help="sizes, such as 100,1000 (default)"
    )
    parser.add_argument("--rounds", type=_positive, default=5, help="builds a variant (default: 5)")
    parser.add_argument("--seed", type=int, default=1, help="of the corpus (default: 1)")
    parser.add_argument("--only", type=_variants, default=_USUAL, help=f"some of {','.join(FORMS)}")
    parser.add_argument(
        "--quick", action="store_true", help="3 and 10 articles, one round: does it run at all?"
    )
    given = parser.parse_args(arguments)
    return Options(
        articles=QUICK_ARTICLES if given.quick else given.articles,
        rounds=QUICK_ROUNDS if given.quick else given.rounds,
        seed=given.seed,
        only=given.only,
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"expected a whole number from 1, got {text!r}")
    return int(text)


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({_positive(part) for part in text.split(",")}))


def _variants(text: str) -> tuple[str, ...]:
    asked = text.split(",")
    if unknown := [name for name in asked if name not in FORMS]:
        raise ArgumentTypeError(f"expected some of {','.join(FORMS)}, got {unknown[0]!r}")
    return tuple(name for name in FORMS if name in asked)
