"""The addresses outside the edition to which it sends its readers, and whether they answer."""

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
"""Seconds that a server is given for each part of its answer."""
LONGEST = 40
"""Seconds that all of asking for one address may take, redirects and a second try among them."""
AGENT = "Mozilla/5.0 (compatible; variorum links)"
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


class Answer(Enum):
    """What came of asking for an address."""

    THERE = "there"
    GONE = "gone"
    """The server says that there is no such page, or there is no such server."""
    UNCLEAR = "unclear"
    """The server refuses, fails or is slow: a person has to look."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An address, and what came of it."""

    address: str
    answer: Answer
    reason: str = ""
    has_met_server: bool = True
    """Whether anything answered at all; if nothing ever does, there is no network."""


def external_links(edition: Edition) -> Mapping[str, list[str]]:
    """Return the addresses of an edition in order, each with the ids of what has it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for identifier, address in _links(edition):
        if identifier not in found[address]:
            found[address].append(identifier)
    return dict(sorted(found.items()))


def check_links(addresses: Collection[str]) -> list[Checked]:
    """Ask for each address; return what came of it, in the same order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(_check, addresses))


def _links(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield each address with the id of what has it."""
    yield from _register_links(edition.registers)
    bodies = BodyRenderer()
    written: list[tuple[str, str]] = []
    for of in edition.articles:
        metadata = of.article.metadata
        if metadata.url:
            yield of.article.slug, metadata.url
        written += [(note.annotation.id, note.body) for note in of.notes]
        if metadata.description:
            written.append((of.article.slug, bodies.render(metadata.description)))
    noted = [entry for _, entry in edition.registers.citing_entries() if entry.note]
    htmls = bodies.render_all([entry.note or "" for entry in noted])
    written += [(entry.id, html) for entry, html in zip(noted, htmls, strict=True)]
    for identifier, html in written:
        yield from ((identifier, address) for address in _hrefs(html))


def _register_links(registers: Registers) -> Iterator[tuple[str, str]]:
    for source in registers.sources.values():
        yield from ((source.id, address) for address in (source.url, source.archived) if address)
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
    """Return the addresses in the web to which a note's HTML leads."""
    parser = _Hrefs()
    parser.feed(html)
    return (address for address in parser.found if address.startswith(("http://", "https://")))


def _check(address: str) -> Checked:
    """Ask for the head of a page; where a server has no answer to that, for the page."""
    deadline = monotonic() + LONGEST
    answer = _ask(address, "HEAD", deadline)
    is_final = answer.answer is Answer.THERE or not answer.has_met_server
    return answer if is_final else _ask(address, "GET", deadline)


def _ask(address: str, method: str, deadline: float) -> Checked:
    try:
        request = Request(address, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - only http(s)
        with public_opener(deadline).open(request, timeout=TIMEOUT):
            return Checked(address, Answer.THERE)
    except NotPublic as error:
        return Checked(address, Answer.UNCLEAR, str(error))
    except HTTPError as error:
        answer = Answer.GONE if error.code in _GONE else Answer.UNCLEAR
        return Checked(address, answer, f"{error.code} {error.reason}")
    except URLError as error:
        if isinstance(error.reason, NotPublic):
            return Checked(address, Answer.UNCLEAR, str(error.reason))
        unknown = isinstance(error.reason, socket.gaierror)
        reason = "there is no such host" if unknown else str(error.reason)
        return Checked(address, Answer.GONE if unknown else Answer.UNCLEAR, reason, has_met_server=False)
    except (OSError, HTTPException, ValueError) as error:
        return Checked(address, Answer.UNCLEAR, str(error) or type(error).__name__, has_met_server=False)
