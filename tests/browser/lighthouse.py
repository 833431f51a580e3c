"""Lighthouse, where it is installed: LCP and CLS as its mobile preset simulates them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from statistics import median

from tests.browser.chromium import executable

RUNS = 5
"""An odd number: the median is the figure of one of them."""
_MISSING = "Lighthouse is not installed: `npm install --global lighthouse`, or name its command in LIGHTHOUSE"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"


def lighthouse(address: str) -> Iterator[str]:
    """Yield the medians of some runs of Lighthouse on a page, or why there are none."""
    command = os.environ.get("LIGHTHOUSE") or shutil.which("lighthouse")
    if not command:
        yield _MISSING
        return
    options = ["--quiet", "--output=json", "--only-categories=performance", f"--chrome-flags={_FLAGS}"]
    environment = {**os.environ, "CHROME_PATH": executable() or ""}
    found = []
    for _ in range(RUNS):
        done = subprocess.run(
            [command, address, *options], env=environment, capture_output=True, check=False, text=True
        )
        if done.returncode:
            yield f"Lighthouse failed: {done.stderr.strip()[-200:]}"
            return
        audits = json.loads(done.stdout)["audits"]
        names = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
        found.append([float(audits[name]["numericValue"]) for name in names])
    paint, shift, blocked = (median(values) for values in zip(*found, strict=True))
    yield (
        f"Lighthouse, mobile, median of {RUNS}: LCP {paint / 1_000:.2f} s, CLS {shift:.3f},"
        f" blocked {blocked:.0f} ms"
    )
