"""Reports entries of registers that nothing points to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from variorum.files.layout import METADATA
from variorum.model.article import Article
from variorum.model.edition_files import ArticleFiles, EditionFiles
from variorum.model.kinds import Annotation
from variorum.model.problem import Code, Problem
from variorum.model.registers import Registers

_HIDES_NO_POINTER = frozenset(
    (
        *(Code.QUOTE_NOT_FOUND, Code.QUOTE_AMBIGUOUS, Code.QUOTE_SPLITS_WORD, Code.CONTEXT_MISMATCH),
        *(Code.CORRECTIONS_OVERLAP, Code.UNSAFE_LINK, Code.ARTICLE_CHANGED),
        *(Code.UNKNOWN_CONTRIBUTOR, Code.UNKNOWN_NOTE, Code.UNKNOWN_WITNESS),
    )
)
"""Problems of a note that leave its sources and terms known."""


def unused_entries(files: EditionFiles, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield a problem for each term and entity to which no note points.

    Where the house style asks for it, one for each source that is never cited, too.

    None if an annotation, a register or what is known of an article has a problem that may be why
    nothing points there. None where there are no notes yet. Contributors need no notes, and events
    no sources.
    """
    if files.unreadable or any(_may_point(problem) for problem in problems):
        return
    registers = files.registers
    annotations = [note.annotation for note in files.notes()]
    settled = files.settled.values()
    if not annotations and not any(notes.ids for notes in settled):
        return
    pointed_to = {entry for annotation in annotations for entry in annotation.entries()}
    pointed_to.update(*(notes.entries for notes in settled))
    for name, entries in (("glossary", registers.glossary), ("entities", registers.entities)):
        for identifier in entries.keys() - pointed_to:
            yield Problem(
                registers.places[name, identifier]["id"],
                Code.UNUSED_ENTRY,
                f"No note points to `{identifier}`.",
                f"Write a note of the kind `glossary` with `term: {identifier}`, let a note that speaks "
                f"of it say `mentions: [{identifier}]`, or remove the entry.",
            )
    if not files.settings.style.cite_all_sources:
        return
    cited = cited_sources(files.articles, registers).union(*(notes.sources for notes in settled))
    for identifier in registers.sources.keys() - cited:
        yield Problem(
            registers.places["sources", identifier]["id"],
            Code.UNCITED_SOURCE,
            f"Nothing cites `{identifier}`.",
            "Cite it where it supports something, or remove it.",
        )


def cited_sources(articles: Iterable[ArticleFiles], registers: Registers) -> set[str]:
    """Return the ids of the sources that notes, witnesses and entries of registers cite."""
    articles = tuple(articles)
    annotations = [note.annotation for article in articles for note in article.notes]
    return sources_cited_by(annotations, [article.article for article in articles], registers)


def sources_cited_by(
    annotations: Iterable[Annotation], articles: Iterable[Article], registers: Registers
) -> set[str]:
    """Return the ids of the sources that these notes, the articles' witnesses and the registers cite."""
    cited = {citation.id for _, entry in registers.citing_entries() for citation in entry.sources}
    cited |= {citation.id for annotation in annotations for citation in annotation.sources}
    return cited | {
        source for article in articles for witness in article.metadata.witnesses for source in witness.cited
    }


def _may_point(problem: Problem) -> bool:
    """Return whether the problem may hide that something is pointed to."""
    is_near = problem.place.file.startswith("annotations") or problem.place.file.endswith(f"/{METADATA}")
    return is_near and problem.code not in _HIDES_NO_POINTER
