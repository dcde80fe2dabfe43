"""备份: when the last copies were made, where they go, and which there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.backups.verbs import Overview, Row
from desktop.ui.sentences import told
from desktop.ui.settings.section import Section
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import button, label

_WIDTHS = (104, 148, 72, 88)
_ROWS_SHOWN = 6


class BackupSection(Section):
    """What is told of backups, and what can be done about them.

    Signals:
        pressed: make one in a file the clerk names.
        now_pressed: bring every place up to date.
        choose_pressed: choose the second place.
        forget_pressed: have no second place any more.
        check_pressed: the `Path` of one to read through.
    """

    pressed = Signal()
    now_pressed = Signal()
    choose_pressed = Signal()
    forget_pressed = Signal()
    check_pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("备份"), "", parent)
        self._rows: tuple[Row, ...] = ()
        self._last = label("", "body", wrap=True)
        self._reminder = label("", "warn", wrap=True)
        self._second = label(self.tr("正在看有没有插上……"), "body", wrap=True)
        self.now = button(self.tr("立即备份(&N)"), "primary", "floppy-disk")
        self.button = button(self.tr("备份到文件(&B)…"))
        self.choose = button(self.tr("选择(&P)…"))
        self.forget = button(self.tr("不用了(&D)"))
        self.check = button(self.tr("检查选中的一份(&K)"))
        self.table = QTableWidget(0, 5)
        self._none = label(self.tr("还没有，第一次备份以后列在这里。"), "quiet", wrap=True)
        self._build()
        self._wire()

    # --- showing ----------------------------------------------------------------------------

    def show_last(self, last: str | None) -> None:
        """Say when the last copy was made.

        Args:
            last: ISO local time, or None.
        """
        if last is None:
            self._last.setText(self.tr("这台电脑还没有备份过。"))
            theme.set_role(self._last, "warn")
            return
        at = dt.datetime.fromisoformat(last)
        words = self.tr("上次备份：{0}年{1}月{2}日 {3:02d}:{4:02d}")
        self._last.setText(words.format(at.year, at.month, at.day, at.hour, at.minute))
        theme.set_role(self._last, "body")

    def show_overview(self, found: Overview) -> None:
        """Show places and backups."""
        self.show_last(found.last)
        self._reminder.setText(told(found.reminder))
        self._reminder.setVisible(bool(found.reminder))
        self._second.setText(self._second_words(found))
        theme.set_role(self._second, "warn" if found.same_disk else "body")
        self.forget.setVisible(bool(found.second))
        self._show_rows(found.rows)

    def allow(self, *, allowed: bool) -> None:
        """Let the clerk begin something, or not while something is under way."""
        for one in (self.now, self.button, self.choose, self.forget):
            one.setEnabled(allowed)
        self.check.setEnabled(allowed and self.chosen is not None)

    @property
    def words(self) -> str:
        """What it says of the last copy."""
        return self._last.text()

    @property
    def second_words(self) -> str:
        """What it says of the second place."""
        return self._second.text()

    @property
    def chosen(self) -> Path | None:
        """The backup that is marked in the list."""
        row = self.table.currentRow()
        return self._rows[row].path if 0 <= row < len(self._rows) else None

    def _second_words(self, found: Overview) -> str:
        if not found.second:
            return self.tr("还没有选。插上 U 盘，选一次以后就自动备份到那里。")
        if not found.there:
            return self.tr("{0}（现在没插上；插上后会自动备份）").format(found.second)
        if found.same_disk:
            return self.tr("{0}（和资料在同一个盘上，盘坏了会一起丢）").format(found.second)
        return found.second

    def _show_rows(self, rows: Sequence[Row]) -> None:
        self._rows = tuple(rows)
        self.table.setRowCount(len(rows))
        for one in (self.table, self.check):
            one.setVisible(bool(rows))
        self._none.setVisible(not rows)
        for number, row in enumerate(rows):
            for column, text in enumerate((row.place, row.when, row.reason, row.size, row.state)):
                item = QTableWidgetItem(text)
                item.setToolTip(str(row.path))
                self.table.setItem(number, column, item)
        self._on_marked()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        text = self.tr(
            "打开和退出程序时，有改动就自动备份，最近的每天、每周、每月各留几份。"
            "备份是加密的，打开要用口令或恢复单。"
            "硬盘也会坏，所以请再选一个 U 盘，并把它放在别的屋里。"
        )
        self.column.addWidget(label(text, "quiet", wrap=True))
        self.column.addWidget(self._last)
        self.column.addWidget(self._reminder)
        self._reminder.hide()
        self.column.addLayout(_in_row(self.now))
        self.column.addWidget(label(self.tr("第二个位置（U 盘或移动硬盘）"), "field"))
        self.column.addWidget(self._second)
        self.column.addLayout(_in_row(self.choose, self.forget))
        self.forget.hide()
        self.column.addWidget(label(self.tr("已有的自动备份"), "field"))
        self.column.addWidget(self._none)
        self.column.addWidget(self._dressed_table(), 1)
        self.column.addLayout(_in_row(self.check))
        words = self.tr("也可以把全部资料和照片存成一个文件，自己收好：")
        self.column.addWidget(label(words, "quiet", wrap=True))
        self.column.addLayout(_in_row(self.button))

    def _wire(self) -> None:
        self.button.clicked.connect(self.pressed)
        self.now.clicked.connect(self.now_pressed)
        self.choose.clicked.connect(self.choose_pressed)
        self.forget.clicked.connect(self.forget_pressed)
        self.check.clicked.connect(self._on_check)
        self.table.itemSelectionChanged.connect(self._on_marked)
        ReadersChoice(self.table).made.connect(self._on_marked)

    def _dressed_table(self) -> QTableWidget:
        table = self.table
        table.setHorizontalHeaderLabels(
            [
                self.tr("位置"),
                self.tr("时间"),
                self.tr("原因"),
                self.tr("大小"),
                self.tr("状态"),
            ]
        )
        table.setAccessibleName(self.tr("已有的自动备份"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        theme.set_role(table, "card")
        dress_table(table, _ROWS_SHOWN)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, theme.px(width))
        return table

    @Slot()
    def _on_marked(self) -> None:
        self.check.setEnabled(self.chosen is not None and self.now.isEnabled())

    @Slot()
    def _on_check(self) -> None:
        if self.chosen is not None:
            self.check_pressed.emit(self.chosen)


def _in_row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    for one in buttons:
        row.addWidget(one)
    row.addStretch(1)
    return row
