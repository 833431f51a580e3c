"""What a class needs of a text: a handout, questions and a key, on a page each; a further page lists them.

They are made for each article that has questions in annotations/questions.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from variorum.apparatus.handout import handout
from variorum.apparatus.page import (
    ApparatusPage,
    Link,
    Publication,
    class_uri,
    register_page,
    view_address,
    view_name,
)
from variorum.apparatus.templating import template
from variorum.model.addresses import is_page, page_uri
from variorum.model.edition import AnnotatedArticle, Edition
from variorum.model.edition_files import ArticleFiles
from variorum.model.registers import Question, Registers

HANDOUT, QUESTIONS, KEY = "", "questions", "key"
"""The pages of a text, by the folders in which they lie below that of its handout."""
MOST_ROOM = 40
"""Lines to write on that are printed below one question: a sheet."""
REMARKS = 6
"""The same, below the text of a handout: with them a text of 400 words fills two sheets."""
_HIDDEN = "The text, verdicts hidden"
TEMPLATE = "class.html"
"""Of these pages: the name of the one in theme/overrides."""


def class_pages(articles: Iterable[ArticleFiles], publication: Publication) -> list[ApparatusPage]:
    """Return the pages of the articles that have questions."""
    pages = []
    for entry in articles:
        shown = {note.annotation.id for note in entry.notes if not note.annotation.is_off_the_page}
        if _questions_on(shown, entry.registers):
            slug, title = entry.article.slug, entry.article.metadata.title
            pages += [
                _page(slug, HANDOUT, f"{title}: handout", publication),
                _page(slug, QUESTIONS, f"{title}: questions", publication),
                _page(slug, KEY, f"{title}: key to the questions", publication),
            ]
    return pages


def _page(slug: str, what: str, title: str, publication: Publication) -> ApparatusPage:
    content = _content_of(slug, what, publication)
    return ApparatusPage(
        class_uri(slug, what), title, content, is_in_nav=False, is_searched=False, template=TEMPLATE
    )


def _questions_on(notes: set[str], registers: Registers) -> list[Question]:
    """Return the questions that rest on some of `notes`, in their order."""
    return [question for question in registers.questions.values() if notes.intersection(question.notes)]


def _content_of(slug: str, what: str, publication: Publication) -> Callable[[Edition, Link], str]:
    def content(edition: Edition, link: Link) -> str:
        article = next((each for each in edition.articles if each.article.slug == slug), None)
        if article is None:
            return ""
        return template(f"class_{what or 'handout'}.html").render(
            article=article.article,
            handout=handout(article) if what == HANDOUT else None,
            questions=list(_with_notes(article, link)),
            most_room=MOST_ROOM,
            remarks=REMARKS,
            here=what,
            ways=_ways(slug, link),
            site=publication.name,
            address=publication.address_of(page_uri(slug)),
            licence=publication.settings.licence,
            licence_url=publication.settings.licence_url,
        )

    return content


def _ways(slug: str, link: Link) -> list[tuple[str, str, str]]:
    """Return name, what it is, and address of the pages of a text."""
    return [
        ("Handout", HANDOUT, link(class_uri(slug, HANDOUT))),
        ("Questions", QUESTIONS, link(class_uri(slug, QUESTIONS))),
        ("Key", KEY, link(class_uri(slug, KEY))),
        *([] if is_page(slug) else [(_HIDDEN, "verdicts-hidden", view_address(link, slug, view_name()))]),
        ("The text with its notes", "text", link(page_uri(slug))),
    ]


def _with_notes(article: AnnotatedArticle, link: Link) -> Iterator[dict[str, Any]]:
    """Yield each question on an article with the notes on which its answer rests."""
    notes = {note.annotation.id: note for note in article.notes}
    page = link(page_uri(article.article.slug))
    for question in _questions_on({*notes}, article.registers):
        answered_by = [notes[note] for note in question.notes if note in notes]
        yield {
            "record": question,
            "notes": [
                (note.number, note.annotation.headline(article.registers), f"{page}#{note.annotation.id}")
                for note in answered_by
            ],
        }


def _overview(edition: Edition, link: Link) -> str:
    listed = [
        {"record": article.article, "questions": questions, "ways": _ways(article.article.slug, link)}
        for article in edition.articles
        if (questions := list(_with_notes(article, link)))
    ]
    return template("class.html").render(articles=listed)


FOR_A_CLASS = register_page(Question, _overview)
