"""Another key of ID numbers in the place of one that somebody knew who has left."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label


class RenewKeyDialog(FittedDialog):
    """What it does and what has to be done after, and a button.

    Args:
        parent: the window.

    Signals:
        wanted: do it.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self.setWindowTitle(self.tr("更换证件号的钥匙"))
        self.go = button(self.tr("更换(&R)"), "primary")
        self.close_button = button(self.tr("不换(&C)"))
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._build()
        self.go.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.reject)

    def show_busy(self, busy: bool) -> None:
        """Show that it is under way."""
        self._bar.setVisible(busy)
        self.go.setEnabled(not busy)
        if busy:
            self.banner.hide()
        self.fit()

    def show_error(self, error: errors.StationError) -> None:
        """Say why it did not work."""
        self.show_busy(False)
        self.banner.show_error(error)
        self.fit()

    def show_done(self, words: str) -> None:
        """Say that it worked, and what to do now."""
        self.show_busy(False)
        for made in (self._about, self.go):
            made.hide()
        self.banner.show_words(words, "good")
        self.close_button.setText(self.tr("关闭(&C)"))
        self.close_button.setFocus()
        self.fit()

    def _build(self) -> None:
        words = self.tr(
            "有人离开，而他拿过恢复单、配对文件或这个站的备份，就换一把钥匙：往后记的证件号等"
            "个人信息，用旧钥匙打不开。以前的那些，他若留有副本，仍看得到。\n"
            "换了以后，以前的恢复单不能再给新电脑用，要重新打印；本站别的电脑要重新配对，"
            "在那以前看不到证件号。"
        )
        self._about = label(words, "body", wrap=True)
        self._bar.setAccessibleName(self.tr("正在更换钥匙"))
        self._bar.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.close_button)
        column = self.column
        column.addWidget(self._about)
        column.addWidget(self._bar)
        column.addWidget(self.banner)
        column.addStretch(1)
        column.addLayout(foot)
        for made in (self.go, self.close_button):
            made.setAutoDefault(False)
        self.close_button.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self.wanted.emit()
