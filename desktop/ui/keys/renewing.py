"""What is shown between one window and the next, while the station gets a new key."""

from __future__ import annotations

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import label

_WIDE_PX = 420


class RenewingWindow(QWidget):
    """A small window that waits; it can't be closed, nor would that stop anything."""

    def __init__(self) -> None:
        super().__init__()
        theme.set_role(self, "page")
        self.setWindowTitle(self.tr("正在更换密钥"))
        self.setFixedWidth(theme.px(_WIDE_PX))
        bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        bar.setAccessibleName(self.tr("进度"))
        self._over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("正在更换密钥……"), "section"))
        column.addWidget(bar)
        words = self.tr("资料没有变。换好以后窗口会自己打开，请不要关电脑。")
        column.addWidget(label(words, "quiet", wrap=True))

    def end(self) -> None:
        """The next window is there."""
        self._over = True
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only once it is over."""
        event.setAccepted(self._over)
