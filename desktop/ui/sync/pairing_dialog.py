"""The pairing file's passphrase: made up on the one PC, typed again on the other."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.passphrase import MINIMUM_PASSPHRASE, PassphraseLine
from desktop.ui.widgets.words import button, label


class PairingDialog(FittedDialog):
    """Asks for the passphrase, then for the file.

    Args:
        writing: whether the file is to be written here; else it is to be read.
        parent: the window.

    Signals:
        given: the passphrase; the file is to be chosen now.
    """

    given = Signal(str)

    def __init__(self, *, writing: bool, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._writing = writing
        self.setWindowTitle(self.tr("写配对文件") if writing else self.tr("读配对文件"))
        self.secret = PassphraseLine(self.tr("配对文件的口令"))
        self.again = PassphraseLine(self.tr("再输一遍"))
        self._short = label("", "quiet", wrap=True)
        words = self.tr("选地方写(&W)…") if writing else self.tr("选文件读入(&R)…")
        self.go = button(words, "primary")
        self.close_button = button(self.tr("关闭(&C)"))
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._build()
        for typed in (self.secret, self.again):
            typed.line.textChanged.connect(self._on_typed)
            typed.line.returnPressed.connect(self.go.click)
        self.go.clicked.connect(self._on_go)
        self.close_button.clicked.connect(self.reject)
        self._on_typed()

    def show_busy(self, busy: bool) -> None:
        """Show that the file is being written or read."""
        self._bar.setVisible(busy)
        if busy:
            self.banner.hide()
            self.go.setEnabled(False)
        else:
            self._on_typed()
        self.fit()

    def show_error(self, error: errors.StationError) -> None:
        """Say why it did not work; what was typed stays."""
        self.show_busy(False)
        self.banner.show_error(error)
        self.fit()

    def show_done(self, words: str) -> None:
        """Say that it worked, and what to do now."""
        self.show_busy(False)
        self.banner.show_words(words, "good")
        for made in (self.secret, self.again):
            made.set_value("")
        self.go.hide()
        self.close_button.setFocus()
        self.fit()

    def _build(self) -> None:
        column = self.column
        column.addWidget(label(self._about(), "body", wrap=True))
        column.addWidget(label(self.tr("配对文件的口令"), "field"))
        column.addWidget(self.secret)
        if self._writing:
            column.addWidget(label(self.tr("再输一遍"), "field"))
            column.addWidget(self.again)
        column.addWidget(self._short)
        self._bar.setAccessibleName(self.tr("正在处理配对文件"))
        self._bar.hide()
        column.addWidget(self._bar)
        column.addWidget(self.banner)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addStretch(1)
        foot.addWidget(self.go)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        for made in (self.go, self.close_button):
            made.setAutoDefault(False)

    def _about(self) -> str:
        if self._writing:
            return self.tr(
                "配对文件里是看证件号的钥匙。给它定一个口令，写到 U 盘上，"
                "拿到本站另一台电脑上读；口令当面告诉，不要和文件一起发。读完请删掉文件。"
            )
        return self.tr(
            "在本站原来的那台电脑上写好配对文件（同步 → 同步设置 → 写配对文件），"
            "用 U 盘拿过来。这里输入写文件时定的口令，再选文件。"
        )

    @Slot()
    def _on_typed(self) -> None:
        first, second = self.secret.text(), self.again.text()
        words = ""
        if self._writing:
            words = self.tr("至少 {0} 个字符。").format(MINIMUM_PASSPHRASE)
            if second and first != second:
                words = self.tr("两次输入的不一样。")
        ready = bool(first)
        if self._writing:
            ready = len(first) >= MINIMUM_PASSPHRASE and first == second
        self._short.setText(words)
        self._short.setVisible(bool(words))
        self.go.setEnabled(ready)

    @Slot()
    def _on_go(self) -> None:
        self.given.emit(self.secret.text())
