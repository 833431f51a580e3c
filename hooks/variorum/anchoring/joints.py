"""What holds the characters of one word or one number together: where a passage must not end.

Each joint is a pair of patterns: what ends right before a position, and what begins right after
it. The form in the browser has the same table (theme/scripts/propose/joints.js). The starting
point is Unicode's rule of words (UAX #29); it is stricter for numbers, of which a part has
another value, and for compounds, and freer for scripts that do not write spaces.
"""

from __future__ import annotations

from functools import cache, lru_cache

import regex

SEEN = 64
"""Code points on each side of a position that decide whether a word or a number is divided there."""

# Scripts that put no space between words: there a passage may end after any character.
_UNSPACED = "".join(
    rf"\p{{Script={name}}}"
    for name in (
        "Han Hiragana Katakana Bopomofo Yi Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Tai_Viet "
        "Javanese Balinese"
    ).split()
)
_SIGN_OF_WORD = rf"(?:(?![{_UNSPACED}\p{{Script=Hangul}}])[\p{{L}}\p{{N}}\p{{M}}])"
_NO_SIGN_OF_WORD = rf"(?:^|(?!{_SIGN_OF_WORD})[\s\S])"
_LETTER = rf"(?:(?!\p{{N}}){_SIGN_OF_WORD})"
_CAPITAL = r"[\p{Lu}\p{Lt}]"
_APOSTROPHE = "['’‘‛＇׳`´′]"
_HYPHEN = "[-‐‑]"
_HEBREW = r"[\p{Script=Hebrew}]"
_HEBREW_QUOTE = '["״“”]'
# What may stand inside a name or a word: col·lega, snake_case, a@b, Lehrer:innen, d**n; and AT&T.
_INSIDE = r"(?:[·‧@:\p{Pc}]|\*+)"
# Brackets of an editor: [T]he, w[or]d, (s)he.
_OPENED, _CLOSED = r"[(\[{⟨]", r"[)\]}⟩]"
_IN_BRACKETS = rf"{_LETTER}{{1,20}}{_CLOSED}{_LETTER}"
# Articles and pronouns that French, Italian and Catalan write together with the next word.
_ELIDED = (
    "(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu"
    "|un|gl|all|coll|dall|dell|nell|sull|bell|quell|quest|sant|tutt)"
)
# They are so written before a vowel; there is none in rock’n’roll and N’Djamena.
_VOWEL = "[aæeioœuhyàáâäèéêëìíîïòóôöùúûü]"
_CAPITAL_VOWEL = "[AÆEIOŒUHYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜ]"
# What turns the word after it into another, also at the beginning of a sentence or in a title.
_PREFIXED = (
    "(?:Anti|Counter|Ex|Half|Mid|Neo|Non|Post|Pre|Pro|Pseudo|Quasi|Self|Semi|Un|Vice"
    "|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)"
)
# A line may end there: what is hard-wrapped is shown with a blank.
_SPACE = r"[^\S\r]"

_DIGIT = r"\p{Nd}"
_NUMERAL = r"\p{N}"
# Grouping, decimals, fractions, times, dates, ratios, ranges, powers, feet, degrees, issues: any characters
# but brackets, quotation marks, < and >, and the comma between the items of a Chinese list.
_SEPARATOR = r"(?:[(’‘‚]|(?![\p{Ps}\p{Pe}\p{Pi}\p{Pf}、；<>])[\p{P}\p{S}])"
_IN_NUMBERS = rf"{_SEPARATOR}{{1,3}}"
_BEFORE_SIGN = r"(?:^|[\s\p{Ps}\p{Pi}\"'=<>≤≥≈])"
_SIGN = r"[+\-‐‑–−±∓＋－]"
_DASH = r"[\-‐‑‒–−]"
_FEW_DIGITS = rf"(?:^|[^\p{{N}}.,:/\-–]){_DIGIT}{{1,3}}"
_AFTER_SPACE = rf"(?:{_DIGIT}{{3}}(?!{_NUMERAL})|[¼-¾⅐-⅞↉]|[{_DIGIT}⁰¹²³⁴-⁹]{{1,2}}[/⁄∕]{_NUMERAL})"
"""The next group of a number, or the fraction of a mixed one: 1 500, 1 ½, 1 1/2."""
_MINUTES, _SECONDS = r"\p{Nd}{1,2}(?:[.,]\p{Nd}+)?[′'’]", r"\p{Nd}{1,2}(?:[.,]\p{Nd}+)?[″\"”]"
_COMPARED = "[<>≤≥≈~∼≃≅≲≳]"
_POWER_OF_TEN = r"10[\^⁰¹²³⁴-⁹⁺⁻]"
_PERCENT = "[%‰‱٪％﹪]"
_CURRENCY = r"\p{Sc}"
_HAN_DIGIT = "[〇零一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖]"
_HAN_POWER = "[十百千万萬亿億兆拾佰仟廿卅]"

_JOINTS = (
    # Words.
    (_SIGN_OF_WORD, _SIGN_OF_WORD),
    (_LETTER, rf"{_APOSTROPHE}{_SIGN_OF_WORD}"),
    (rf"{_SIGN_OF_WORD}{_APOSTROPHE}", _LETTER),
    (_NUMERAL, rf"{_APOSTROPHE}{_LETTER}"),
    (_HEBREW, _HEBREW_QUOTE + _HEBREW),
    (_HEBREW + _HEBREW_QUOTE, _HEBREW),
    (_SIGN_OF_WORD, _INSIDE + _SIGN_OF_WORD),
    (rf"{_SIGN_OF_WORD}(?:{_INSIDE}|&)", _SIGN_OF_WORD),
    # Abbreviations and names of hosts: U.S., e.g., example.org.
    (_NO_SIGN_OF_WORD + _LETTER, rf"\.{_SIGN_OF_WORD}"),
    (_NO_SIGN_OF_WORD + _LETTER + r"\.", _SIGN_OF_WORD),
    (_SIGN_OF_WORD, r"\.\p{Ll}"),
    (_SIGN_OF_WORD + r"\.", r"\p{Ll}"),
    (_SIGN_OF_WORD, _HYPHEN + _SIGN_OF_WORD),
    (_SIGN_OF_WORD + _HYPHEN, _SIGN_OF_WORD),
    (_LETTER + _CLOSED, _LETTER),
    (_LETTER, _CLOSED + _LETTER),
    (_LETTER, _OPENED + _IN_BRACKETS),
    (_LETTER + _OPENED, _IN_BRACKETS),
    # s/he, w/o; C++, C#.
    (_NO_SIGN_OF_WORD + _LETTER, rf"/{_LETTER}|[+#]"),
    (rf"{_NO_SIGN_OF_WORD}{_LETTER}/", _LETTER),
    # Numbers.
    (_NUMERAL, _NUMERAL),
    (_NUMERAL, _IN_NUMBERS + _NUMERAL),
    (_NUMERAL + _IN_NUMBERS, _NUMERAL),
    (rf"{_NUMERAL}{_SEPARATOR}{{1,2}}", rf"{_SEPARATOR}{{1,2}}{_NUMERAL}"),
    # A range with spaces: 1914 – 1918.
    (_NUMERAL, rf"{_SPACE}?{_DASH}{_SPACE}?{_NUMERAL}"),
    (rf"{_NUMERAL}{_SPACE}?{_DASH}{_SPACE}?", _NUMERAL),
    # Years that an editor completed: [19]14, 1[9]14.
    (rf"\[{_DIGIT}{{2}}\]", rf"{_DIGIT}{{2}}(?!{_NUMERAL})"),
    (rf"\[{_DIGIT}{{3}}\]", rf"{_DIGIT}(?!{_NUMERAL})"),
    (_NUMERAL, rf"\[{_DIGIT}{{1,3}}\]{_NUMERAL}"),
    (rf"{_NUMERAL}\[{_DIGIT}{{1,3}}\]", _NUMERAL),
    (_FEW_DIGITS, _SPACE + _AFTER_SPACE),
    (_FEW_DIGITS + _SPACE, _AFTER_SPACE),
    (_NUMERAL, rf"{_SPACE}[×⋅·]{_SPACE}{_POWER_OF_TEN}"),
    (rf"{_NUMERAL}{_SPACE}[×⋅·]{_SPACE}", _POWER_OF_TEN),
    (_NUMERAL + "°", _SPACE + _MINUTES),
    (f"{_NUMERAL}°{_SPACE}", _MINUTES),
    (_NUMERAL + "[′'’]", _SPACE + _SECONDS),
    (f"{_NUMERAL}[′'’]{_SPACE}", _SECONDS),
    (_BEFORE_SIGN + _SIGN, rf"[.,]?{_NUMERAL}|{_CURRENCY}"),
    (rf"{_BEFORE_SIGN}{_COMPARED}", rf"{_SIGN}?[.,]?{_NUMERAL}|{_CURRENCY}"),
    (rf"{_BEFORE_SIGN}{_SIGN}?[.,]", _DIGIT),
    (_NUMERAL, "[+＋]"),
    (_NUMERAL, rf"{_SPACE}?{_PERCENT}|°"),
    (_NUMERAL, _CURRENCY),
    (_CURRENCY, rf"[.,]?{_NUMERAL}"),
    (r"\p{Lu}", _CURRENCY + _NUMERAL),
    (_HAN_DIGIT, _HAN_POWER),
    (_HAN_POWER, rf"{_HAN_DIGIT}|{_HAN_POWER}"),
    (_HAN_DIGIT, _HAN_DIGIT + "{3}"),
    (_HAN_DIGIT + "{2}", _HAN_DIGIT + "{2}"),
    (_HAN_DIGIT + "{3}", _HAN_DIGIT),
)
_ALLOWED = (
    # The keeper of “the keeper’s”.
    (_LETTER, rf"{_APOSTROPHE}[sS](?!{_SIGN_OF_WORD})"),
    # The homme of “l’homme”, not the Brien of “O’Brien”, nor the Angelo of “D’Angelo”.
    (rf"{_NO_SIGN_OF_WORD}(?i:{_ELIDED}){_APOSTROPHE}", _VOWEL),
    (rf"{_NO_SIGN_OF_WORD}(?!D)(?i:{_ELIDED}){_APOSTROPHE}", _CAPITAL_VOWEL),
    # The Trump of “Trump-era”, the China of “US-China”; not the known of “well-known”.
    (rf"{_NO_SIGN_OF_WORD}(?!{_PREFIXED}\Z){_CAPITAL}{_SIGN_OF_WORD}+", _HYPHEN),
    (rf"{_NO_SIGN_OF_WORD}(?!{_PREFIXED}{_HYPHEN}){_CAPITAL}{_SIGN_OF_WORD}*{_HYPHEN}", _CAPITAL),
    (r"\p{Lo}\p{M}*", _HYPHEN + r"\p{Lo}"),
    (rf"\p{{Lo}}\p{{M}}*{_HYPHEN}", r"\p{Lo}"),
)


# When a place is asked about that needs the table: most texts have few, and it takes long to compile.
@cache
def _compiled(
    pairs: tuple[tuple[str, str], ...],
) -> tuple[tuple[regex.Pattern[str], regex.Pattern[str]], ...]:
    # Backwards from the position: what is farther away is then not looked at.
    return tuple(
        (regex.compile(rf"(?:{before})\Z", regex.REVERSE), regex.compile(f"^(?:{after})"))
        for before, after in pairs
    )


SIGN_OF_WORD = regex.compile(_SIGN_OF_WORD)
"""A letter, a digit or a mark of a script that writes spaces between words."""


# Texts that repeat themselves without end ask the same thing again and again.
@lru_cache(maxsize=4096)
def is_joined(before: str, after: str) -> bool:
    """Return whether a word or a number goes on from `before` to `after`.

    They are what stands on both sides of a position, without invisible characters.
    """
    return _any(_JOINTS, before, after) and not _any(_ALLOWED, before, after)


def _any(pairs: tuple[tuple[str, str], ...], before: str, after: str) -> bool:
    return any(right.match(after) and left.search(before) for left, right in _compiled(pairs))
