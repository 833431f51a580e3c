"""The form's modules become one classic script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from variorum.rendering.scripts import FORM_SCRIPTS, SCRIPTS, form_data, form_script, host_script, script


def test_each_module_is_there_once_after_those_that_it_needs() -> None:
    made = form_script()
    places = {path.stem: made.index(f"const ${path.stem} = ") for path in FORM_SCRIPTS.glob("*.js")}
    assert len(places) > 20
    for name, place in places.items():
        source = (FORM_SCRIPTS / f"{name}.js").read_text("utf-8")
        assert made.count(f"const ${name} = ") == 1
        assert all(places[needed] < place for needed in re.findall(r'from "\./(\w+)\.js"', source))


def test_nothing_is_left_that_only_a_module_may_have() -> None:
    for made in (form_script(), script()):
        assert not re.search(r"^(import|export)\b|\bimport\s*\(|import\.meta", made, re.MULTILINE)
        assert made.startswith('"use strict";')


def _code(source: str) -> Iterator[str]:
    """Yield the lines of a script that are no comment: each of ours has lines of its own."""
    is_comment = False
    for line in map(str.strip, source.splitlines()):
        begins = line.startswith("/*")
        if line and not (is_comment or begins or line.startswith("//")):
            yield line
        is_comment = (is_comment or begins) and not line.endswith("*/")


def test_scripts_of_each_page_are_sent_without_comments_and_whole() -> None:
    source = (SCRIPTS / "host.js").read_text("utf-8")
    made = host_script()
    assert [line for line in made.splitlines() if line] == list(_code(source))
    assert len(made) < 0.9 * len(source)


def test_the_data_of_the_form_are_read_as_they_were() -> None:
    description = json.dumps({"__proto__": ["\u2028 </script> \\ \" ' é"]}, ensure_ascii=False)
    made = form_data(description, ["lamp", "a-lamp"])
    found = re.fullmatch(
        r'globalThis\.variorumForm = \{ description: JSON\.parse\((".*")\), ids: (".*") \}\n', made
    )
    assert found
    assert json.loads(json.loads(found[1])) == json.loads(description)
    assert json.loads(found[2]) == "a-lamp lamp"
