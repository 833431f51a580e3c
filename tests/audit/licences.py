"""What may be shipped with an engine under the MIT licence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution
from typing import Any

# These reach whoever builds an edition; those of the Lesser GPL and the MPL end at a package.
_REFUSED = re.compile(
    r"(?<!L)GPL|Affero|GNU General|SSPL|Server Side|BUSL|Business Source|Commons.Clause|Proprietary"
    r"|NonCommercial|\bNC\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 100
"""Characters; what is longer in the field `License` is the text of one."""


@dataclass(frozen=True, slots=True)
class Licensed:
    """A package that is installed with the engine."""

    name: str
    version: str
    licence: str
    """As the package states it; empty if it does not."""

    @property
    def fault(self) -> str:
        """What forbids to ship it, in a sentence; empty if nothing does."""
        if not self.licence:
            return (
                f"{self.name} {self.version} states no licence. Look for it, and ask its authors to state it."
            )
        if is_refused(self.licence):
            return f"{self.name} {self.version} is under {self.licence}. Use another package."
        return ""


def is_refused(licence: str) -> bool:
    """Return whether no alternative of a licence, such as `MIT OR GPL-3.0-only`, may be shipped."""
    return all(_REFUSED.search(choice) for choice in re.split(r" or |\|", licence, flags=re.IGNORECASE))


def licence_of(metadata: Any) -> str:
    """Return the licence in the metadata of a package, a message: an expression of SPDX, else a name."""
    if expression := metadata.get("License-Expression"):
        return str(expression)
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or []
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    if classified:
        return " AND ".join(classified)
    named = str(metadata.get("License") or "").strip()
    return "" if named.upper() == "UNKNOWN" or len(named) > _LONGEST_NAME else named


def licensed(distributions: Iterable[Distribution], names: Iterable[str]) -> list[Licensed]:
    """Return those of the packages that are named, in the order of their names."""
    wanted = {_normalized(name) for name in names}
    found = {
        _normalized(each.metadata["Name"]): Licensed(
            each.metadata["Name"], each.version, licence_of(each.metadata)
        )
        for each in distributions
    }
    return [found[name] for name in sorted(wanted & found.keys())]


def locked(requirements: str) -> list[str]:
    """Return the names of the packages in a locked file of requirements."""
    return re.findall(r"^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==", requirements, re.MULTILINE)


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
