"""An edition of one article, as a ground for attacks on the files themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path

TEXT = "Some words that stand here.\n"
NOTE = "{id: good, kind: context, whole: true, title: x, note: x}\n"


def write_article(root: Path, text: str | bytes = TEXT, *, slug: str = "a", metadata: str = "") -> None:
    """Write an article into the edition at `root`."""
    data = text.encode() if isinstance(text, str) else text
    folder = root / "docs/articles" / slug
    folder.mkdir(parents=True)
    (folder / "article.txt").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    (folder / "article.yml").write_text(f"title: An article\nsha256: {digest}\n{metadata}", "utf-8")


def small_edition(root: Path, text: str | bytes = TEXT, metadata: str = "") -> Path:
    """Write an edition with one article and no notes; return its folder."""
    write_article(root, text, metadata=metadata)
    (root / "annotations/a").mkdir(parents=True)
    (root / "docs/index.md").write_text("# Home\n", "utf-8")
    return root
