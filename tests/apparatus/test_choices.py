"""What a reader can choose on a page without a script."""

from __future__ import annotations

import re

from variorum.model.fields import fields_of
from variorum.model.kinds.reliability import ReliabilityNote
from variorum.rendering.stylesheet import list_stylesheet


def test_each_kind_of_source_can_be_chosen_in_the_ledger() -> None:
    kinds = re.findall(r'\.vm-claim\[data-source="([a-z-]+)"\]', list_stylesheet())
    known = fields_of(ReliabilityNote)["source_kind"].words
    assert sorted(kinds) == sorted(known)
