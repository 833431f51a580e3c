"""What a class needs of a text: a handout, questions and a key, on a page each; a further page lists them.

They are made for each article that has questions in annotations/questions.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from variorum.apparatus.handout import Handout, handout
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
from variorum.model.article import Article
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
"""The template of these pages, by its name in theme/overrides."""


class QuestionView(NamedTuple):
    """A question with number, headline and address of the notes on which its answer rests."""

    record: Question
    notes: Sequence[tuple[int, str, str]]


class ClassView(NamedTuple):
    """One of the pages of a text."""

    article: Article
    here: str
    """Which of the pages it is."""
    ways: Sequence[tuple[str, str, str]]
    """Name, what it is, and address of these pages."""
    questions: Sequence[QuestionView]
    handout: Handout
    """Without paragraphs on the pages that have no text."""
    site: str
    address: str
    """The whole address of the article."""
    licence: str | None
    licence_url: str | None
    most_room: int = MOST_ROOM
    remarks: int = REMARKS


class ListedText(NamedTuple):
    """A text that has questions, in the list of all."""

    record: Article
    questions: Sequence[QuestionView]
    ways: Sequence[tuple[str, str, str]]


class ClassesView(NamedTuple):
    """All texts that have questions."""

    articles: Sequence[ListedText]


_OVERVIEW = template("class.html", ClassesView)
_TEMPLATES = {
    HANDOUT: template("class_handout.html", ClassView),
    QUESTIONS: template("class_questions.html", ClassView),
    KEY: template("class_key.html", ClassView),
}
_NO_TEXT = Handout(None, [])


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
        return _TEMPLATES[what].render(
            ClassView(
                article=article.article,
                here=what,
                ways=_ways(slug, link),
                questions=list(_with_notes(article, link)),
                handout=handout(article) if what == HANDOUT else _NO_TEXT,
                site=publication.name,
                address=publication.address_of(page_uri(slug)),
                licence=publication.settings.licence,
                licence_url=publication.settings.licence_url,
            )
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


def _with_notes(article: AnnotatedArticle, link: Link) -> Iterator[QuestionView]:
    """Yield each question on an article with the notes on which its answer rests."""
    notes = {note.annotation.id: note for note in article.notes}
    page = link(page_uri(article.article.slug))
    for question in _questions_on({*notes}, article.registers):
        answered_by = [notes[note] for note in question.notes if note in notes]
        yield QuestionView(
            question,
            [
                (note.number, note.annotation.headline(article.registers), f"{page}#{note.annotation.id}")
                for note in answered_by
            ],
        )


def _overview(edition: Edition, link: Link) -> str:
    listed = [
        ListedText(article.article, questions, _ways(article.article.slug, link))
        for article in edition.articles
        if (questions := list(_with_notes(article, link)))
    ]
    return _OVERVIEW.render(ClassesView(listed))


FOR_A_CLASS = register_page(Question, _overview)
