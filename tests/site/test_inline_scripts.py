"""What Material writes into pages as inline scripts is known; where that changes, it has to be looked at."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files
from pathlib import Path

from variorum.apparatus.for_a_class import TEMPLATE as CLASS_TEMPLATE
from variorum.apparatus.page import LIST_TEMPLATE
from variorum.rendering.stylesheet import THEME
from variorum.site.article_files import ARTICLE_TEMPLATE, MADE_TEMPLATE

TEMPLATES = Path(str(files("material"))) / "templates"
OVERRIDES = THEME / "overrides"
REPLACED = {
    "partials/javascripts/base.html": "d6113712bc4deb30",
    "partials/javascripts/content.html": "3722e156f0f6339d",
    "partials/javascripts/palette.html": "8790389765ea6036",
}
"""What theme/scripts/host.js does instead, and the digest of the template for which it was written."""
ON_REQUEST = {
    "partials/integrations/analytics.html": "extra.analytics",
    "partials/integrations/analytics/google.html": "extra.analytics",
    "partials/javascripts/announce.html": "the feature announce.dismiss",
    "partials/javascripts/consent.html": "extra.consent",
    "partials/javascripts/outdated.html": "extra.version",
    "redirect.html": "the plugin blog",
}
"""Inline scripts that stay, and what a site must ask for to have them."""
_INLINE = re.compile(r"<script(?![^>]*\b(?:src=|application/json))")


def test_every_inline_script_is_replaced_or_on_request() -> None:
    found = {
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if ".icons" not in path.parts and _INLINE.search(path.read_text("utf-8"))
    }
    assert found == REPLACED.keys() | ON_REQUEST.keys()


def test_what_is_replaced_is_what_it_was_when_it_was_replaced() -> None:
    digests = {name: hashlib.sha256((TEMPLATES / name).read_bytes()).hexdigest()[:16] for name in REPLACED}
    assert digests == REPLACED, (
        "Compare theme/scripts/host.js with the new templates, then renew the digests."
    )


def test_overrides_replace_templates_that_there_are() -> None:
    ours = {path.relative_to(OVERRIDES).as_posix() for path in OVERRIDES.rglob("*.html")}
    assert {name for name in ours if not (TEMPLATES / name).exists()} == {
        *(ARTICLE_TEMPLATE, CLASS_TEMPLATE, LIST_TEMPLATE),
        *("later.html", MADE_TEMPLATE, "partials/described.html"),
        *("partials/variorum-doi.html", "partials/variorum-known.html"),
    }
    assert not any(_INLINE.search((OVERRIDES / name).read_text("utf-8")) for name in ours)
