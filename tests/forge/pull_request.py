"""A base with an edition and its engine, and pull requests on it, as a runner checks them out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tests.site.building import REPOSITORY
from tests.site.drawing import ARTICLE, METADATA, NOTE, SETTINGS, draw

TRACE = 'import os, pathlib; pathlib.Path(os.environ["MARKERS"], {name!r}).touch()\n'
"""Code that tells that it was run."""
_ENGINE = shutil.ignore_patterns("__pycache__")


def check_out_base(root: Path) -> Path:
    """Make the folder `base`: an edition with two notes, whose hook and engine are its own."""
    draw(
        root,
        {
            "mkdocs.yml": SETTINGS.replace(str(REPOSITORY / "hooks"), "hooks"),
            "docs/articles/lamp/article.txt": ARTICLE,
            "docs/articles/lamp/article.yml": METADATA,
            "annotations/lamp/who-lit-it.yml": NOTE,
            "annotations/lamp/rain.yml": NOTE.replace("who-lit-it", "rain").replace(
                "Nobody had lit", "Outside it rained"
            ),
        },
    )
    shutil.copytree(REPOSITORY / "hooks", root / "hooks", ignore=_ENGINE)
    return root


def check_out_head(root: Path, base: Path) -> Path:
    """Make the folder `head`, with nothing changed."""
    return Path(shutil.copytree(base, root, symlinks=True))


def make_hostile(head: Path) -> None:
    """Plant code wherever a tool might run it, and links wherever one might follow them."""
    for name in (
        *("conftest.py", "setup.py", "sitecustomize.py", "usercustomize.py", "yaml.py", "mkdocs.py"),
        *("markdown.py", "click.py", "hooks/yaml.py", "annotations/yaml.py", "annotations/lamp/conftest.py"),
        *("docs/articles/lamp/hook.py", "docs/articles/sitecustomize.py"),
    ):
        (head / name).write_text(TRACE.format(name=name.replace("/", "+")), "utf-8")
    for name in ("hooks/mkdocs_events.py", "hooks/variorum/__init__.py", "hooks/variorum/__main__.py"):
        path = head / name
        path.write_text(TRACE.format(name=name.replace("/", "+")) + path.read_text("utf-8"), "utf-8")
    (head / "evil").mkdir()
    (head / "evil/__init__.py").write_text(TRACE.format(name="a-package"), "utf-8")
    (head / "evil.py").write_text(TRACE.format(name="a-hook"), "utf-8")
    settings = (head / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("plugins:", "  - evil.py\nplugins:\n  - evil", 1)
    (head / "mkdocs.yml").write_text(f"{settings}  - evil\n", "utf-8")
    (head / "requirements.txt").write_text("./evil\n", "utf-8")
    (head / "docs/articles/lamp/page.html").write_text("<script>alert(1)</script>", "utf-8")
    (head / "docs/articles/lamp/drawing.svg").write_text("<svg onload=alert(1)></svg>", "utf-8")
    (head / "docs/articles/lamp/index.md").write_text("<script>alert(1)</script>\n", "utf-8")
    (head / "docs/index.md").write_text("# Index\n\n<script>alert(2)</script>\n", "utf-8")
    (head / "annotations/lamp/secret.yml").symlink_to("/etc/passwd")
    (head / "annotations/elsewhere").symlink_to("/etc")
    (head / "docs/articles/lamp/picture.png").symlink_to("/etc/passwd")
    (head / "docs/articles/etc").symlink_to("/etc")
    (head / ".github/workflows").mkdir(parents=True)
    (head / ".github/workflows/check.yml").write_text("on: pull_request_target\n", "utf-8")
    os.chmod(head / "annotations/lamp/rain.yml", 0o755)  # noqa: PTH101
