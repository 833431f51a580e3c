"""Web Annotations as other programs write them, in the forms that the standard allows, are understood."""

from __future__ import annotations

from typing import Any

import pytest

from variorum.editing.foreign.foreign_note import ForeignNote
from variorum.editing.foreign.web_annotation import is_web_annotation, read

SOURCE = "https://site.example/articles/lamp/"
QUOTE = {"type": "TextQuoteSelector", "exact": "Nobody had lit", "prefix": "table. ", "suffix": " the lamp"}
TARGET = {"source": SOURCE, "selector": QUOTE}
PLAIN = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://elsewhere.example/1",
    "type": "Annotation",
    "bodyValue": "Dry.",
    "target": TARGET,
}
TEXT = {"type": "TextualBody", "value": "Dry."}


def note(**changes: Any) -> ForeignNote:
    (found,) = read({**PLAIN, **changes})
    return found


ALIKE: dict[str, dict[str, Any]] = {
    "a body in full": {"bodyValue": None, "body": TEXT},
    "a choice of languages": {
        "bodyValue": None,
        "body": {
            "type": "Choice",
            "items": [{**TEXT, "language": "en"}, {"value": "Trocken.", "language": "de"}],
        },
    },
    "a source in full": {"target": {"source": {"id": SOURCE, "type": "Text"}, "selector": QUOTE}},
    "one selector of several": {
        "target": {
            "source": SOURCE,
            "selector": [{"type": "TextPositionSelector", "start": 1, "end": 5}, QUOTE],
        }
    },
    "a paragraph, and words in it": {
        "target": {"source": SOURCE, "selector": {"type": "CssSelector", "value": "p", "refinedBy": QUOTE}}
    },
    "the same words in two sources": {
        "target": [TARGET, {"source": "https://site.example/articles/lamp/article.txt", "selector": QUOTE}]
    },
}


@pytest.mark.parametrize("name", ALIKE)
def test_each_form_says_the_same(name: str) -> None:
    assert note(**ALIKE[name]) == note()
    assert (note().quote, note().words, note().source) == ("Nobody had lit", "Dry.", SOURCE)


def test_the_names_of_json_ld_are_known() -> None:
    aliased = {
        "@context": PLAIN["@context"],
        "@id": PLAIN["id"],
        "@type": "Annotation",
        "body": {"@type": "TextualBody", "value": "Dry."},
        "target": {"source": {"@id": SOURCE}, "selector": {**QUOTE, "@type": QUOTE["type"], "type": None}},
    }
    assert read(aliased) == [note()]
    graph = {"@context": PLAIN["@context"], "@graph": [aliased, PLAIN]}
    assert is_web_annotation(graph)
    assert [of.quote for of in read(graph)] == ["Nobody had lit", "Nobody had lit"]


def test_everybody_is_named() -> None:
    creators = [{"name": "Ada"}, {"name": ["Bo", "Cy"]}, "https://people.example/di"]
    assert note(creator=creators).author == "Ada and Bo and Cy and https://people.example/di"


def test_of_several_passages_the_words_are_kept() -> None:
    other = {"source": SOURCE, "selector": {**QUOTE, "exact": "the rain fell"}}
    assert note(target=[TARGET, other]).words == "Dry.\n\nAlso about: “the rain fell”."


@pytest.mark.parametrize(
    "target",
    [
        f"{SOURCE}#:~:text=Nobody%20had",
        f"{SOURCE}#section-2",
        {"source": SOURCE, "selector": {"type": "CssSelector", "value": "p"}},
        {
            "source": SOURCE,
            "selector": {"type": "RangeSelector", "startSelector": QUOTE, "endSelector": QUOTE},
        },
    ],
)
def test_a_part_that_is_not_quoted_is_not_taken_for_the_whole(target: Any) -> None:
    assert note(target=target).has_only_other_selectors


@pytest.mark.parametrize("target", [SOURCE, {"id": SOURCE}, {"source": SOURCE}])
def test_a_whole_source_is_the_whole_article(target: Any) -> None:
    found = note(target=target)
    assert (found.source, found.quote, found.has_only_other_selectors) == (SOURCE, "", False)
