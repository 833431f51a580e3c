"""A small edition with all that makes selecting hard: corrections, repeats, other scripts, signs in pairs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.site.building import HOOK

SLUG = "ferry"
TEXT = """\
The Ferryman’s Almanac

The ferry leaves at eight. The ferry leaves at nine. “Nobody,” said the clark, “may cross twice.”

A family 👩\u200d👩\u200d👧 waited by the peer, and a flag 🇫🇷 flew. “Nobody may cross,” he wrote: naïve.

قال الحارس: لا أحد يعبر مرتين. כתב השומר: איש אינו עובר פעמיים.

The last ferry leaves at ten — it’s the café’s closing time, two, and [no] *later* <one> follows.
"""
NOTES = """\
- {id: clerk, kind: correction, quote: the clark, reading: the clerk, fault: name,
   certainty: low, note: Slip.}
- {id: pier, kind: correction, quote: peer, reading: pier, fault: wording, certainty: high, note: A slip.}
- {id: two, kind: correction, quote: ", two", reading: "", fault: typography, certainty: low, note: Too much.}
- {id: first-ferry, kind: context, quote: The ferry leaves at eight. The ferry, title: Two, note: Both,
   sources: [logbook, tide-tables]}
- {id: crossing, kind: glossary, quote: cross twice, term: crossing, note: Over and back.}
"""
REGISTERS = {
    "glossary": [{"id": "crossing", "name": "crossing", "description": "The way over the river."}],
    "sources": [
        {"id": "logbook", "type": "book", "title": "The ferryman’s log"},
        {"id": "tide-tables", "type": "book", "title": "Tables of the tides"},
    ],
    "contributors": [{"id": "editors", "name": "The editors"}],
}
WITNESSES = [{"id": "old-print", "name": "The old print of 1890", "short": "Old print"}]


def ferry_edition(root: Path) -> Path:
    """Write the edition into `root` and return it."""
    article = root / "docs" / "articles" / SLUG
    notes = root / "annotations" / SLUG
    article.mkdir(parents=True)
    notes.mkdir(parents=True)
    (root / "docs" / "index.md").write_text("# Ferry\n", "utf-8")
    (root / "docs" / "contribute.md").write_text("# Contribute\n", "utf-8")
    (article / "article.txt").write_text(TEXT, "utf-8")
    metadata = {
        "title": "The Ferryman’s Almanac",
        "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
        "witnesses": WITNESSES,
    }
    (article / "article.yml").write_text(json.dumps(metadata), "utf-8")
    (notes / "first.yml").write_text(NOTES, "utf-8")
    for name, entries in REGISTERS.items():
        (root / "annotations" / f"{name}.yml").write_text(json.dumps(entries), "utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: Ferry\n"
        "repo_url: !ENV [REPO_URL, '']\n"
        "edit_uri: !ENV [EDIT_URI, null]\n"
        "theme: {name: material, font: false, features: [navigation.instant], palette: {scheme: default}}\n"
        "site_url: http://127.0.0.1/\n"
        f"hooks: [{json.dumps(str(HOOK))}]\n",
        "utf-8",
    )
    return root
