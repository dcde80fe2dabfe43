"""What stands above every screen: the search, help, and who is at the desk."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

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
        lock_pressed: lock the window.
        removal_pressed: take the sample station away.
    """

    help_pressed = Signal()
    clerk_pressed = Signal()
    lock_pressed = Signal()
    removal_pressed = Signal()

    def __init__(self, search: SearchBox, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "top")
        self._clerk = button("", "quiet", "user-circle")
        self._help = button(self.tr("帮助"), "quiet", "question")
        self._help.setToolTip(self.tr("在旁边打开本页的帮助（Shift+F1）"))
        self._lock = button("", "quiet", "lock")
        self._lock.setToolTip(self.tr("锁定（Ctrl+L）"))
        self._lock.setAccessibleName(self.tr("锁定"))
        self._sample = button(self.tr("示例"), "chip", "flask")
        self._sample.setMenu(self._about_sample())
        self._sample.hide()
        self._name, self._low, self._wide = "", False, 0
        self._sample_shown = False
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(8))
        search.setMaximumWidth(theme.px(SEARCH_PX))
        row.addWidget(search, 4)
        row.addStretch(1)
        row.addWidget(self._sample)
        row.addWidget(self._help)
        row.addWidget(self._clerk)
        row.addWidget(self._lock)
        self._clerk.clicked.connect(self.clerk_pressed)
        self._lock.clicked.connect(self.lock_pressed)
        self._help.clicked.connect(self.help_pressed)

    def show_clerk(self, name: str) -> None:
        """Say who is at the desk."""
        self._name = name
        self._clerk.setAccessibleName(self.tr("当前文书：{0}，到设置").format(name))
        self._show_words()

    def show_sample(self, *, sample: bool) -> None:
        """Bear the badge of a sample station."""
        self._sample.setVisible(sample)
        self._sample_shown = sample
        self._show_lock()

    def set_low(self, *, low: bool) -> None:
        """Stand beside the menus: icons with tips, no air above and below."""
        self._low = low
        self._show_lock()
        air = theme.px(0 if low else 8)
        side = theme.px(4 if low else 16)
        self._row.setContentsMargins(side, air, side, air)
        self._row.setStretch(1, 0 if low else 1)
        theme.set_role(self, "bare" if low else "top")
        if not low:
            self._wide = 0
        self._show_words()

    def ask_for(self, width: int) -> bool:
        """Want to be as wide beside the menus; gives whether it did not before."""
        wide, self._wide = self._wide, width
        return wide != width

    def sizeHint(self) -> QSize:
        """As wide as the menus leave it, where it stands beside them."""
        usual = super().sizeHint()
        return QSize(self._wide, usual.height()) if self._wide > 0 else usual

    def _show_lock(self) -> None:
        """Beside the menus there is no room, and a sample station has nothing to lock."""
        self._lock.setVisible(not self._low and not self._sample_shown)

    def _show_words(self) -> None:
        self._help.setText("" if self._low else self.tr("帮助"))
        self._help.setAccessibleName(self.tr("帮助"))
        self._clerk.setText("" if self._low else self._name)
        self._clerk.setToolTip(self._clerk.accessibleName() if self._low else "")

    def _about_sample(self) -> QMenu:
        menu = QMenu(self)
        told = menu.addAction(self.tr("这是示例站点，人和事都是编的，随便试"))
        told.setEnabled(False)
        remove = menu.addAction(self.tr("删掉示例，用自己的站点(&X)"))
        remove.triggered.connect(self.removal_pressed)
        return menu
