"""A file or folder of an edition may be a link that leads out of it: nothing is written there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

NEW = ("new", "Nobody", "--kind", "context", "--title", "x", "--note", "y", "--by", "keeper", "--no-ask")
CASES = {
    "schemas": (".variorum", ("schema", "--edition")),
    "schemas-of-a-new-note": (".variorum", NEW),
    "one-schema": (".variorum/annotation.schema.json", ("schema", "--edition")),
    "settings-of-an-editor": (".vscode", ("upgrade", "--yes")),
    "workflows": (".github", ("upgrade", "--yes")),
    "the-ledger": ("annotations/ids.yml", ("ids",)),
    "a-received-file": ("received", ("add", "page.html", "--no-ask", "--slug", "page")),
    "an-article": ("docs/articles/page", ("add", "page.html", "--no-ask", "--slug", "page")),
}


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_written_through_a_link(variorum: Run, edition: Path, tmp_path: Path, name: str) -> None:
    link, command = CASES[name]
    outside = tmp_path / "outside"
    outside.mkdir()
    target = outside / "mine" if Path(link).suffix in (".json", ".yml") else outside
    if target is not outside:
        target.write_text("mine", "utf-8")
    (edition / "page.html").write_text(f"<p>{'Words of a page that is long enough. ' * 9}", "utf-8")
    (edition / link).parent.mkdir(exist_ok=True)
    (edition / link).symlink_to(target)
    done = variorum(*command)
    assert done.exit_code in (1, 2)
    assert link.split("/")[0] in done.output or "variorum check" in done.output
    assert [path.read_text("utf-8") for path in outside.iterdir()] == ["mine"] * (target is not outside)
