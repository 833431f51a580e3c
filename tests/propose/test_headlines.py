"""The form fills in the template of a headline as the engine does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.engine.test_headline import CASES, REGISTERS, WORDS
from tests.propose.conftest import Edition
from tests.propose.modules import modules

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_FILL = """async ([address, words, terms, witnesses, cases]) => {
  const { headline } = await import(address + 'headline.js')
  const registers = { terms: new Map(terms), witnesses: new Map(witnesses) }
  return cases.map(([template, note]) => headline({ headline: template, words }, note, registers))
}"""


def test_the_form_fills_in_what_the_engine_does(page: Page, edition: Edition) -> None:
    scripts = modules(page, edition.address)
    terms = [[key, [term.name]] for key, term in REGISTERS.glossary.items()]
    witnesses = [[key, [witness.name, witness.short]] for key, witness in REGISTERS.witnesses.items()]
    cases = [[template, values] for template, values, _ in CASES]
    filled_in = page.evaluate(_FILL, [scripts, WORDS, terms, witnesses, cases])
    assert filled_in == [expected for _, _, expected in CASES]
