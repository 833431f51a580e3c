"""`variorum check` runs where no host is installed, and loads nothing that it does not need."""

from __future__ import annotations

import re
from pathlib import Path
from subprocess import CompletedProcess
from textwrap import dedent

from tests.site.building import NEWSPAPER, PYTHON, REPOSITORY, build, run
from tests.site.drawing import ARTICLE, NOTE, draw

BROKEN = REPOSITORY / "tests" / "editions" / "broken"
PROBLEM = re.compile(r"[^\s:]+:\d+:\d+: \[[a-z0-9-]+\] .+")

WITHOUT_HOSTS = """
import atexit, sys
from importlib.abc import MetaPathFinder

HOSTS = {"mkdocs", "material", "properdocs", "zensical"}

class NoHosts(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in HOSTS:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, NoHosts())
atexit.register(lambda: print("LOADED", *sorted({m.partition(".")[0] for m in sys.modules}), file=sys.stderr))
from variorum.cli import main
main(prog_name="variorum")
"""


def check(*paths: Path, cwd: Path) -> CompletedProcess[str]:
    return run(PYTHON, "-c", dedent(WITHOUT_HOSTS), "check", *paths, cwd=cwd)


def loaded(done: CompletedProcess[str]) -> set[str]:
    (line,) = re.findall(r"^LOADED (.*)$", done.stderr, re.MULTILINE)
    return set(line.split())


def test_an_edition_with_nothing_wrong_gives_0_and_prints_nothing(tmp_path: Path) -> None:
    done = check(NEWSPAPER, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert "No problems." in done.stderr


def test_an_edition_with_problems_gives_1_and_prints_one_a_line(tmp_path: Path) -> None:
    done = check(BROKEN, cwd=tmp_path)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    problems = [line for line in lines if not line.startswith("    ")]
    assert [line for line in problems if not PROBLEM.fullmatch(line)] == []
    assert f"{len(problems)} problems." in done.stderr
    assert len(problems) >= 12


def test_it_finds_the_same_problems_as_a_build(tmp_path: Path) -> None:
    checked = [line for line in check(BROKEN, cwd=tmp_path).stdout.splitlines() if line[0] != " "]
    assert sorted(checked) == sorted(build(BROKEN, tmp_path / "site").problems)


def test_a_file_can_be_checked_alone(tmp_path: Path) -> None:
    done = check(BROKEN / "annotations" / "tide-table" / "key-misspelt.yml", cwd=tmp_path)
    assert done.returncode == 1
    files = {line.partition(":")[0] for line in done.stdout.splitlines() if line[0] != " "}
    assert files == {"annotations/tide-table/key-misspelt.yml"}


def test_a_sound_file_beside_broken_ones_gives_0(tmp_path: Path) -> None:
    done = check(BROKEN / "annotations" / "tide-table" / "good-chart-datum.yml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_edition_is_found_from_a_folder_inside_it() -> None:
    done = check(cwd=BROKEN / "annotations" / "tide-table")
    assert done.returncode == 1
    assert "[quote-ambiguous]" in done.stdout


def test_a_folder_that_lies_in_no_edition_is_misuse(tmp_path: Path) -> None:
    done = check(cwd=tmp_path)
    assert done.returncode == 2
    assert "is not in an edition" in done.stderr


def test_no_host_is_loaded(tmp_path: Path) -> None:
    done = check(NEWSPAPER, cwd=tmp_path)
    assert {"mkdocs", "material", "watchdog", "playwright"}.isdisjoint(loaded(done))


def test_a_highlighter_is_loaded_only_for_the_extensions_of_an_edition(tmp_path: Path) -> None:
    """MkDocs' own `fenced_code` loads Pygments, and so any check of an edition does."""
    done = run(PYTHON, "-c", dedent(WITHOUT_HOSTS), "--version", cwd=tmp_path)
    assert done.returncode == 0
    assert {"pygments", "pymdownx", "mkdocs", "material"}.isdisjoint(loaded(done))


def test_an_edition_whose_settings_need_a_host_can_be_checked_without_it(tmp_path: Path) -> None:
    settings = """\
        site_name: !ENV [SITE_NAME, Plain]
        theme:
          name: material
        markdown_extensions:
          - tables
          - material.extensions.preview
          - pymdownx.emoji:
              emoji_index: !!python/name:material.extensions.emoji.twemoji
              emoji_generator: !!python/name:material.extensions.emoji.to_svg
    """
    files = {"mkdocs.yml": settings, "docs/articles/lamp/article.txt": ARTICLE,
             "annotations/lamp/who-lit-it.yml": NOTE}  # fmt: skip
    done = check(draw(tmp_path / "edition", files), cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_articles_are_found_where_the_settings_say(tmp_path: Path) -> None:
    """The hook reads `docs_dir`, so the command has to."""
    files = {"docs/articles/lamp/article.txt": ARTICLE, "annotations/lamp/who-lit-it.yml": NOTE}
    root = draw(tmp_path / "edition", {"mkdocs.yml": "site_name: P\ndocs_dir: pages\n", **files})
    (root / "docs").rename(root / "pages")
    done = check(root, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
