"""Variorum: the engine of an annotated reading edition.

It reads an article and its annotations, finds the passage of each annotation,
and weaves marks and margin notes into the article's HTML. It knows no host:
MkDocs reaches it through ``hooks/mkdocs_events.py`` alone.
"""

__version__ = "0.1.0"
