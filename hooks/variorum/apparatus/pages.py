"""All pages of the apparatus. A new one is one file, and one word in this list."""

from __future__ import annotations

from variorum.apparatus.about_text import ABOUT_TEXT
from variorum.apparatus.claims import CLAIMS
from variorum.apparatus.critical import CRITICAL
from variorum.apparatus.glossary import GLOSSARY
from variorum.apparatus.page import ApparatusPage

APPARATUS: tuple[ApparatusPage, ...] = (ABOUT_TEXT, CLAIMS, CRITICAL, GLOSSARY)
