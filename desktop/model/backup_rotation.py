"""Which automatic backups stay: 7 days, 4 weeks, 12 months, counted by what was made after what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

DAILY, WEEKLY, MONTHLY = 7, 4, 12
#: Why a backup was made; the last bears on how long it stays.
ASKED, START, QUIT, BEFORE_MIGRATION = "asked", "start", "quit", "migration"


@dataclass(frozen=True, slots=True)
class Made:
    """One backup on a shelf.

    Args:
        name: of its file.
        number: rises by one with each backup on the shelf; the order, whatever the clock said.
        day: by the PC's clock when it was made.
        lineage: the line of states it belongs to; a recovered station begins another.
        whole: whether everything was in it.
        reason: why it was made.
    """

    name: str
    number: int
    day: dt.date
    lineage: str
    whole: bool = True
    reason: str = ""


def to_drop(made: Iterable[Made]) -> list[str]:
    """The names of backups that are no longer needed.

    Lineages don't count against each other: what was made after a restore, which may be the wrong
    one, never drops what was made before it. Nor does a backup that holds only a part drop a whole
    one. Days, weeks and months are told apart, never compared: a clock that was set back or years
    ahead costs no good backup.

    Args:
        made: every verified backup of a shelf.
    """
    groups: dict[tuple[str, bool], list[Made]] = {}
    for one in made:
        groups.setdefault((one.lineage, one.whole), []).append(one)
    return [name for group in groups.values() for name in _dropped(group)]


def _dropped(group: Sequence[Made]) -> list[str]:
    newest_first = sorted(group, key=lambda one: one.number, reverse=True)
    kept = {newest_first[0].name}
    for count, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        kept |= _last_of_each(newest_first, count, period)
    # An older program may be wanted back: what stood before its file was changed stays at hand.
    kept |= {one.name for one in newest_first if one.reason == BEFORE_MIGRATION}
    return [one.name for one in newest_first if one.name not in kept]


def _last_of_each(
    newest_first: Sequence[Made], count: int, period: Callable[[dt.date], object]
) -> set[str]:
    seen: dict[object, str] = {}
    for one in newest_first:
        seen.setdefault(period(one.day), one.name)
        if len(seen) == count:
            break
    return set(seen.values())


def _day(day: dt.date) -> object:
    return day


def _week(day: dt.date) -> object:
    return day.isocalendar()[:2]


def _month(day: dt.date) -> object:
    return day.year, day.month
