"""Words of other languages in a note → elements that say which, for voices, fonts and hyphenation.

What an entry of a register gives in its own script is known; for other words the script is, and the
registers say which language it is in this edition. Where they do not, only the script is given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from xml.etree import ElementTree

import regex

from variorum.model.registers import Registers
from variorum.model.values import OriginalName

# Letters beyond those of Western Europe's ASCII; most notes have none, and are not looked at further.
# A negated class: Python lists every character of a range while it compiles.
_UNUSUAL = re.compile(r"[^\x00-\xbf\u2000-\u2bff]")
_SCRIPTS = {
    "Han": "Hani",
    "Hiragana": "Hira",
    "Katakana": "Kana",
    "Hangul": "Kore",
    "Arabic": "Arab",
    "Hebrew": "Hebr",
    "Cyrillic": "Cyrl",
    "Greek": "Grek",
    "Devanagari": "Deva",
    "Thai": "Thai",
}
"""Unicode's name of a script, and its code in a language tag (ISO 15924)."""
_RUNS = {code: rf"\p{{{script}}}+(?:[ \u200c\u200d]\p{{{script}}}+)*" for script, code in _SCRIPTS.items()}
"""Words of one script, by its code."""


def has_unusual(text: str) -> bool:
    """Return whether a text may have words of another language that their letters show."""
    return not text.isascii() and _UNUSUAL.search(text) is not None


class Languages:
    """The languages of an edition, as given by the originals in its registers."""

    def __init__(self, registers: Registers) -> None:
        self._registers = registers

    def tag(self, root: ElementTree.Element) -> None:
        """Put each word of another language, below `root`, into a `span` that says which it is."""
        for element in [element for element in root.iter() if element.tag != "code"]:
            if element.text and _UNUSUAL.search(element.text):
                element.text = self._tag(element, element.text, 0)
            for index, child in reversed(list(enumerate(element))):
                if child.tail and _UNUSUAL.search(child.tail):
                    child.tail = self._tag(element, child.tail, index + 1)

    def _tag(self, parent: ElementTree.Element, text: str, index: int) -> str:
        """Insert spans into `parent` from `index` on; return what of `text` stands before them."""
        pieces = self._pattern.split(text)
        for word, after in zip(pieces[1::2], pieces[2::2], strict=True):
            span = ElementTree.Element("span", {"lang": self._words.get(word) or self._by_script(word)})
            span.text, span.tail = word, after
            parent.insert(index, span)
            index += 1
        return pieces[0]

    @cached_property
    def _words(self) -> Mapping[str, str]:
        """Language by word: each original, and the same in Latin letters."""
        words = {}
        for original in self._originals:
            words[original.text] = original.language
            if original.romanization and not original.romanization.isascii():
                words[original.romanization] = f"{original.language.split('-')[0]}-Latn"
        return words

    @cached_property
    def _pattern(self) -> regex.Pattern[str]:
        words = sorted(self._words, key=len, reverse=True)
        known = [rf"(?<!\w){regex.escape(word)}(?!\w)" for word in words]
        return regex.compile(f"({'|'.join([*known, *_RUNS.values()])})")

    @cached_property
    def _scripts(self) -> Mapping[str, str]:
        """Language by script: the one that most originals of this script have."""
        found = Counter(
            (code, original.language)
            for original in self._originals
            for code, run in _RUNS.items()
            if regex.match(run, original.text)
        )
        return {code: language for (code, language), _ in reversed(found.most_common())}

    @cached_property
    def _originals(self) -> list[OriginalName]:
        entries = [*self._registers.glossary.values(), *self._registers.entities.values()]
        return [original for entry in entries for original in entry.original]

    def _by_script(self, word: str) -> str:
        code = next(code for code, run in _RUNS.items() if regex.match(run, word))
        return self._scripts.get(code, f"und-{code}")
