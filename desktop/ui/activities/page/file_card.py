"""Where an activity stands and the next step: held, what its file lacks, filed, taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model import filing
from desktop.services.activities.planning import PLANNED
from desktop.ui import theme
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken


class FileCard(QFrame):
    """One line: what is missing, each thing one press from where it is put right; and a step on.

    Hidden for what was called off.

    Signals:
        held_pressed: what was planned took place.
        put_right_pressed: code of the missing part, one of `filing.PARTS`.
        filing_pressed: file it; whether although something is missing.
        reopening_pressed: take it out again.
    """

    held_pressed = Signal()
    put_right_pressed = Signal(str)
    filing_pressed = Signal(bool)
    reopening_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._status, self._missing = "", tuple[str, ...]()
        self._words = label("", "section")
        self._parts = WrappedRow()
        self._sheets = badge("")
        self.file_button = button("", "plain", "archive-box")
        self._build()
        self.hide()

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts it names."""
        return self._missing

    def show_file(self, status: str, missing: Sequence[str], sheets: int = 0) -> None:
        """Show an activity's file.

        Args:
            status: code of the activity's status.
            missing: codes of `filing.PARTS`.
            sheets: how many pages of its signed sign-in sheet are there.
        """
        retone(self._sheets, self.tr("签到表 {0} 页").format(sheets), "good")
        self._sheets.setVisible(sheets > 0)
        lacking = tuple(missing) if status == "held" else ()
        if (status, lacking) != (self._status, self._missing):
            self._status, self._missing = status, lacking
            self._tell()
        self.setVisible(status in ("held", "filed", *PLANNED))

    def _build(self) -> None:
        self.file_button.clicked.connect(self._on_file)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._words)
        row.addWidget(self._parts, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._sheets, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.file_button)
        self._sheets.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(8), theme.px(8))
        column.addLayout(row)

    def _tell(self) -> None:
        self._parts.clear()
        for part in self._missing:
            self._parts.add(self._part(part))
        words, step = self._step()
        self._words.setText(words)
        self.file_button.setText(step)

    def _step(self) -> tuple[str, str]:
        """Where it stands, and what comes next."""
        if self._status in PLANNED:
            return self.tr("还在计划，开展以后记录人员和照片"), self.tr("已开展，去记录(&F)")
        if self._status == "filed":
            return self.tr("已归档"), self.tr("取出修改(&F)")
        if self._missing:
            return self.tr("档案还缺"), self.tr("先这样归档(&F)")
        return self.tr("档案齐了，可以归档"), self.tr("归档(&F)")

    def _part(self, part: str) -> QWidget:
        words = spoken(filing.PARTS[part])
        made = button(words, "chip", "plus")
        made.setToolTip(self.tr("去补上：{0}").format(words))
        made.setAccessibleName(self.tr("补上{0}").format(words))
        made.clicked.connect(partial(self._on_part, part))
        return made

    def _on_part(self, part: str) -> None:
        self.put_right_pressed.emit(part)

    @Slot()
    def _on_file(self) -> None:
        if self._status in PLANNED:
            self.held_pressed.emit()
        elif self._status == "filed":
            self.reopening_pressed.emit()
        else:
            self.filing_pressed.emit(bool(self._missing))
