"""What an archive holds, as RO-Crate 1.1: the edition, its files with checksums, and who wrote it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from mimetypes import types_map
from typing import Any
from urllib.parse import quote

from variorum.exporting.archive.deposit import Deposit
from variorum.exporting.note_data import as_json
from variorum.model.doi import address_of

DESCRIPTOR = "ro-crate-metadata.json"
_TYPES = {
    **{suffix: types_map[suffix] for suffix in (".csv", ".json", ".txt", ".xml")},
    ".yml": "application/yaml",
    ".yaml": "application/yaml",
    ".md": "text/markdown",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".jsonld": "application/ld+json",
}


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def crate(deposit: Deposit, files: Mapping[str, bytes]) -> str:
    """Return the metadata of an archive that holds `files`, by their paths."""
    site = deposit.site
    people = [
        {
            "@id": f"https://orcid.org/{who.orcid}" if who.orcid else f"#contributor-{who.id}",
            "@type": "Person",
            "name": who.name,
            **({"url": who.url} if who.url else {}),
        }
        for who in deposit.people
    ]
    licence, doi = site.settings.licence_url, site.settings.doi
    root: dict[str, Any] = {
        "@id": "./",
        "@type": "Dataset",
        "name": deposit.title,
        "description": deposit.about,
        "datePublished": deposit.date,
        "license": {"@id": licence} if licence else site.settings.licence or "Not stated.",
        **({"url": site.address} if site.address else {}),
        **({"version": site.settings.version} if site.settings.version else {}),
        **({"identifier": address_of(doi)} if doi else {}),
        **({"author": [{"@id": who["@id"]} for who in people]} if people else {}),
        "hasPart": [{"@id": quote(path)} for path in files],
    }
    descriptor = {
        "@id": DESCRIPTOR,
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    of_licence = (
        [{"@id": licence, "@type": "CreativeWork", "name": site.settings.licence or licence}]
        if licence
        else []
    )
    parts = [_file(path, content) for path, content in files.items()]
    graph = [descriptor, root, *people, *of_licence, *parts]
    return as_json({"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph})


def _file(path: str, content: bytes) -> dict[str, Any]:
    name = path.rpartition("/")[2]
    form = _TYPES.get(f".{name.rpartition('.')[2]}")
    return {
        "@id": quote(path),
        "@type": "File",
        "name": path,
        "contentSize": str(len(content)),
        "sha256": checksum(content),
        **({"encodingFormat": form} if form else {}),
    }
