"""The drawing of a text's way: what stands where, and how sure it is."""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element, fromstring

from variorum.apparatus.drawings.stemma import Step, Text, stemma

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = [
    Text("article", "This text", "article"),
    Text("people", "Two sailors", "people"),
    Text("log", "The log", "witness"),
    Text("lost", "A lost copy", "lost-text"),
]
STEPS = [
    Step("people", "log", "told", "high"),
    Step("log", "lost", "copied", "medium"),
    Step("lost", "article", "printed", "low"),
]


def drawn(texts: list[Text], steps: list[Step]) -> Element:
    return fromstring(stemma("x", texts, steps, "In words."))


def heights(svg: Element) -> dict[str, float]:
    return {"".join(group.itertext()): float(group[0].attrib["y"]) for group in svg.findall(f"{SVG}g")}


def test_origins_stand_above_what_was_made_from_them() -> None:
    order = sorted((y, name) for name, y in heights(drawn(TEXTS, STEPS)).items())
    assert [name for _, name in order] == ["Two sailors", "The log", "A lost copy", "This text"]


def test_each_certainty_has_a_line_of_its_own() -> None:
    lines = [path.attrib.get("stroke-dasharray") for path in drawn(TEXTS, STEPS).findall(f"{SVG}path")]
    assert lines == [None, "7 5", "1.5 5"]


def test_a_lost_text_has_a_broken_rim_and_people_a_round_one() -> None:
    boxes = {"".join(group.itertext()): group[0].attrib for group in drawn(TEXTS, STEPS).findall(f"{SVG}g")}
    broken = [name for name, box in boxes.items() if box["stroke-dasharray"] != "none"]
    assert broken == ["A lost copy"]
    assert float(boxes["Two sailors"]["rx"]) > float(boxes["The log"]["rx"])


def test_a_line_over_several_rows_bends_round_what_is_between() -> None:
    straight = drawn(TEXTS, STEPS).findall(f"{SVG}path")[0].attrib["d"]
    far = drawn(TEXTS, [*STEPS, Step("people", "article", "told", "low")]).findall(f"{SVG}path")[-1]
    assert straight.count("C") == 1
    assert far.attrib["d"].count("C") == 3


def test_a_circle_is_drawn_without_the_line_that_closes_it() -> None:
    assert len(drawn(TEXTS, [*STEPS, Step("article", "log", "copied", "low")]).findall(f"{SVG}path")) == 3


def test_the_drawing_is_no_wider_than_a_page_where_its_rows_are_not() -> None:
    """Four origins above one text; of the three below it the first leads to three more."""
    origins = [Text(f"origin-{i}", f"Origin {i}", "event") for i in range(4)]
    others = [Text(name, name, "witness") for name in ("hub", "b1", "b2", "b3", "c1", "c2", "c3", "aside")]
    steps = [Step(origin.id, "hub", "told", "high") for origin in origins]
    steps += [Step("hub", below, "copied", "high") for below in ("b1", "b2", "b3")]
    steps += [Step("b1", below, "copied", "high") for below in ("c1", "c2", "c3")]
    svg = drawn([*origins, *others], [*steps, Step("origin-3", "aside", "told", "high")])
    assert float(svg.attrib["width"]) <= 760
    rows: dict[float, list[float]] = {}
    for group in svg.findall(f"{SVG}g"):
        rows.setdefault(float(group[0].attrib["y"]), []).append(float(group[0].attrib["x"]))
    gaps = [b - a for row in rows.values() for a, b in pairwise(sorted(row))]
    assert min(gaps) >= 168
