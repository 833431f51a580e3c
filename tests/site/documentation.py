"""A documentation site of 23 pages in the shape of a real one, with made-up words, and notes on each page."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.site.building import HOOK

SHAPE = Path(__file__).with_name("documentation.yml")
FEWEST_PAGES = 20
NOTES_A_PAGE = 4
_WORDS = (
    "lamp wick keeper tower oil burner chimney lens fog bell signal harbour storm night watch log "
    "ledger rope ladder window glass brass copper cloth font brim flame spark smoke soot tide reef "
    "buoy sound hour minute morning signalman boat crew stair door key hook chain pulley weight clock "
    "drum gear spring vent cowl reads burns turns holds lifts fills empties cleans trims lights dims "
    "covers opens closes marks counts carries slowly early often never always twice before after "
    "between beneath above beside without until where which "
).split()
_KINDS = (
    "kind: context\ntitle: What keepers say\n",
    "kind: context\ntitle: Older lamps\nprominence: further\n",
    "kind: correction\nreading: some other words\nfault: fact\ncertainty: high\n",
)


def settings(theme: dict[str, Any] | None = None, **more: Any) -> str:
    """Return the mkdocs.yml of the site; `theme` and `more` are added to its settings."""
    values = {
        "site_name": "Lamp keeping",
        "theme": {"name": "material", "font": False, **(theme or {})},
        "hooks": [str(HOOK)],
        "plugins": ["search"],
        "nav": _nav(shape()),
        "markdown_extensions": [
            "admonition",
            "tables",
            {"toc": {"permalink": True}},
            "pymdownx.highlight",
            "pymdownx.superfences",
        ],
        **more,
    }
    return yaml.safe_dump(values, sort_keys=False)


def shape() -> dict[str, str]:
    """Return the blocks of each page, by its path."""
    read: dict[str, str] = yaml.safe_load(SHAPE.read_text("utf-8"))
    return read


def pages() -> dict[str, str]:
    """Return the Markdown of each page, by its path."""
    return {name: _page(blocks, Random(name)) for name, blocks in shape().items()}


def notes(name: str, page: str) -> dict[str, str]:
    """Return files of notes on a page, by their paths from the edition's root."""
    made: dict[str, str] = {}
    random = Random(f"notes on {name}")
    prose = [line for line in page.split("\n") if re.match(r"[A-Z][a-z]+ \w+ \w+ \w+ ", line)]
    for paragraph in random.sample(prose, min(NOTES_A_PAGE, len(prose))):
        words = paragraph.rstrip(".").split()
        at = random.randrange(1, len(words) - 2)
        quote = " ".join(words[at : at + 3])
        if page.count(quote) != 1:
            continue
        identifier = f"{re.sub('[^a-z0-9]+', '-', name.removesuffix('.md'))}-{len(made) + 1}"
        kind = _KINDS[len(made) % len(_KINDS)]
        body = _sentence(random, random.randrange(8, 40))
        made[f"annotations/{name}/{identifier}.yml"] = (
            f"id: {identifier}\n{kind}quote: {quote}\nnote: {body}\n"
        )
    return made


def files() -> dict[str, str]:
    """Return all files of the site beside its mkdocs.yml, by their paths."""
    made = {f"docs/{name}": page for name, page in pages().items()}
    for name, page in pages().items():
        made |= notes(name, page)
    return made


def write(root: Path, config: str) -> Path:
    """Write the site with the settings `config` into the folder `root`, and return that."""
    for name, text in {"mkdocs.yml": config, **files()}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return root


def _page(blocks: str, random: Random) -> str:
    kinds = [block.partition(":")[::2] for block in blocks.split()]
    if not any(kind == "h1" for kind, _ in kinds):
        kinds.insert(0, ("h1", "2"))
    return "\n\n".join(_block(kind, sizes, random) for kind, sizes in kinds) + "\n"


def _block(kind: str, sizes: str, random: Random) -> str:
    size = int(sizes.partition(",")[0])
    match kind[0]:
        case "h":
            return f"{'#' * int(kind[1])} {_sentence(random, size)[:-1]}"
        case "c":
            lines = (f"{random.choice(_WORDS)}.{random.choice(_WORDS)}({i})" for i in range(size))
            return "```python\n" + "\n".join(lines) + "\n```"
        case "l":
            return "\n".join(f"* {_sentence(random, int(words))}" for words in sizes.split(","))
        case "n":
            return f"!!! note\n    {_sentence(random, size)}"
        case "t":
            rows = [" | ".join(random.sample(_WORDS, 3)) for _ in range(size + 1)]
            return f"| {rows[0]} |\n|---|---|---|\n" + "\n".join(f"| {row} |" for row in rows[1:])
        case _:
            return _sentence(random, size)


def _sentence(random: Random, words: int) -> str:
    return " ".join(random.choice(_WORDS) for _ in range(max(1, words))).capitalize() + "."


def _nav(names: dict[str, str]) -> list[Any]:
    """Return the navigation: single pages, then a section for each folder, as the real site has it."""
    top = [name for name in names if "/" not in name]
    nav: list[Any] = [name for name in ("index.md", "quickstart.md") if name in top]
    nav.append({"Advanced": [name for name in names if name.startswith("advanced/")]})
    rest = [name for name in top if name not in nav]
    nav += [{"Guides": rest[::2]}, {"Reference": rest[1::2]}]
    return nav
