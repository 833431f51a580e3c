"""citation-js reads the exports of sources back; what it has otherwise is listed, and nothing else is."""

from __future__ import annotations

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.editor.node_package import node, package
from tests.interop.any_source import full_source, sources
from tests.interop.editions import edition_called
from variorum.exporting.exports.bibtex import bibtex
from variorum.exporting.exports.csl_json import csl_items, csl_json
from variorum.exporting.exports.ris import ris
from variorum.model.csl.types import MEANINGS
from variorum.model.fields import fields_of
from variorum.model.registers import Source

pytestmark = pytest.mark.slow

VERSIONS = {
    "@citation-js/core": "0.9.0",
    "@citation-js/plugin-bibtex": "0.9.0",
    "@citation-js/plugin-csl": "0.9.0",
    "@citation-js/plugin-ris": "0.8.2",
}
FORMATS: dict[str, Callable[[Iterable[Source]], str]] = {"csl-json": csl_json, "bibtex": bibtex, "ris": ris}
LISTED = yaml.safe_load(Path(__file__).with_name("citation_js_losses.yml").read_text("utf-8"))
"""By format and CSL's variable: the types of sources that lose its value; `all`, or some."""
KNOWN = {"language": "en"}
"""A source has its language, or its date: else its record in RIS has no tag by which citation-js knows that
it is of 2011, and reads it by the rules of 1995."""
READER = Path(__file__).with_name("citation_js.cjs")
Loss = tuple[str, str]
"""A variable of CSL, and a type of sources."""


def read_back(text: str) -> list[dict[str, Any]]:
    """Return what citation-js makes of a file, as CSL-JSON."""
    folders = [str(package(name, version).parents[1]) for name, version in VERSIONS.items()]
    paths = os.environ | {"NODE_PATH": os.pathsep.join(folders)}
    command = [str(node()), str(READER)]
    done = subprocess.run(
        command, input=text.encode(), capture_output=True, timeout=120, check=False, env=paths
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


def losses(name: str, of: Sequence[Source]) -> Iterator[tuple[Loss, Any, Any]]:
    """Yield what citation-js has otherwise in the format `name`, with what went in and what came out."""
    found = {item["id"]: item for item in read_back(FORMATS[name](of))}
    assert list(found) == [source.id for source in of]
    for item in csl_items(of):
        other = found[item["id"]]
        for variable in item.keys() - {"id"}:
            if _alike(item[variable]) != _alike(other.get(variable)):
                yield (variable, item["type"]), item[variable], other.get(variable)


def _alike(value: Any) -> Any:
    """Return a value without what programs write in several ways: dashes, blanks, and particles of names."""
    if isinstance(value, str):
        return sorted(value.replace("–", "-").replace(",", " ").split())
    if isinstance(value, list) and all(isinstance(one, dict) for one in value):
        return [_parts_of_name(one) for one in value]
    return value


def _parts_of_name(name: dict[str, Any]) -> tuple[str, str, list[str]]:
    """Return given name, suffix and the rest. A name that is not divided may be a family name."""
    keys = ("non-dropping-particle", "dropping-particle", "family", "literal")
    rest = " ".join(name[key] for key in keys if key in name)
    return name.get("given") or "", name.get("suffix") or "", sorted(rest.split())


def is_odd(name: str, value: Any) -> bool:
    """Return whether the documents say of a value that it does not come back, whatever key has it."""
    if isinstance(value, dict) and "date-parts" in value:
        parts = value["date-parts"]
        return len(parts) > 1 or parts[0][0] < 1 or bool(value.keys() & {"circa", "season"})
    is_names = isinstance(value, list) and name == "ris"
    return is_names and any("," in one.get("literal", "") for one in value)


def unlisted(name: str, of: Sequence[Source]) -> list[tuple[Loss, Any, Any]]:
    """Return the losses of which neither the list nor the documents tell."""

    def is_listed(variable: str, of_type: str) -> bool:
        types = LISTED[name].get(variable, ())
        return types == "all" or of_type in types

    return [
        (loss, value, other)
        for loss, value, other in losses(name, of)
        if not is_listed(*loss) and not is_odd(name, value)
    ]


def every_source() -> list[Source]:
    """Return sources of every type: with every key, and with each key alone."""
    made = []
    for number, of_type in enumerate(MEANINGS):
        full = full_source(of_type)
        # Few things have both numbers, and RIS has one tag for them.
        made.append(full.model_copy(update={"id": f"full-{number}", "issn": None}))
        for key, field in fields_of(Source).items():
            if key not in ("id", "type", "title"):
                alone = {
                    "id": f"{key.lower().replace('_', '-')}-{number}",
                    "type": of_type,
                    "title": "T",
                    **KNOWN,
                }
                made.append(Source.model_validate({**alone, key: getattr(full, field.name)}))
    return made


@pytest.mark.parametrize("name", FORMATS)
def test_the_list_of_losses_is_exact(name: str) -> None:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for (variable, of_type), _, _ in losses(name, every_source()):
        found[variable].add(of_type)
    listed = {
        variable: set(MEANINGS) if types == "all" else set(types) for variable, types in LISTED[name].items()
    }
    assert found == listed


@pytest.mark.parametrize("name", FORMATS)
def test_the_sources_of_the_edition_come_back(name: str, tmp_path: Path) -> None:
    edition = edition_called("newspaper", tmp_path)
    of = list(edition.registers.sources.values())
    assert len(of) > 100
    assert unlisted(name, of) == []


@pytest.mark.parametrize("name", FORMATS)
@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(made=st.lists(sources(), min_size=20, max_size=60))
def test_any_source_comes_back(name: str, made: list[Source]) -> None:
    of = []
    for number, source in enumerate(made):
        changed = {"id": f"source-{number}", "language": source.language or KNOWN["language"]}
        of.append(source.model_copy(update=changed | ({"issn": None} if source.isbn else {})))
    assert unlisted(name, of) == []
