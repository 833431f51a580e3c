"""A copy of what the project ships and shows, into which files are planted as an engineer would add them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.site.building import PYTHON, REPOSITORY, run

HERE = Path(__file__).parent
_COPIED = (
    *("hooks", "docs", ".github", ".vscode", "tests/house_rules"),
    *("README.md", "ARCHITECTURE.md", "tests/__init__.py", "tests/interop/citation_js_losses.yml"),
)
ARTICLE = "articles/gull-rock/"


class Tree:
    """The copy, and the example's edition in it with a `mkdocs.yml`."""

    def __init__(self, root: Path) -> None:
        """Copy the project to `root`."""
        self.root = root
        for name in _COPIED:
            source, target = REPOSITORY / name, root / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, target)
        self.edition = root / "hooks/variorum/rendering/examples"

    def plant(self, name: str) -> list[str]:
        """Put in the files below tests/planting/`name`/; return their paths. None may be there yet."""
        planted = sorted(path for path in (HERE / name).rglob("*.*") if path.suffix != ".pyc")
        for path in planted:
            target = self.root / path.relative_to(HERE / name)
            assert not target.exists()
            shutil.copy(path, target)
        return [path.relative_to(HERE / name).as_posix() for path in planted]

    def run(self, *module_and_words: str, cwd: Path | None = None) -> str:
        """Run a module with the engine of the tree, and return what it printed; it must succeed."""
        path = f"{self.root / 'hooks'}:{self.root}"
        done = run(PYTHON, "-m", *module_and_words, cwd=cwd or self.root, PYTHONPATH=path)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def build(self, site: Path) -> Path:
        """Build the example's edition into `site`, strictly."""
        config = self.edition / "mkdocs.yml"
        config.write_text(
            "site_name: Planted\ntheme: {name: material, font: false, palette: {scheme: default}}\n"
            f"hooks: [{json.dumps(str(self.root / 'hooks/mkdocs_events.py'))}]\n",
            "utf-8",
        )
        self.run("mkdocs", "build", "--strict", "--config-file", str(config), "--site-dir", str(site))
        return site

    def read(self, path: str) -> str:
        """Return the text of a file of the tree."""
        return (self.root / path).read_text("utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Replace what stands once in a file of the tree."""
        text = self.read(path)
        assert text.count(old) == 1
        (self.root / path).write_text(text.replace(old, new), "utf-8")
