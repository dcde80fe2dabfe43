"""The face 月历: a month, the chosen day beside it, plans made and moved on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.services.activities.calendar import DayActivity, MonthPage
from desktop.services.activities.planning import Planned
from desktop.ui import theme
from desktop.ui.activities.calendar import verbs, words
from desktop.ui.activities.calendar.day_card import DayCard
from desktop.ui.activities.calendar.grid import MonthGrid, other_month
from desktop.ui.activities.calendar.model import MonthModel
from desktop.ui.activities.face import Face
from desktop.ui.activities.telling import Telling
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.words import OneLine, button, label

_CARD_PX, _TWO_COLUMNS_PX = 288, 760


class CalendarFace(Face):
    """A month of what the station does.

    Args:
        door: to the station.
        telling: where it is said what was refused.
        parent: the Qt parent.
    """

    kinds = frozenset({"activity", "series", "theme", "vocabulary", "policy"})

    def __init__(self, door: Door, telling: Telling, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._telling = door, telling
        self._wanted: dt.date | None = None
        self._asked: tuple[int, int] = (0, 0)
        self.model = MonthModel(self)
        self.grid = MonthGrid(self.model)
        self.card = DayCard()
        self.title = label("", "title")
        self.theme_words, self.counts = OneLine("", "body"), OneLine("", "quiet")
        self.gaps = QCheckBox(self.tr("提示空周(&Q)"))
        self.before = button("", "plain", "caret-left")
        self.after = button("", "plain", "caret-right")
        self.today_button = button(self.tr("今天(&D)"))
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._wire()

    def refresh(self) -> None:
        """The month in sight anew."""
        super().refresh()
        self._ask(*self._asked)

    def show_day(self, day: dt.date) -> None:
        """Show a day in its month."""
        self._wanted = day
        page = self.model.page
        if page is not None and (page.first.year, page.first.month) == (day.year, day.month):
            self.grid.go_to(day)
            self._show_chosen(day)
        else:
            self._ask(day.year, day.month)

    def take_keyboard(self) -> None:
        """To the days."""
        self.grid.setFocus()

    def _ask(self, year: int, month: int) -> None:
        self._asked = (year, month)
        self._door.read(self, verbs.ShowMonth(year, month), self._on_page)

    def _on_page(self, page: MonthPage) -> None:
        if self._asked not in ((0, 0), (page.first.year, page.first.month)):
            return  # the clerk has turned on meanwhile
        self._asked = (page.first.year, page.first.month)
        day = self._wanted or self.grid.day or page.today
        self.model.show_page(page)
        self.title.setText(words.month_title(page.first))
        self.theme_words.setText(words.theme_line(page))
        self.counts.setText(words.counts(page))
        with QSignalBlocker(self.gaps):
            self.gaps.setChecked(page.quiet_weeks is not None)
        if (day.year, day.month) != (page.first.year, page.first.month):
            day = page.first
        self._wanted = None
        self.grid.go_to(day)
        self._show_chosen(day)

    @Slot(object)
    def _show_chosen(self, day: dt.date) -> None:
        page = self.model.page
        found = self.model.day_at(self.model.index_of(day))
        if page is not None and found is not None:
            self.card.show_day(found, page.today)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        for made, name in ((self.before, self.tr("上个月")), (self.after, self.tr("下个月"))):
            made.setToolTip(name)
            made.setAccessibleName(name)
            made.setFixedWidth(theme.px(44))
        self.gaps.setToolTip(self.tr("说出哪些整周没有活动；不想看就关掉"))
        turning, told = QHBoxLayout(), QHBoxLayout()
        for row in (turning, told, self._head):
            row.setSpacing(theme.px(8))
        for shown in (self.before, self.title, self.after, self.today_button):
            turning.addWidget(shown)
        turning.addStretch(1)
        told.addWidget(self.theme_words, 2)
        told.addWidget(self.counts, 3)
        told.addWidget(self.gaps)
        self._head.addLayout(turning)
        self._head.addLayout(told, 1)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setMinimumWidth(theme.px(132))
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._columns.setSpacing(theme.px(12))
        self._columns.addWidget(self.grid, 1)
        self._columns.addWidget(self.card)
        area = LowScroll()
        area.column.addLayout(self._head)
        area.column.addLayout(self._columns, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _wire(self) -> None:
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.today_button.clicked.connect(self._on_today)
        self.gaps.toggled.connect(self._on_gaps)
        self.grid.day_chosen.connect(self._show_chosen)
        self.grid.day_opened.connect(self._on_day_opened)
        self.grid.month_wanted.connect(self.show_day)
        self.grid.activity_opened.connect(self.opened)
        self.grid.more_pressed.connect(self._on_more)
        self.grid.picked.connect(self._on_picked)
        self.card.taken.connect(self._on_taken)
        self.model.moved.connect(self._move)
        self.card.opened.connect(self.opened)
        self.card.entry_wanted.connect(self.entry_wanted)
        self.card.planned.connect(self._plan)
        self.card.series_planned.connect(self._plan_series)
        self.card.move_wanted.connect(self._move)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The day below the month where there is no room beside it."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_TWO_COLUMNS_PX)
        directions = QBoxLayout.Direction
        for layout in (self._head, self._columns):
            layout.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        self.card.setMaximumWidth(theme.px(_CARD_PX) if wide else event.size().width())
        self.card.setMinimumWidth(theme.px(_CARD_PX) if wide else 0)

    # --- what happens -----------------------------------------------------------------------

    @Slot()
    def _on_before(self) -> None:
        self._turn(-1)

    @Slot()
    def _on_after(self) -> None:
        self._turn(1)

    def _turn(self, step: int) -> None:
        if self.model.page is not None:
            self.show_day(other_month(self.grid.day or self.model.page.first, step))

    @Slot()
    def _on_today(self) -> None:
        if self.model.page is not None:
            self.show_day(self.model.page.today)
            self.grid.setFocus()

    @Slot(bool)
    def _on_gaps(self, shown: bool) -> None:
        self._door.write(self, verbs.ShowGaps(shown), self._on_gaps_set)

    def _on_gaps_set(self, _shown: bool) -> None:
        self.refresh()  # a setting leaves no trace in the journal

    @Slot(object)
    def _on_day_opened(self, day: dt.date) -> None:
        """One activity opens; else the day asks what is planned."""
        found = self.model.day_at(self.model.index_of(day))
        if found is not None and len(found.activities) == 1:
            self.opened.emit(found.activities[0].id)
        else:
            self.card.take_keyboard()

    @Slot(object)
    def _on_more(self, day: dt.date) -> None:
        """All of a day stands beside the month."""
        self._show_chosen(day)
        self.card.to_items()

    @Slot(str)
    def _on_picked(self, title: str) -> None:
        if title:
            words = self.tr("拿起了「{0}」：走到那一天，按 Ctrl+V 放下；Esc 不移了。")
            self._telling.say(words.format(title))
        else:
            self._telling.hush()

    @Slot(object)
    def _on_taken(self, activity: DayActivity) -> None:
        self.grid.take(activity)
        self.grid.setFocus()

    @Slot(object)
    def _plan(self, typed: Mapping[str, str]) -> None:
        self._door.write(self, verbs.Plan(typed), self._on_planned, self._on_refused)

    def _on_planned(self, _activity: str) -> None:
        self.card.clear_plan()
        self.card.take_keyboard()

    @Slot(str, object)
    def _plan_series(self, series: str, day: dt.date) -> None:
        verb = verbs.PlanSeriesDay(series, day)
        self._door.write(self, verb, self._on_series_planned, self._on_refused)

    def _on_series_planned(self, _planned: Planned) -> None:
        self.grid.setFocus()  # the button that was pressed goes

    @Slot(str, object)
    def _move(self, activity: str, day: dt.date) -> None:
        self._wanted = day
        self._door.write(self, verbs.Move(activity, day), self._on_moved, self._on_refused)

    def _on_moved(self, _changed: bool) -> None:
        self.grid.setFocus()  # the button that was pressed goes
        if self._wanted is not None:
            self.show_day(self._wanted)

    def _on_refused(self, error: errors.StationError) -> None:
        self._wanted = None
        self._telling.refuse(error)
