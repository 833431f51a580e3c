"""Variorum: the engine of an annotated reading edition.

It reads an article and its annotations, finds the passage of each annotation,
and weaves marks and margin notes into the article's HTML. It knows no host:
MkDocs reaches it through ``hooks/mkdocs_events.py`` alone. Programs use what
``__all__`` lists: :mod:`variorum.api` and the types that it returns.
"""

from variorum.api import ReadEdition, read, read_files
from variorum.configuration.config_file import ConfigError
from variorum.model.article import Article
from variorum.model.edition import AnnotatedArticle, PlacedNote
from variorum.model.problem import Code, Place, Problem
from variorum.model.registers import Registers
from variorum.model.selector import Span
from variorum.rendering.markdown_page import ExtensionError
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
