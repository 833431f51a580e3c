"""The whole edition as one zip: what people wrote, every export, checksums, and who made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from variorum.exporting.archive.crate import DESCRIPTOR, checksum, crate
from variorum.exporting.archive.deposit import Deposit, citation_file, zenodo_file
from variorum.exporting.dating import released_on
from variorum.exporting.export import PublishedSite
from variorum.exporting.exports import EXPORTS, SERIES
from variorum.exporting.zipped import zipped
from variorum.model.edition import Edition

NAME = "archive"
"""The word that `variorum export` takes."""
FILE = "edition.zip"
SAYS = "the whole edition for deposit: texts, notes, registers, all exports, checksums, metadata"
CHECKSUMS = "SHA256SUMS"


def archive(edition: Edition, site: PublishedSite, written: Mapping[str, bytes]) -> bytes:
    """Return the archive. `written` are the files of the edition as people wrote them, by their paths."""
    files = {f"edition/{path}": content for path, content in sorted(written.items())}
    for uri, content in _exports(edition, site):
        files[f"exports/{uri}"] = content.encode() if isinstance(content, str) else content
    deposit = Deposit.of(edition, site, released_on(edition.history))
    files["CITATION.cff"] = citation_file(deposit).encode()
    files[".zenodo.json"] = zenodo_file(deposit).encode()
    files[DESCRIPTOR] = crate(deposit, files).encode()
    # As `sha256sum --check` reads it.
    sums = "".join(f"{checksum(content)}  {path}\n" for path, content in files.items())
    return zipped([*files.items(), (CHECKSUMS, sums)])


def _exports(edition: Edition, site: PublishedSite) -> Iterator[tuple[str, str | bytes]]:
    for export in EXPORTS:
        if content := export.make(edition, site):
            yield export.uri, content
    for series in SERIES:
        if series.is_published(site.settings):
            for name, made in series.make(edition, site):
                yield series.uri_of(name), made
