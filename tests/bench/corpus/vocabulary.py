"""The words of the corpus: plain English ones, and names that no index has met before."""

from __future__ import annotations

_BY_RANK = """
    the of and to in a that was for on with by at from its had were which has after about
    before under between council harbour report bridge market river minister letter paper
    company court order trade winter summer season border grain price vessel captain engine
    signal station valley mountain forest village capital province teacher student doctor
    library printer editor reader writer article chapter passage margin column record
    witness account rumour promise demand reply answer question delay accord treaty clause
    levy duty permit licence cargo freight railway tunnel canal lantern copper timber cotton
    silver barley orchard garden kitchen window corner street tower bell clock morning evening
    autumn storm flood drought harvest shortage surplus budget salary pension election ballot
    speaker deputy envoy consul office bureau agency committee chamber hearing verdict appeal
    said told wrote asked claimed denied opposed backed signed sold bought closed opened moved
    carried stopped started reached passed failed agreed refused offered expected reported
    measured counted printed copied restored repaired ordered visited crossed followed
    old new late early quiet heavy narrow broad distant foreign local public private formal
    secret careful sudden gradual modest steady bitter gentle hollow northern southern eastern
    western several many few other another first second third last next same certain
    also often rarely still already perhaps however meanwhile later again together
"""

COMMON = tuple(_BY_RANK.split())
"""Commonest first, because `prose` draws them by rank, as words of real texts fall."""

_BEGINNINGS = ("Mar", "Os", "Tel", "Vin", "Kor", "Bel", "Dra", "Lun", "Per", "Sol", "Gan", "Hes")
_ENDINGS = ("enta", "kell", "vane", "dorin", "asti", "moor", "wick", "ulen", "ora", "ith")

NAMES = tuple(beginning + ending for beginning in _BEGINNINGS for ending in _ENDINGS)
"""Names of people, places and bodies that do not exist."""
