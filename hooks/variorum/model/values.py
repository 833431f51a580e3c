"""The small value types that the fields of YAML files share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WrapValidator,
)
from typing_extensions import TypeAliasType

from variorum.model import edtf
from variorum.model.compact import compact
from variorum.model.doi import DOI
from variorum.model.identifiers import ISBN, ISSN, PMCID, PMID
from variorum.model.limits import LONGEST_LINE, LONGEST_PROSE, LONGEST_QUOTE
from variorum.model.text_form import TextForm


class Entry(BaseModel):
    """Anything that is written in a YAML file: frozen, and with no unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        # No edition has entries of all sorts: a validator is built when the first one is read.
        defer_build=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )


@dataclass(frozen=True, slots=True)
class Meanings:
    """What each of the words means that a field takes. Stands in the type of the field."""

    by_word: Mapping[str, str]


LONGEST_IDENTIFIER = 80
IDENTIFIER = TextForm(
    "an id",
    r"^[a-z0-9]+(-[a-z0-9]+)*$",
    "small letters, digits and single hyphens, such as `first-folio`",
)
LONGEST_ARTICLE_NAME = 240
ARTICLE_NAME = TextForm(
    "an article",
    r"^([a-z0-9]+(-[a-z0-9]+)*|[^\\/\s][^\\]*\.(md|markdown|mdown|mkdn|mkd))$",
    "the name of an article’s folder, such as `gull-rock`, or the path of a page, such as `guide/install.md`",
)
PARTIAL_DATE = TextForm(
    "a date",
    r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
    "a date such as 2020-09-11, 2020-09 or 2020",
)
EDTF_DATE = TextForm(
    "a date",
    edtf.PATTERN,
    "a date such as 2020-09-11, 1895-05, 1895, 1895~ (about), -0043 (44 BC), 189X or 1895/1897",
)
LANGUAGE = TextForm(
    "a language tag",
    r"^([A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?"
    r"(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*"
    r"(-[xX](-[A-Za-z0-9]{1,8})+)?|[xX](-[A-Za-z0-9]{1,8})+)$",
    "a language tag such as `en`, `zh-Hans` or `zh-Latn-pinyin`",
)
WEB_ADDRESS = TextForm(
    "a URL",
    r"^https?://[^\s<>\"'`\\\[\]]+$",
    "an address with http:// or https://, without spaces, quotation marks or brackets",
)
SHA256 = TextForm("a checksum", r"^[0-9a-f]{64}$", "a SHA-256 checksum, 64 digits from 0-9 and a-f")
REVIEW_SUM = TextForm(
    "a checksum", r"^[0-9a-f]{16}$", "what `variorum review` writes, 16 digits from 0-9 and a-f"
)
FILE_NAME = TextForm(
    "the name of a file",
    r"^[A-Za-z0-9_-][A-Za-z0-9._-]{0,119}$",
    "letters, digits, stops, hyphens, such as `lamp.docx`",
)
WIKIDATA = TextForm("a Wikidata id", r"^Q\d+$", "a Wikidata id such as Q22686")
ORCID = TextForm("an ORCID iD", r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$", "an ORCID iD such as 0000-0002-1825-0097")

TEXT_FORMS = {
    form.pattern: form
    for form in (
        IDENTIFIER,
        ARTICLE_NAME,
        PARTIAL_DATE,
        EDTF_DATE,
        LANGUAGE,
        WEB_ADDRESS,
        SHA256,
        REVIEW_SUM,
        FILE_NAME,
        WIKIDATA,
        ORCID,
        DOI,
        ISBN,
        ISSN,
        PMID,
        PMCID,
    )
}
"""By their patterns, by which pydantic names what a text does not match."""


def is_identifier(word: str) -> bool:
    """Return whether `word` can be an id, and so an address."""
    return bool(re.fullmatch(IDENTIFIER.pattern, word)) and len(word) <= LONGEST_IDENTIFIER


Identifier = Annotated[
    str, StringConstraints(pattern=IDENTIFIER.pattern, min_length=1, max_length=LONGEST_IDENTIFIER)
]
"""Kebab-case, so that it can stand in an address, a file name and an HTML id alike."""

ArticleName = Annotated[
    str,
    StringConstraints(pattern=ARTICLE_NAME.pattern, min_length=1, max_length=LONGEST_ARTICLE_NAME),
]
"""The name of a text as received, `gull-rock`, or of a page of the site, `guide/install.md`."""

EntryId = TypeAliasType("EntryId", Identifier)
"""The id of an entry in the glossary or in the register of entities."""
SourceId = TypeAliasType("SourceId", Identifier)
ContributorId = TypeAliasType("ContributorId", Identifier)
WitnessId = TypeAliasType("WitnessId", Identifier)
"""The id of a witness of the article that the note is about."""


def _on_one_line(value: object) -> object:
    return " ".join(value.split()) if isinstance(value, str) else value


Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LINE), BeforeValidator(_on_one_line)]
"""A short text that is shown on one line."""

Siglum = Annotated[str, StringConstraints(min_length=1, max_length=4), BeforeValidator(_on_one_line)]
"""What stands for a witness in an apparatus: M, Q1, 甲."""

Quoted = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUOTE)]
"""Words of the article. Longer passages are quoted as “first words … last words”."""

Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_PROSE)]
"""Markdown without HTML."""


def _on_the_calendar(date: str) -> str:
    if not edtf.is_date(date):
        raise ValueError("there is no such date")
    return date


PartialDate = Annotated[
    str, StringConstraints(pattern=PARTIAL_DATE.pattern), AfterValidator(_on_the_calendar)
]
"""A day, a month or a year as ISO 8601 writes it: 2020-09-11, 2020-09 or 2020."""

ScholarlyDate = Annotated[str, StringConstraints(pattern=EDTF_DATE.pattern), AfterValidator(_on_the_calendar)]
"""A date as scholars know it, in EDTF: also about then, BC, a decade, or from one to another."""

_TWO_LETTERS = frozenset(
    (
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy "
        "da de dv dz ee  el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht "
        "hu hy hz ia id ie ig ii ik io  is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky "
        "la lb lg li ln lo lt lu lv mg mh mi mk ml  mn mr ms mt my na nb nd ne ng nl nn no nr nv ny "
        "oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc  sd se sg sh si sk sl sm sn so sq sr "
        "ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur  uz ve vi vo wa wo xh yi "
        "yo za zh zu"
    ).split()
)
"""The languages of two letters in the registry of BCP 47, without those that are deprecated for others."""


def _registered(tag: str) -> str:
    primary = tag.partition("-")[0].lower()
    if len(primary) == 2 and primary not in _TWO_LETTERS:
        raise ValueError("no language has this tag")
    return tag


Language = Annotated[str, StringConstraints(pattern=LANGUAGE.pattern), AfterValidator(_registered)]
"""A language tag after BCP 47, such as `en`, `zh-Hans` or `zh-Latn-pinyin`."""

WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS.pattern, max_length=LONGEST_QUOTE)]
"""An address that a reader may be sent to: http or https, nothing else."""

Sha256 = Annotated[str, StringConstraints(pattern=SHA256.pattern)]
ReviewSum = Annotated[str, StringConstraints(pattern=REVIEW_SUM.pattern)]
FileName = Annotated[str, StringConstraints(pattern=FILE_NAME.pattern)]
WikidataId = Annotated[str, StringConstraints(pattern=WIKIDATA.pattern)]
Orcid = Annotated[str, StringConstraints(pattern=ORCID.pattern)]


def _empty_if_absent(value: object) -> object:
    return "" if value is None else value


Reading = Annotated[str, BeforeValidator(_empty_if_absent), StringConstraints(max_length=LONGEST_QUOTE)]
"""The words of a reading. Empty means that the witness or the editors leave the passage out."""


class Citation(Entry):
    """A source that stands behind a note, and the place in it."""

    id: SourceId = Field(description="Id of a source in the register.")
    locator: Line | None = Field(
        None, description="Where in the source: “p. 51298”, “sec. 1(a)”, “paragraph 4”."
    )


_MOST_BARE_IDS = 10_000
_cited_by_id: dict[str, Citation] = {}
"""The same value for each bare id: a large edition cites its sources tens of thousands of times."""


def _citation_from_id(value: object, validated: Callable[[object], Citation]) -> Citation:
    if not isinstance(value, str):
        return validated(value)
    cited = _cited_by_id.get(value)
    if cited is None:
        cited = compact(validated({"id": value}))
        if len(_cited_by_id) < _MOST_BARE_IDS:
            _cited_by_id[value] = cited
    return cited


Cited = Annotated[
    Citation,
    WrapValidator(_citation_from_id, json_schema_input_type=SourceId | Citation),
]
"""A citation, or the bare id of a source for short."""


class OriginalName(Entry):
    """A name in its own script."""

    text: Line = Field(description="The name as its own language writes it: 論語.")
    language: Language = Field(description="Language tag of that script: zh-Hans, ar, ru …")
    romanization: Line | None = Field(None, description="The same in Latin letters: Zhào Lìjiān.")


LATIN_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
"""Letters that Unicode does not take apart, as people write them who lack the key."""
_LATIN = str.maketrans(LATIN_LETTERS)


def as_identifier(words: str) -> str:
    """Return `words` in kebab-case: “First Folio” → `first-folio`."""
    apart = unicodedata.normalize("NFKD", words).casefold().translate(_LATIN)
    plain = unicodedata.normalize("NFKD", apart).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
