"""A build makes HTML of each entry and of an article's prose once, on however many pages it stands."""

from __future__ import annotations

import json
from pathlib import Path

from tests.site.building import NEWSPAPER, PYTHON, run

_COUNTED = """
import json, sys
from collections import Counter
from mkdocs.commands.build import build
from mkdocs.config import load_config
from variorum.rendering.bodies import BodyRenderer

counts, convert = Counter(), BodyRenderer._convert

def counting(self, bodies, languages=None):
    if languages is None:
        counts.update(bodies)
    return convert(self, bodies, languages)

BodyRenderer._convert = counting
build(load_config(sys.argv[1], site_dir=sys.argv[2]))
print(json.dumps(counts))
"""


def test_each_prose_is_rendered_once(tmp_path: Path) -> None:
    done = run(PYTHON, "-c", _COUNTED, NEWSPAPER / "mkdocs.yml", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout.splitlines()[-1])
    assert len(counts) > 20
    assert {prose: times for prose, times in counts.items() if times > 1} == {}
