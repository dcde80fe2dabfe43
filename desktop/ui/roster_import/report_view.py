"""What would happen, or what happened: four figures and a table of what to look at."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.services.rosters import ImportReport
from desktop.ui import theme
from desktop.ui.roster_import.model import WIDTHS, Told, ToldModel, told
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import button, label


class ReportView(QWidget):
    """A report."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = {name: label("0", "figure") for name in ("added", "updated", "same", "bad")}
        self._parts: dict[str, QPushButton] = {}
        self.corrections = button(self.tr("保存待更正的行(&T)…"), "plain", "floppy-disk")
        self._model = ToldModel(self)
        self._lines: dict[str, tuple[Told, ...]] = {}
        self._group = QButtonGroup(self)
        self._table = QTableView()
        self._fine = EmptyState("check-circle", self.tr("没有要改的，可以放心导入"))
        self._stack = QStackedWidget()
        self._build()

    def show_report(self, report: ImportReport) -> None:
        """Show a report; the gravest lines first."""
        self.corrections.setVisible(report.bad > 0)
        figures = (report.added, report.updated, report.unchanged, report.bad)
        for figure, number in zip(self._figures.values(), figures, strict=True):
            figure.setText(f"{number:,}")
        theme.set_role(self._figures["bad"], "figure-warn" if report.bad else "figure")
        parts = told(report)
        self._lines = {"bad": parts.bad, "remarks": parts.remarks, "notes": parts.notes}
        words = {
            "bad": self.tr("需更正 {0}"),
            "remarks": self.tr("请看一眼 {0}"),
            "notes": self.tr("说明 {0}"),
        }
        for key, part in self._parts.items():
            part.setText(words[key].format(len(self._lines[key])))
            part.setVisible(bool(self._lines[key]))
        first = next((key for key, lines in self._lines.items() if lines), "")
        if first:
            self._show_part(first)
        self._stack.setCurrentWidget(self._table if first else self._fine)

    @property
    def model(self) -> ToldModel:
        """The lines shown now."""
        return self._model

    def _build(self) -> None:
        cards = QHBoxLayout()
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(cards)
        column.addLayout(chips)
        column.addWidget(self._stack, 1)

    def _chip(self, key: str) -> QPushButton:
        made = button("", "chip")
        made.setCheckable(True)
        made.clicked.connect(partial(self._show_part, key))
        self._group.addButton(made)
        self._parts[key] = made
        return made

    def _show_part(self, key: str) -> None:
        self._parts[key].setChecked(True)
        self._model.show(self._lines[key])

    def _dress_table(self) -> None:
        table = self._table
        theme.set_role(table, "card")
        table.setModel(self._model)
        table.setWordWrap(False)
        table.setAccessibleName(self.tr("要看的内容"))
        dress_table(table, 4)
        for section, width in enumerate(WIDTHS):
            table.setColumnWidth(section, theme.px(width))


def _card(title: str, figure: QWidget) -> QFrame:
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
    column.setSpacing(0)
    column.addWidget(label(title, "quiet"))
    column.addWidget(figure)
    return card
