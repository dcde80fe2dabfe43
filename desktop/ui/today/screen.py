"""今日: asks what is due, shows it, and leads to where the work is done."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.services.activities.calendar import CalendarDay
from desktop.services.needs.month_figures import Figures, figures
from desktop.services.needs.today import Due, Today, today
from desktop.ui import theme
from desktop.ui.today import verbs
from desktop.ui.today.due_card import DueCard
from desktop.ui.today.figure_tiles import FigureTiles
from desktop.ui.today.pictures_row import PicturesRow
from desktop.ui.today.week_strip import DayCell, WeekStrip
from desktop.ui.today.words import date_words
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.words import button, label

if TYPE_CHECKING:
    from desktop.ui.today.retention_flow import RetentionFlow

#: Narrower than this at 100 %, everything stands in one column.
_TWO_COLUMNS_PX = 760
#: On a very wide screen lines stay short enough to be read.
_WIDEST_PX = 1600
#: Changes come in bursts, and nobody waits for these figures.
_CALM_MS = 400
#: A window left open overnight turns the page by itself.
_TURN_MS = 10 * 60_000
_CERTIFICATE = "activity-certificate"
#: A kind with no page of its own: what was begun goes on where it is written.
_WRITTEN = "document"


class TodayScreen(Screen):
    """The place 今日.

    Args:
        door: to the station.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("今日")
        self._door = door
        self._stale = True
        self._shown: Today | None = None
        self._retention: RetentionFlow | None = None
        self.header = PageHeader("")
        self.theme_chip = button("", "chip")
        self.theme_chip.hide()
        self.due = DueCard()
        self.week, self.figures = WeekStrip(), FigureTiles()
        self.pictures = PicturesRow(door)
        self._soon = QTimer(self, interval=_CALM_MS, singleShot=True)
        self._turn = QTimer(self, interval=_TURN_MS)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._wire()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_TWO_COLUMNS_PX)
        directions = QBoxLayout.Direction
        self._columns.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def marks_changed(self) -> None:
        """What waits for a choice is one of the things to do."""
        self._on_changed()

    def begin_new(self) -> None:
        """Ctrl+N records an activity: that is what is done every day."""
        self.new_wanted.emit("activity", {})

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.header.add(self.theme_chip)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(theme.px(12))
        left.addWidget(self.due)
        self._pictures_card = _card(self.tr("最近的照片"), self.pictures)
        left.addWidget(self._pictures_card)
        left.addStretch(1)
        right.addWidget(_card(self.tr("本周"), self.week))
        right.addWidget(_card(self.tr("本月"), self.figures))
        right.addStretch(1)
        self._columns.setSpacing(theme.px(12))
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 3)
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self._columns)
        whole.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(self.title)
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        body = QVBoxLayout()
        body.addWidget(area)
        self.arrange(self.header, body, widest=_WIDEST_PX)

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_changed)
        self._door.kept.connect(self._on_changed)
        self._soon.timeout.connect(self._ask)
        self._turn.timeout.connect(self._on_changed)
        self._turn.start()
        self.due.pressed.connect(self._on_due)
        self.due.gaps_hidden.connect(self._hide_gaps)
        self.due.import_pressed.connect(self._on_import)
        self.due.new_pressed.connect(self.begin_new)
        self.week.pressed.connect(self._on_day)
        self.figures.pressed.connect(self.open_record)
        self.pictures.pressed.connect(self._open_activity)
        self.theme_chip.clicked.connect(self._on_theme)

    # --- asking and showing -----------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        self._stale = False
        self._door.read(self, today, self._on_today)
        self._door.render(self, figures, self._on_figures)

    @Slot()
    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _on_today(self, found: Today) -> None:
        self._shown = found
        now = found.today
        self.header.set_title(date_words(now.day))
        aside = (now.lunar, now.term, *now.festivals)
        self.header.set_aside(" · ".join(dict.fromkeys(part for part in aside if part)))
        self._show_theme(found)
        self.due.show_due(found.due, now.day, empty=found.empty)
        self.week.show_week(found.week, now.day)

    def _show_theme(self, found: Today) -> None:
        page = found.page
        words = self.tr("本月主题　{0}").format(page.theme) if page.theme else ""
        if page.theme and page.theme_from:
            words = self.tr("本月主题　{0}（{1}）").format(page.theme, page.theme_from)
        if not words and found.next_theme:
            words = self.tr("下月主题　{0}").format(found.next_theme)
        self.theme_chip.setText(words.replace("&", "&&"))
        self.theme_chip.setVisible(bool(words))

    def _on_figures(self, found: Figures) -> None:
        self.figures.show_figures(found)
        self.pictures.show_pictures(found.pictures)
        self._pictures_card.setVisible(bool(found.pictures))

    # --- leading on -------------------------------------------------------------------------

    @Slot(object)
    def _on_due(self, due: Due) -> None:
        if due.sort in ("conflicts", "attention"):
            self.sync_wanted.emit(due.sort, "", "")
        elif due.sort == "backup":
            self.open_record.emit("setting", "backup")
        elif due.sort == "certificates":
            self.print_requested.emit(_CERTIFICATE, list(due.ids))
        elif due.sort == "retention":
            self._on_retention()
        elif due.sort == "gap":
            self._on_gap(due)
        elif due.sort == "series":
            self._record_on(due.day, {"series": due.ids[0]})
        elif due.sort == "returned" and not due.ids:
            self.sync_wanted.emit("attention", "", "")
        elif due.sort == "draft" and not due.ids:
            self.new_wanted.emit(due.kind, {})
        elif due.sort == "draft" and due.kind == _WRITTEN:
            self.new_wanted.emit(due.kind, {"id": due.ids[0]})
        elif len(due.ids) == 1:
            self.open_record.emit(due.kind, due.ids[0])
        else:
            self.place_wanted.emit("roster" if due.kind == "volunteer" else "activities")

    def _on_retention(self) -> None:
        if self._retention is None:
            from desktop.ui.today.retention_flow import RetentionFlow  # asked once a year

            self._retention = RetentionFlow(self._door, self)
            self._retention.said.connect(self.said)
        self._retention.begin()

    def _on_gap(self, due: Due) -> None:
        if due.kind == "theme":
            self._on_theme()
        else:
            self.begin_new()

    @Slot()
    def _on_theme(self) -> None:
        self.open_record.emit("theme", "")

    @Slot(object, object)
    def _on_day(self, day: CalendarDay, cell: DayCell) -> None:
        if len(day.activities) == 1 and not day.due:
            self._open_activity(day.activities[0].id)
        elif not day.activities and not day.due:
            self._record_on(day.day, {})
        else:
            self._day_menu(day).popup(cell.mapToGlobal(QPoint(0, cell.height())))

    def _day_menu(self, day: CalendarDay) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for one in day.activities:
            action = menu.addAction(one.title.replace("&", "&&"))
            action.triggered.connect(partial(self._open_from_menu, one.id))
        for due in day.due:
            action = menu.addAction(self.tr("记录「{0}」").format(due.title).replace("&", "&&"))
            action.triggered.connect(partial(self._record_from_menu, day.day, due.id))
        menu.addSeparator()
        another = menu.addAction(self.tr("记录另一个活动(&N)"))
        another.triggered.connect(partial(self._record_from_menu, day.day, ""))
        return menu

    def _open_from_menu(self, activity_id: str, _checked: bool = False) -> None:
        self._open_activity(activity_id)

    def _record_from_menu(self, day: dt.date, series: str, _checked: bool = False) -> None:
        self._record_on(day, {"series": series} if series else {})

    def _record_on(self, day: dt.date | None, facts: dict[str, object]) -> None:
        """On a day that has come it was held; on a later one it is planned."""
        if self._shown is None or day is None:
            return
        if day <= self._shown.page.today:
            known = {"held_on": day.isoformat()}
        else:
            known = {"planned_start": f"{day.isoformat()}T09:00", "status": "announced"}
        self.new_wanted.emit("activity", {**known, **facts})

    @Slot(str)
    def _open_activity(self, activity_id: str) -> None:
        self.open_record.emit("activity", activity_id)

    @Slot()
    def _on_import(self) -> None:
        self.new_wanted.emit("roster", {})

    @Slot()
    def _hide_gaps(self) -> None:
        self._door.write(self, verbs.hide_gaps, self._on_hidden)

    def _on_hidden(self, _shown: bool) -> None:
        self._ask()
        self.said.emit(self.tr("不再提示空缺；设置的“显示”里可以再打开。"), "note")


def _card(heading: str, content: QWidget) -> QFrame:
    made = QFrame()
    theme.set_role(made, "card")
    column = QVBoxLayout(made)
    # The inset of the lines of 要办的事, whose ground under the mouse is wider.
    column.setContentsMargins(*[theme.px(side) for side in (16, 12, 16, 12)])
    column.setSpacing(theme.px(8))
    column.addWidget(label(heading, "section"))
    column.addWidget(content)
    return made
