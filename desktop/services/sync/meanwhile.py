"""Two things at once for the sake of speed: the county is asked, and this PC works on meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def while_waiting(ask: Callable[[], T], step: Callable[[], bool]) -> T:
    """Ask on a thread of its own; this one does steps until the answer is there or all is done.

    Args:
        ask: touches nothing that a step touches.
        step: short, on the caller's thread; whether there is another.

    Raises:
        Exception: whatever either raised, after the answer came.
    """
    with ThreadPoolExecutor(1, "asking") as threads:
        asked = threads.submit(ask)
        while not asked.done() and step():
            pass
        return asked.result()
