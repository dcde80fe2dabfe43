"""要处理: what sync could not settle by itself, each in words and with its ways."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.sync.entries import Entry, EntryList
from desktop.ui.sync.shown import Matter, Way
from desktop.ui.sync.two_halves import TwoHalves, detail_column
from desktop.ui.widgets.badge import badge
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow

_MOST_LINES = 30


class AttentionView(QWidget):
    """A list of matters.

    Args:
        parent: the Qt parent.

    Signals:
        way_taken: (the matter's key, the way's code, what the clerk said for it).
        open_record: (kind, id).
    """

    way_taken = Signal(str, str, str)
    open_record = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matters: dict[str, Matter] = {}
        self._shown: Matter | None = None
        self.list = EntryList(self.tr("要处理的事"))
        empty = EmptyState(
            "check-circle",
            self.tr("没有要处理的"),
            self.tr("县里没收下、镇里退回，或时间对不上的内容，会在这里请您看一下。"),
        )
        self.halves = TwoHalves(self.list, empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.halves)
        self.list.chosen.connect(self._on_chosen)
        self.show_matters(())

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show these."""
        self._matters = {one.key: one for one in matters}
        self.list.show_entries(
            [Entry(one.key, one.title, f"{one.sort} · {told(one.sentence)}") for one in matters]
        )
        self.halves.show_whether_empty(not matters)
        self._on_chosen(self.list.current)

    def point_at(self, kind: str, record_id: str) -> bool:
        """Go to what is the matter with a record; gives whether anything is."""
        for matter in self._matters.values():
            if (kind, record_id) in ((matter.kind, matter.record_id), matter.about):
                self.list.go_to(matter.key)
                return True
        return False

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        matter = self._matters.get(key)
        if matter is None or matter == self._shown:
            return
        self._shown = matter
        self.halves.show_detail(self._told(matter))

    def _told(self, matter: Matter) -> QWidget:
        content, outer = detail_column()
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(badge(matter.sort, "warn"))
        column.addWidget(label(matter.title, "heading", wrap=True))
        column.addWidget(label(told(matter.sentence), "body", wrap=True))
        for line in matter.more[:_MOST_LINES]:
            column.addWidget(label(self.tr("· {0}").format(told(line)), "body", wrap=True))
        if (more := len(matter.more) - _MOST_LINES) > 0:
            column.addWidget(label(self.tr("还有 {0} 条没有列出").format(more), "quiet"))
        column.addSpacing(theme.px(4))
        column.addLayout(self._ways(matter))
        outer.addWidget(card)
        outer.addStretch(1)
        return content

    def _ways(self, matter: Matter) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        asked = _Asked()
        asked.said.connect(partial(self.way_taken.emit, matter.key))
        row = WrappedRow()
        for way in matter.ways:
            made = button(told(way.words))
            if way.asks:
                made.clicked.connect(partial(asked.ask, way))
            else:
                made.clicked.connect(partial(self.way_taken.emit, matter.key, way.code, ""))
            row.add(made)
        if matter.record_id:
            look = button(self.tr("看这条记录(&V)"), "quiet", "arrow-square-out")
            look.clicked.connect(partial(self.open_record.emit, matter.kind, matter.record_id))
            row.add(look)
        column.addWidget(row)
        column.addWidget(asked)
        return column


class _Asked(QWidget):
    """What has to be said for a way, below the buttons."""

    said = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._words = label("", "field")
        self._line = QLineEdit()
        self._go = button(self.tr("确定(&O)"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._line, 1)
        row.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self._words)
        column.addLayout(row)
        self.hide()
        self._go.clicked.connect(self._on_said)
        self._line.returnPressed.connect(self._on_said)

    def ask(self, way: Way) -> None:
        """Ask for the words of this way."""
        self._code = way.code
        self._words.setText(way.asks)
        self._line.setAccessibleName(way.asks)
        self.show()
        self._line.setFocus()

    @Slot()
    def _on_said(self) -> None:
        self.said.emit(self._code, self._line.text().strip())
