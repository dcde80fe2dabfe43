"""How many days this station has really seen, which no jumping clock can make up (ADR 0008).

A day counts when the PC's date passes the latest it ever showed, and a jump counts seven days at
most: a clock set forward by a year empties no trash, and after it is set right nothing counts
until the true date has caught up. What happened before a day is told by the journal's numbers.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from desktop.services.desk import Desk

#: How long the trash keeps what was thrown away.
KEPT_DAYS = 90
#: What one jump of the date counts at most: a station closed over the holidays.
LONGEST_STEP = 7
_SETTING = "days_seen"


@dataclass(frozen=True, slots=True)
class DaysSeen:
    """The days a station has seen.

    Args:
        latest: the latest date the PC ever showed.
        seen: days counted so far.
        marks: (last journal row, count then), oldest first: rows up to it are older than that day.
    """

    latest: dt.date
    seen: int
    marks: tuple[tuple[int, int], ...]

    def since(self, seq: int) -> int:
        """Days seen since a journal row was written."""
        at = bisect_left(self.marks, (seq, -1))
        return self.seen - self.marks[at][1] if at < len(self.marks) else 0


def days_seen(desk: Desk) -> DaysSeen:
    """What has been counted so far; nothing where nobody counted yet."""
    found = desk.settings.get(_SETTING)
    if not found:
        return DaysSeen(dt.date.min, 0, ())
    marks = tuple((int(seq), int(seen)) for seq, seen in found["marks"])
    return DaysSeen(dt.date.fromisoformat(found["latest"]), int(found["seen"]), marks)


def see_day(desk: Desk) -> DaysSeen:
    """Count today, if it is later than any day before; gives what is counted now."""
    if desk.today() <= days_seen(desk).latest:
        return days_seen(desk)
    with desk.store.transaction():
        known, today = days_seen(desk), desk.today()
        if today > known.latest:
            first = not known.marks
            step = 0 if first else min((today - known.latest).days, LONGEST_STEP)
            seen = known.seen + step
            head = int(desk.store.one("SELECT coalesce(max(seq), 0) FROM journal"))
            marks = _worth_keeping([*known.marks, (head, seen)], seen)
            value = {"latest": today.isoformat(), "seen": seen, "marks": marks}
            desk.settings.put(_SETTING, value)
    return days_seen(desk)


def _worth_keeping(marks: list[tuple[int, int]], seen: int) -> list[tuple[int, int]]:
    """Of the marks that are older than the trash keeps anything, the latest says all."""
    old = sum(seen - count >= KEPT_DAYS for _, count in marks)
    kept = marks[max(old - 1, 0) :]
    # Days on which nothing was written need no mark of their own.
    return [one for before, one in pairwise([(-1, -1), *kept]) if one[0] != before[0]]


def calendar_days(desk: Desk, at: str) -> int:
    """Days by the PC's date since a time in the journal; 0 where it can't be read."""
    try:
        return (desk.today() - dt.date.fromisoformat(at[:10])).days
    except ValueError:
        return 0
