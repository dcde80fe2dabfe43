"""The key of ID numbers: where it is, and how another PC of the station gets it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label


class PairingCard(QWidget):
    """Words and one button: write the key where it is, read it where it lacks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = label("", "body", wrap=True)
        self.write = button(self.tr("写配对文件(&K)…"), "plain", "key")
        self.read = button(self.tr("读配对文件(&K)…"), "primary", "key")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("证件号的钥匙"), "section"))
        column.addWidget(self._words)
        for made in (self.write, self.read):
            made.hide()  # showing it before it has a parent would open a window
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_waits(waits=False)

    def show_waits(self, *, waits: bool) -> None:
        """Show what there is to do.

        Args:
            waits: whether ID numbers stand locked on this PC.
        """
        words = self.tr(
            "证件号加密后才上报，县里看不到。本站另一台电脑也要看证件号，就写一个配对文件拿过去读。"
        )
        if waits:
            words = self.tr(
                "这台电脑还没有钥匙，证件号显示为“已加密，本机没有钥匙”，别的都能照常用。"
                "请在本站原来的那台电脑上写配对文件（同步 → 同步设置），用 U 盘拿来，在这里读入。"
            )
        self._words.setText(words)
        self.write.setVisible(not waits)
        self.read.setVisible(waits)
