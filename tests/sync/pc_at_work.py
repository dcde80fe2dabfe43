"""A clerk at a PC, in a process of its own: works and syncs until told to stop, or killed.

Run as `python -m tests.sync.pc_at_work HOME PASSPHRASE NUMBER STOP`: works at the station in HOME,
says a line on stdout after every run of sync, and ends once the file STOP is there.
"""

from __future__ import annotations

import datetime as dt
import random
import sys
import time
from pathlib import Path

from desktop.config import Home
from desktop.services import opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.sync.lines import WireLines, line_of
from desktop.services.sync.sync_run import run
from tests.simulation.clerks import Clerk, Names

_CHINA = dt.timezone(dt.timedelta(hours=8))


class RisingClock:
    """A PC's clock: wrong by as many days as the PC's number, and no second comes twice."""

    def __init__(self, number: int) -> None:
        self._now = dt.datetime.now(_CHINA).replace(microsecond=0) + dt.timedelta(days=number)

    def __call__(self) -> dt.datetime:
        self._now += dt.timedelta(seconds=1)
        return self._now

    def later_than(self, text: str | None) -> None:
        """Go on after what this PC has written before."""
        if text:
            self._now = max(self._now, dt.datetime.fromisoformat(text))


class OwnNames(Names):
    """Words that occur once among all PCs and all their processes.

    Args:
        number: of the PC.
        first: numbers below were given out by a process before this one.
    """

    def __init__(self, number: int, first: int) -> None:
        super().__init__()
        self._number = number
        self._count = first

    def word(self) -> str:
        """Another one; none is part of another."""
        self._count += 1
        return f"甲{self._number}丙{self._count}乙"

    def number(self) -> int:
        """Another whole number."""
        self._count += 1
        return self._count * 10 + self._number


def main(home: Path, passphrase: str, number: int, stop: Path) -> None:
    """Work until told to stop."""
    place, clock = Home(home), RisingClock(number)
    desk = opening.open_desk(place, opening.unlock(place, passphrase), Here(), clock=clock)
    try:
        clock.later_than(desk.store.one("SELECT max(at) FROM journal"))
        written = int(desk.store.one("SELECT coalesce(max(seq), 0) FROM journal"))
        dice = random.Random(number * 1_000_003 + written)  # noqa: S311
        # A deed needs a handful of words and writes a row at least.
        clerk = Clerk(dice, OwnNames(number, written * 20))
        while not stop.exists():
            for _ in range(dice.randrange(1, 12)):
                clerk.act(desk)
            print(_sync(desk), flush=True)
            # Faster, and who sits behind the worst line never takes all away that others write.
            time.sleep(dice.random() / 3)
    finally:
        desk.close()


def _sync(desk: Desk) -> str:
    with line_of(desk, WireLines(desk.clock)) as line:
        done = run(desk, line)
    return f"{done.state} {done.records.reason}".strip()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), Path(sys.argv[4]))
