"""How Java is started for programs that run for a few seconds."""

from __future__ import annotations

import os

ENVIRONMENT = {**os.environ, "JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""Code that runs so briefly is not worth optimizing: that takes more than half of the time."""
