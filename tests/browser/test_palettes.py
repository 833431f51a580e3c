"""Faces and colours under any palette of Material's, under none, and under a scheme of the site's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.building import HOOK, build
from tests.site.drawing import draw
from variorum.exporting.site_server import serve_site
from variorum.model.kinds import BY_RANK

pytestmark = pytest.mark.browser

PRIMARIES = ("indigo", "white", "black", "lime", "teal", "brown")
OWN = """\
[data-md-color-scheme="night"] {
  --md-default-bg-color: #102030; --md-default-fg-color: #e8e8f0; --md-default-fg-color--light: #b0b0c0;
}
[data-md-color-scheme="sand"] { --md-default-bg-color: #efe3cf; --md-default-fg-color: #3a2a18; }
"""
SITES_OWN = """\
:root { --vm-measure: 40rem; }
[data-md-color-scheme="default"] { --md-typeset-a-color: #c00; --vm-context: #123456; }
.vm-note { border-inline-start-width: 7px; }
.md-typeset .vm-edition > p { margin-block-end: 99px; }
"""
_FONTS = """() => [...new Set(
  [...document.querySelectorAll("body, .md-content :not(code, pre, svg, svg *), .md-header *")]
    .map(element => getComputedStyle(element).fontFamily.split(",")[0])
)]"""
_CONTRASTS = """kinds => {
  const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true})
  const probe = document.querySelector(".vm-edition").appendChild(document.createElement("i"))
  const luminance = colour => {
    probe.style.color = colour
    canvas.fillStyle = getComputedStyle(probe).color
    canvas.fillRect(0, 0, 1, 1)
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255)
      .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    return .2126 * r + .7152 * g + .0722 * b
  }
  const contrast = (a, b) => (Math.max(a, b) + .05) / (Math.min(a, b) + .05)
  const paper = luminance(getComputedStyle(document.body).backgroundColor)
  const inks = ["ink", "quiet", ...kinds].map(name => [name, contrast(paper, luminance(`var(--vm-${name})`))])
  inks.push(["link", contrast(paper, luminance("var(--md-typeset-a-color)"))])
  probe.remove()
  return inks
}"""


def _files(theme: str, css: str, look: str) -> dict[str, str]:
    return {
        "mkdocs.yml": f"""\
            site_name: Palettes
            theme: {theme}
            hooks: [{json.dumps(str(HOOK))}]
            extra_css: [stylesheets/extra.css]
            extra: {{variorum: {{look: {look}}}}}
            """,
        "docs/stylesheets/extra.css": css,
        "docs/articles/lamp/article.txt": "The lamp\n\nThe lamp went out at dawn.\n",
        "annotations/lamp/dawn.yml": "{id: dawn, kind: context, quote: at dawn, title: D, note: '*So*.'}\n",
    }


SITES = {
    "none": ("{name: material, font: false}", "", "edition"),
    "palette": ("{name: material, font: false, palette: {scheme: default}}", OWN, "edition"),
    "styled": ("{name: material, font: false, palette: {scheme: default}}", SITES_OWN, "edition"),
    "bare": ("{name: material, font: false}", "", "site"),
    "plain": ("{name: material, font: false, palette: {scheme: default}}", OWN, "site"),
}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Addresses of the article, by the name of the site."""
    folder: Path = tmp_path_factory.mktemp("palettes")
    (folder / "sites").mkdir()
    for name, (theme, css, look) in SITES.items():
        build(draw(folder / f"{name}-source", _files(theme, css, look)), folder / "sites" / name, "--strict")
    with serve_site(folder / "sites") as address:
        yield {name: f"{address}{name}/articles/lamp/" for name in SITES}


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def test_without_a_palette(page: Page, sites: dict[str, str]) -> None:
    page.goto(sites["none"])
    assert page.evaluate(_FONTS) == ["Literata"]
    assert [ink for ink in page.evaluate(_CONTRASTS, list(BY_RANK)) if ink[1] < 4.5] == []


@pytest.mark.parametrize("scheme", ["default", "slate", "night", "sand"])
def test_with_any_palette(page: Page, sites: dict[str, str], scheme: str) -> None:
    page.goto(sites["palette"])
    for primary in PRIMARIES:
        page.evaluate(
            "([scheme, primary]) => Object.assign(document.body.dataset, {mdColorScheme: scheme, "
            "mdColorPrimary: primary, mdColorAccent: primary})",
            [scheme, primary],
        )
        assert page.evaluate(_FONTS) == ["Literata"]
        inks = dict(page.evaluate(_CONTRASTS, list(BY_RANK)))
        # In a scheme of its own a site chooses the colour of links itself, or with its primary colour.
        own = () if scheme in ("default", "slate") and primary != "lime" else ("link",)
        assert {name: ink for name, ink in inks.items() if ink < 4.5 and name not in own} == {}


@pytest.mark.parametrize(
    ("site", "scheme"), [("bare", None), ("plain", "default"), ("plain", "slate"), ("plain", "sand")]
)
def test_in_the_look_of_the_site_an_open_note_is_of_its_paper(
    page: Page, sites: dict[str, str], site: str, scheme: str | None
) -> None:
    page.goto(sites[site])
    if scheme:
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
    page.locator(".vm-note summary").click()
    paper, note = page.evaluate(
        """() => [document.body, document.querySelector(".vm-note__body")]
          .map(element => getComputedStyle(element).backgroundColor)"""
    )
    assert note == paper


def test_the_stylesheet_of_the_site_has_the_last_word(page: Page, sites: dict[str, str]) -> None:
    page.goto(sites["styled"])
    computed = page.evaluate(
        """() => {
          const style = (selector, property) =>
            getComputedStyle(document.querySelector(selector)).getPropertyValue(property)
          return [
            style(".vm-edition", "max-width"), style("body", "--md-typeset-a-color"),
            style("body", "--vm-context"), style(".vm-note", "border-inline-start-width"),
            style(".vm-edition > p", "margin-block-end"),
          ]
        }"""
    )
    assert computed == ["800px", "#c00", "#123456", "7px", "99px"]
