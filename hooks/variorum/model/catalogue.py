"""The catalogue of problem codes: what each means and how to fix it.

The site's page of problems is made from this table; each code has its golden case
in tests/cases/problems/.
"""

from __future__ import annotations

from variorum.model.file_problems import FILE_PROBLEMS
from variorum.model.note_problems import NOTE_PROBLEMS
from variorum.model.problem import Code, Explanation

CATALOGUE: dict[Code, Explanation] = dict(sorted((FILE_PROBLEMS | NOTE_PROBLEMS).items()))
"""By code, in the order of the alphabet."""
