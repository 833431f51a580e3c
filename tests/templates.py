"""Templates of all that is built in a process, or in forks of it, compiled once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2


def keep_templates(folder: Path) -> None:
    """Let each template be compiled once, by whatever process; a change of its text is noticed.

    Half of the time in which a small edition is built goes into templates of its theme.
    """
    make = jinja2.Environment.__init__
    kept = jinja2.FileSystemBytecodeCache(str(folder))

    def make_with_cache(self: jinja2.Environment, *words: Any, **named: Any) -> None:
        # `jinja2.Template` says all by position; it has no cache, and no file to keep one for.
        make(self, *words, **(named if words else {"bytecode_cache": kept, **named}))

    jinja2.Environment.__init__ = make_with_cache  # type: ignore[method-assign]
