"""Python's collector of cycles held off while a page is made.

A growing tree is gone through by the collector again and again, which makes a page of ten times the nodes cost fourteen
times as much. Held off, it costs eleven times at most; what the page leaves behind is still young then, and goes in
the collector's next round.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept() -> Iterator[None]:
    """Hold the collector off, and set it going again only if it was going before."""
    going = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if going:
            gc.enable()
