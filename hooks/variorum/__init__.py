"""Variorum: the engine of an annotated reading edition.

It reads an article and its annotations, finds the passage of each annotation,
and weaves marks and margin notes into the article's HTML. It knows no host:
MkDocs reaches it through ``hooks/mkdocs_events.py`` alone. Programs use what
:mod:`variorum.api` describes.
"""

from variorum.api import (
    AnnotatedArticle,
    Article,
    Code,
    ConfigError,
    ExtensionError,
    Place,
    PlacedNote,
    Problem,
    ReadEdition,
    Registers,
    Span,
    read,
    read_files,
)
from variorum.version import VERSION

__version__ = VERSION

__all__ = [
    "AnnotatedArticle",
    "Article",
    "Code",
    "ConfigError",
    "ExtensionError",
    "Place",
    "PlacedNote",
    "Problem",
    "ReadEdition",
    "Registers",
    "Span",
    "read",
    "read_files",
]
