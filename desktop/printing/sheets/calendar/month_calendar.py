"""Sets a month as a page of weeks, Monday first: each day with its lunar date and activities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from desktop.printing.document import Align, Document
from desktop.printing.furniture.hairlines import HAIRLINE, RULE, level, upright
from desktop.printing.furniture.page import fitted_size
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import BLACK, GREY, MM, RED, Ink
from desktop.printing.sheets.calendar.hung_table import draw_foot, inquiries, line_above, room
from desktop.printing.sheets.calendar.month_plan import MonthPlan, PlanDay, PlanEntry
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Line, Span

_WEEK = "一二三四五六日"
_WHITE = Ink(1, 1, 1)
_HEAD, _DATE = 8 * MM, 18.0
_PAD = 1.4 * MM
_LARGEST, _STEP, _LEADING = 14.0, 0.5, 1.28
#: Between two activities of a day, in em.
_GAP = 0.3
_LOWEST = 15 * MM


@dataclass(frozen=True, slots=True)
class _Cell:
    """A day that is set: its occasions and activities, broken into lines."""

    day: PlanDay | None
    blocks: tuple[tuple[Line, ...], ...] = ()
    occasions: int = 0


@dataclass(frozen=True, slots=True)
class _Set:
    """The month in one size of type, with the height of each week."""

    size: float
    weeks: tuple[tuple[_Cell, ...], ...]
    heights: tuple[float, ...]


class MonthCalendar:
    """A month as a page of weeks.

    Args:
        document: where it goes.
        pages: how the page looks around it.
        breaker: of the document.
        plan: the month.
    """

    def __init__(
        self, document: Document, pages: WallPages, breaker: Breaker, plan: MonthPlan
    ) -> None:
        self._document = document
        self._pages = pages
        self._breaker = breaker
        self._plan = plan
        self._width = pages.column / len(_WEEK)
        self._theme = line_above(document, pages, plan.theme_words) if plan.theme else None
        self._setting = self._largest()

    @property
    def fits(self) -> bool:
        """Whether it can be read on one page."""
        return self._setting is not None

    def draw(self) -> None:
        """Write the page; only where it `fits`."""
        self._pages.draw(self._document, 1, lambda _page: self._page())

    # --- how large ---

    def _largest(self) -> _Set | None:
        """In the largest type that fits; hours stand above titles, or before them in a pinch."""
        steps = int((_LARGEST - self._pages.smallest) / _STEP)
        sizes = [_LARGEST - step * _STEP for step in range(steps + 1)]
        tried = ((size, apart) for apart in (True, False) for size in sizes)
        return next((found for one in tried if (found := self._set(*one))), None)

    def _set(self, size: float, apart: bool) -> _Set | None:
        height = room(self._pages, 0) - _HEAD - self._above
        weeks = tuple(
            tuple(self._cell(day, size, apart=apart) for day in week) for week in self._weeks()
        )
        needed = [max(_needed(cell, size) for cell in week) for week in weeks]
        if sum(max(one, _LOWEST) for one in needed) > height:
            return None
        return _Set(size, weeks, _even(needed, height))

    @property
    def _above(self) -> float:
        return self._theme.height if self._theme else 0.0

    def _weeks(self) -> list[list[PlanDay | None]]:
        days = self._plan.days
        before, count = days[0].day.weekday(), len(_WEEK)
        after = -(before + len(days)) % count
        slots: list[PlanDay | None] = [*[None] * before, *days, *[None] * after]
        return [slots[start : start + count] for start in range(0, len(slots), count)]

    def _cell(self, day: PlanDay | None, size: float, *, apart: bool) -> _Cell:
        if day is None:
            return _Cell(None)
        occasions = [self._broken((Span(one, Role.HEI_BOLD),), size) for one in day.occasions]
        entries = [
            tuple(
                line
                for spans in _stretches(entry, apart=apart)
                for line in self._broken(spans, size)
            )
            for entry in day.entries
        ]
        return _Cell(day, (*occasions, *entries), len(occasions))

    def _entry(self, entry: PlanEntry, size: float, *, apart: bool) -> tuple[Line, ...]:
        stretches = _stretches(entry, apart=apart)
        return tuple(line for spans in stretches for line in self._broken(spans, size))

    def _broken(self, spans: Sequence[Span], size: float) -> tuple[Line, ...]:
        return tuple(self._breaker.lines(spans, (self._width - 2 * _PAD) / size, indent=0))

    # --- drawing ---

    def _page(self) -> None:
        setting, document = self._setting, self._document
        if setting is None:
            return
        left, top = self._pages.side, self._pages.top(0)
        if self._theme:
            self._theme.draw(document, top)
            top -= self._theme.height
        right = left + self._pages.column
        self._head(top)
        edges = [top - _HEAD - down for down in (0.0, *accumulate(setting.heights))]
        for week, upper in zip(setting.weeks, edges, strict=False):
            for place, cell in enumerate(week):
                self._draw_cell(cell, left + place * self._width, upper, setting.size)
        xs = [left + place * self._width for place in range(len(_WEEK) + 1)]
        upright(document, xs, top - _HEAD, edges[-1])
        for edge in edges[1:-1]:
            level(document, (left, right), edge, HAIRLINE)
        level(document, (left, right), edges[-1], RULE)
        draw_foot(document, self._pages, inquiries(self._plan.phone, self._plan.address))

    def _head(self, top: float) -> None:
        document, left = self._document, self._pages.side
        document.ink(RED)
        box = f"{left:.2f} {top - _HEAD:.2f} {self._pages.column:.2f} {_HEAD:.2f} re f"
        document.operators(box)
        document.ink(_WHITE)
        for place, name in enumerate(_WEEK):
            at = (left + (place + 0.5) * self._width, top - _HEAD / 2 - 13 * 0.37)
            document.text(at, f"星期{name}", Role.HEI_BOLD, 13, align=Align.CENTRE)

    def _draw_cell(self, cell: _Cell, left: float, top: float, size: float) -> None:
        document, day = self._document, cell.day
        if day is None:
            return
        base = top - _PAD - _DATE * 0.72
        document.ink(RED if day.day.isoweekday() > 5 or day.festivals else BLACK)
        number = str(day.day.day)
        taken = document.text((left + _PAD, base), number, Role.HEI_BOLD, 15)
        if day.lunar:
            document.ink(GREY)
            space = self._width - 2 * _PAD - taken - 2
            small = fitted_size(document, day.lunar, Role.KAI, (5, 10), space, 0)
            at = (left + self._width - _PAD, base)
            document.text(at, day.lunar, Role.KAI, small, align=Align.RIGHT)
        down = top - _PAD - _DATE
        for place, block in enumerate(cell.blocks):
            document.ink(RED if place < cell.occasions else BLACK)
            for line in block:
                document.line((left + _PAD, down - size * 0.95), line, size)
                down -= size * _LEADING
            down -= size * _GAP


def _stretches(entry: PlanEntry, *, apart: bool) -> list[tuple[Span, ...]]:
    """Hours and title, on lines of their own or one behind the other."""
    title = Span(entry.title, Role.HEI)
    if entry.starts is None:
        return [(title,)]
    clock = f"{entry.starts.hour}:{entry.starts.minute:02d}"
    if apart:
        return [(Span(clock, Role.HEI_BOLD),), (title,)]
    return [(Span(f"{clock}\u2002", Role.HEI_BOLD), title)]


def _needed(cell: _Cell, size: float) -> float:
    """The height a day needs, in points."""
    lines = sum(len(block) for block in cell.blocks)
    gaps = max(len(cell.blocks) - 1, 0)
    return 2 * _PAD + _DATE + size * (lines * _LEADING + gaps * _GAP)


def _even(needed: Sequence[float], height: float) -> tuple[float, ...]:
    """Heights of the weeks that fill a page: alike, but for those that need more."""
    large: set[int] = set()
    while True:
        rest = [place for place in range(len(needed)) if place not in large]
        even = (height - sum(needed[place] for place in large)) / max(len(rest), 1)
        more = {place for place in rest if needed[place] > even}
        if not more:
            return tuple(needed[n] if n in large else even for n in range(len(needed)))
        large |= more
