"""The feed of changes is Atom as RFC 4287 has it, whatever strangers wrote."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest

from tests.history.chronicle import SMALL, history, revision
from tests.security.attacks import attacks
from tests.security.shape import shape_of
from variorum.exporting.exports.atom import MOST_ENTRIES, atom_feed
from variorum.model.history import Act, History

SITE = "https://example.org/edition/"
ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = {"id", "title", "updated"}
AT_MOST_ONCE = {
    "content",
    "generator",
    "icon",
    "logo",
    "published",
    "rights",
    "source",
    "subtitle",
    "summary",
}
IRI = re.compile(r"(urn:uuid:[0-9a-f-]{36}|https://\S+)")
FEEDS = {
    "of a site": atom_feed(
        SMALL,
        "Changes",
        SITE,
        link=lambda note: f"{SITE}notes/{note}/",
        headline=lambda note: f"On the {note}",
    ),
    "without an address": atom_feed(SMALL, "Changes"),
    "of nothing": atom_feed(History(limitations=("There is no history.",)), "Changes", SITE),
    "of attacks": atom_feed(
        history(
            *(
                revision(
                    f"n{n}",
                    Act.REWORDED,
                    "2026-01-02",
                    ("note", text, text[::-1]),
                    by=text.strip(),
                    says=text,
                )
                for n, text in enumerate(text for text in attacks() if text.isprintable())
            )
        ),
        "<b>Changes</b> & more",
        SITE,
        link=lambda note: f"{SITE}{note}/",
        headline=lambda note: f"<img src=x onerror=alert(1)> {note}",
    ),
}


@pytest.fixture(params=FEEDS)
def feed(request: pytest.FixtureRequest) -> str:
    return FEEDS[request.param]


def test_a_feed_reader_takes_it_without_complaint(feed: str) -> None:
    read: Any = feedparser.parse(feed.encode(), response_headers={"content-type": "application/atom+xml"})
    assert (read.bozo, read.version) == (False, "atom10")
    assert len(read.entries) == feed.count("<entry>")


def test_it_has_what_the_standard_wants(feed: str) -> None:
    """Sections 4.1.1, 4.1.2, 4.2.7 and 4.2.15 of RFC 4287."""
    root = ET.fromstring(feed)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        counts = Counter(child.tag.removeprefix(ATOM) for child in element)
        assert all(counts[name] == 1 for name in ONCE)
        assert all(counts[name] <= 1 for name in AT_MOST_ONCE)
        assert IRI.fullmatch(element.findtext(f"{ATOM}id", ""))
        updated = element.findtext(f"{ATOM}updated", "")
        assert datetime.fromisoformat(updated).utcoffset() is not None
        links = [(link.get("rel"), link.get("type")) for link in element.iter(f"{ATOM}link")]
        if element is not root:
            assert element.find(f"{ATOM}content") is not None
            assert element.findtext(f"{ATOM}author/{ATOM}name", "").strip()
            assert len(set(links)) == len(links)
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert all(IRI.fullmatch(link.get("href", "")) for link in root.iter(f"{ATOM}link"))
    assert not root.findall(f".//{ATOM}email")


def test_entries_are_the_commits_newest_first() -> None:
    titles = [entry.title for entry in feedparser.parse(FEEDS["of a site"]).entries]
    assert titles == [
        "1 withdrawn, 1 removed",
        "Reworded: On the lamp",
        "Corrected: On the steps",
        "3 added",
    ]


def test_an_entry_tells_the_wordings_and_leads_to_the_note() -> None:
    content = feedparser.parse(FEEDS["of a site"]).entries[1].content[0].value
    assert f'<a href="{SITE}notes/lamp/">On the lamp</a>' in content
    assert "<del>It burnt oil.</del> <ins>It burnt whale oil.</ins>" in content


def test_the_ids_of_entries_do_not_depend_on_the_address_of_the_site() -> None:
    ids = [re.findall(r"<id>(.*?)</id>", FEEDS[name])[1:] for name in ("of a site", "without an address")]
    assert ids[0] == ids[1] != []
    assert "<link" not in FEEDS["without an address"]


def test_nothing_that_strangers_wrote_can_run_in_a_reader() -> None:
    contents = [element.text or "" for element in ET.fromstring(FEEDS["of attacks"]).iter(f"{ATOM}content")]
    shape = shape_of("".join(contents))
    assert contents
    assert shape.parts <= {f"<{tag}>" for tag in "p ul li br del ins a".split()} | {"<a href>"}
    assert all(address.startswith(SITE) for _, address in shape.addresses)


def test_a_long_history_is_cut_to_the_newest() -> None:
    days = [f"20{year:02}-01-02" for year in range(10, 10 + MOST_ENTRIES + 5)]
    feed = atom_feed(history(*(revision("lamp", Act.REWORDED, day) for day in days)), "Changes")
    read = feedparser.parse(feed)
    assert len(read.entries) == MOST_ENTRIES
    assert read.feed.updated == f"{days[-1]}T12:00:00Z"


def test_a_feed_is_known_by_its_address_and_else_by_its_title() -> None:
    def known(title: str, site: str) -> str:
        return str(ET.fromstring(atom_feed(SMALL, title, site)).findtext(f"{ATOM}id"))

    assert known("Changes", SITE) != known("Changes", "https://example.org/other/")
    assert known("Changes", SITE) == known("Renamed", "http://EXAMPLE.org/edition/")
    assert known("Changes", "") != known("Others", "")


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0c", "\x1b", "\ufffe", "\uffff"])
def test_what_no_xml_can_hold_is_replaced(sign: str) -> None:
    """A key of YAML, a name or a subject in the history may have it for ever."""
    odd = f"a{sign}b"
    change = revision("lamp", Act.REWORDED, "2026-01-02", (odd, odd, odd), by=odd, says=odd)
    change = change._replace(author=odd + chr(0xD800))
    told = atom_feed(history(change), odd, SITE, link=lambda note: f"{SITE}{odd}", headline=lambda note: odd)
    ET.fromstring(told.encode())
    assert "a\ufffdb" in told
