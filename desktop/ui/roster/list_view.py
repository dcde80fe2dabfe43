"""The left half: what the list is narrowed by, and the list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.model.kinds.people import VOLUNTEER_STATUS
from desktop.services.people import PeopleQuery
from desktop.ui import theme
from desktop.ui.models.id_list import IdListModel
from desktop.ui.roster.verbs import Filters
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.words import button

#: Between the last key and the question; a fast typist asks once.
PAUSE_MS = 60
#: Percent above which the filters take two lines.
_LARGE_TEXT = 120


class RosterList(QFrame):
    """Search line, three choices, the table.

    Args:
        model: the list.
        parent: the Qt parent.

    Signals:
        query_changed: what the list should show now, a `PeopleQuery`.
        add_pressed: from the empty list.
        import_pressed: from the empty list.
    """

    query_changed = Signal(object)
    add_pressed = Signal()
    import_pressed = Signal()

    def __init__(self, model: IdListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._order, self._descending = "name", False
        self._everybody = 0
        self.words = SearchLine("funnel")
        self._team, self._group, self._status = QComboBox(), QComboBox(), QComboBox()
        self._clear = button(self.tr("清除条件(&L)"), "quiet")
        self.table = RecordTable(model)
        self._empty = EmptyState("users", "", role="plain")
        self._stack = QStackedWidget()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._build()
        self._connect(model)

    def query(self) -> PeopleQuery:
        """What the clerk asks for."""
        return PeopleQuery(
            search=self.words.text().strip(),
            team=str(self._team.currentData() or ""),
            village_group=str(self._group.currentData() or ""),
            status=str(self._status.currentData() or ""),
            order=self._order,
            descending=self._descending,
        )

    def show_filters(self, filters: Filters) -> None:
        """Offer these teams and groups; what is chosen stays chosen."""
        self._everybody = filters.everybody
        _fill(self._team, self.tr("全部队伍"), filters.teams)
        _fill(self._group, self.tr("全部小组"), [(group, group) for group in filters.groups])

    def show_count(self, count: int) -> None:
        """Show the list, or why it is empty."""
        if count:
            self._stack.setCurrentWidget(self.table)
            return
        if self._everybody:
            self._empty.say(
                self.tr("没有符合条件的人"),
                self.tr("可以只打姓名的一部分、拼音或首字母。"),
                self.tr("清除条件"),
            )
        else:
            self._empty.say(
                self.tr("花名册还是空的"),
                self.tr("手里有 Excel 花名册？导入进来，几千人也只要几秒。"),
                self.tr("导入花名册(&I)…"),
            )
        self._stack.setCurrentWidget(self._empty)

    @Slot()
    def clear(self) -> None:
        """Show everybody."""
        for choice in (self._team, self._group, self._status):
            with QSignalBlocker(choice):
                choice.setCurrentIndex(0)
        with QSignalBlocker(self.words):
            self.words.clear()
        self._ask()

    def _build(self) -> None:
        _fill(self._team, self.tr("全部队伍"), ())
        _fill(self._group, self.tr("全部小组"), ())
        _fill(self._status, self.tr("全部状态"), VOLUNTEER_STATUS)
        self.words.setPlaceholderText(self.tr("在花名册里找"))
        for widget, name in (
            (self.words, self.tr("在花名册里找")),
            (self._team, self.tr("队伍")),
            (self._group, self.tr("村民小组")),
            (self._status, self.tr("状态")),
            (self.table, self.tr("志愿者列表")),
        ):
            widget.setAccessibleName(name)
        # With large text the choices stand below the line.
        large = theme.px(100) > _LARGE_TEXT
        bar = QBoxLayout(
            QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        )
        bar.setContentsMargins(*[theme.px(8)] * 4)
        bar.setSpacing(theme.px(8))
        bar.addWidget(self.words, 2)
        choices = QHBoxLayout()
        choices.setSpacing(theme.px(8))
        bar.addLayout(choices, 3)
        for choice in (self._team, self._group, self._status):
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(5)
            choices.addWidget(choice, 1)
        choices.addWidget(self._clear)
        self._clear.hide()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.table.show_order(self._order, descending=self._descending)

    def _connect(self, model: IdListModel) -> None:
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._into_table)
        self._pause.timeout.connect(self._ask)
        for choice in (self._team, self._group, self._status):
            choice.activated.connect(self._ask)
        self._clear.clicked.connect(self.clear)
        self._empty.pressed.connect(self._on_empty)
        model.order_changed.connect(self._on_order)

    @Slot()
    def _ask(self) -> None:
        query = self.query()
        narrowed = query.search or query.team or query.village_group or query.status
        self._clear.setVisible(bool(narrowed))
        self.query_changed.emit(query)

    @Slot(str, bool)
    def _on_order(self, key: str, descending: bool) -> None:
        if (key, descending) != (self._order, self._descending):
            self._order, self._descending = key, descending
            self._ask()

    @Slot()
    def _on_empty(self) -> None:
        if self._everybody:
            self.clear()
        else:
            self.import_pressed.emit()

    @Slot()
    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.chosen and self.table.model().rowCount():
            self.table.selectRow(0)


def _fill(choice: QComboBox, everything: str, pairs: Iterable[tuple[str, str]]) -> None:
    kept = choice.currentData()
    with QSignalBlocker(choice):
        choice.clear()
        choice.addItem(everything, "")
        for code, words in pairs:
            choice.addItem(words, code)
        choice.setCurrentIndex(max(choice.findData(kept), 0))
