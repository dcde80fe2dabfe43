"""县平台的网址: where the county is now, for a station that has joined it already."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QWidget

from desktop import errors
from desktop.ui import theme
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label


class AddressDialog(FittedDialog):
    """One line to type, checked with the county before it is kept.

    Args:
        address: of now; empty for none.
        parent: the window.

    Signals:
        wanted: the address that was typed.
    """

    wanted = Signal(str)

    def __init__(self, address: str, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self.setWindowTitle(self.tr("县平台的网址"))
        self.address = QLineEdit(address)
        self.save = button(self.tr("核对并保存(&S)"), "primary")
        self.cancel = button(self.tr("取消(&C)"))
        self.banner = MessageBanner()
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._build()
        self.address.textChanged.connect(self._on_typed)
        self.address.returnPressed.connect(self.save.click)
        self.save.clicked.connect(self._on_save)
        self.cancel.clicked.connect(self.reject)
        self._on_typed()

    def show_busy(self, busy: bool) -> None:
        """Show that an answer is awaited."""
        self._bar.setVisible(busy)
        self.address.setEnabled(not busy)
        if busy:
            self.banner.hide()
            self.save.setEnabled(False)
        else:
            self._on_typed()
        self.fit()

    def show_error(self, error: errors.StationError) -> None:
        """Say why it is not kept; what was typed stays."""
        self.show_busy(False)
        self.address.setFocus()
        self.banner.show_error(error)
        self.fit()

    def _build(self) -> None:
        words = self.tr(
            "县里换了网址，或换了安全证书，就在这里写新的网址，再核对一次。"
            "先确认对方就是本站加入的那个县平台，确认了才保存；不用新的加入码。"
        )
        self.address.setPlaceholderText("https://")
        self.address.setAccessibleName(self.tr("县平台的网址"))
        self._bar.setAccessibleName(self.tr("正在联系县平台"))
        self._bar.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.save)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        column = self.column
        column.addWidget(label(words, "body", wrap=True))
        column.addWidget(label(self.tr("县平台的网址"), "field"))
        column.addWidget(self.address)
        column.addWidget(self._bar)
        column.addWidget(self.banner)
        column.addStretch(1)
        column.addLayout(foot)
        for made in (self.save, self.cancel):
            made.setAutoDefault(False)

    @Slot()
    def _on_typed(self) -> None:
        self.save.setEnabled(bool(self.address.text().strip()))

    @Slot()
    def _on_save(self) -> None:
        self.wanted.emit(self.address.text().strip())
