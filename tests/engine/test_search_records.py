"""What a site's search knows becomes records that are neither too long nor mixed, and nothing is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from variorum.site.search_records import PAGE, RECORD_LENGTH, TEXT, Part, Record, in_language, records


def _entry(location: str, title: str, text: str, kind: str = "", review: str = "") -> dict[str, str]:
    facets = {"kind": kind, "review": review}
    return {"location": location, "title": title, "text": text} | {k: v for k, v in facets.items() if v}


ENTRIES = [
    _entry("", "Home", "<p>Welcome.</p>"),
    _entry("articles/lamp/", "The lamp &amp; the well", "<p>One.</p> <p>Two <em>2</em>.</p>"),
    _entry("articles/lamp/#later", "Later", "Rain"),
    _entry("articles/lamp/#why", "Context: Why", "So", "Context", "proposed"),
    _entry("articles/lamp/#who", "Context: Who", "I", "Context", "reviewed"),
    _entry("articles/lamp/#how", "Context: How", "Ah", "Context", "proposed"),
    _entry("sources/#book", "Book", "1893", "Source"),
]


def test_a_record_has_one_page_one_kind_and_one_state_of_review() -> None:
    found = [(r.page, r.kind, r.review, [p.address for p in r.parts]) for r in records(ENTRIES)]
    lamp = "The lamp & the well"
    assert found == [
        ("Home", PAGE, "", [""]),
        (lamp, TEXT, "", ["articles/lamp/", "articles/lamp/#later"]),
        (lamp, "Context", "proposed", ["articles/lamp/#why", "articles/lamp/#how"]),
        (lamp, "Context", "reviewed", ["articles/lamp/#who"]),
        ("", "Source", "", ["sources/#book"]),
    ]


def test_a_block_is_a_line_and_tags_are_gone() -> None:
    (text,) = (record for record in records(ENTRIES) if record.kind == TEXT)
    assert text.parts[0].lines == ("One.", "Two 2 .")


def test_a_page_of_the_site_that_has_notes_is_a_text() -> None:
    entries = [_entry("guide/", "Guide", "Words"), _entry("guide/#why", "Why", "So", "Context", "proposed")]
    assert [record.kind for record in records(entries)] == [TEXT, "Context"]


@given(st.lists(st.text("ab \n", min_size=1, max_size=40), min_size=1, max_size=6), st.integers(1, 3_000))
def test_long_texts_are_divided_and_nothing_is_lost(lines: list[str], factor: int) -> None:
    texts = [" ".join((line * factor).split()) for line in lines]
    entries = [_entry("novel/", "N", "".join(f"<p>{text}</p>" for text in texts))]
    made = [*records(entries)]
    for record in made:
        assert (
            sum(len(part.heading) + sum(map(len, part.lines)) for part in record.parts) <= RECORD_LENGTH + 1
        )
    told = "".join(line for record in made for part in record.parts for line in part.lines)
    assert told == "".join(texts)


def test_what_has_another_script_is_also_in_its_own_language() -> None:
    record = Record("Analects", TEXT, "", (
        Part("a/", "The Analects", ("子曰：「學而時習之」", "The Master said")),
        Part("a/#b", "Book II", ("Nothing",)),
        Part("a/#c", "學而", ()),
    ))  # fmt: skip
    kept = in_language(record, "zh")
    assert kept
    assert [(part.address, part.lines) for part in kept.parts] == [
        ("a/", ("子曰：「學而時習之」",)),
        ("a/#c", ()),
    ]
    assert in_language(record, "th") is None


def test_words_of_contributors_are_never_markup() -> None:
    record = Record('"><script>', "Context", "proposed", (Part('x/#"y', "<b>", ("</p><script>alert()",)),))
    html = record.html('en"')
    assert "<script" not in html
    assert "<b>" not in html
    assert 'id="x/#&quot;y"' in html
    assert "page:&quot;&gt;&lt;script&gt;" in html
