"""`variorum check --jobs N` prints the same bytes, whatever N is and wherever the edition has problems."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.trial_edition import trial_edition
from tests.keeping.sound_edition import SOUND
from variorum.cli.check import FORMATS

_BROKEN = {
    "annotations/sea/lost.yml": "id: lost\nkind: context\nquote: no such words\ntitle: A\nnote: B.\n",
    "annotations/sea/broken.yml": "id: [\n",
    "annotations/sea/bomb.yml": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    # The first process takes the largest article, another one this.
    "annotations/sea/deep.yml": "[" * 5000,
    "annotations/wind/deep.yml": "[" * 4000,
    "annotations/wind/bomb.yml": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "annotations/tale/twice.yml": "id: gust\nkind: context\nwhole: true\ntitle: A\nnote: '[b](#none)'\n",
    "annotations/wind/lone.yml": "id: lone\nkind: context\nwhole: true\ntitle: A\nnote: See [b](#gone).\n",
    "annotations/glossary.yml": "- {id: wick, name: Wick, description: A cord.}\n",
}


@pytest.mark.parametrize("form", ["text", *FORMATS])
def test_the_bytes_are_the_same(form: str, tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", SOUND | _BROKEN)
    ended = [_checked(root, "--format", form, "--jobs", str(jobs)) for jobs in (1, 2, 4)]
    assert ended[0].returncode == 1
    assert b"Traceback" not in ended[0].stderr
    for other in ended[1:]:
        assert (other.stdout, other.stderr, other.returncode) == (ended[0].stdout, ended[0].stderr, 1)


def test_a_sound_edition_has_no_problem(tmp_path: Path) -> None:
    root = trial_edition(tmp_path / "edition", SOUND)
    for words in (("--jobs", "3"), ("--jobs", "1"), ()):
        ended = _checked(root, *words)
        assert (ended.stdout, ended.stderr, ended.returncode) == (b"", b"No problems.\n", 0)


@pytest.mark.parametrize("jobs", ["0", "-1", "x"])
def test_a_number_that_is_none_is_refused(jobs: str, tmp_path: Path) -> None:
    assert _checked(trial_edition(tmp_path / "edition", {}), "--jobs", jobs).returncode == 2


def _checked(root: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "variorum", "check", "--no-cache", *words]
    return subprocess.run(command, cwd=root, capture_output=True, check=False)
