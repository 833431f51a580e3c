"""When Python's garbage collector looks at an edition: as seldom as may be.

Reading and assembling make a great many small values that stay, and hardly any cycles. At its
usual pace the collector walks them again and again, which takes a tenth of a large build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected(*, anew: bool = False) -> Iterator[None]:
    """Keep the collector out, and then freeze all that was made: what comes after leaves it alone.

    If all is made `anew`, what an earlier build of this process made and froze is collected first.
    """
    if anew and gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
