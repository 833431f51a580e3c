"""The table of what is fuzzed."""

from __future__ import annotations

from tests.fuzz.placing import PLACING
from tests.fuzz.reading import READING
from tests.fuzz.target import Target
from tests.fuzz.writing import WRITING

TARGETS: dict[str, Target] = {**READING, **PLACING, **WRITING}
