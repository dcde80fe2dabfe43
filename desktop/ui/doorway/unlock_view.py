"""The passphrase of a station that is there."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.widgets.passphrase import PassphraseLine
from desktop.ui.widgets.words import button, label


class UnlockView(QWidget):
    """One field, one button.

    Signals:
        unlock_wanted: the passphrase.
    """

    unlock_wanted = Signal(str)

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passphrase = PassphraseLine(self.tr("口令"))
        self._open = button(self.tr("打开(&O)"), "primary")
        where = label(self.tr("资料在：{0}").format(place), "quiet", wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("打开站点"), "title"))
        column.addWidget(
            label(self.tr("请输入口令。资料是加密的，用口令或恢复码打开。"), "body", wrap=True)
        )
        column.addSpacing(theme.px(8))
        column.addWidget(label(self.tr("口令"), "field"))
        column.addWidget(self.passphrase)
        forgotten = self.tr("忘了口令，就照抄恢复单上的恢复码。")
        column.addWidget(label(forgotten, "quiet", wrap=True))
        column.addSpacing(theme.px(8))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._open)
        column.addLayout(foot)
        column.addStretch(1)
        column.addWidget(where)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(inside))
        self._open.clicked.connect(self._on_open)
        self.passphrase.line.returnPressed.connect(self._on_open)

    def focus_target(self) -> QLineEdit:
        """What gets the keyboard."""
        return self.passphrase.line

    def try_again(self) -> None:
        """After a wrong passphrase: keep it, select it."""
        self.passphrase.line.setFocus()
        self.passphrase.line.selectAll()

    @Slot()
    def _on_open(self) -> None:
        if self.passphrase.text():
            self.unlock_wanted.emit(self.passphrase.text())
        else:
            self.passphrase.line.setFocus()
