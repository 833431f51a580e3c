"""`variorum stage`: pages, notes, apparatus and downloads as plain files."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from tests.plugins.edition import FILES
from tests.site.building import files_of
from tests.site.drawing import draw
from variorum.cli import main

THEME = Path(str(files("material"))) / "templates"

SETTINGS = "site_name: Trial\nsite_url: https://here.example/edition/\ntheme: {name: material, font: false}\n"
MORE = {
    "docs/keepers.md": "# Keepers\n\n## Anna Holm\n\n"
    "[Terms](apparatus/glossary.md#oil), [notes][all], `[x](notes.md)`\n\n"
    "[all]: notes.md\n\n<!-- variorum: counts -->\n\n```\n[x](notes.md)\n<!-- variorum: counts -->\n```\n",
    "docs/index.md": "---\ntitle: First\n---\n<!-- variorum: counts -->\n",
    "annotations/paths.yml": "- id: night\n  title: A night\n  description: At night.\n"
    "  steps: [{note: dawn, says: See.}, {note: no-oil, says: And this.}]\n",
}


def stage(root: Path, out: Path, *options: str, settings: str = SETTINGS, **files: str) -> tuple[int, str]:
    draw(root, {**FILES, **MORE, "mkdocs.yml": settings, **files})
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        done = CliRunner().invoke(main, ["stage", str(out), *options])
    return done.exit_code, done.output


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stage")
    status, said = stage(folder / "edition", folder / "out")
    assert (status, said.count("\n")) == (0, 1), said
    return folder / "out"


def matter(page: Path) -> dict[str, Any]:
    found = yaml.safe_load(page.read_text("utf-8").split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_each_page_is_there_and_none_that_is_not_published(out: Path) -> None:
    pages = {path.relative_to(out / "docs").as_posix() for path in (out / "docs").rglob("*.md")}
    assert {
        "index.md",
        "keepers.md",
        "articles/index.md",
        "articles/lamp/index.md",
        "articles/lamp/path-night/index.md",
        "articles/well/index.md",
        "apparatus/glossary/index.md",
        # This has nothing to show, and is a heading alone.
        "apparatus/who-says-so/index.md",
        "notes/index.md",
        "notes/dawn/index.md",
        "paths/night/index.md",
        "problems.md",
    } <= pages
    assert not [*out.rglob("article.yml"), *out.rglob("article.md")]


def test_downloads_styles_scripts_and_faces_are_there(out: Path) -> None:
    files = files_of(out / "docs")
    for name in (
        "articles/lamp/tei.xml",
        "articles/well/well.svg",
        "changes.xml",
        "assets/variorum.js",
        "assets/fonts/literata.woff2",
    ):
        assert files[name], name


def test_a_page_of_an_article_says_what_it_is(out: Path) -> None:
    said = matter(out / "docs/articles/lamp/index.md")
    assert said["title"] == "The lamp"
    assert said["template"] == "edition.html"
    assert (out / "overrides" / "edition.html").is_file()


def test_a_page_that_people_wrote_is_as_it_was_but_for_links_and_numbers(out: Path) -> None:
    written = (out / "docs/keepers.md").read_text("utf-8").split("---\n", 2)[2]
    assert written.startswith(
        "# Keepers\n\n## Anna Holm\n\n"
        "[Terms](apparatus/glossary/index.md#oil), [notes][all], `[x](notes.md)`\n\n"
        "[all]: notes/index.md\n\n<dl data-search-exclude"
    )
    assert written.endswith("```\n[x](notes.md)\n<!-- variorum: counts -->\n```\n")
    assert "href" not in written
    assert '<a href="notes/"' in (out / "docs/index.md").read_text("utf-8")
    assert matter(out / "docs/index.md")["title"] == "First"


def test_a_path_through_an_article_leads_on_from_its_own_folder(out: Path) -> None:
    page = (out / "docs/articles/lamp/path-night/index.md").read_text("utf-8")
    assert 'href="../../well/' in page or 'href="../../../paths/night/"' in page
    assert 'href="../article.txt"' in page
    known = matter(out / "docs/articles/lamp/path-night/index.md")["variorum"]
    beside = matter(out / "docs/articles/lamp/index.md")["variorum"]
    assert [f"../{of[1]}" for of in beside["alternates"]] == [of[1] for of in known["alternates"]] != []
    listed = (out / "docs/paths/night/index.md").read_text("utf-8")
    assert 'href="../../articles/lamp/path-night/#dawn"' in listed
    assert "path-night.html" not in "".join(path.read_text("utf-8") for path in out.rglob("*.md"))


def test_without_folders_pages_have_the_addresses_that_they_have_elsewhere(tmp_path: Path) -> None:
    status, said = stage(
        tmp_path / "edition", tmp_path / "out", settings=f"{SETTINGS}use_directory_urls: false\n"
    )
    assert status == 0, said
    assert 'href="../articles/lamp/index.html' in (tmp_path / "out/docs/apparatus/glossary.md").read_text(
        "utf-8"
    )
    page = (tmp_path / "out/docs/articles/lamp/path-night.md").read_text("utf-8")
    assert 'href="article.txt"' in page


def test_the_same_edition_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    stage(tmp_path / "elsewhere", tmp_path / "again")
    assert files_of(tmp_path / "again") == files_of(out)


def test_run_again_it_says_that_nothing_changed(out: Path) -> None:
    status, said = stage(out.parent / "edition", out)
    assert (status, said[-26:]) == (0, "0 of them new or changed.\n")


def test_a_problem_is_told_and_with_strict_nothing_is_written(tmp_path: Path) -> None:
    bad = "id: none\nkind: context\nquote: no such words\ntitle: None\nnote: None.\n"
    files = {"annotations/lamp/none.yml": bad}
    status, said = stage(tmp_path / "edition", tmp_path / "out", "--strict", **files)
    assert status == 1
    assert "annotations/lamp/none.yml:3:8: [quote-not-found]" in said
    assert "Nothing was written." in said
    assert not (tmp_path / "out").exists()
    assert stage(tmp_path / "edition", tmp_path / "out", **files)[0] == 0
    assert (tmp_path / "out/docs/articles/lamp/index.md").is_file()


@pytest.mark.parametrize("below", ["", "staged"])
def test_it_is_not_staged_among_the_pages(below: str, tmp_path: Path) -> None:
    status, said = stage(tmp_path / "edition", tmp_path / "edition" / "docs" / below)
    assert status == 2
    assert "among the pages" in said


def test_the_edition_itself_is_refused(tmp_path: Path) -> None:
    status, said = stage(tmp_path / "edition", tmp_path / "edition")
    assert status == 1
    assert "holds files that were not staged" in said
    assert (tmp_path / "edition/mkdocs.yml").read_text("utf-8") == SETTINGS


def test_templates_of_the_edition_come_before_ours(tmp_path: Path) -> None:
    settings = SETTINGS.replace("font: false", "font: false, custom_dir: own")
    files = {"own/main.html": "theirs", "own/partials/x.html": "theirs"}
    status, said = stage(tmp_path / "edition", tmp_path / "out", settings=settings, **files)
    assert status == 0, said
    assert (tmp_path / "out/overrides/main.html").read_text("utf-8") == "theirs"
    assert (tmp_path / "out/overrides/partials/x.html").is_file()
    assert (tmp_path / "out/overrides/edition.html").is_file()


@pytest.mark.parametrize("look", ["site", "edition"])
def test_templates_name_only_what_is_there_and_replace_the_theme_s_in_one_look(
    look: str, tmp_path: Path
) -> None:
    settings = f"{SETTINGS}extra: {{variorum: {{look: {look}}}}}\n"
    assert stage(tmp_path / "edition", tmp_path / "out", settings=settings)[0] == 0
    folder = tmp_path / "out/overrides"
    staged = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    environment = Environment()
    for name in staged:
        for asked in find_referenced_templates(environment.parse((folder / name).read_text("utf-8"))):
            assert asked is None or asked in staged or (THEME / asked).is_file(), (name, asked)
    assert {matter(page).get("template") for page in (tmp_path / "out/docs/notes").glob("*/index.md")} <= {
        None,
        *staged,
    }
    replaced = {name for name in staged if (THEME / name).is_file()}
    assert replaced == ({"404.html", "main.html", "partials/source.html"} if look == "edition" else set())
