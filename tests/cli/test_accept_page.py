"""`variorum accept` on pages of a site: the checksum in their front matter follows their text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.site.drawing import draw

TEXT = "# Install\n\nOpen the box first, then the lamp.\n"
NOTE = "id: box\nkind: context\nquote: Open the box first\ntitle: T\nnote: N.\n"
OLD = "0" * 64
PAGE = Path("docs/guide/install.md")
FORMS = {
    "a key below another": "---\ntitle: I\nvariorum:\n  sha256: {}\n  language: en\n---\n",
    "in brackets": "---\nvariorum: {{language: en, sha256: {}}}\n---\n\n",
    "in quotes, with a comment": "---\nvariorum:\n  sha256: \"{}\" # as printed\n---\n",
    "in single quotes": "---\nvariorum:\n  sha256: '{}'\n# Ours\n---\n",
    "after other letters": "---\ntitle: 人人 é\nvariorum: {{description: 人人, sha256: {}}}\n---\n",
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = draw(
        tmp_path / "site",
        {
            str(PAGE): FORMS["in brackets"].format(OLD) + TEXT,
            "annotations/guide/install.md/box.yml": NOTE,
            "docs/guide/use.md": "# Use\n\nLight it.\n",
            "annotations/guide/use.md/light.yml": NOTE.replace("box", "light").replace(
                "Open the light first", "Light it"
            ),
        },
    )
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("old", [OLD, "0"], ids=["old", "no checksum"])
def test_the_checksum_is_written_and_all_else_stays(
    variorum: Run, site: Path, form: str, line_end: str, old: str
) -> None:
    def page(checksum: str) -> bytes:
        return (FORMS[form].format(checksum) + TEXT).replace("\n", line_end).encode()

    (site / PAGE).write_bytes(page(old))
    shown = variorum("accept", "guide/install.md", "--dry-run")
    assert shown.exit_code == 0, shown.output
    assert (site / PAGE).read_bytes() == page(old)
    done = variorum("accept", "guide/install.md")
    assert done.exit_code == 0, done.output
    new = hashlib.sha256(TEXT.encode()).hexdigest()
    assert (site / PAGE).read_bytes() == page(new)
    assert str(PAGE) not in variorum("check").stdout
    assert "Nothing changes." in variorum("accept", "guide/install.md").stderr


def test_a_page_without_a_checksum_needs_nothing(variorum: Run, site: Path) -> None:
    before = (site / "docs/guide/use.md").read_bytes()
    done = variorum("accept", "guide/use.md")
    assert done.exit_code == 2
    assert "docs/guide/use.md has no checksum, so its text may change" in done.stderr
    # The advice is followed.
    (site / "docs/guide/use.md").write_bytes(b"---\nvariorum: {sha256: 0}\n---\n" + before)
    assert "docs/guide/use.md" in variorum("check").stdout
    assert variorum("accept", "guide/use.md").exit_code == 0
    assert "docs/guide/use.md" not in variorum("check").stdout


def test_where_there_are_several_one_is_named_as_the_command_takes_it(variorum: Run, site: Path) -> None:
    done = variorum("accept")
    assert done.exit_code == 2
    assert "Name the article: " in done.stderr
    assert "guide/install.md" in done.stderr
    assert "--article" not in done.stderr
    assert site.is_dir()
