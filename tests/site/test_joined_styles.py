"""One stylesheet in place of several, in the same order, wherever nothing stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.building import Build
from variorum.hosting.joined_styles import (
    ICONS,
    JOINED,
    joined_stylesheets,
    theme_styles,
    with_joined_styles,
)
from variorum.site.made_files import PAPER_STYLESHEET, STYLESHEET
from variorum.site.site_file import SiteFile

MAIN, PALETTE = "assets/stylesheets/main.57a0.min.css", "assets/stylesheets/palette.fb2f.min.css"
OURS = [SiteFile(STYLESHEET, ".ours{}"), SiteFile(PAPER_STYLESHEET, ".paper{}")]
NAV = """:root{--md-nav-icon--prev:url("data:image/svg+xml;,<svg/>")}"""
PICTURE = """--md-admonition-icon--note:url("data:image/svg+xml;,<svg d='M0 0;1'/>")"""
STATUS = """--md-status--new:url("data:image/svg+xml;,<svg/>")"""
LINK = '<link rel="stylesheet" href="../{}">'
PAPER = '<link rel="stylesheet" href="../{}" media="print">'.format
HEAD = f"""<html lang="en"><head>
{LINK.format(MAIN)}

  {LINK.format(PALETTE)}
{LINK.format(STYLESHEET)}
{LINK.format("own.css")}
</head>"""


@dataclass
class File:
    abs_src_path: str


class Files:
    """What a host knows of files, as far as it is asked."""

    def __init__(self, folder: Path, **texts: str) -> None:
        self.src_uris = {MAIN: None, PALETTE: None}
        self.folder = folder
        for name in (MAIN, PALETTE):
            folder.joinpath(Path(name).name).write_text(
                texts.get(name.split("/")[-1].split(".")[0], ""), "utf-8"
            )

    def get_file_from_path(self, uri: str) -> File | None:
        return None if uri not in self.src_uris else File(str(self.folder / Path(uri).name))


def test_styles_stand_in_the_order_in_which_pages_load_them(tmp_path: Path) -> None:
    files = Files(
        tmp_path, main='@charset "UTF-8";.main{}\n/*# sourceMappingURL=x.map */', palette=".palette{}"
    )
    joined = joined_stylesheets(files, theme_styles(files, has_palette=True), OURS)
    assert joined == [SiteFile(JOINED, ".main{}\n.palette{}\n.ours{}\n@media print{.paper{}}\n")]
    joined = joined_stylesheets(files, theme_styles(files, has_palette=False), OURS)
    assert joined == [SiteFile(JOINED, ".main{}\n.ours{}\n@media print{.paper{}}\n")]


@pytest.mark.parametrize("bound", ["@import 'x.css';", ".a{src:url(../x.png)}", ".a{src:url('x.png')}"])
def test_what_is_bound_to_its_file_is_not_joined(tmp_path: Path, bound: str) -> None:
    files = Files(tmp_path, main=bound)
    assert joined_stylesheets(files, (MAIN, PALETTE), OURS) == []


def test_a_stylesheet_of_the_site_in_place_of_ours_is_kept(tmp_path: Path) -> None:
    assert joined_stylesheets(Files(tmp_path), (MAIN, PALETTE), OURS[1:]) == []


@pytest.mark.parametrize("address", [JOINED, ICONS])
def test_a_file_of_the_site_at_the_same_address_is_kept(tmp_path: Path, address: str) -> None:
    files = Files(tmp_path)
    files.src_uris[address] = None
    assert joined_stylesheets(files, (MAIN, PALETTE), OURS) == []


def test_pictures_for_the_content_stand_apart(tmp_path: Path) -> None:
    files = Files(tmp_path, main=f"{NAV}:root{{--a:1;{PICTURE};--b:2}}:root{{{STATUS}}}.note{{}}")
    joined, icons = joined_stylesheets(files, (MAIN,), OURS)
    assert joined.content_bytes.decode().startswith(f"{NAV}:root{{--a:1;--b:2}}:root{{}}.note{{}}\n")
    assert icons == SiteFile(ICONS, f":root{{{PICTURE};{STATUS}}}\n")


@pytest.mark.parametrize(
    ("used", "count"),
    [("--md-admonition-icon--note", 1), ("--md-status--new", 1), ("--md-nav-icon--prev", 2)],
)
def test_pictures_that_a_stylesheet_of_the_site_uses_stay_on_each_page(
    tmp_path: Path, used: str, count: int
) -> None:
    files = Files(tmp_path, main=f":root{{{PICTURE};{STATUS}}}")
    files.src_uris["own.css"] = None
    (tmp_path / "own.css").write_text(f".mine::before{{mask-image:var({used})}}", "utf-8")
    assert len(joined_stylesheets(files, (MAIN,), OURS)) == count


@pytest.mark.parametrize(
    "content",
    [
        '<div class="admonition note">',
        '<details class="tip">',
        '<details open class="tip">',
        '<details id="x" class="tip vm-tip">',
        '<div class="tabbed-set tabbed-alternate">',
        '<ul class="task-list">',
        '<sup id="fnref:1"><a class="footnote-ref">',
        '<nav class="md-tags"><span class="md-tag">',
        '<span class="md-status md-status--new">',
        '<ol class="steps annotate">',
        "<ul class='task-list'>",
        "<ul class=task-list>",
        '{"features": ["content.code.copy"]}',
    ],
)
def test_a_page_loads_the_pictures_that_it_has(content: str) -> None:
    html = with_joined_styles(f"{HEAD}{content}", "page/index.html", (MAIN, PALETTE), has_icons=True)
    assert re.findall('href="([^"]*)"', html) == [f"../{ICONS}", f"../{JOINED}", "../own.css"]
    html = with_joined_styles(f"{HEAD}{content}", "page/index.html", (MAIN, PALETTE), has_icons=False)
    assert re.findall('href="([^"]*)"', html) == [f"../{JOINED}", "../own.css"]


@pytest.mark.parametrize(
    "content",
    [
        "<details>",
        '<details class="vm-fold" lang="en">',
        '{"annotate": null}',
        "<p>On each admonition there is a footnote.</p>",
        '<p class="plain">A task-list</p>',
    ],
)
def test_a_page_without_them_loads_one_stylesheet(content: str) -> None:
    html = with_joined_styles(f"{HEAD}{content}", "page/index.html", (MAIN, PALETTE), has_icons=True)
    assert re.findall('href="([^"]*)"', html) == [f"../{JOINED}", "../own.css"]


def test_another_theme_has_nothing_to_join(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.src_uris = {"css/base.css": None}
    assert theme_styles(files, has_palette=True) == ()


def test_a_page_loads_one_in_place_of_several() -> None:
    html = with_joined_styles(HEAD, "page/index.html", (MAIN, PALETTE), has_icons=False)
    assert re.findall('href="([^"]*)"', html) == [f"../{JOINED}", "../own.css"]


def test_a_page_that_loads_something_between_stays_as_it_is() -> None:
    html = HEAD.replace(LINK.format(PALETTE), LINK.format(PALETTE) + "<style>a{}</style>")
    assert with_joined_styles(html, "page/index.html", (MAIN, PALETTE), has_icons=False) == html
    assert with_joined_styles(HEAD, "page/index.html", (MAIN,), has_icons=False) == HEAD


def test_the_foot_of_a_printed_page_stays_in_its_file() -> None:
    foot = '<link rel="stylesheet" href="print.css" media="print">'
    html = HEAD.replace("</head>", f"{PAPER(PAPER_STYLESHEET)}{foot}</head>")
    made = with_joined_styles(html, "page/index.html", (MAIN, PALETTE), has_icons=False)
    assert re.findall('href="([^"]*)"', made) == [f"../{JOINED}", "../own.css", "print.css"]


@pytest.mark.parametrize("page", ["", "articles/china-defies-trump/", "notes/zhao-lijian/", "how-to-read/"])
def test_pages_of_a_site_wait_for_one_stylesheet(newspaper: Build, page: str) -> None:
    links = re.findall(r'<link rel="stylesheet"[^>]*>', newspaper.page(page))
    ours = f'<link rel="stylesheet" href="{"../" * page.count("/")}{JOINED}">'
    assert [link for link in links if not re.search("variorum-lists|print", link)] == [ours]
    theme = sorted((newspaper.site / "assets" / "stylesheets").glob("*.css"))
    own = newspaper.site / STYLESHEET
    joined = (newspaper.site / JOINED).read_text("utf-8")
    for path in (*theme, own):
        assert (
            path.read_text("utf-8").removeprefix('@charset "UTF-8";')[:5_000].split("/*#")[0].strip()
            in joined
        )
