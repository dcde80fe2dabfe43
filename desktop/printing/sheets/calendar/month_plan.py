"""What a month's preview (月活动预告) says: its days with festivals, solar terms and activities."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """An activity on a day.

    Args:
        title: its name.
        starts: time of day; None where nobody wrote it down.
        place: where; may be empty.
        team: who carries it out; may be empty.
    """

    title: str
    starts: datetime.time | None = None
    place: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class PlanDay:
    """One day.

    Args:
        day: which.
        lunar: ``十月十四``; may be empty.
        term: the solar term that begins on it, else empty.
        festivals: on it.
        entries: by time.
    """

    day: datetime.date
    lunar: str = ""
    term: str = ""
    festivals: tuple[str, ...] = ()
    entries: tuple[PlanEntry, ...] = ()

    @property
    def occasions(self) -> tuple[str, ...]:
        """Festivals and the solar term, each once: 清明 is both."""
        return tuple(dict.fromkeys((*self.festivals, *((self.term,) if self.term else ()))))


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPlan:
    """A month on the wall.

    Args:
        station: the full name.
        days: all days of the month, in order.
        theme: of the month; empty for none.
        phone: the station's.
        address: of the station.
        as_calendar: as a page of weeks, where that holds; else as a list.
        sample: print 「示例」 across every page.
    """

    station: str
    days: tuple[PlanDay, ...]
    theme: str = ""
    phone: str = ""
    address: str = ""
    as_calendar: bool = False
    sample: bool = False

    @property
    def title(self) -> str:
        """2026年12月活动预告."""
        first = self.days[0].day
        return f"{first.year}年{first.month}月活动预告"

    @property
    def theme_words(self) -> str:
        """The line above the days."""
        return f"本月主题：{self.theme}"

    @property
    def entries(self) -> tuple[tuple[PlanDay, PlanEntry], ...]:
        """Every activity with its day."""
        return tuple((day, entry) for day in self.days for entry in day.entries)

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        entries = [entry for _, entry in self.entries]
        return {
            "站名": self.station,
            "月主题": self.theme,
            "活动名称": "".join(entry.title for entry in entries),
            "地点": "".join(entry.place for entry in entries),
            "队伍": "".join(entry.team for entry in entries),
            "节日": "".join("".join(day.festivals) for day in self.days),
            "电话": self.phone,
            "地址": self.address,
        }
