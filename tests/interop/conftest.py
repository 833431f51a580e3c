"""The editions that are exported, read once."""

from __future__ import annotations

import pytest

from tests.interop.editions import NAMES, edition_called
from variorum.model.edition import Edition


@pytest.fixture(scope="session", params=NAMES)
def edition(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """Each edition in turn."""
    return edition_called(request.param, tmp_path_factory.mktemp("editions"))
