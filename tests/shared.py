"""What takes long to make and no test changes, made once for all processes of pytest."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

_Made = TypeVar("_Made")


def shared(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], _Made]) -> _Made:
    """Return what `make` returns, called with a folder of that name; of several processes one calls it.

    What is made is pickled, and what is in the folder is for all: nobody may write there later.
    """
    base = factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    kept = base / f"{name}.pickle"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            (base / name).mkdir(exist_ok=True)
            kept.write_bytes(pickle.dumps(make(base / name)))
        found: _Made = pickle.loads(kept.read_bytes())
        return found
