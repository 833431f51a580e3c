"""Somebody edits with `mkdocs serve` open in a browser: what is saved shows by itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.site.conftest import copy_of_repository
from tests.site.serving import Terminal, serving

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ARTICLE = "articles/china-defies-trump/"
RELOADS_WITHIN = 20_000
"""Milliseconds; it takes about one second."""
expect.set_options(timeout=RELOADS_WITHIN)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the edition with an engine of its own; each test changes another file of it."""
    return copy_of_repository(tmp_path_factory.mktemp("served") / "edition")


@pytest.fixture(scope="module")
def terminal(root: Path) -> Iterator[Terminal]:
    with serving(root, "--livereload") as terminal:
        yield terminal


@pytest.fixture
def page(terminal: Terminal, chromium: Browser) -> Iterator[Page]:
    """The article in a browser. No test navigates or reloads: MkDocs' own script does."""
    page = chromium.new_page()
    page.goto(terminal.address + ARTICLE)
    yield page
    page.close()


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), "utf-8")


def test_a_saved_article_shows_by_itself(page: Page, root: Path) -> None:
    text = root / "docs" / ARTICLE / "article.txt"
    old = hashlib.sha256(text.read_bytes()).hexdigest()
    text.write_bytes(text.read_bytes() + b"\nA line that came to light.\n")
    replace(text.with_name("article.yml"), old, hashlib.sha256(text.read_bytes()).hexdigest())
    expect(page.get_by_text("A line that came to light.")).to_be_visible()
    expect(page.locator(".vm-banner")).to_have_count(0)


def test_a_saved_annotation_shows_by_itself(page: Page, root: Path) -> None:
    path = root / "annotations" / "china-defies-trump" / "tiktok.yml"
    replace(path, "note: >\n", "note: >\n  Seen at once.\n")
    expect(page.locator(".vm-note#tiktok")).to_contain_text("Seen at once.")


def test_an_annotation_in_a_new_file_shows_by_itself(page: Page, root: Path) -> None:
    path = root / "annotations" / "china-defies-trump" / "new-one.yml"
    path.write_text("id: new-one\nkind: context\nwhole: true\ntitle: A new note\nnote: Here.\n", "utf-8")
    expect(page.locator(".vm-note#new-one")).to_contain_text("A new note")


def test_a_deleted_annotation_goes_by_itself(page: Page, root: Path) -> None:
    expect(page.locator(".vm-note#bytedance")).to_have_count(1)
    path = root / "annotations" / "china-defies-trump" / "bytedance.yml"
    sound = path.read_text("utf-8")
    path.unlink()
    expect(page.locator(".vm-note#bytedance")).to_have_count(0)
    path.write_text(sound, "utf-8")
    expect(page.locator(".vm-note#bytedance")).to_have_count(1)


def test_a_saved_register_shows_by_itself(page: Page, root: Path) -> None:
    path = root / "annotations" / "entities.yml"
    entries = yaml.safe_load(path.read_text("utf-8"))
    next(entry for entry in entries if entry["id"] == "tiktok")["description"] = "Seen in a register."
    path.write_text(yaml.safe_dump(entries, allow_unicode=True), "utf-8")
    expect(page.locator(".vm-note", has_text="Seen in a register.")).not_to_have_count(0)


def test_a_saved_template_shows_by_itself(page: Page, root: Path) -> None:
    path = root / "hooks" / "variorum" / "rendering" / "templates" / "article_end.html"
    replace(path, "</footer>", "<i>seen in a template</i></footer>")
    expect(page.locator(".vm-end")).to_contain_text("seen in a template")


def test_a_saved_stylesheet_shows_by_itself(page: Page, root: Path) -> None:
    path = root / "hooks" / "variorum" / "theme" / "styles" / "notes.css"
    path.write_text(path.read_text("utf-8") + "\n.md-typeset h1 { opacity: .625 !important }\n", "utf-8")
    expect(page.locator("h1")).to_have_css("opacity", "0.625")


def test_a_broken_annotation_is_told_in_the_terminal_and_on_the_page_until_it_is_mended(
    page: Page, terminal: Terminal, root: Path
) -> None:
    path = root / "annotations" / "china-defies-trump" / "beijing.yml"
    sound = path.read_text("utf-8")
    expect(page.locator(".vm-note#beijing")).to_have_count(1)
    seen = len(terminal.lines)

    path.write_text(sound.replace("quote: ", "quote: Peking or "), "utf-8")
    expect(page.locator(".vm-banner")).to_contain_text("annotations/china-defies-trump/beijing.yml")
    expect(page.locator(".vm-note#beijing")).to_have_count(0)
    told = terminal.wait_for(r"beijing\.yml:\d+:\d+: \[quote-not-found\]", since=seen)
    assert "WARNING" in told
    assert terminal.is_alive

    path.write_text(sound, "utf-8")
    expect(page.locator(".vm-note#beijing")).to_have_count(1)
    expect(page.locator(".vm-banner")).to_have_count(0)
    seen = len(terminal.lines)
    with urlopen(terminal.address + ARTICLE) as answer:
        assert b"vm-banner" not in answer.read()
    assert not any("WARNING" in line for line in terminal.lines[seen:])


def test_while_somebody_edits_the_banner_stands_on_every_page(
    terminal: Terminal, chromium: Browser, root: Path
) -> None:
    page = chromium.new_page()
    page.goto(terminal.address)
    path = root / "annotations" / "china-defies-trump" / "might-be-shared.yml"
    sound = path.read_text("utf-8")
    path.write_text("id: [might-be-shared\n", "utf-8")
    expect(page.locator(".vm-banner")).to_contain_text("might-be-shared.yml")
    path.write_text(sound, "utf-8")
    expect(page.locator(".vm-banner")).to_have_count(0)
    page.close()


def test_an_article_that_cannot_be_read_leaves_the_other_pages_and_comes_back_when_it_is_mended(
    terminal: Terminal, chromium: Browser, root: Path
) -> None:
    page = chromium.new_page()
    page.goto(terminal.address)
    path = root / "docs" / ARTICLE / "article.yml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("title: ", "titel: "), "utf-8")
    expect(page.locator(".vm-banner")).to_contain_text("article.yml:1:1")
    assert terminal.is_alive
    path.write_text(sound, "utf-8")
    expect(page.locator(".vm-banner")).to_have_count(0)
    page.goto(terminal.address + ARTICLE)
    expect(page.locator(".vm-note")).not_to_have_count(0)
    page.close()


@pytest.mark.parametrize("options", [[], ["--livereload"]], ids=["plain", "with --livereload"])
def test_pages_are_served_with_the_script_that_reloads_them(tmp_path: Path, options: list[str]) -> None:
    """With click 8.2.2 to 8.3.x a plain `mkdocs serve` never reloads: then this fails for `plain`."""
    with serving(copy_of_repository(tmp_path / "edition"), *options) as terminal:
        watched = terminal.wait_for("Watching paths")
        with urlopen(terminal.address + ARTICLE) as answer:
            assert re.search(rb"livereload\(\d+, \d+\)", answer.read())
    for folder in ("docs", "annotations", "templates", "theme"):
        assert f"{folder}'" in watched
