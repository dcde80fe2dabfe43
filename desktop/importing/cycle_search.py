"""Python's search for cyclic garbage, put off while rows pile up that hold no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Search no cycles in here; it took half of the time.

    Whoever had put it off before goes on doing so: where a window's lanes live, only the window's
    thread may search (`desktop.background.collecting`), and a lane that switched it on again
    would let widgets be destroyed on its own thread.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
