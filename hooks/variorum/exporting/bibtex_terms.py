"""What BibTeX calls the types and variables of CSL: the table that the export and the import share.

Types are those of BibTeX itself; a field that it lacks is that of biblatex, which other styles pass over.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""By CSL’s type; what BibTeX has no type for is `misc`."""
OTHER = "misc"
USUAL = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "misc": "document",
    "phdthesis": "thesis",
    "techreport": "report",
    "unpublished": "manuscript",
}
"""What each type stands for unless `entrysubtype` says more."""
SHORT = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
"""What biblatex and pandoc know as `entrysubtype`; any other has CSL’s own name there."""
READ_TYPES = {
    **USUAL,
    "artwork": "graphic",
    "audio": "song",
    "bookinbook": "chapter",
    "collection": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "graphic",
    "inbook": "chapter",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "manual": "report",
    "mastersthesis": "thesis",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "thesis": "thesis",
    "video": "motion_picture",
    "www": "webpage",
}
"""By the type of an entry, of BibTeX or of biblatex."""
GENRES = {"mastersthesis": "Master’s thesis", "phdthesis": "PhD thesis"}
"""What the names of two types say that no other field does."""
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "container-author": "bookauthor",
}
DATES = {"issued": "date", "original-date": "origdate", "event-date": "eventdate", "accessed": "urldate"}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school"}
_NUMBERS = {"article": "issue", "book": "collection-number"} | dict.fromkeys(
    ("incollection", "inproceedings"), "collection-number"
)
"""Which variable is the field `number`; of all other types it is `number`."""
TEXTS = {
    "title-short": "shorttitle",
    "original-title": "origtitle",
    "genre": "type",
    "collection-title": "series",
    "container-title-short": "shortjournal",
    "event-title": "eventtitle",
    "event-place": "venue",
    "edition": "edition",
    "version": "version",
    "volume": "volume",
    "part": "part",
    "chapter-number": "chapter",
    "page": "pages",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "publisher-place": "address",
    "status": "pubstate",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "archive": "library",
    "DOI": "doi",
    "ISBN": "isbn",
    "ISSN": "issn",
    "PMID": "pmid",
    "PMCID": "pmcid",
    "abstract": "abstract",
    "keyword": "keywords",
}
"""By CSL’s variable: the field, where it is the same for all types."""


class BibtexType(NamedTuple):
    """A type of BibTeX, and what `entrysubtype` adds; "" if nothing."""

    name: str
    subtype: str


def bibtex_type(csl_type: str) -> BibtexType:
    """Return what BibTeX calls a type of CSL."""
    name = TYPES.get(csl_type, OTHER)
    return BibtexType(name, "" if USUAL[name] == csl_type else SHORT.get(csl_type, csl_type))


@cache
def texts_of(name: str) -> Mapping[str, str]:
    """Return the fields of an entry of a type of BibTeX by CSL’s variables."""
    return {
        **TEXTS,
        "container-title": _CONTAINERS.get(name, "howpublished"),
        "publisher": _PUBLISHERS.get(name, "publisher"),
        _NUMBERS.get(name, "number"): "number",
    }
