"""像同一人: two records side by side, to be made one or told apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.services.roster.side_by_side import Compared, Comparison
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.sync.entries import Entry, EntryList
from desktop.ui.sync.two_halves import TwoHalves, detail_column
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import shown_value, spoken

#: The column of the one that goes.
_OTHER = 2


class PairsView(QWidget):
    """A list of pairs.

    Args:
        parent: the Qt parent.

    Signals:
        merged: (id that stays, id that goes, names of the fields taken from the latter).
        told_apart: (id, id).
        open_record: (kind, id).
    """

    merged = Signal(str, str, list)
    told_apart = Signal(str, str)
    open_record = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs: dict[str, Comparison] = {}
        self._shown: Comparison | None = None
        self._choices: dict[str, QRadioButton] = {}
        self.list = EntryList(self.tr("可能是同一个人"))
        empty = EmptyState(
            "users",
            self.tr("没有像同一人的"),
            self.tr("花名册里看着像同一个人的两条，会并排列在这里。"),
        )
        self.halves = TwoHalves(self.list, empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.halves)
        self.list.chosen.connect(self._on_chosen)
        self.show_pairs(())

    def show_pairs(self, pairs: Sequence[Comparison]) -> None:
        """Show these."""
        self._pairs = {f"{pair.one}/{pair.other}": pair for pair in pairs}
        self.list.show_entries(
            [Entry(key, pair.title, told(pair.reason)) for key, pair in self._pairs.items()]
        )
        self.halves.show_whether_empty(not pairs)
        self._on_chosen(self.list.current)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        pair = self._pairs.get(key)
        if pair is None or pair == self._shown:
            return
        self._shown = pair
        self._choices = {}
        self.halves.show_detail(self._told(pair))

    def _told(self, pair: Comparison) -> QWidget:
        content, outer = detail_column()
        card = QFrame()
        theme.set_role(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(pair.title, "heading", wrap=True))
        column.addWidget(label(told(pair.reason), "quiet", wrap=True))
        column.addWidget(self._grid(pair))
        words = self.tr(
            "合并后只留一条，活动、时长、证书都归到一起；两边不一样的，用您点中的那个。"
            "合并可以随时撤销。"
        )
        column.addWidget(label(words, "quiet", wrap=True))
        column.addWidget(self._buttons(pair))
        outer.addWidget(card)
        outer.addStretch(1)
        return content

    def _grid(self, pair: Comparison) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, (record_id, words) in enumerate(
            ((pair.one, self.tr("先登记的")), (pair.other, self.tr("后登记的"))), 1
        ):
            look = button(words, "link")
            look.setToolTip(self.tr("看这条记录"))
            look.clicked.connect(partial(self.open_record.emit, "volunteer", record_id))
            grid.addWidget(look, 0, column, Qt.AlignmentFlag.AlignLeft)
        for row, line in enumerate(pair.lines, 1):
            grid.addWidget(label(_label(line), "quiet"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            self._add_values(grid, row, line)
        return inside

    def _add_values(self, grid: QGridLayout, row: int, line: Compared) -> None:
        if not (line.name and line.differs):
            grid.addWidget(label(_shown(line, line.one) or "—", "body", wrap=True), row, 1)
            grid.addWidget(label(_shown(line, line.other) or "—", "body", wrap=True), row, 2)
            return
        group = QButtonGroup(grid.parentWidget())
        for column, words in ((1, _shown(line, line.one)), (2, _shown(line, line.other))):
            choice = _Choice(_label(line), words)
            group.addButton(choice.button, column)
            grid.addWidget(choice, row, column)
            choice.button.setChecked(column == 1)
            if column == _OTHER:
                self._choices[line.name] = choice.button

    def _buttons(self, pair: Comparison) -> WrappedRow:
        merge = button(self.tr("是同一人，合并(&M)"), "primary", "git-merge")
        apart = button(self.tr("不是同一人(&N)"))
        merge.clicked.connect(partial(self._merge, pair))
        apart.clicked.connect(partial(self.told_apart.emit, pair.one, pair.other))
        row = WrappedRow()
        row.add(merge)
        row.add(apart)
        return row

    def _merge(self, pair: Comparison) -> None:
        take = [name for name, made in self._choices.items() if made.isChecked()]
        self.merged.emit(pair.one, pair.other, take)


class _Choice(QWidget):
    """A value to be chosen, as long as it may be.

    Args:
        field: its name, for screen readers.
        words: the value.
    """

    def __init__(self, field: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QRadioButton()
        self.button.setAccessibleName(self.tr("{0}：{1}").format(field, words))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(label(words, "body", wrap=True), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the words chooses too."""
        self.button.click()
        super().mousePressEvent(event)


def _label(line: Compared) -> str:
    """Of a field the model's, of what a merge puts together maybe the service's."""
    said = spoken(line.label)
    return said if said != line.label else told(said)


def _shown(line: Compared, words: str) -> str:
    """What somebody wrote stays as it is."""
    return told(words) if line.counted else shown_value("volunteer", line.name, words)
