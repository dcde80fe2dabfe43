"""The code of a recovery sheet, typed from paper to open ID numbers on a fresh PC."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QWidget

from desktop import errors
from desktop.model import recovery_code
from desktop.ui import theme
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label

#: Letters and digits of a code; blanks and hyphens may stand between them.
_LONG_ENOUGH = recovery_code.LENGTH


class RecoveryCodeDialog(FittedDialog):
    """One line to type; in the clear, since it is read off paper and 25 dots can't be checked.

    Args:
        parent: the window.

    Signals:
        given: the code that was typed.
    """

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self.setWindowTitle(self.tr("用恢复单解开证件号"))
        self.code = QLineEdit()
        self._slip = label("", "quiet", wrap=True)
        self.go = button(self.tr("解开(&U)"), "primary")
        self.close_button = button(self.tr("关闭(&C)"))
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._build()
        self.code.textChanged.connect(self._on_typed)
        self.code.returnPressed.connect(self.go.click)
        self.go.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.reject)
        self._on_typed()

    def show_busy(self, busy: bool) -> None:
        """Show that numbers are being opened."""
        self._bar.setVisible(busy)
        self.code.setEnabled(not busy)
        if busy:
            self.banner.hide()
            self.go.setEnabled(False)
        else:
            self._on_typed()
        self.fit()

    def show_error(self, error: errors.StationError) -> None:
        """Say why it did not work; what was typed stays."""
        self.show_busy(False)
        self.code.setFocus()
        self.banner.show_error(error)
        self.fit()

    def show_done(self, words: str) -> None:
        """Say that it worked, and what to do now; the code does not stay on the screen."""
        self.show_busy(False)
        self.code.clear()
        for made in (self._about, self._name, self.code, self._slip, self.go):
            made.hide()
        self.banner.show_words(words, "good")
        self.close_button.setFocus()
        self.fit()

    def _build(self) -> None:
        words = self.tr(
            "照着恢复单输入恢复码。字母不分大小写，横线和空格可以不输。"
            "用本站任何一台电脑最近打印的那张都行；用过以后，那张恢复单照样有效。"
        )
        self._name = label(self.tr("恢复码"), "field")
        self.code.setAccessibleName(self.tr("恢复码"))
        self.code.setPlaceholderText("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX")
        self._bar.setAccessibleName(self.tr("正在解开证件号"))
        self._bar.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.close_button)
        column = self.column
        self._about = label(words, "body", wrap=True)
        column.addWidget(self._about)
        column.addWidget(self._name)
        column.addWidget(self.code)
        column.addWidget(self._slip)
        column.addWidget(self._bar)
        column.addWidget(self.banner)
        column.addStretch(1)
        column.addLayout(foot)
        for made in (self.go, self.close_button):
            made.setAutoDefault(False)

    @Slot()
    def _on_typed(self) -> None:
        typed = self.code.text()
        right = bool(recovery_code.read(typed))
        letters = sum(character.isalnum() for character in typed)
        words = ""
        if not right and letters >= _LONG_ENOUGH:
            words = self.tr("这个恢复码有一处输错了，请对着恢复单再看一遍。")
        self._slip.setText(words)
        self.go.setEnabled(right)
        if self._slip.isHidden() == bool(words):
            self._slip.setVisible(bool(words))
            self.fit()

    @Slot()
    def _on_go(self) -> None:
        self.given.emit(self.code.text())
