"""Which sources stay in the register where an article that cites them is not published."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import variorum

_TEXT = b"The lamp\n\nThe lamp went out at dawn.\n"
_WITNESS = """
witnesses:
  - id: letters
    name: The letters
    short: Letters
    copies:
      - source: album
        siglum: A
        has: All of it.
derives_from:
  - id: letters
    how: copied
    certainty: high
"""
_NOTE = "id: {slug}-note\nkind: context\nquote: at dawn\ntitle: Dawn\nnote: Early.\n"


def _write(root: Path, witness_of: str, note_of: str) -> None:
    """Write two articles, of which `secret` is excluded; a witness of one and a note on one cite `album`."""
    for slug in ("lamp", "secret"):
        folder = root / "docs" / "articles" / slug
        folder.mkdir(parents=True)
        (folder / "article.txt").write_bytes(_TEXT)
        metadata = f"title: The lamp\nsha256: {sha256(_TEXT).hexdigest()}\n"
        (folder / "article.yml").write_text(metadata + (_WITNESS if slug == witness_of else ""), "utf-8")
        notes = root / "annotations" / slug
        notes.mkdir(parents=True)
        cites = "sources: [album]\n" if slug == note_of else ""
        (notes / f"{slug}-note.yml").write_text(_NOTE.format(slug=slug) + cites, "utf-8")
    source = "- id: album\n  type: book\n  title: The Album\n"
    (root / "annotations" / "sources.yml").write_text(source, "utf-8")
    (root / "mkdocs.yml").write_text("site_name: x\nexclude_docs: articles/secret/\n", "utf-8")


def test_a_source_that_a_copy_of_a_published_article_has_stays(tmp_path: Path) -> None:
    _write(tmp_path, witness_of="lamp", note_of="secret")
    edition = variorum.read(tmp_path)
    assert list(edition.registers.sources) == ["album"]
    assert not edition.problems


def test_a_source_that_only_a_copy_of_an_excluded_article_has_goes(tmp_path: Path) -> None:
    _write(tmp_path, witness_of="secret", note_of="")
    edition = variorum.read(tmp_path)
    assert not edition.registers.sources
    assert not edition.problems
