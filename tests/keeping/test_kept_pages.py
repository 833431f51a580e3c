"""A build that takes pages from an earlier one makes the same site, byte for byte, as one that takes none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.engine.trial_edition import trial_edition
from tests.history.repository import git
from tests.keeping.sound_edition import CHANGES, SOUND
from tests.site.building import HOOK, PYTHON, Build, build, files_of, run
from variorum.keeping.kept_file import KeptFile
from variorum.keeping.page_store import NAME

pytestmark = pytest.mark.slow

PLAIN: dict[str, Any] = {
    "site_name": "A",
    "site_url": "https://edition.example/",
    "repo_url": "https://github.com/owner/edition",
    "edit_uri": "edit/main/docs/",
    "theme": {"name": "material", "font": False},
    "hooks": [str(HOOK)],
    "plugins": ["search"],
    "nav": ["index.md"],
    "validation": {"nav": {"omitted_files": "ignore"}},
    "extra": {"variorum": {"apparatus": False, "note_pages": False, "exports": False}},
}
ARTICLES = {"tale", "wind", "sea"}
KEPT = b"<!-- kept -->"
OF_BUILDS: Mapping[str, Mapping[str, Any]] = {
    "nothing": {},
    "another page": {"docs/more.md": "# More\n"},
    "a page that a note linked to in vain": {"docs/storm.md": "# Storm\n"},
    "the title of the article that is read next": {
        "docs/articles/wind/article.yml": "title: The gale\nsha256: SUM\n"
    },
    "an article": {
        "docs/articles/fog/article.txt": "Fog.\n",
        "docs/articles/fog/article.yml": "title: Fog\n",
    },
    "the name of the site": {"mkdocs.yml": "site_name: B\n"},
    "its address": {"mkdocs.yml": "site_url: https://other.example/\n"},
    "its forge": {"mkdocs.yml": "repo_url: https://gitlab.com/owner/edition\n"},
    "its language": {"mkdocs.yml": "theme: {name: material, language: fr, font: false}\n"},
    "its navigation": {"mkdocs.yml": "nav: [index.md, The tale: articles/tale/index.md]\n"},
    "a navigation of all pages": {"mkdocs.yml": "nav:\n"},
    "addresses without folders": {"mkdocs.yml": "use_directory_urls: false\n"},
    "its look": {"mkdocs.yml": "extra: {variorum: {look: edition}}\n"},
    "a template": {
        "mkdocs.yml": "theme: {name: material, custom_dir: own, font: false}\n",
        "own/edition.html": "{% extends 'main.html' %}{% block content %}Mine{% endblock %}\n",
    },
    "a hook": {
        "mkdocs.yml": f"hooks: [{HOOK}, shout.py]\n",
        "shout.py": "def on_post_page(output, **_):\n    return output.replace('wind', 'WIND')\n",
    },
    "numbers of the edition": {"docs/numbers.md": "<!-- variorum: counts -->\n"},
    "no search": {"mkdocs.yml": "plugins: []\n"},
    "a reading path": {
        "annotations/paths.yml": "- {id: p, title: A path, description: So., "
        "steps: [{note: gust, says: So.}]}\n"
    },
    "a problem in another article": {
        "annotations/wind/new.yml": "id: lost\nkind: context\nquote: No such words\ntitle: A\nnote: B.\n"
    },
}


class Desk:
    """An edition with what was kept of its pages."""

    def __init__(self, root: Path, cache: Path) -> None:
        self.root, self.cache = root, cache

    def built(self, name: str, *options: str, cache: str = "1") -> Build:
        """Return the site of the edition as a build makes it, into a folder called `name`."""
        site = self.root.with_name(name)
        where = {"XDG_CACHE_HOME": str(self.cache), "VARIORUM_CACHE": cache, "CI": ""}
        return build(self.root, site, *options, python=PYTHON, **where)

    def parts(self, root: Path) -> list[tuple[KeptFile, Any]]:
        """Return what is kept of the pages of the edition at `root`, and its files."""
        files = map(self._file(root).part, range(64))
        return [(file, values) for file in files if (values := file.read())]

    def _file(self, root: Path) -> KeptFile:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(self.cache))
            file = KeptFile.of(NAME, root)
        assert file
        return file

    def copied(self, folder: Path) -> Desk:
        """Return a copy of the edition and of what is kept, in which each kept page says so."""
        copy = Desk(folder / "edition", folder / "cache")
        shutil.copytree(self.root, copy.root)
        copy._file(copy.root).write({})
        for number, (_, values) in enumerate(self.parts(self.root)):
            marked = {
                slug: [*page[:4], f"{page[4]}{KEPT.decode()}", *page[5:]] for slug, page in values.items()
            }
            copy._file(copy.root).part(number).write(marked)
        return copy

    def lay(self, files: Mapping[str, Any]) -> None:
        """Put `files` into the edition; what mkdocs.yml has is put over what it had."""
        changed = trial_edition(self.root.with_name("changed"), SOUND | _texts(files))
        for path in (name for name, text in files.items() if text is None):
            (changed / path).unlink()
        written = yaml.safe_load(files.get("mkdocs.yml", "{}"))
        own = {**PLAIN["extra"]["variorum"], **written.get("extra", {}).get("variorum", {})}
        settings = {**PLAIN, **written, "extra": {"variorum": own}}
        (changed / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
        (changed / "docs" / "index.md").write_text("# A\n", "utf-8")
        shutil.rmtree(self.root)
        changed.rename(self.root)


def _texts(files: Mapping[str, Any]) -> dict[str, Any]:
    return {path: text for path, text in files.items() if text is not None}


def taken(site: Mapping[str, bytes]) -> set[str]:
    """Return the articles whose pages were taken as they were kept."""
    return {uri.split("/")[1].removesuffix(".html") for uri, content in site.items() if KEPT in content}


def without_mark(site: Mapping[str, bytes]) -> dict[str, bytes]:
    return {uri: content.replace(KEPT, b"") for uri, content in site.items()}


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("kept")
    desk = Desk(folder / "edition", folder / "cache")
    desk.root.mkdir()
    desk.lay({})
    first = desk.built("first", "--strict")
    assert (first.status, first.problems) == (0, []), first.log
    assert desk.parts(desk.root) == []
    assert desk.built("second").status == 0
    assert {slug for _, values in desk.parts(desk.root) for slug in values} == ARTICLES
    return desk


@pytest.mark.parametrize("name", [*OF_BUILDS, *CHANGES])
def test_a_change_anywhere_makes_the_pages_that_a_clean_build_makes(
    name: str, kept: Desk, tmp_path: Path
) -> None:
    desk = kept.copied(tmp_path)
    desk.lay({**OF_BUILDS, **CHANGES}[name])
    warm, clean = desk.built("warm"), desk.built("clean", cache="0")
    assert warm.status == clean.status
    assert warm.problems == clean.problems
    assert without_mark(files_of(warm.site)) == files_of(clean.site)
    assert taken(files_of(clean.site)) == set()


FURTHER = SOUND["annotations/wind/dark.yml"] + "prominence: further\n"
ONLY: Mapping[str, tuple[Mapping[str, str], set[str]]] = {
    "nothing": ({}, ARTICLES),
    "the words of a page": ({"docs/index.md": "# Other words\n"}, ARTICLES),
    "a note": ({"annotations/wind/dark.yml": FURTHER}, {"tale", "sea"}),
    # The page before it leads on to it by its title.
    "a title": ({"docs/articles/wind/article.yml": "title: The gale\nsha256: SUM\n"}, {"sea"}),
    "a register": ({"annotations/sources.yml": "- {id: other, type: book, title: Other}\n"}, set()),
    "an address": ({"docs/more.md": "# More\n"}, set()),
}


@pytest.mark.parametrize("name", ONLY)
def test_only_what_may_have_changed_is_made_anew(name: str, kept: Desk, tmp_path: Path) -> None:
    changed, expected = ONLY[name]
    desk = kept.copied(tmp_path)
    desk.lay(changed)
    assert taken(files_of(desk.built("warm").site)) == expected


def test_a_link_that_leads_elsewhere_now_makes_its_page_anew(kept: Desk, tmp_path: Path) -> None:
    desk = kept.copied(tmp_path)
    moved = "id: gust\nkind: context\nwhole: true\ntitle: On the wind\nnote: Words.\n"
    desk.lay({"annotations/wind/gust.yml": None, "annotations/tale/gust.yml": moved})
    warm, clean = desk.built("warm"), desk.built("clean", cache="0")
    assert clean.problems == warm.problems == []
    assert without_mark(files_of(warm.site)) == files_of(clean.site)
    assert taken(files_of(warm.site)) == set()


def _cut(file: KeptFile) -> None:
    file.path.write_bytes(file.path.read_bytes()[:-100])


def _of_others(file: KeptFile) -> None:
    file.path.chmod(0o666)


def _each(other: Callable[[list[Any]], list[Any]]) -> Callable[[KeptFile], None]:
    return lambda file: file.write({slug: other(page) for slug, page in file.read().items()})


BROKEN: Mapping[str, Callable[[KeptFile], None]] = {
    "cut": _cut,
    "writable by others": _of_others,
    "a list": lambda file: file.write([*file.read()]),
    "too few values": _each(lambda page: page[:3]),
    "no text": _each(lambda page: [*page[:4], 7, *page[5:]]),
    "no notes": _each(lambda page: [*page[:3], {"ids": 3}, *page[4:]]),
    "no entries": _each(lambda page: [*page[:5], [{}], page[6]]),
    "other sums": _each(lambda page: ["0", *page[1:]]),
    "another site": _each(lambda page: [page[0], "0", *page[2:]]),
    "no questions": _each(lambda page: [*page[:2], 3, *page[3:]]),
    "other answers": _each(lambda page: [*page[:2], [["#gust", "x.md", ["y.md", "", ""]]], *page[3:]]),
    "wild questions": _each(lambda page: [*page[:2], [[7, None, {}]], *page[3:]]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_in_the_cache_is_made_anew(name: str, kept: Desk, tmp_path: Path) -> None:
    desk = kept.copied(tmp_path)
    for file, _ in desk.parts(desk.root):
        BROKEN[name](file)
    warm, clean = desk.built("warm"), desk.built("clean", cache="0")
    assert warm.status == 0, warm.log
    assert files_of(warm.site) == files_of(clean.site)
    assert taken(files_of(desk.built("again").site)) == set()


def test_what_git_tells_of_notes_is_part_of_a_page(kept: Desk, tmp_path: Path) -> None:
    desk = kept.copied(tmp_path)
    git(desk.root, "init", "--quiet", "--initial-branch=main")
    git(desk.root, "add", "--all")
    known = {"NAME": "A", "EMAIL": "a@b.example", "DATE": "2026-01-01T12:00:00Z"}
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in known.items()}
    git(desk.root, "commit", "--quiet", "--message", "A", **who)
    for _ in range(2):
        warm, clean = desk.built("warm"), desk.built("clean", cache="0")
        assert without_mark(files_of(warm.site)) == files_of(clean.site)
        # The first of these builds kept its pages anew, without the mark.
        assert taken(files_of(warm.site)) == set()
    note = desk.root / "annotations" / "wind" / "gust.yml"
    note.write_text(note.read_text("utf-8").replace("Words.", "Other words."), "utf-8")
    git(desk.root, "commit", "--quiet", "--all", "--message", "B", **who)
    warm, clean = desk.built("warm"), desk.built("clean", cache="0")
    assert without_mark(files_of(warm.site)) == files_of(clean.site)


@pytest.mark.parametrize("apparatus", ["true", "false"])
@pytest.mark.parametrize("part", ["", "1/2"])
def test_the_log_tells_of_the_edition_alone(apparatus: str, part: str, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "edition", tmp_path / "cache")
    desk.root.mkdir()
    desk.lay({"mkdocs.yml": f"extra: {{variorum: {{apparatus: {apparatus}}}}}\n"})
    where = {"XDG_CACHE_HOME": str(desk.cache), "VARIORUM_CACHE": "1", "CI": "", "VARIORUM_PART": part}
    for _ in range(3):
        # The program as people call it: MkDocs shows them warnings of Python that `python -m` hides.
        done = run(PYTHON.with_name("mkdocs"), "build", "--strict", cwd=desk.root, **where)
        assert done.returncode == 0, done.stderr
        assert [line for line in done.stderr.splitlines() if not line.startswith("INFO ")] == []
        assert "Warning" not in done.stderr


def test_nothing_is_kept_where_a_site_has_what_is_made_of_all_notes(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "edition", tmp_path / "cache")
    desk.root.mkdir()
    desk.lay({"mkdocs.yml": "extra: {variorum: {apparatus: true}}\n"})
    for name in ("first", "second"):
        assert desk.built(name).status == 0
    assert desk.parts(desk.root) == []
