"""Words of other languages say which they are of."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.model.registers import Registers, Term
from variorum.model.values import OriginalName
from variorum.rendering.languages import Languages

REGISTERS = Registers(
    glossary={
        "lamp": Term(
            id="lamp",
            name="Lamp",
            description="A light.",
            original=(OriginalName(text="燈", language="zh-Hant", romanization="Dēng"),),
        )
    }
)


def tagged(html: str, registers: Registers = REGISTERS) -> str:
    root = ElementTree.fromstring(f"<p>{html}</p>")
    Languages(registers).tag(root)
    return ElementTree.tostring(root, encoding="unicode")[3:-4]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("A lamp “burns”.", "A lamp “burns”."),
        ("The lamp (燈) burns.", 'The lamp (<span lang="zh-Hant">燈</span>) burns.'),
        ("Other words: 海.", 'Other words: <span lang="zh-Hant">海</span>.'),
        ("<em>Dēng</em>, read aloud", '<em><span lang="zh-Latn">Dēng</span></em>, read aloud'),
        (
            "<em>x</em> Dēng, 燈",
            '<em>x</em> <span lang="zh-Latn">Dēng</span>, <span lang="zh-Hant">燈</span>',
        ),
        ("Dēngs", "Dēngs"),
        ("море и небо.", '<span lang="und-Cyrl">море и небо</span>.'),
        ("<code>燈</code>", "<code>燈</code>"),
        ("café naïve", "café naïve"),
    ],
)  # fmt: skip
def test_each_word_says_its_language(html: str, expected: str) -> None:
    assert tagged(html) == expected


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="<&>\ufffe\uffff")))
def test_no_sign_is_lost_or_moved(text: str) -> None:
    root = ElementTree.fromstring(f"<p>{text}</p>")
    Languages(REGISTERS).tag(root)
    assert "".join(root.itertext()) == text
