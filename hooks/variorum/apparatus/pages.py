"""All pages of the apparatus. A new one is one file, and one word in this list; a register always has one."""

from __future__ import annotations

from variorum.apparatus.about_text import ABOUT_TEXT
from variorum.apparatus.all_notes import ALL_NOTES
from variorum.apparatus.changes import CHANGES
from variorum.apparatus.claims import CLAIMS
from variorum.apparatus.contributors import CONTRIBUTORS
from variorum.apparatus.critical import CRITICAL
from variorum.apparatus.entities import ENTITIES
from variorum.apparatus.for_a_class import FOR_A_CLASS
from variorum.apparatus.glossary import GLOSSARY
from variorum.apparatus.offers import with_offers
from variorum.apparatus.page import ApparatusPage
from variorum.apparatus.parallel import PARALLEL
from variorum.apparatus.paths import PATHS
from variorum.apparatus.plain_register import plain_page
from variorum.apparatus.sources import SOURCES
from variorum.apparatus.timeline import TIMELINE
from variorum.model.registers import REGISTERS

_OWN: tuple[ApparatusPage, ...] = (
    PATHS,
    PARALLEL,
    FOR_A_CLASS,
    ABOUT_TEXT,
    CLAIMS,
    CRITICAL,
    GLOSSARY,
    ENTITIES,
    TIMELINE,
    SOURCES,
    CONTRIBUTORS,
)
_PAGES = {page.uri for page in _OWN}
_WITH_LINKS_OF_THEIR_OWN = (CRITICAL, SOURCES, CHANGES)
"""To exports: these say themselves what they offer."""
_ALL = (
    *_OWN,
    *(plain_page(model) for model in REGISTERS.values() if model.of_register.page not in _PAGES),
    ALL_NOTES,
    CHANGES,
)
APPARATUS = tuple(page if page in _WITH_LINKS_OF_THEIR_OWN else with_offers(page) for page in _ALL)
