"""What would happen, or what happened: four figures and a table of what to look at.

Where letters are large and the screen is low, the figures stand in one line of words.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.roster_import.model import NARROW_WIDTHS, WIDTHS, Told, ToldModel, told
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table import dress_table, row_height
from desktop.ui.widgets.whole_rows import WholeRows
from desktop.ui.widgets.words import OneLine, button, label

if TYPE_CHECKING:
    from desktop.services.roster.rosters import ImportReport

#: Up to so many lines, long reasons wrap: rows that grow are measured one by one.
_MOST_WRAPPED = 300
#: Rows in sight at least, the heads among them.
_ROWS, _LOW_ROWS = 4, 3
_GAP_PX, _LOW_GAP_PX = 12, 6


class ReportView(QWidget):
    """A report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = {name: label("0", "figure") for name in ("added", "updated", "same", "bad")}
        self._cards = QWidget()
        self._in_words = OneLine("", "value")
        self._parts: dict[str, QPushButton] = {}
        self.corrections = button(self.tr("保存待更正的行(&T)…"), "plain", "floppy-disk")
        self._model = ToldModel(self)
        self._lines: dict[str, tuple[Told, ...]] = {}
        self._group = QButtonGroup(self)
        self._table = WholeRows()
        self._fine = EmptyState("check-circle", self.tr("没有要改的，可以放心导入"))
        self._stack = QStackedWidget()
        self._build()

    def show_report(self, report: ImportReport) -> None:
        """Show a report; the gravest lines first."""
        self.corrections.setVisible(report.bad > 0)
        figures = (report.added, report.updated, report.unchanged, report.bad)
        for figure, number in zip(self._figures.values(), figures, strict=True):
            figure.setText(f"{number:,}")
        told_figures = self.tr("新增 {0:,} · 更新 {1:,} · 没有变化 {2:,} · 需更正 {3:,}")
        self._in_words.setText(told_figures.format(*figures))
        theme.set_role(self._figures["bad"], "figure-warn" if report.bad else "figure")
        parts = told(report)
        self._lines = {"bad": parts.bad, "remarks": parts.remarks, "notes": parts.notes}
        words = {
            "bad": self.tr("需更正 {0}"),
            "remarks": self.tr("请看一眼 {0}"),
            "notes": self.tr("说明 {0}"),
        }
        several = sum(map(bool, self._lines.values())) > 1
        for key, part in self._parts.items():
            part.setText(words[key].format(len(self._lines[key])))
            part.setVisible(bool(self._lines[key]))
            part.setEnabled(several)  # alone it names the table, and there is nothing to choose
        first = next((key for key, lines in self._lines.items() if lines), "")
        if first:
            self._show_part(first)
        self._stack.setCurrentWidget(self._table if first else self._fine)

    def set_low(self, *, low: bool) -> None:
        """Give what is wrong the room, or show the figures large."""
        self._cards.setVisible(not low)
        self._in_words.setVisible(low)
        self._table.setMinimumHeight(row_height() * (_LOW_ROWS if low else _ROWS))
        self._column.setSpacing(theme.px(_LOW_GAP_PX if low else _GAP_PX))
        for section, width in enumerate(NARROW_WIDTHS if low else WIDTHS):
            self._table.setColumnWidth(section, theme.px(width))

    @property
    def model(self) -> ToldModel:
        """The lines shown now."""
        return self._model

    def _build(self) -> None:
        cards = QHBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theme.px(12))
        titles = (
            self.tr("新增"), self.tr("更新"), self.tr("没有变化"), self.tr("需更正（不导入）"),
        )  # fmt: skip
        for title, figure in zip(titles, self._figures.values(), strict=True):
            cards.addWidget(_card(title, figure), 1)
        chips = QHBoxLayout()
        chips.setSpacing(theme.px(8))
        for key in ("bad", "remarks", "notes"):
            chips.addWidget(self._chip(key))
        chips.addStretch(1)
        chips.addWidget(self.corrections)
        self._dress_table()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._fine)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._cards)
        column.addWidget(self._in_words)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)
        self.set_low(low=False)

    def _chip(self, key: str) -> QPushButton:
        made = button("", "chip")
        made.setCheckable(True)
        made.toggled.connect(partial(self._on_part, key))
        self._group.addButton(made)
        self._parts[key] = made
        return made

    def _on_part(self, key: str, chosen: bool) -> None:
        if chosen:
            self._show_lines(self._lines[key])

    def _show_part(self, key: str) -> None:
        self._parts[key].setChecked(True)
        self._show_lines(self._lines[key])

    def _show_lines(self, lines: tuple[Told, ...]) -> None:
        few = len(lines) <= _MOST_WRAPPED
        modes, rows = QHeaderView.ResizeMode, self._table.verticalHeader()
        # Before the lines come: thousands of them would be measured.
        rows.setSectionResizeMode(modes.ResizeToContents if few else modes.Fixed)
        self._table.setWordWrap(few)
        # A single sheet need not be named in every line.
        self._table.setColumnHidden(0, len({line.sheet for line in lines}) <= 1)
        self._model.show(lines)

    def _dress_table(self) -> None:
        table = self._table
        theme.set_role(table, "card")
        table.setModel(self._model)
        table.setAccessibleName(self.tr("要看的内容"))
        dress_table(table, _ROWS)
        table.verticalHeader().setMinimumSectionSize(row_height())


def _card(title: str, figure: QWidget) -> QFrame:
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
    column.setSpacing(0)
    column.addWidget(label(title, "quiet"))
    column.addWidget(figure)
    return card
