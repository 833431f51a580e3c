"""A build that is killed, has no room or is one of two leaves a whole site, and says why in a sentence."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.security.small_edition import small_edition
from tests.site.building import HOOK, PYTHON, build, environment, files_of
from tests.site.test_last_site import SETTINGS
from tests.site.test_swap import shown
from tests.warm_process import warm_process

KILLS = int(os.environ.get("KILLS", "8"))
"""How often a build is killed; 50 where somebody wants to be sure."""
WAITS = """\
import pathlib, time
def on_env(*args, config, **kwargs):
    while not pathlib.Path(config.config_file_path).with_name("go-on").exists():
        time.sleep(0.05)
"""


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition with a site."""
    root = small_edition(tmp_path / "edition")
    (root / "mkdocs.yml").write_text(SETTINGS.format(hooks=HOOK), "utf-8")
    assert build(root, root / "site").status == 0
    return root


def begin(root: Path, **more: object) -> subprocess.Popen[str]:
    return subprocess.Popen(  # type: ignore[call-overload,no-any-return]
        [PYTHON, "-m", "mkdocs", "build"], cwd=root, env=environment(), text=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more,
    )  # fmt: skip


@pytest.mark.slow
def test_killed_at_any_time_the_site_is_the_last_or_the_next(edition: Path, tmp_path: Path) -> None:
    begun = time.monotonic()
    assert build(edition, edition / "site").status == 0
    took = time.monotonic() - begun
    by_chance, kept = random.Random(16), 0
    for number in range(KILLS):
        before = shown(edition / "site")
        (edition / "docs/index.md").write_text(f"# Home {number}\n", "utf-8")
        (edition / f"docs/page-{number}.md").write_text("# More\n", "utf-8")
        (edition / f"docs/page-{number - 1}.md").unlink(missing_ok=True)
        with suppress(subprocess.TimeoutExpired):
            words = ["-m", "mkdocs", "build"]
            warm_process().run(words, edition, environment(), by_chance.uniform(0, 1.1 * took))
        after = shown(edition / "site")
        is_next = f"Home {number}" in after["index.html"] and f"page-{number}.html" in after
        assert after == before or (is_next and f"page-{number - 1}.html" not in after), number
        kept += after == before
    assert kept
    assert build(edition, edition / "site").status == 0
    assert shown(edition / "site").keys() == shown(build(edition, tmp_path / "afresh").site).keys()
    assert not [path for path in (edition / "site").iterdir() if path.name.startswith(".")]


def test_a_disk_that_is_full_leaves_the_last_site_and_is_told_of_in_a_sentence(edition: Path) -> None:
    def no_file_may_be_long() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))

    before = files_of(edition / "site")
    process = begin(edition, preexec_fn=no_file_may_be_long)
    _, told = process.communicate()
    assert process.returncode == 1
    assert "File too large. The last site has been kept. Make room there" in told
    assert "Traceback" not in told
    assert ".building" not in told.split("Error: ")[-1]
    assert files_of(edition / "site") == before


@pytest.mark.slow
def test_a_small_disk_leaves_the_last_site(edition: Path) -> None:
    """The folder of the site is a disk of its own, with no room for two sites."""
    size = sum(path.stat().st_blocks * 512 for path in (edition / "site").rglob("*"))
    site = edition / "site"
    (edition / "docs/index.md").write_text("# Another\n", "utf-8")
    script = (
        f"mount -t tmpfs -o size={size * 3 // 2} tmpfs disk && cp -R site/. disk && cp -R disk before && "
        f"{{ {PYTHON} -m mkdocs build --site-dir disk; echo ended $?; }} && "
        "diff -r disk before && echo the same"
    )
    (edition / "disk").mkdir()
    if not shutil.which("unshare"):
        pytest.skip("There is no program `unshare`.")
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script], cwd=edition, env=environment(), capture_output=True,
        text=True, timeout=120, check=False,
    )  # fmt: skip
    if "ended" not in done.stdout:
        pytest.skip(f"No disk can be made here: {done.stderr}")
    assert "ended 1\nthe same" in done.stdout, done
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert site.exists()


@pytest.mark.slow
def test_of_two_builds_into_one_folder_the_second_says_so(edition: Path) -> None:
    (edition / "fault.py").write_text(WAITS, "utf-8")
    (edition / "mkdocs.yml").write_text(SETTINGS.format(hooks=f"{HOOK}, fault.py"), "utf-8")
    first = begin(edition)
    while not list((edition / "site").glob(".building-*")):
        time.sleep(0.02)
    for option in ("--clean", "--dirty"):
        second = build(edition, edition / "site", option)
        assert second.status == 1
        assert f"is being written by another build (process {first.pid})" in second.log
        assert "Traceback" not in second.log
    (edition / "go-on").touch()
    first.communicate()
    assert first.returncode == 0
    assert build(edition, edition / "site").status == 0
