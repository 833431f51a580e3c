"""An mkdocs.yml is read as MkDocs reads it, and nothing is run that does not extend Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.site.drawing import ARTICLE, draw
from variorum.cli import main
from variorum.configuration.config_file import ConfigError, read_config
from variorum.configuration.site_config import SiteSettings, read_settings, site_around


def settings(root: Path, config: str, **others: str) -> SiteSettings:
    draw(root, {"mkdocs.yml": config, **{f"{name}.yml": text for name, text in others.items()}})
    return read_settings(root)


def test_what_is_inherited_is_merged_as_mkdocs_merges_it(tmp_path: Path) -> None:
    read = settings(
        tmp_path,
        "INHERIT: b.yml\nextra: {variorum: {branch: mine}}\nmarkdown_extensions: [abbr]\n",
        b="INHERIT: c.yml\nextra: {variorum: {branch: yours, forge: gitlab}}\n",
        c="docs_dir: pages\nmarkdown_extensions: [footnotes]\n",
    )
    assert read.raw_settings == {"branch": "mine", "forge": "gitlab"}
    assert read.docs == tmp_path / "pages"
    assert read.extensions == ("toc", "tables", "fenced_code", "abbr")


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("INHERIT: gone.yml", "gone.yml: there is no such file."),
        ("INHERIT: mkdocs.yml", "mkdocs.yml: it inherits from itself."),
        ("site_name: [", "mkdocs.yml:1:13: "),
        ("- a list", "mkdocs.yml: it is no mapping of keys to values."),
        ("markdown_extensions: abbr", "`markdown_extensions` is no list."),
        ("markdown_extensions: [{a: {}, b: {}}]", "an entry of `markdown_extensions` is not understood."),
        ("docs_dir: ../elsewhere/docs", "`docs_dir` must lie in the folder of mkdocs.yml"),
    ],
)
def test_what_mkdocs_cannot_read_is_told_in_one_line(tmp_path: Path, config: str, words: str) -> None:
    root = draw(tmp_path / "a" / "b", {"mkdocs.yml": config, "docs/articles/lamp/article.txt": ARTICLE})
    done = CliRunner().invoke(main, ["check", "-f", str(root / "mkdocs.yml")])
    assert done.exit_code == 2
    assert words in done.stderr
    assert "Traceback" not in done.output


def test_variables_are_read_as_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YES", "true")
    monkeypatch.setenv("NUMBER", "3")
    monkeypatch.delenv("NONE", raising=False)
    read = settings(
        tmp_path,
        "extra:\n  variorum:\n    a: !ENV YES\n    b: !ENV [NONE, NUMBER, 5]\n    c: !ENV [NONE, [x, y]]\n"
        "    d: !ENV NONE\n    e: !ENV [NONE, NONE_EITHER, '3']\n",
    )
    assert read.raw_settings == {"a": True, "b": 3, "c": ["x", "y"], "d": None, "e": "3"}


def test_names_in_packages_that_extend_markdown_are_followed(tmp_path: Path) -> None:
    read = settings(
        tmp_path,
        "markdown_extensions:\n"
        "  - pymdownx.emoji: {emoji_index: !!python/name:material.extensions.emoji.twemoji }\n"
        "  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}\n",
    )
    assert callable(read.configs["pymdownx.emoji"]["emoji_index"])
    assert read.configs["toc"]["slugify"]("A Word", "-") == "a-word"
    assert read.differences == ()


HOSTILE = [
    "!!python/name:os.system",
    "!!python/name:builtins.eval",
    "!!python/name:eval",
    "!!python/name:markdown.util.sys.exit",
    "!!python/name:markdown.core.importlib",
    "!!python/name:click.launch",
    "!!python/name:trap.spring",
    "!!python/object/apply:os.system [touch sprung]",
    "!!python/object/apply:subprocess.run [[touch, sprung]]",
    "!!python/object/apply:builtins.open [sprung, w]",
    "!!python/object/apply:pip.main [[--version]]",
    "!!python/object/apply:trap.spring []",
    "!!python/object/new:trap.Spring []",
    "!!python/object:trap.Spring {}",
    "!!python/module:trap",
    "!unknown x",
]


@pytest.mark.parametrize("tag", HOSTILE)
def test_nothing_else_that_is_named_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: str) -> None:
    trap = "from pathlib import Path\nPath('sprung').touch()\ndef spring(*_): Path('sprung').touch()\n"
    draw(tmp_path, {"trap.py": trap + "Spring = spring\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    read = settings(tmp_path, f"markdown_extensions:\n  - toc:\n      slugify: {tag}\n")
    assert not (tmp_path / "sprung").exists()
    assert read.configs["toc"] == {}
    (difference,) = read.differences
    assert tag.split(" ")[0] in difference


def test_an_extension_that_is_not_installed_is_told_of(tmp_path: Path) -> None:
    config = "markdown_extensions: [callouts_that_nobody_has, 'markdown.extensions.abbr:AbbrExtension']\n"
    root = draw(tmp_path, {"mkdocs.yml": config, "docs/articles/lamp/article.txt": ARTICLE})
    assert read_settings(root).missing == ("callouts_that_nobody_has",)
    done = CliRunner().invoke(main, ["check", str(root)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "“callouts_that_nobody_has” is not installed here" in done.stderr


def test_an_edition_is_found_from_below_by_the_settings_of_its_folder(tmp_path: Path) -> None:
    root = draw(
        tmp_path, {"conf/mkdocs.yaml": "docs_dir: ../docs\n", "docs/articles/lamp/article.txt": ARTICLE}
    )
    (root / "mkdocs.yml").unlink()
    site = site_around(root / "conf")
    assert site is not None
    assert site.layout.root == root
    assert site.layout.name(site.config) == "conf/mkdocs.yaml"


def test_a_mistake_in_what_is_inherited_is_placed_there(tmp_path: Path) -> None:
    root = draw(
        tmp_path,
        {
            "mkdocs.yml": "INHERIT: shared/base.yml\nextra:\n  variorum:\n    forge: gothub\n",
            "shared/base.yml": "site_name: X\nextra:\n  variorum:\n    forge: x\n    aparatus: true\n",
            "docs/articles/lamp/article.txt": ARTICLE,
        },
    )
    done = CliRunner().invoke(main, ["check", str(root)])
    assert [line.partition(" ")[0] for line in done.stdout.splitlines()] == [
        "mkdocs.yml:4:12:",
        "shared/base.yml:5:5:",
    ]


def test_paths_of_extensions_are_relative_to_what_they_say(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("a: !relative $config_dir/x\nb: !relative $docs_dir\nc: !relative\n")
    read = read_config(tmp_path / "mkdocs.yml")
    read.folders.docs, read.folders.page = tmp_path / "docs", tmp_path / "docs" / "articles" / "lamp"
    assert [str(read.values[key]) for key in "abc"] == [
        f"{tmp_path}/x",
        f"{tmp_path}/docs/",
        f"{tmp_path}/docs/articles/lamp/",
    ]


def test_a_configuration_that_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        read_config(tmp_path)
