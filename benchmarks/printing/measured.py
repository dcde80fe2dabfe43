"""Measured in a process of its own: seconds, seconds of the processor, memory. No other imports."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

BATCH, SINGLES, ROSTER = "batch", "singles", "roster"
TASKS = (BATCH, SINGLES, ROSTER)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a task took, the best of its rounds.

    Args:
        seconds: by the clock.
        processor: of it computed, which others at work on the machine do not lengthen.
        size: of all files, in bytes.
        pages: of all files.
        peak: the most memory the process ever held, in MiB.
    """

    seconds: float
    processor: float
    size: int
    pages: int
    peak: float


def tell(work: Callable[[int], tuple[int, int]], rounds: int, *, children: bool = False) -> None:
    """Do it and print what it took, as JSON.

    Args:
        work: called with the number of the round; gives bytes and pages.
        rounds: how often.
        children: whether others are started who do it.
    """
    who = resource.RUSAGE_CHILDREN if children else resource.RUSAGE_SELF
    best: list[tuple[float, float, int, int]] = []
    for turn in range(rounds):
        began, computed = time.perf_counter(), _computed(who)
        size, pages = work(turn)
        best.append((time.perf_counter() - began, _computed(who) - computed, size, pages))
    seconds, _, size, pages = min(best)
    processor = min(each[1] for each in best)
    peak = resource.getrusage(who).ru_maxrss / 1024
    print(json.dumps(asdict(Spent(seconds, processor, size, pages, peak))))


def asked() -> tuple[str, int, int]:
    """Task, count and rounds, as this process was started with."""
    return sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def _computed(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime
