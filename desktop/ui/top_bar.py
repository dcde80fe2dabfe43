"""What stands above every screen: the search, help, and who is at the desk."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.search_box import SearchBox
from desktop.ui.widgets.words import button

SEARCH_PX = 480


class TopBar(QFrame):
    """Search at the left, the rest at the right.

    Args:
        search: the search box.
        parent: the Qt parent.

    Signals:
        help_pressed: open or close the help of this screen.
        clerk_pressed: to who is at the desk.
    """

    help_pressed = Signal()
    clerk_pressed = Signal()

    def __init__(self, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "top")
        self._clerk = button("", "quiet", "user-circle")
        self._help = button(self.tr("帮助"), "quiet", "question")
        self._help.setToolTip(self.tr("在旁边打开本页的帮助（Shift+F1）"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        search.setMaximumWidth(theme.px(SEARCH_PX))
        row.addWidget(search, 4)
        row.addStretch(1)
        row.addWidget(self._help)
        row.addWidget(self._clerk)
        self._clerk.clicked.connect(self.clerk_pressed)
        self._help.clicked.connect(self.help_pressed)

    def show_clerk(self, name: str) -> None:
        """Say who is at the desk."""
        self._clerk.setText(name)
        self._clerk.setAccessibleName(self.tr("当前文书：{0}，到设置").format(name))
