"""Clocks of village PCs: years off, jumping back; no two actions ever get the same second."""

from __future__ import annotations

import datetime as dt
import random

CHINA = dt.timezone(dt.timedelta(hours=8))
_BASE = dt.datetime(2026, 11, 22, 9, 0, tzinfo=CHINA)
#: Days a PC's clock may be off; an empty battery says 2009, a slip of the finger 2062.
_OFF = (0, 0, 0, 1, -1, 365, -365, -6_200, 13_000, 40)


class Ticks:
    """Seconds that are given out once, whoever asks: they name an action in the whole run."""

    def __init__(self) -> None:
        self.given = 0

    def next(self) -> int:
        """Another one."""
        self.given += 1
        return self.given


class WallClock:
    """One PC's clock.

    Args:
        ticks: shared by all clocks of a run.
        dice: decides how wrong it is.
        right: whether it is right instead.
    """

    def __init__(self, ticks: Ticks, dice: random.Random, *, right: bool = False) -> None:
        self._ticks = ticks
        self._dice = dice
        self._right = right
        self._days = 0 if right else dice.choice(_OFF)
        self._held: dt.datetime | None = None

    def __call__(self) -> dt.datetime:
        """The time it shows now; the same until `move`."""
        if self._held is None:
            self.move()
        assert self._held is not None
        return self._held

    def move(self) -> None:
        """Let time pass before the next action, and now and then set the clock wrong."""
        if not self._right and self._dice.random() < 0.1:
            self._days = self._dice.choice(_OFF)
        seconds = self._ticks.next()
        # The day swings back and forth; the second within it is never given twice.
        self._held = _BASE + dt.timedelta(days=self._days, seconds=seconds)
