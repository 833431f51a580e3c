"""How long a saved note takes to its page under `mkdocs serve`: `python -m tests.bench.saving 100`."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tests.bench.forms import FORMS
from tests.bench.forms.form import write_sites
from tests.site.serving import serving

SAVES = 5
QUIET = 1.5
"""Seconds before a save: the server looks at its files twice a second."""


def main() -> int:
    """Print the seconds from each save to the first answer that has the note's new words."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with TemporaryDirectory(prefix="variorum-bench-") as folder:
        write_sites(Path(folder), [FORMS["exported"]], seed=1, articles=articles)
        root = Path(folder) / "exported"
        with serving(root, "--livereload", starts_within=10 + 2 * articles) as terminal:
            for number in range(SAVES):
                took = _save(root, f"article-{number % articles:04}", f"{terminal.address}articles/")
                print(f"{articles:,} articles, save {number + 1}: {took:.2f} s", flush=True)
    return 0


def _save(root: Path, slug: str, articles: str) -> float:
    notes = root / "annotations" / slug / "notes.yml"
    time.sleep(QUIET)
    started = time.monotonic()
    notes.write_text(notes.read_text("utf-8").replace("note: ", "note: Newly saved ", 1), "utf-8")
    while True:
        with urlopen(f"{articles}{slug}/") as answer:
            if b"Newly saved" in answer.read():
                return time.monotonic() - started
        time.sleep(0.02)


if __name__ == "__main__":
    sys.exit(main())
