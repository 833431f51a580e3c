"""The switches of a text or page: how many of its notes are shown, which kinds, and which reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from variorum.model.edition import AnnotatedArticle
from variorum.model.kinds import KINDS

READINGS = (("corrected", "corrected"), ("published", "as published"), ("both", "both"))
"""Value and label of the ways to show a corrected text; the first is shown at first."""


class KindOnPage(NamedTuple):
    """A kind of which a page has notes."""

    name: str
    title: str
    total: int
    core: int
    """How many of them are core notes."""


class Amount(NamedTuple):
    """A way to show some of the notes."""

    value: str
    """Styles and script know it."""
    label: str
    total: int


class Switches(NamedTuple):
    """What a reader can choose from, and what is chosen at first."""

    kinds: Sequence[KindOnPage]
    amounts: Sequence[Amount]
    shown: str
    """The value of the amount that is shown at first."""
    readings: Sequence[tuple[str, str]]
    """None for a text without corrections."""


def switches(
    annotated: AnnotatedArticle, at_first: str, *, offers_core: bool = True, hides_verdicts: bool = False
) -> Switches:
    """Return the switches of an article; `at_first` is the amount that the edition shows at first.

    Without `offers_core` nobody can choose the core notes alone.
    """
    kinds = _kinds(annotated)
    core = sum(kind.core for kind in kinds) if offers_core else 0
    offered = _amounts(core, sum(kind.total for kind in kinds))
    shown = at_first if any(amount.value == at_first for amount in offered) else "all"
    has_readings = bool(annotated.corrections) and not hides_verdicts
    return Switches(kinds, offered, shown, READINGS if has_readings else ())


def _kinds(annotated: AnnotatedArticle) -> list[KindOnPage]:
    annotations = [note.annotation for note in annotated.notes]
    counts = Counter(annotation.of_kind.name for annotation in annotations)
    core = Counter(a.of_kind.name for a in annotations if a.prominence == "core")
    return [
        KindOnPage(name, kind.of_kind.title, counts[name], core[name])
        for name, kind in KINDS.items()
        if counts[name]
    ]


def _amounts(core: int, total: int) -> list[Amount]:
    """Where all or none of the notes are core notes, there is nothing to choose between the core and all."""
    some = [Amount("core", "core", core)] if 0 < core < total else []
    return [*some, Amount("all", "all", total), Amount("none", "none", 0)]
