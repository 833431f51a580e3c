"""The language of a text: a guess by its script and its most frequent words, shown to the editor."""

from __future__ import annotations

import re
from collections import Counter

import regex

_SAMPLE = 200_000
"""Characters that are looked at."""
_FEWEST_WORDS = 3
_SCRIPTS = {
    r"\p{Hiragana}|\p{Katakana}": "ja",
    r"\p{Hangul}": "ko",
    r"\p{Han}": "zh",
    r"\p{Hebrew}": "he",
    r"\p{Devanagari}": "hi",
    r"\p{Thai}": "th",
    r"\p{Armenian}": "hy",
    r"\p{Georgian}": "ka",
    r"\p{Tamil}": "ta",
    r"\p{Bengali}": "bn",
    r"\p{Ethiopic}": "am",
    r"[\u1f00-\u1fff]": "grc",
    r"\p{Greek}": "el",
    r"[ژچپگ]": "fa",
    r"\p{Arabic}": "ar",
    r"[їєґі]": "uk",
    r"[ыэ]": "ru",
    r"\p{Cyrillic}": "ru",
    r"\p{Coptic}": "cop",
    r"\p{Syriac}": "syr",
    r"\p{Gothic}": "got",
}
"""Signs → the language of a text in which they are frequent enough; the first counts."""
_SHARE = 0.25
_FEW = {"ja": 0.05, "grc": 0.02, "uk": 0.01, "ru": 0.01, "fa": 0.01}
"""The share of the letters that is enough, where it is less than `_SHARE`."""
_WORDS = {
    "en": "the of and to in that was his he it with as her not for which had you but from are they were this",
    "de": "der die und das ist nicht ein zu den mit sich auf dem von eine als auch es wie aber war er sie",
    "fr": "le la les de des et un une est que qui dans pour pas il elle ce sur avec plus ne se au du était",
    "es": "el la los las de y que en un una es no se por con para su al lo como más pero sus había era del",
    "it": "il la di che e non per un una in del con si le da al gli come della più ma nel era anche sono",
    "pt": "o a os as de e que do da em um uma não é para com no na por se mais dos como mas ao das foi ele à",
    "nl": "de het een en van ik te dat die in is niet zijn op aan met als voor er maar om had ook hij was",
    "sv": "och att det som en på är av för med till den har de inte om ett men var jag sig från vi hade han",
    "da": "og det at en den til er som på de med han af for ikke der var et jeg men sig har fra vi havde hun",
    "nb": "og det at en den til er som på de med han av for ikke var et jeg men seg har fra vi hadde hun",
    "fi": "ja on ei että se oli hän mutta kuin niin joka ovat kun myös sen ole minä sitä jo vain tai jos",
    "pl": "i w nie na się że z do to jest jak za po ale od przez był tak co o jego już tylko dla by było",
    "cs": "a se na je že v to s z do o ale jako za si by jsem jeho byl už tak po když od co která není bylo",
    "hu": "a az és hogy nem egy is ez de volt mint csak meg már még el van ha azt sem ki minden kell akkor",
    "ro": "și de a în la cu nu pe că din o se mai care un să este ce era au fi pentru lui ca dar sau prin",
    "tr": "ve bir bu da de için ne o ile gibi çok daha ama var değil ben sonra kadar olan olarak her mi diye",
    "ca": "el la de i que els les un una en per és no amb del al es als com més però va seu són ha va hi",
    "la": "et in est non ad cum ut sed quod qui si ab ex quae de esse enim atque me nec autem hoc sunt aut",
    "eo": "la kaj en de al ne mi estas ke li por kiu ĝi sed el kun oni tio pri ĉi estis vi ili kiel si",
    "ga": "agus an na ar is a le go sé do bhí ag ní i sin leis mar den ó nach atá chun féin seo ann air",
    "cy": "yn y a i o ar yr ei oedd ac am ond wedi gan eu fel hi mae nid bod hyn ni at sydd fod roedd",
}
"""By the language's tag, some of its most frequent words."""
_FREQUENT = {tag: frozenset(words.split()) for tag, words in _WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")


def guessed_language(text: str) -> str | None:
    """Return the tag of the language that `text` is probably in; None if nothing tells."""
    sample = text[:_SAMPLE].casefold()
    letters = len(regex.findall(r"\p{L}", sample))
    if not letters:
        return None
    for pattern, tag in _SCRIPTS.items():
        if len(regex.findall(pattern, sample)) > _FEW.get(tag, _SHARE) * letters:
            return tag
    counts = Counter(_WORD.findall(sample))
    hits = {tag: sum(counts[word] for word in words) for tag, words in _FREQUENT.items()}
    (best, most), (_, second) = sorted(hits.items(), key=lambda hit: hit[1], reverse=True)[:2]
    return best if most >= _FEWEST_WORDS and most > second else None
