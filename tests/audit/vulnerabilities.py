"""What pip-audit says of the packages that are shipped, in sentences."""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether anything is known against the packages."""

    sentences: tuple[str, ...]
    is_bad: bool = False


def verdict(output: str, errors: str) -> Verdict:
    """Return what the output of `pip-audit --format json` means.

    It ends without a complaint where an index does not know a package: that is told of as not checked.
    """
    try:
        packages = json.loads(output)["dependencies"]
    except (ValueError, KeyError):
        reason = (errors.strip().splitlines() or ["no answer"])[-1][:200]
        return Verdict((f"NOT CHECKED: the list of known vulnerabilities cannot be reached ({reason}).",))
    found = tuple(
        f"{package['name']} {package['version']}: {known['id']}{_mended(known['fix_versions'])}"
        for package in packages
        for known in package.get("vulns", ())
    )
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    checked = len(packages) - len(skipped)
    sentences = found or ((f"None is known in {checked} packages.",) if checked else ())
    if skipped:
        some = ", ".join(skipped[:3]) + (", …" if skipped[3:] else "")
        sentences += (
            f"NOT CHECKED: {len(skipped)} of {len(packages)} packages ({some}): nothing is known there.",
        )
    return Verdict(sentences, is_bad=bool(found))


def _mended(versions: list[str]) -> str:
    return f"; mended in {', '.join(versions)}" if versions else "; not mended yet"
