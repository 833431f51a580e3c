"""Programs that others annotate with find every exported passage, in the published text and on the page."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.annotation_clients import bundled
from tests.browser.published import GULL_ROCK, NEWS, OVERLAPS
from tests.site.building import HOOK, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CLIENTS = ("apache", "hypothesis", "recogito")
VERSE = "verse"
MARKDOWN = "markdown"
FILES = {
    "mkdocs.yml": f"""\
        site_name: Scripts
        theme: {{name: material, font: false}}
        hooks: [{json.dumps(str(HOOK))}]
        markdown_extensions: [tables, {{toc: {{permalink: true}}}}]
        """,
    "docs/articles/verse/article.txt": """\
        Before the title 👩‍👧 stands a line.

        The lamp & <the> sea

        A lamp 🇫🇷 stood on the table,
          and the lamp    had burnt:
        nobody had lit the lamp.

        قالت الصحيفة إن الترجمة هي الكتاب

        Advertisement: buy oil

        The lamp, the lamp, the lamp. 子曰：學而時習之，不亦說乎？
        """,
    "docs/articles/verse/article.yml": """\
        title: The lamp & <the> sea
        paragraphs: blank-lines
        lines: numbered
        """,
    "annotations/verse/notes.yml": """\
        - {id: a, kind: context, quote: "burnt … lit", title: Two lines, note: N.}
        - {id: b, kind: context, quote: "nobody … الترجمة", title: Two paragraphs, note: N.}
        - {id: c, kind: context, quote: "The lamp,", title: Again, note: N.}
        - {id: d, kind: context, quote: "the lamp", occurrence: all, title: All, note: N.}
        - {id: e, kind: correction, quote: الكتاب, reading: "كتاب 👩‍👧", fault: wording,
           certainty: high, note: N.}
        - {id: f, kind: correction, quote: "Advertisement: buy oil", reading: "", fault: furniture,
           certainty: high, note: N.}
        - {id: g, kind: context, quote: 學而時習之, title: Learning, note: N.}
        - {id: h, kind: context, quote: stands a line, title: Before, note: N.}
        - {id: i, kind: correction, quote: "lamp 🇫🇷 stood", reading: light stood, fault: wording,
           certainty: high, note: N.}
        - {id: j, kind: context, quote: "<the> sea", title: Heading, note: N.}
        - {id: k, kind: context, whole: true, title: Whole, note: N.}
        """,
    "docs/articles/markdown/article.md": """\
        # A *rich* text

        - The lamp, **in bold and [linked](#x)**, burned.
        - The lamp, again.

        | Year | Light |
        | ---- | ----- |
        | 1903 | lit   |

        > The end.
        """,
    "docs/articles/markdown/article.yml": "title: A rich text\n",
    "annotations/markdown/notes.yml": """\
        - {id: l, kind: context, quote: "bold and linked, burned", title: Inline, note: N.}
        - {id: m, kind: context, quote: "lamp, again … 1903", title: Over blocks, note: N.}
        - {id: n, kind: context, quote: The end, title: End, note: N.}
        """,
}


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> str:
    return bundled(tmp_path_factory.mktemp("clients"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("scripts")
    built = build(draw(folder / "source", FILES), folder / "site", "--strict")
    assert built.status == 0, built.log
    with serve_site(folder / "site") as address:
        yield address


@pytest.fixture(params=[NEWS, OVERLAPS, GULL_ROCK, VERSE, MARKDOWN])
def article(request: pytest.FixtureRequest) -> str:
    """Where the page of each article is."""
    if request.param in (VERSE, MARKDOWN):
        return f"{request.getfixturevalue('small')}articles/{request.param}/"
    return str(request.getfixturevalue("addresses")[request.param])


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """A page that each test sends to an address of its own."""
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


def closed_up(words: str) -> str:
    return "".join(words.split())


def fetched(page: Page, address: str) -> Any:
    return json.loads(page.request.get(address).body())


def targets(page: Page, article: str, *, on_page: bool) -> list[dict[str, Any]]:
    """Return the exported selectors of one of the two places."""
    name = "/".join(article.split("/")[-3:]) + "article.txt" * (not on_page)
    return [
        {"note": item["fields"]["id"], "selectors": target["selector"]}
        for item in fetched(page, urljoin(article, "annotations.jsonld"))["items"]
        for target in item["target"]
        if "selector" in target and target["source"].endswith(name)
    ]


def passages(page: Page, article: str) -> dict[str, str]:
    """Return the words of each note's passages, as the static API has them."""
    slug = article.split("/")[-2]
    ids = fetched(page, urljoin(article, f"../../api/articles/{slug}.json"))["notes"]
    notes = [fetched(page, urljoin(article, f"../../api/notes/{note}.json")) for note in ids]
    return {
        note["id"]: closed_up("".join(passage["text"] for passage in note["passages"]))
        for note in notes
        if note["passages"]
    }


@pytest.fixture(scope="module")
def passages_of(page: Page) -> Callable[[str], dict[str, str]]:
    """Return `passages` of the article at an address; each is fetched once for all clients."""
    return cache(partial(passages, page))


def found_by(page: Page, script: str, client: str, wanted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    page.evaluate(f"{script}; globalThis.clients = clients")
    found: list[dict[str, Any]] = page.evaluate(f"targets => clients.{client}(targets)", wanted)
    return [one for one in found if one["isPlace"]]


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("on_page", [False, True], ids=["text", "page"])
def test_every_selector_is_found_at_the_right_words(
    page: Page,
    passages_of: Callable[[str], dict[str, str]],
    article: str,
    script: str,
    client: str,
    *,
    on_page: bool,
    record_property: Any,
) -> None:
    wanted = targets(page, article, on_page=on_page)
    expected = passages_of(article)
    is_markdown = article.endswith("/markdown/")
    if is_markdown and (not on_page or client == "recogito"):
        assert not [of for target in wanted for of in target["selectors"] if "refinedBy" in of]
        return
    assert {target["note"] for target in wanted} == expected.keys()
    page.goto(article + "article.txt" * (not on_page))
    page.wait_for_load_state()
    found = found_by(page, script, client, wanted)
    missed = [one for one in found if not one["places"]]
    several = [one for one in found if len(one["places"]) > 1]
    record_property("found", len(found) - len(missed))
    assert (missed, several) == ([], [])
    words: defaultdict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for one in found:
        (place,) = one["places"]
        words[one["note"], one.get("type", "")][place["start"]] = place["words"]
        assert not on_page or place["inMarks"], one
    assert Counter(note for note, _ in words) == Counter(
        {note: len({one.get("type", "") for one in found if one["note"] == note}) for note in expected}
    )
    for (note, kind), at in words.items():
        assert closed_up("".join(at[start] for start in sorted(at))) == expected[note], (note, kind)
    if not on_page:
        positions = Counter(of["start"] for target in wanted for of in target["selectors"] if "start" in of)
        starts = Counter(one["places"][0]["start"] for one in found)
        assert starts.keys() == positions.keys()
