"""The audit refuses what it must, never passes over what it could not see; what is shipped now is free."""

from __future__ import annotations

import json
from email.message import Message
from importlib.metadata import distributions
from typing import Any

import pytest

from tests.audit.licences import Licensed, is_refused, licence_of, licensed, locked
from tests.audit.vulnerabilities import verdict
from tests.site.building import REPOSITORY

FREE = [
    *("MIT", "BSD-3-Clause", "Apache-2.0 AND CNRI-Python", "LGPL-2.1-or-later", "MPL-2.0", "PSF-2.0"),
    *("GPL-3.0-only OR MIT", "Mozilla Public License 2.0 (MPL 2.0)"),
    "GNU Lesser General Public License v3 (LGPLv3)",
]
REFUSED = [
    *("GPL-3.0-or-later", "AGPL-3.0-only", "MIT AND GPL-2.0-only", "SSPL-1.0", "BUSL-1.1", "CC-BY-NC-4.0"),
    *("GNU General Public License v3 (GPLv3)", "GNU Affero General Public License v3", "GPL-2.0 OR AGPL-3.0"),
]
FONTS = REPOSITORY / "hooks/variorum/theme/fonts"


@pytest.mark.parametrize("licence", FREE)
def test_these_may_be_shipped(licence: str) -> None:
    assert not is_refused(licence)


@pytest.mark.parametrize("licence", REFUSED)
def test_these_may_not(licence: str) -> None:
    assert is_refused(licence)
    assert licence in Licensed("a", "1", licence).fault


@pytest.mark.parametrize(
    ("written", "licence"),
    [
        ({"License-Expression": "MIT", "License": "GPL"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: MIT License", "License": "x" * 500}, "MIT License"),
        ({"Classifier": "License :: OSI Approved", "License": "BSD"}, "BSD"),
        ({"License": "UNKNOWN"}, ""),
        ({"License": "Copyright … " * 50}, ""),
    ],
)
def test_a_licence_is_read_from_metadata(written: dict[str, str], licence: str) -> None:
    metadata: Any = Message()
    for key, value in written.items():
        metadata[key] = value
    assert licence_of(metadata) == licence


def test_all_that_is_locked_for_an_edition_may_be_shipped() -> None:
    names = locked((REPOSITORY / "requirements.txt").read_text("utf-8"))
    found = licensed(distributions(), names)
    assert {"mkdocs", "lxml", "regex"} <= {package.name.lower() for package in found}
    assert len(found) >= len(names) - 2  # Some are only for other systems.
    assert [package.fault for package in found if package.fault] == []


def test_the_fonts_have_their_licence_beside_them() -> None:
    families = {path.name.split("-")[0].split(".")[0] for path in FONTS.glob("*.woff2")}
    assert families
    for family in families:
        (licence,) = (path for path in FONTS.glob("LICENSE-*.txt") if family in path.name.lower())
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()


KNOWN = {"name": "a", "version": "1", "vulns": [{"id": "GHSA-1", "fix_versions": ["2"]}]}
SOUND = {"name": "b", "version": "1", "vulns": []}
SKIPPED = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("packages", "sentences", "is_bad"),
    [
        ([SOUND], ["None is known in 1 packages."], False),
        ([KNOWN, SOUND], ["a 1: GHSA-1; mended in 2"], True),
        ([SKIPPED], ["NOT CHECKED: 1 of 1 packages (c): nothing is known there."], False),
        (
            [SOUND, SKIPPED],
            ["None is known in 1 packages.", "NOT CHECKED: 1 of 2 packages (c): nothing is known there."],
            False,
        ),
    ],
)
def test_what_could_not_be_checked_is_said(
    packages: list[object], sentences: list[str], is_bad: bool
) -> None:
    told = verdict(json.dumps({"dependencies": packages}), "")
    assert (list(told.sentences), told.is_bad) == (sentences, is_bad)


def test_no_network_is_said_and_is_no_pass() -> None:
    (sentence,) = verdict("", "Traceback\nConnectionError: no route").sentences
    assert sentence.startswith("NOT CHECKED: ")
    assert "no route" in sentence


def test_each_package_that_is_needed_is_locked() -> None:
    """One that is not locked would not be audited."""
    declared = (
        (REPOSITORY / "pyproject.toml")
        .read_text("utf-8")
        .partition("dependencies = [")[2]
        .partition("\n]")[0]
    )
    wanted = {line.strip(' ",').split(">")[0] for line in declared.splitlines() if '"' in line}
    assert wanted <= set(locked((REPOSITORY / "requirements.txt").read_text("utf-8")))
