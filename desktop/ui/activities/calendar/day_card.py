"""The chosen day beside the calendar: what day it is, what is on it, and a line to plan with."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.services.activities.calendar import CalendarDay, DayActivity, SeriesDay
from desktop.services.activities.planning import PLANNED
from desktop.ui import theme
from desktop.ui.activities.calendar import words
from desktop.ui.activities.entry.typed import typed_time
from desktop.ui.widgets.link_line import LinkLine
from desktop.ui.widgets.words import OneLine, button, label, line


class DayCard(QFrame):
    """One day, and what can be done on it.

    Signals:
        opened: an activity's id.
        entry_wanted: record what took place on the day: what is known of it.
        planned: plan an activity: the fields of its record.
        series_planned: (a series' id, the `date`).
        move_wanted: (an activity's id, the `date` to put it on).
        taken: the `DayActivity` to be put on a day that is chosen next.
    """

    opened = Signal(str)
    entry_wanted = Signal(object)
    planned = Signal(object)
    series_planned = Signal(str, object)
    move_wanted = Signal(str, object)
    taken = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._day: CalendarDay | None = None
        self._today = dt.date.min
        self._head = label("", "section")
        self._what = label("", "quiet", wrap=True)
        self._items = QVBoxLayout()
        self._nothing = label(self.tr("这一天没有活动。"), "quiet", wrap=True)
        self.title, self.time = QLineEdit(), QLineEdit()
        self.plan_button = button(self.tr("加到这一天(&K)"), "plain", "plus")
        self.entry_button = button(self.tr("记录这天的活动(&J)"), "plain", "pencil-simple")
        self._problem = label("", "error", wrap=True)
        self._build()
        self._wire()

    def show_day(self, day: CalendarDay, today: dt.date) -> None:
        """Show a day; what is typed stays."""
        if (day, today) == (self._day, self._today):
            return
        self._day, self._today = day, today
        self._head.setText(words.day_title(day.day))
        self._what.setText(words.what_day(day))
        self._what.setVisible(bool(self._what.text()))
        self._empty()
        for activity in day.activities:
            self._items.addWidget(self._activity(activity))
        for series in day.due:
            self._items.addWidget(self._series(series))
        self._nothing.setVisible(not day.activities and not day.due)
        self.entry_button.setEnabled(day.day <= today)
        self._problem.hide()

    def take_keyboard(self) -> None:
        """To the line that plans."""
        self.title.setFocus()

    def to_items(self) -> None:
        """To the first of the day's activities."""
        first = self._items.itemAt(0)
        widget = first.widget() if first is not None else None
        if widget is not None and (stop := widget.findChild(QPushButton)):
            stop.setFocus()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        items = QVBoxLayout(inside)
        items.setContentsMargins(0, 0, 0, 0)
        items.setSpacing(theme.px(8))
        self._items.setSpacing(theme.px(4))
        items.addWidget(self._nothing)
        items.addLayout(self._items)
        items.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(theme.px(96))
        area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self._head)
        column.addWidget(self._what)
        column.addWidget(line())
        column.addWidget(area, 1)
        column.addWidget(line())
        self._add_plan(column)

    def _add_plan(self, column: QVBoxLayout) -> None:
        self.title.setPlaceholderText(self.tr("计划一个活动：名称"))
        self.title.setAccessibleName(self.tr("计划的活动名称"))
        self.title.setMaxLength(100)
        self.time.setPlaceholderText(self.tr("几点"))
        self.time.setAccessibleName(self.tr("计划的开始时间"))
        self.time.setToolTip(self.tr("例如 9:00 或 930，可以不写"))
        self.time.setFixedWidth(theme.px(76))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.time)
        row.addWidget(self.plan_button, 1)
        column.addWidget(self.title)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self.entry_button)
        self._problem.hide()

    def _wire(self) -> None:
        self.title.returnPressed.connect(self._on_plan)
        self.time.returnPressed.connect(self._on_plan)
        self.plan_button.clicked.connect(self._on_plan)
        self.entry_button.clicked.connect(self._on_entry)

    def _empty(self) -> None:
        while (item := self._items.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _activity(self, activity: DayActivity) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        state = " ".join(part for part in (words.status_words(activity), activity.starts) if part)
        told = QVBoxLayout()
        told.setSpacing(0)
        go = LinkLine(activity.title)
        go.setAccessibleName(self.tr("打开活动 {0}").format(activity.title))
        go.clicked.connect(partial(self._on_opened, activity.id))
        told.addWidget(go)
        told.addWidget(OneLine(f"{words.SIGNS.get(activity.status, '')} {state}", "quiet"))
        row.addLayout(told, 1)
        if activity.status in PLANNED:
            for step, icon, name in (
                (-1, "caret-left", self.tr("提前一天：{0}")),
                (1, "caret-right", self.tr("推后一天：{0}")),
            ):
                row.addWidget(self._mover(activity, step, icon, name.format(activity.title)))
            keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Cut), made)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._on_taken, activity))
        return made

    def _mover(self, activity: DayActivity, step: int, icon: str, name: str) -> QWidget:
        made = button("", "quiet", icon)
        made.setFixedWidth(theme.px(32))
        made.setToolTip(name)
        made.setAccessibleName(name)
        made.clicked.connect(partial(self._on_move, activity.id, step))
        return made

    def _series(self, series: SeriesDay) -> QWidget:
        shown = " ".join(part for part in (series.starts, series.title) if part)
        made = button(self.tr("计划「{0}」").format(shown), "plain", "repeat")
        made.setToolTip(self.tr("这个系列轮到这一天，按一下就加进计划"))
        made.setMinimumWidth(theme.px(40))
        made.clicked.connect(partial(self._on_series, series.id))
        return made

    # --- what happens -----------------------------------------------------------------------

    def _on_opened(self, activity: str) -> None:
        self.opened.emit(activity)

    def _on_series(self, series: str) -> None:
        if self._day is not None:
            self.series_planned.emit(series, self._day.day)

    def _on_taken(self, activity: DayActivity) -> None:
        self.taken.emit(activity)

    def _on_move(self, activity: str, step: int) -> None:
        if self._day is not None:
            self.move_wanted.emit(activity, self._day.day + dt.timedelta(days=step))

    @Slot()
    def _on_plan(self) -> None:
        if self._day is None:
            return
        title, time = " ".join(self.title.text().split()), typed_time(self.time.text())
        problem = time.problem or ("" if title else self.tr("先写活动名称"))
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            (self.time if title else self.title).setFocus()
            return
        start = f"{self._day.day.isoformat()}T{time.value or '00:00'}"
        self.planned.emit({"title": title, "planned_start": start})

    def clear_plan(self) -> None:
        """What was typed is stored."""
        self.title.clear()
        self.time.clear()

    @Slot()
    def _on_entry(self) -> None:
        if self._day is None:
            return
        known = {"held_on": self._day.day.isoformat()}
        if title := " ".join(self.title.text().split()):
            known["title"] = title
        self.entry_wanted.emit(known)
