"""The forms that one corpus is written in. A new form is a new file and a word in this list."""

from __future__ import annotations

from tests.bench.forms import footnotes, ours, plain
from tests.bench.forms.form import Form

FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        *(ours.FORM, footnotes.BARE, footnotes.BODIES, footnotes.FORM, plain.FORM),
        *(ours.WHOLE, ours.EXPORTED, ours.WARM),
    )
}
YARDSTICKS = (footnotes.BARE.name, footnotes.FORM.name)
"""What the others are measured against: the least that a note can be first, then what says the same."""
