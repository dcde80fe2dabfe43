"""概况: the state, what has not left this PC yet, and what became of past syncs."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.models.lines import Line, LinesModel
from desktop.ui.sentences import told
from desktop.ui.sync.shown import Run, Waiting
from desktop.ui.sync.state_card import StateCard
from desktop.ui.sync.words import moment, size
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import button, label

#: Below this width, at 100 %, one card stands below the other.
_ROOMY_PX = 760
_ROWS_SHOWN = 4
#: Of the room, beside a stretch of 1.
_MOST = 100


class Overview(QScrollArea):
    """Three cards, and below the first what lacks on a second PC.

    Signals:
        key_pressed: the clerk wants to know of the key of ID numbers.
    """

    key_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("同步的情况"))
        self.card = StateCard()
        self.waiting = LinesModel((self.tr("还没送出的"), self.tr("多少")), (), self)
        heads = (
            self.tr("时间"), self.tr("送出"), self.tr("收到"), self.tr("流量"), self.tr("结果"),
        )  # fmt: skip
        self.runs = LinesModel(heads, (1, 2, 3), self)
        self._waiting_table, self._runs_table = QTableView(), QTableView()
        self._nothing = label(self.tr("没有等着送的。"), "quiet")
        self._never = label(self.tr("还没有同步过。"), "quiet")
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._below = QWidget()
        self.key = button(self.tr("怎样解开(&K)"), "link", "key")
        self._key_line = QFrame()
        self.old_pc = label("", "body", wrap=True)
        self._old_pc_line = QFrame()
        self._build()

    def show_joined(self, *, joined: bool, waits_for_key: bool = False) -> None:
        """Where there is no county nothing waits for it either.

        Args:
            joined: whether there is one.
            waits_for_key: whether ID numbers stand locked here.
        """
        self._below.setVisible(joined)
        self._key_line.setVisible(waits_for_key)

    def show_old_pc(self, words: str) -> None:
        """Say that a PC that was handed over is not out yet; nothing where words are empty."""
        self.old_pc.setText(told(words))
        self._old_pc_line.setVisible(bool(words))

    def show_waiting(self, waiting: Waiting) -> None:
        """Show what has not left."""
        lines = [
            Line((kind, self.tr("{0} 项").format(f"{count:,}"))) for kind, count in waiting.changes
        ]
        if waiting.photos:
            words = self.tr("{0} 张，{1}").format(f"{waiting.photos:,}", size(waiting.photo_bytes))
            lines.append(Line((self.tr("照片"), words)))
        self.waiting.show(lines)
        self._waiting_table.setVisible(bool(lines))
        self._nothing.setVisible(not lines)

    def show_runs(self, runs: tuple[Run, ...], today: dt.date) -> None:
        """Show what became of past syncs."""
        self.runs.show([self._line(run, today) for run in runs])
        self._runs_table.setVisible(bool(runs))
        self._never.setVisible(not runs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_ROOMY_PX)
        directions = QBoxLayout.Direction
        self._pair.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _line(self, run: Run, today: dt.date) -> Line:
        counts = (f"{count:,}" if count else "" for count in (run.sent, run.received))
        carried = size(run.bytes) if run.bytes else ""
        return Line((moment(run.at, today), *counts, carried, run.words), "" if run.ok else "warn")

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        self._pair.setSpacing(theme.px(12))
        self._pair.addWidget(
            self._panel(self.tr("还没送出的"), self._waiting_table, self.waiting, self._nothing), 2
        )
        self._pair.addWidget(
            self._panel(self.tr("最近的同步"), self._runs_table, self.runs, self._never), 3
        )
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addWidget(self._key_line)
        self._fill_key_line()
        column.addWidget(self._old_pc_line)
        self._fill_old_pc_line()
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._below.setLayout(self._pair)
        column.addWidget(self._below, _MOST)
        column.addStretch(1)
        self._runs_table.setAccessibleName(self.tr("最近的同步"))
        self._waiting_table.setAccessibleName(self.tr("还没送出的"))
        self._waiting_table.horizontalHeader().hide()
        self._waiting_table.setColumnWidth(0, theme.px(232))
        for column_number, width in enumerate((136, 64, 64, 92)):
            self._runs_table.setColumnWidth(column_number, theme.px(width))
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)

    def _fill_key_line(self) -> None:
        theme.set_role(self._key_line, "card")
        words = self.tr("这台电脑上证件号等个人信息是加密的，看不到；别的都能照常用。")
        inside = QHBoxLayout(self._key_line)
        inside.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        inside.addWidget(label(words, "body", wrap=True), 1)
        inside.addWidget(self.key)
        self._key_line.hide()
        self.key.clicked.connect(self.key_pressed)

    def _fill_old_pc_line(self) -> None:
        theme.set_role(self._old_pc_line, "card")
        inside = QHBoxLayout(self._old_pc_line)
        inside.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        inside.addWidget(self.old_pc, 1)
        self._old_pc_line.hide()

    def _panel(self, title: str, table: QTableView, model: LinesModel, empty: QWidget) -> QFrame:
        panel = QFrame()
        theme.set_role(panel, "card")
        table.setModel(model)
        table.setWordWrap(False)
        dress_table(table, _ROWS_SHOWN)
        column = QVBoxLayout(panel)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(label(title, "section"))
        column.addWidget(empty)
        column.addWidget(table, _MOST)
        column.addStretch(1)  # what is left where the table is not shown
        return panel
