"""How notes name the sources whose entries stand in full below the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.registers import Source
from variorum.model.registers.short_citation import short_citations, short_title

PAPER = {"type": "article-newspaper", "container-title": "The Bulletin", "issued": "2020-09-11"}
BOOK = {"type": "book", "publisher": "Harbour Press", "issued": "1899"}
LONG = "The keepers of the northern lights and their families: a history in letters, 1840 to 1899"


def source(**known: object) -> Source:
    return Source.model_validate({"id": "x", "type": "report", "title": "A keeper is named"} | known)


@pytest.mark.parametrize(
    ("known", "short"),
    [
        (PAPER, "The Bulletin, 11 September 2020"),
        (PAPER | {"author": ["Hoff, Ada"]}, "The Bulletin, 11 September 2020"),
        (PAPER | {"title-short": "The naming"}, "The naming, The Bulletin, 11 September 2020"),
        (PAPER | {"issued": None}, "A keeper is named, The Bulletin"),
        (PAPER | {"container-title": None}, "A keeper is named, 11 September 2020"),
        (BOOK, "A keeper is named, Harbour Press, 1899"),
        (BOOK | {"author": ["Hoff, Ada"]}, "Hoff, 1899"),
        (BOOK | {"author": ["Hoff, Ada", "Lind, Bo"]}, "Hoff and Lind, 1899"),
        (BOOK | {"author": ["Hoff, Ada", "Lind, Bo", "Ek, Per"]}, "Hoff et al., 1899"),
        (
            BOOK | {"author": [{"given": "Vincent", "non-dropping-particle": "van", "family": "Gogh"}]},
            "van Gogh, 1899",
        ),
        (BOOK | {"author": ["Hoff, Ada"], "issued": None}, "Hoff, A keeper is named"),
        (BOOK | {"author": ["Hoff, Ada"], "title-short": "Naming"}, "Hoff, Naming, 1899"),
        (BOOK | {"author": ["Harbour Office"]}, "A keeper is named, Harbour Press, 1899"),
        ({"type": "manuscript"}, "A keeper is named"),
    ],
)
def test_a_source_is_named_as_readers_know_it(known: dict[str, object], short: str) -> None:
    assert short_citations({"x": source(**known)}) == {"x": short}


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The Order of the Lamps: " + LONG, "The Order of the Lamps"),
        ("Reuters: " + LONG, "Reuters: The keepers of the northern lights and …"),
        (LONG, "The keepers of the northern lights and their …"),
        (f"[{LONG}]", "[The keepers of the northern lights and their …]"),
        (f"灯塔 [{LONG}]", "灯塔 [The keepers of the northern lights and …]"),
        ("海" * 60, "海" * 48 + " …"),
    ],
)
def test_a_long_title_is_shortened_where_it_pauses(title: str, short: str) -> None:
    assert short_title(source(title=title)) == short


def test_two_sources_of_a_day_are_told_apart_by_their_titles() -> None:
    same = {"a": source(**PAPER), "b": source(**PAPER | {"title": "A lamp is lit"}), "c": source(**BOOK)}
    assert short_citations(same) == {
        "a": "A keeper is named, The Bulletin, 11 September 2020",
        "b": "A lamp is lit, The Bulletin, 11 September 2020",
        "c": "A keeper is named, Harbour Press, 1899",
    }


def test_titles_that_are_alike_in_short_are_given_whole() -> None:
    one, two = (source(**PAPER | {"title": f"{LONG}, volume {number}"}) for number in (1, 2))
    assert short_citations({"a": one, "b": two}) == {
        "a": f"{LONG}, volume 1, The Bulletin, 11 September 2020",
        "b": f"{LONG}, volume 2, The Bulletin, 11 September 2020",
    }


@given(
    st.lists(
        st.tuples(
            st.sampled_from([PAPER, BOOK, {}]),
            st.text("ab: [", min_size=1, max_size=60).map(str.strip).filter(bool),
        ),
        unique_by=repr,
        max_size=6,
    )
)
def test_no_two_titles_of_one_place_and_day_have_one_name(known: list[tuple[dict[str, object], str]]) -> None:
    named = short_citations(
        {str(at): source(**of | {"title": title}) for at, (of, title) in enumerate(known)}
    )
    assert all(name.strip() for name in named.values())
    assert len(set(named.values())) == len(known)
