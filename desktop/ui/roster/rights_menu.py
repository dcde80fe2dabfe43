"""What somebody may ask of the station about their own data, as a button with a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.ui.widgets.words import button


class RightsMenu(QWidget):
    """Shows and emits.

    Args:
        parent: the Qt parent.

    Signals:
        print_wanted: all about the person on paper.
        export_wanted: the same as a file.
        correct_wanted: something is wrong, the person says.
        receipt_wanted: of what was corrected, on paper.
        erase_wanted: the person asks to be deleted.
    """

    print_wanted = Signal()
    export_wanted = Signal()
    correct_wanted = Signal()
    receipt_wanted = Signal()
    erase_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu(self)
        self.button = button(self.tr("办理(&R)"), "quiet", "identification-card")
        self.button.setAccessibleName(self.tr("本人信息"))
        self.button.setToolTip(self.tr("本人要查阅、复制、更正、删除自己的资料时"))
        self.button.setMenu(self.menu)
        self._entry(self.tr("打印全部资料(&P)…"), self.print_wanted)
        self._entry(self.tr("导出全部资料(&X)…"), self.export_wanted)
        self._entry(self.tr("更正(&C)"), self.correct_wanted)
        self._entry(self.tr("打印更正回执(&T)…"), self.receipt_wanted)
        self.menu.addSeparator()
        self._entry(self.tr("删除个人资料(&D)…"), self.erase_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)

    def _entry(self, words: str, wanted: SignalInstance) -> None:
        self.menu.addAction(words).triggered.connect(wanted)
