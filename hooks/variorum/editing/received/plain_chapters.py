"""The headings of chapters in a plain text: a guess, shown to the editor of a new edition."""

from __future__ import annotations

import re

MOST_HEADINGS = 1_000
_LONGEST = 90
"""Characters of a heading."""
_PARTS = (
    "act|appendix|book|canto|chapter|epilogue|letter|part|prologue|scene|section|stave|volume|"
    "akt|anhang|aufzug|auftritt|band|brief|buch|gesang|kapitel|teil|theil|szene|"
    "acte|annexe|chant|chapitre|lettre|livre|partie|scène|tome|"
    "acto|capítulo|carta|escena|libro|parte|atto|canto|capitolo|lettera|scena|capitulo|ato|cena|livro|"
    "bedrijf|boek|deel|hoofdstuk|del|bok|kapitel|kapittel|akt|część|księga|rozdział|kniha|kapitola|luku|osa|"
    "caput|capitulum|liber|pars|carmen|epistula|"
    "глава|книга|часть|действие|явление|письмо|розділ|κεφάλαιο|κεφάλαιον|βιβλίο|μέρος"
)
_ORDINAL = (
    r"(?:first|second|third|last|\w{2,9}th|(?:erst|zweit|dritt|letzt|\w{3,10}t)e[srn]?|premi[eè]re?|seconde?|"
    r"derni[eè]re?|\w{2,9}[iì]ème|prim\w{1,4}|segund[oa]|second[oa]|secund\w{1,2}|ter[cz]\w{1,3}|[ck]uart[oa]|"
    r"quart\w{1,2}|quint\w{1,2}|s[ei][xs]t\w{1,2}|\w{3,12}(?:ая|ый|ой|ое|ий))"
)
_NUMBER = (
    rf"(?:[ivxlcdm]+|\d{{1,4}}|{_ORDINAL}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"\w{3,5}teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[- ]\w{3,5})?|"
    r"eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|"
    r"uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci)"
)
_NUMBERED = re.compile(
    rf"(?:the\s+)?(?:{_PARTS})\s+(?:the\s+)?{_NUMBER}(?:\s*[.:—–-].*|\s*\n.*)?|"
    rf"(?:the\s+)?(?:[ivxlcdm]+|\d{{1,3}}|{_ORDINAL})[.ªºe]?\s+(?:{_PARTS})\s*(?:[.:—–\n].*)?",
    re.IGNORECASE | re.DOTALL,
)
_ALONE = re.compile(
    r"(?:preface|foreword|prologue|introduction|epilogue|afterword|conclusion|appendix|postscript|"
    r"vorwort|vorrede|einleitung|nachwort|schluss|préface|avant-propos|prologue|épilogue|postface|"
    r"prólogo|prefacio|epílogo|prefazione|prologo|epilogo|introduzione|voorwoord|inleiding|nawoord|"
    r"предисловие|пролог|эпилог|заключение|praefatio|prooemium)[.:]?",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"第[\d〇零一二三四五六七八九十百千两]{1,6}[章回節节卷幕場场篇部話话](?:[\s　:：].*)?|"
    r"(?:序|序言|前言|後記|后记|跋|楔子)"
)
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\.?")
_SENTENCE = re.compile(r"[,;]\s*$|[a-zà-ÿ]{3,}\.\s*$")


def chapter_headings(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs that are headings of chapters, each once, in order; none if there is only one.

    Numbers alone are headings only if they begin with I and follow each other.
    """
    short = [paragraph for paragraph in paragraphs if len(paragraph.strip()) <= _LONGEST]
    found = [paragraph for paragraph in short if _is_heading(paragraph)]
    numbers = [paragraph for paragraph in short if _ROMAN.fullmatch(paragraph.strip())]
    if len(numbers) > 1 and [_value(number) for number in numbers[:2]] == [1, 2]:
        wanted = {*found, *numbers}
        found = [paragraph for paragraph in short if paragraph in wanted]
    # A heading is shown on one line, as article.yml has it.
    once = list(dict.fromkeys(" ".join(paragraph.split()) for paragraph in found))
    return once if 1 < len(once) <= MOST_HEADINGS else []


def _is_heading(paragraph: str) -> bool:
    text = paragraph.strip()
    lines = text.split("\n")
    if len(lines) > 3 or _SENTENCE.search(text):
        return False
    if text[:1].islower():
        return False
    return bool(_NUMBERED.fullmatch(text) or _ALONE.fullmatch(text) or _CHINESE.fullmatch(text))


def _value(number: str) -> int:
    digits = [
        {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[sign]
        for sign in number.strip(" .\n")
    ]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-digit if digit < after else digit for digit, after in pairs)
