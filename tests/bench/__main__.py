"""Write the corpus, build it in every form, print the figures. Never a test of time."""

from __future__ import annotations

import sys
from itertools import chain

from tests.bench.building import BuildError
from tests.bench.findings import WARM_AIM, WHOLE_AIM, growth, speed
from tests.bench.forms import FORMS, YARDSTICKS, ours
from tests.bench.options import Options, parse
from tests.bench.rounds import Series, measure, warm_up
from tests.bench.table import table


def run(options: Options) -> None:
    """Print a table a size as soon as it is measured, then what they say together."""
    forms = [FORMS[name] for name in options.only]
    warm_up(forms, seed=options.seed)
    measured: dict[int, dict[str, Series]] = {}
    for articles in options.articles:
        measured[articles] = measure(forms, seed=options.seed, articles=articles, rounds=options.rounds)
        print(f"\n{articles:,} articles, rounds: {options.rounds}, seed {options.seed}")
        print(table(measured[articles], YARDSTICKS), flush=True)
    sentences = [speed(measured, ours.FORM.name, yardstick) for yardstick in YARDSTICKS]
    print("", *growth(measured), *chain.from_iterable(sentences), sep="\n")
    print(*speed(measured, ours.WHOLE.name, ours.FORM.name, {0: WHOLE_AIM}), sep="\n")
    print(*speed(measured, ours.WARM.name, YARDSTICKS[0], {0: WARM_AIM}), sep="\n")


def main() -> int:
    """Return 0 whatever the figures, 1 if a build failed."""
    try:
        run(parse())
    except BuildError as error:
        print(f"A build failed. {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
