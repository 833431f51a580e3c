"""The web pages that an edition links to, and whether they still exist."""

from __future__ import annotations

import socket
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser
from http import HTTPStatus
from http.client import HTTPException
from time import monotonic
from urllib.error import HTTPError, URLError
from urllib.request import Request

from variorum.links.public_web import NotPublic, public_opener
from variorum.model.edition import Edition
from variorum.model.registers import Registers
from variorum.rendering.bodies import BodyRenderer

AT_ONCE = 8
TIMEOUT = 15
"""Seconds to wait for each part of a response."""
LONGEST = 40
"""Seconds for one URL, including redirects and the second attempt."""
AGENT = "Mozilla/5.0 (compatible; variorum links)"
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class Answer(Enum):
    """The result of a request."""

    THERE = "there"
    GONE = "gone"
    """The server reports that there is no such page, or the host does not exist."""
    UNCLEAR = "unclear"
    """The server refuses, fails or is slow: a person has to check."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A URL and the result of its request."""

    url: str
    answer: Answer
    reason: str = ""
    reached_server: bool = True
    """Whether a server answered at all; if none ever does, there is no network."""


def external_links(edition: Edition) -> Mapping[str, list[str]]:
    """Return the URLs in an edition, sorted, each with the ids of the entries and notes that have it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for identifier, url in _links(edition):
        if identifier not in found[url]:
            found[url].append(identifier)
    return dict(sorted(found.items()))


def check_links(urls: Collection[str]) -> list[Checked]:
    """Request each URL; return the results in the same order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(_check, urls))


def _links(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each URL with the id of its entry or note."""
    yield from _register_links(edition.registers)
    bodies = BodyRenderer()
    written: list[tuple[str, str]] = []
    for article in edition.articles:
        metadata = article.article.metadata
        if metadata.url:
            yield article.article.slug, metadata.url
        written += [(note.annotation.id, note.body) for note in article.notes]
        if metadata.description:
            written.append((article.article.slug, bodies.render(metadata.description)))
    noted = [entry for _, entry in edition.registers.citing_entries() if entry.note]
    htmls = bodies.render_all([entry.note or "" for entry in noted])
    written += [(entry.id, html) for entry, html in zip(noted, htmls, strict=True)]
    for identifier, html in written:
        yield from ((identifier, url) for url in _hrefs(html))


def _register_links(registers: Registers) -> Iterator[tuple[str, str]]:
    for source in registers.sources.values():
        yield from ((source.id, url) for url in (source.url, source.archived) if url)
    for contributor in registers.contributors.values():
        if contributor.url:
            yield contributor.id, contributor.url
        if contributor.orcid:
            yield contributor.id, f"https://orcid.org/{contributor.orcid}"
    for entry in (*registers.glossary.values(), *registers.entities.values()):
        if entry.wikidata:
            yield entry.id, f"https://www.wikidata.org/wiki/{entry.wikidata}"


class _Hrefs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def _hrefs(html: str) -> Iterable[str]:
    """Return the web URLs that the HTML of a note links to."""
    parser = _Hrefs()
    parser.feed(html)
    return (url for url in parser.found if url.startswith(("http://", "https://")))


def _check(url: str) -> Checked:
    """Request a page with HEAD; if that gives no clear result, with GET."""
    deadline = monotonic() + LONGEST
    answer = _ask(url, "HEAD", deadline)
    is_final = answer.answer is Answer.THERE or not answer.reached_server
    return answer if is_final else _ask(url, "GET", deadline)


def _ask(url: str, method: str, deadline: float) -> Checked:
    try:
        request = Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - only http(s)
        with public_opener(deadline).open(request, timeout=TIMEOUT):
            return Checked(url, Answer.THERE)
    except NotPublic as error:
        return Checked(url, Answer.UNCLEAR, str(error))
    except HTTPError as error:
        with error:  # It holds the connection.
            answer = Answer.GONE if error.code in _GONE else Answer.UNCLEAR
            return Checked(url, answer, f"{error.code} {error.reason}")
    except URLError as error:
        if isinstance(error.reason, NotPublic):
            return Checked(url, Answer.UNCLEAR, str(error.reason))
        unknown = isinstance(error.reason, socket.gaierror)
        reason = "there is no such host" if unknown else str(error.reason)
        return Checked(url, Answer.GONE if unknown else Answer.UNCLEAR, reason, reached_server=False)
    except (OSError, HTTPException, ValueError) as error:
        return Checked(url, Answer.UNCLEAR, str(error) or type(error).__name__, reached_server=False)
