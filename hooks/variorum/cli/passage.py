"""Finds the article and the passage of a new note."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

import click

from variorum.anchoring.corrected import correct
from variorum.anchoring.note_selector import selector_of
from variorum.anchoring.outcome import Found, NotFound
from variorum.anchoring.reading_text import ReadingText
from variorum.anchoring.resolve import resolve
from variorum.anchoring.suggestion import did_you_mean
from variorum.cli.asking import ask
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.problem import Code
from variorum.model.selector import Selector
from variorum.model.wording import sanitized_line


class NoSuchPassage(click.ClickException):
    """The words do not occur exactly once. The message says what was found instead."""

    exit_code = 1


def article_named(
    slug: str | None, edition: Edition, *, asking: bool, how: str = "Give the article with --article"
) -> AnnotatedArticle:
    """Return the article `slug`, or the only one. Raise `UsageError` if there is no such article.

    `how` begins the sentence that says how an article is chosen where there are several.
    """
    by_slug = {entry.article.slug: entry for entry in edition.articles}
    if not by_slug:
        raise click.UsageError("This edition has no article that can be read; see `variorum check`.")
    if slug is None and len(by_slug) > 1 and asking:
        slug = ask("article", "The article that the note is about.", list(by_slug))
    if slug is None and len(by_slug) > 1:
        raise click.UsageError(f"{how}: {', '.join(by_slug)}.")
    if slug is not None and slug not in by_slug:
        raise click.UsageError(f"There is no article “{slug}”.{did_you_mean(slug, by_slug)}")
    return by_slug[slug] if slug else next(iter(by_slug.values()))


def passage(wanted: Selector | None, article: AnnotatedArticle, *, asking: bool) -> Selector:
    """Return the shortest selector of the passage that `wanted` selects.

    Unless `asking`, raise `NoSuchPassage` if that is not exactly one.
    """
    while True:
        if wanted is None:
            wanted = Selector(ask("quote", "Words of the article, copied from it."))
        try:
            return _selector(wanted, article)
        except NoSuchPassage as problem:
            if not asking:
                raise
            click.echo(problem.format_message(), err=True)
            wanted = _asked_again(wanted, problem)


def _selector(wanted: Selector, article: AnnotatedArticle) -> Selector:
    text = ReadingText(article.text, article.asides)
    outcome = resolve(wanted, text)
    if isinstance(outcome, NotFound):
        outcome = _as_corrected(wanted, text, article) or outcome
    if isinstance(outcome, NotFound):
        raise _as_click_error(outcome)
    if wanted.occurrence == "all":
        return wanted
    selector = selector_of(outcome.spans[0], text)
    if selector is None:
        raise NoSuchPassage("This passage cannot be quoted as it is. Quote fewer words.")
    return selector


def _as_corrected(wanted: Selector, text: ReadingText, article: AnnotatedArticle) -> Found | None:
    """Return the spans as received of words that occur only in the text as corrected, if they do."""
    corrected = correct(text, article.changes)
    outcome = resolve(wanted, corrected)
    if isinstance(outcome, NotFound):
        return None
    return Found(tuple(corrected.as_received(span) for span in outcome.spans))


def _as_click_error(reason: NotFound) -> NoSuchPassage:
    hints: Sequence[str] = reason.hints
    if reason.code is Code.QUOTE_AMBIGUOUS:
        numbers = count(1)
        hints = [
            *(f"{next(numbers)}. {hint}" if hint.startswith("paragraph ") else hint for hint in hints),
            "(here: --prefix, --suffix, or --occurrence with a number)",
        ]
    lines = [f"{reason.message} {reason.fix}", *(f"    {hint}" for hint in hints)]
    error = NoSuchPassage("\n".join(map(sanitized_line, lines)))
    error.__cause__ = None
    return error


def _asked_again(wanted: Selector, problem: NoSuchPassage) -> Selector | None:
    """Return the same words with the number of their occurrence, or None to ask for other words."""
    if "--occurrence" not in problem.format_message() or wanted.occurrence:
        return None
    answer = ask("occurrence", "Which one: 1, 2, … or all; leave it empty to quote other words.", default="")
    if answer == "all":
        return Selector(wanted.quote, wanted.prefix, wanted.suffix, "all")
    return Selector(wanted.quote, wanted.prefix, wanted.suffix, int(answer)) if answer.isdecimal() else None
