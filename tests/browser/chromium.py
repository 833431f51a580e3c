"""Finds a Chromium, or installs one: Debian's where apt is to be had, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

_LEFT_OUT = (
    # Two pages of the address bar, which every tab would load and lay out unseen: a fifth of a test's time.
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup,"
    # What Playwright leaves out itself: of two such arguments Chromium heeds the last one alone.
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
    "AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,NetworkTimeServiceQuerying,AimEnabled,"
    "PreconnectToSearch"
)
"""Features of Chromium that no test needs."""
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={_LEFT_OUT}",
    "--no-first-run",
    # No other host has an address: whoever asks for one asks in vain, and at once.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
"""Run as root and without a network to speak of."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def executable() -> str | None:
    """Return the path of an installed Chromium; None where only Playwright's own can be used."""
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Install a Chromium if there is none."""
    if executable():
        return
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-q"], check=False)
        packages = ["chromium", "fonts-noto-core", "fonts-noto-cjk"]
        command = ["apt-get", "install", "-qy", "--no-install-recommends", *packages]
        if subprocess.run(command, check=False).returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    install()
