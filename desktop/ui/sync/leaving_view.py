"""上报哪些: field by field what leaves this PC, as it is, sealed, or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.services.sync.leaves import BY_CONSENT, CLEAR, SEALED, STAYS, Leaves
from desktop.ui import theme
from desktop.ui.models.lines import Line, LinesModel
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.table import dress_table
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

#: Of the first columns at 100 %, and what share of a narrow table they may take.
_WIDTHS, _MOST_SHARE = (152, 220), 0.3
_ROWS_SHOWN = 3
#: In px at any size: letters grow, the air round them stays, so that the table keeps its rows.
_AIR_PX, _GAP_PX = 16, 8
_TONES = {CLEAR: "", BY_CONSENT: "", SEALED: "note", STAYS: "quiet"}


class LeavingView(LowScroll):
    """A table, and chips that narrow it; all of it scrolls where larger text leaves no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: tuple[Leaves, ...] = ()
        heads = (self.tr("哪类记录"), self.tr("哪一项"), self.tr("怎么上报"))
        self.model = LinesModel(heads, (), self)
        self.table = QTableView()
        self.words = SearchLine("funnel")
        self.chips: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._build()

    def show_leaving(self, lines: Sequence[Leaves]) -> None:
        """Show what leaves."""
        self._lines = tuple(
            replace(line, kind=spoken(line.kind), field=spoken(line.field)) for line in lines
        )
        # Short, so that all stand in one row at 200 %: the page and the table say 上报.
        names = {
            "": self.tr("全部 {0}"),
            CLEAR: self.tr("原样 {0}"),
            BY_CONSENT: self.tr("同意才原样 {0}"),
            SEALED: self.tr("加密 {0}"),
            STAYS: self.tr("不上报 {0}"),
        }
        for how, chip in self.chips.items():
            count = sum(not how or line.how == how for line in lines)
            chip.setText(names[how].format(count))
            chip.setVisible(bool(count))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How it leaves is what counts: the last column is in sight at any size."""
        super().resizeEvent(event)
        most = int(event.size().width() * _MOST_SHARE)
        for section, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(section, min(theme.px(width), most))

    @Slot(QAbstractButton, bool)
    def _on_chip(self, _chip: QAbstractButton, chosen: bool) -> None:
        if chosen:
            self._fill()

    @Slot()
    def _fill(self) -> None:
        wanted = next((how for how, chip in self.chips.items() if chip.isChecked()), "")
        typed = self.words.text().strip()
        told = {
            CLEAR: self.tr("原样上报"),
            BY_CONSENT: self.tr("本人同意「上报」的原样上报，其他人的加密"),
            SEALED: self.tr("加密后上报，县里、镇里看不到内容"),
            STAYS: self.tr("只留在本机，不上报"),
        }
        asked = self.tr("{0}（县里规定）")
        self.model.show(
            [
                Line(
                    (
                        line.kind,
                        line.field,
                        asked.format(told[line.how]) if line.by_policy else told[line.how],
                    ),
                    _TONES[line.how],
                )
                for line in self._lines
                if (not wanted or line.how == wanted) and typed in f"{line.kind} {line.field}"
            ]
        )

    def _build(self) -> None:
        card = QFrame()
        theme.set_role(card, "card")
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(theme.px(_AIR_PX), _AIR_PX, theme.px(_AIR_PX), _AIR_PX)
        column.setSpacing(_GAP_PX)
        words = self.tr(
            "同步时只有下面这些离开这台电脑。加密上报的，县里存着也打不开。"
            "照片先去掉拍摄地点和手机信息；本人照片要同意「照片」和「上报」才上报，签过字的扫描件不上报。"
        )
        column.addWidget(label(words, "quiet", wrap=True))
        row = WrappedRow()
        for how in ("", CLEAR, BY_CONSENT, SEALED, STAYS):
            chip = button("", "chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            self.chips[how] = chip
            row.add(chip)
        self.chips[""].setChecked(True)
        self._group.buttonToggled.connect(self._on_chip)
        column.addWidget(row)
        self.words.setPlaceholderText(self.tr("找一项，例如 身份证"))
        self.words.setAccessibleName(self.tr("找一项"))
        self.words.setMaximumWidth(theme.px(320))
        self.words.textChanged.connect(self._fill)
        column.addWidget(self.words)
        self.table.setModel(self.model)
        self.table.setWordWrap(False)
        self.table.setAccessibleName(self.tr("哪些内容上报、怎么上报"))
        dress_table(self.table, _ROWS_SHOWN)
        column.addWidget(self.table, 1)
