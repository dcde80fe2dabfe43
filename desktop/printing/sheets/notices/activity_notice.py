"""What the poster of one activity (活动公告) says: only what is known of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop.printing.typography.wording import date_in_figures, hours_of_day, weekday


@dataclass(frozen=True, slots=True)
class ActivityNotice:
    """One activity on the wall; what is empty is left out.

    Args:
        station: the full name, 新时代文明实践站 never shortened.
        title: of the activity.
        day: when it is.
        last_day: when it ends, where that is another day.
        starts: time of day.
        ends: time of day.
        place: where.
        for_whom: whom it is for.
        team: who carries it out.
        leader: who leads it; never with a phone.
        plan: what there will be, a paragraph a line.
        phone: the station's, to register or ask.
        link: what a phone opens from the QR code; empty draws none.
        sample: print 「示例」 across it.
    """

    station: str
    title: str
    day: datetime.date | None = None
    last_day: datetime.date | None = None
    starts: datetime.time | None = None
    ends: datetime.time | None = None
    place: str = ""
    for_whom: str = ""
    team: str = ""
    leader: str = ""
    plan: str = ""
    phone: str = ""
    link: str = ""
    sample: bool = False

    @property
    def when(self) -> tuple[str, ...]:
        """Day and time of day; of several days the first and the last with their times."""
        if self.day is None:
            return ()
        first, last = _day(self.day), self.last_day and _day(self.last_day)
        if last:
            return f"{first}{hours_of_day(self.starts)}", f"至{last}{hours_of_day(self.ends)}"
        hours = hours_of_day(self.starts, self.ends)
        return (first, hours) if hours else (first,)

    @property
    def facts(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(label, stretches that should not be split) of all that is known, in order."""
        told = (
            ("活动时间", self.when),
            ("活动地点", (self.place,)),
            ("参加对象", (self.for_whom,)),
            ("承办队伍", (self.team,)),
            ("负责人", (self.leader,)),
        )
        return tuple((label, words) for label, words in told if any(words))

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "站名": self.station,
            "活动名称": self.title,
            "地点": self.place,
            "对象": self.for_whom,
            "队伍": self.team,
            "负责人": self.leader,
            "活动方案": self.plan,
            "电话": self.phone,
        }


def _day(day: datetime.date) -> str:
    return f"{date_in_figures(day)}（{weekday(day)}）"


@dataclass(frozen=True, slots=True)
class ActivityNotices:
    """Posters of one or several activities, one after the other."""

    notices: tuple[ActivityNotice, ...]
