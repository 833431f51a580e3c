"""The formats that a text can come in, and what reads each."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from variorum.editing.received.document import Document, NotReadable
from variorum.editing.received.pictures import Source
from variorum.model.limits import LARGEST_IMPORT


class Format(NamedTuple):
    """A format that is not taken as it is, but made into the text of an article."""

    name: str
    module: str
    package: str = ""
    """The package of the extra `texts` that reads it; "" if the engine does so itself."""


_WEB_PAGE = Format("a web page", "web_page", "trafilatura")
FORMATS = {
    ".html": _WEB_PAGE,
    ".htm": _WEB_PAGE,
    ".xhtml": _WEB_PAGE,
    ".docx": Format("a document of Word", "docx", "mammoth"),
    ".epub": Format("an EPUB", "epub"),
    ".odt": Format("an OpenDocument text", "odt"),
    ".pdf": Format("a PDF", "pdf", "pypdf"),
}
"""By the ending of a file's name."""


def read_document(ending: str, content: bytes, source: Source, encoding: str | None) -> Document:
    """Return the text of a file whose name has one of the endings of `FORMATS`.

    `source` gives the files beside it that it shows. Raise `NotReadable` with one sentence why not.
    """
    found = FORMATS[ending]
    if len(content) > LARGEST_IMPORT:
        raise NotReadable(f"it has {len(content):,} bytes; the limit is {LARGEST_IMPORT:,}.")
    try:
        # What reads it may be an extra, and is loaded only here.
        module = import_module(f"variorum.editing.received.{found.module}")
        if found is _WEB_PAGE:
            document: Document = module.read(content, source, encoding)
        else:
            document = module.read(content)
    except ImportError as error:
        raise NotReadable(
            f"{found.name} is read by {found.package}, which is not installed, or not with all that it "
            'needs. Install it with `pip install "variorum[texts]"`.'
        ) from error
    return document
