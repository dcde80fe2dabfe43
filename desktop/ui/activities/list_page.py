"""All activities: search, filter by year and state, a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.model.kinds.activities import ACTIVITY_STATUS
from desktop.services.happenings import ActivityQuery, ActivityRow, activity_rows
from desktop.services.unsettled import Mark, in_words
from desktop.ui import theme
from desktop.ui.activities.typed import day_in_words, hours_shown
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.words import button

translate = QCoreApplication.translate

_TYPING_MS = 120


class ListPage(QWidget):
    """The list of activities.

    Args:
        door: through which rows come.
        parent: the Qt parent.

    Signals:
        asked: the `ActivityQuery` the list should answer.
        opened: an activity's id.
        new_pressed: record one.
        removal_asked: ids of the selected activities.
    """

    asked = Signal(object)
    opened = Signal(str)
    new_pressed = Signal()
    removal_asked = Signal(object)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order, self._descending = "held_on", True
        self.model = IdListModel(door, activity_rows, _columns(), self)
        self.table = RecordTable(self.model)
        self.header = PageHeader(self.tr("活动"))
        self.new_button = button(self.tr("记录活动(&N)"), "primary", "plus")
        self.search = SearchLine("funnel")
        self.year, self.status = QComboBox(), QComboBox()
        self.empty = EmptyState("calendar-blank", "", role="plain")
        self._stack = QStackedWidget()
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._build()
        self._wire()

    def query(self) -> ActivityQuery:
        """What is looked for now."""
        return ActivityQuery(
            search=self.search.text(),
            status=str(self.status.currentData() or ""),
            year=str(self.year.currentData() or ""),
            order=self._order,
            descending=self._descending,
        )

    def show_answer(self, ids: Sequence[str], years: Sequence[str]) -> None:
        """Show the activities that fit, and the years there are."""
        self._offer_years(years)
        self.model.set_ids(ids)
        self.header.set_aside(self.tr("共 {0} 个").format(len(ids)) if ids else "")
        self._stack.setCurrentIndex(0 if ids else 1)
        if ids:
            return
        if self._filtered():
            self.empty.say(
                self.tr("没有找到"),
                self.tr("换个词试试，或看全部年份和状态"),
                self.tr("看全部(&A)"),
            )
        else:
            self.empty.say(
                self.tr("还没有活动"),
                self.tr("几周前办的也可以现在补记"),
                self.tr("记录第一个活动(&N)"),
            )

    def marks_of(self, record_id: str) -> Sequence[Mark]:
        """What about an activity waits for the clerk."""
        row = self.model.row_of(record_id)
        shown: ActivityRow | None = None if row is None else self.model.row_data(row)
        return () if shown is None else shown.marks

    def _build(self) -> None:
        self.header.add(self.new_button)
        self.search.setPlaceholderText(self.tr("活动名称、拼音或首字母"))
        self.search.setAccessibleName(self.tr("在活动里找"))
        self.search.setMaximumWidth(theme.px(320))
        self.year.setAccessibleName(self.tr("年份"))
        self.status.setAccessibleName(self.tr("状态"))
        self.year.addItem(self.tr("全部年份"), "")
        self.status.addItem(self.tr("全部状态"), "")
        for code, words in ACTIVITY_STATUS:
            self.status.addItem(words, code)
        filters = QHBoxLayout()
        filters.setSpacing(theme.px(8))
        filters.addWidget(self.search, 4)
        filters.addWidget(self.year)
        filters.addWidget(self.status)
        filters.addStretch(1)
        theme.set_role(self.table, "card")
        self.table.setAccessibleName(self.tr("活动列表"))
        self.table.show_order(self._order, descending=self._descending)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self.header)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.new_button.clicked.connect(self.new_pressed)
        self.empty.pressed.connect(self._on_empty_pressed)
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._ask)
        self.search.returnPressed.connect(self._to_table)
        self.year.activated.connect(self._ask)
        self.status.activated.connect(self._ask)
        self.model.order_changed.connect(self._on_order)
        self.table.record_opened.connect(self.opened)
        self.table.edit_pressed.connect(self.opened)
        self.table.delete_pressed.connect(self._on_delete)

    def _filtered(self) -> bool:
        query = self.query()
        return bool(query.search.strip() or query.year or query.status)

    def _offer_years(self, years: Sequence[str]) -> None:
        chosen = str(self.year.currentData() or "")
        if [self.year.itemData(i) for i in range(1, self.year.count())] == list(years):
            return
        while self.year.count() > 1:
            self.year.removeItem(1)
        for year in years:
            self.year.addItem(self.tr("{0} 年").format(year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0))

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.query())

    @Slot(str, bool)
    def _on_order(self, key: str, descending: bool) -> None:
        self._order, self._descending = key, descending
        self._ask()

    @Slot()
    def _on_empty_pressed(self) -> None:
        if not self._filtered():
            self.new_pressed.emit()
            return
        self.search.clear()
        self.year.setCurrentIndex(0)
        self.status.setCurrentIndex(0)
        self._ask()

    @Slot()
    def _to_table(self) -> None:
        self.table.setFocus()
        if self.model.rowCount() and not self.table.chosen:
            self.table.selectRow(0)

    @Slot()
    def _on_delete(self) -> None:
        if ids := self.table.chosen_ids():
            self.removal_asked.emit(ids)


def _columns() -> list[Column]:
    return [
        Column("held_on", translate("ListPage", "日期"), _day, 112, tip=_long_day),
        Column("title", translate("ListPage", "活动名称"), _title, 300, tip=_title, mark=_mark),
        Column("", translate("ListPage", "地点"), _place, 150, tip=_place),
        Column("", translate("ListPage", "队伍"), _team, 150, tip=_team),
        Column("", translate("ListPage", "人数"), _people, 72, figures=True),
        Column("", translate("ListPage", "总时长"), _hours, 84, figures=True),
        Column("", translate("ListPage", "照片"), _photos, 72, figures=True),
        Column("status", translate("ListPage", "状态"), _status, 96, tone=_tone),
    ]


def _day(row: ActivityRow) -> str:
    return row.day


def _long_day(row: ActivityRow) -> str:
    return day_in_words(row.day)


def _title(row: ActivityRow) -> str:
    return row.title


def _mark(row: ActivityRow) -> str:
    return in_words(row.marks)


def _place(row: ActivityRow) -> str:
    return row.place


def _team(row: ActivityRow) -> str:
    return row.team


def _people(row: ActivityRow) -> str:
    return str(row.participants) if row.participants else ""


def _hours(row: ActivityRow) -> str:
    words = hours_shown(row.minutes) if row.minutes else ""
    return translate("ListPage", "{0} 小时").format(words) if words else ""


def _photos(row: ActivityRow) -> str:
    return str(row.photos) if row.photos else ""


def _status(row: ActivityRow) -> str:
    return row.status_label


def _tone(row: ActivityRow) -> str:
    return "" if row.status in ("held", "filed") else "quiet"
