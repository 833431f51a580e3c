"""What cannot be built in parts is refused before anything is built, and named."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner

from variorum.cli.group import main
from variorum.hosting.part_to_build import VARIABLE, refuse_gathering_plugins

PLAIN = SimpleNamespace(config={})
KNOWN = {"search": PLAIN, "material/search": PLAIN, "variorum": PLAIN, "hook.py": SimpleNamespace(_as_hook=1)}


def test_what_is_known_is_built_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1/2")
    refuse_gathering_plugins(KNOWN)


@pytest.mark.parametrize(
    ("plugins", "said"),
    [
        ({"material/tags": PLAIN}, "since it has “material/tags”"),
        ({"own.py": SimpleNamespace()}, "since it has “own.py”"),
        ({"search": SimpleNamespace(config={"prebuild_index": True})}, "`prebuild_index`"),
    ],
)
def test_what_may_gather_is_named(
    plugins: dict[str, object], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_gathering_plugins({**KNOWN, **plugins})
    monkeypatch.setenv(VARIABLE, "1/2")
    with pytest.raises(ValueError, match="cannot be built in parts") as refusal:
        refuse_gathering_plugins({**KNOWN, **plugins})
    assert said in str(refusal.value)


def test_a_host_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs/articles").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: A site\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("variorum.cli.build.find_spec", lambda _: None)
    done = CliRunner().invoke(main, ["build", "--host", "properdocs"])
    assert done.exit_code == 2
    assert "properdocs is not installed here: pip install properdocs" in done.output
