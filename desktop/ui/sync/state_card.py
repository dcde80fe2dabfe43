"""The head of the page: how it stands, what to do about it, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.sync.shown import Standing
from desktop.ui.sync.words import State
from desktop.ui.widgets.words import button, label, stress

_ICON_PX = 32
#: Below this width, at 100 %, the buttons stand below the words.
_ROOMY_PX = 560


class StateCard(QFrame):
    """State, progress, buttons.

    Signals:
        now_pressed: 现在同步.
        stop_pressed: 停下.
        join_pressed: 接入县平台, also with a new code.
        portal_pressed: open the page one has to log in at.
        address_pressed: write another address of the county.
        carry_pressed: go where files are written; of a station that has no line.
    """

    now_pressed = Signal()
    stop_pressed = Signal()
    join_pressed = Signal()
    portal_pressed = Signal()
    address_pressed = Signal()
    carry_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._under_way = False
        self._standing = Standing()
        self._icon = QLabel()
        self._head = label("", "heading", wrap=True)
        self._advice = label("", "body", wrap=True)
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(self.tr("同步进度"))
        self._how_far = label("", "quiet")
        self.now = button(self.tr("现在同步(&S)"), "primary", "arrows-clockwise")
        self.stop = button(self.tr("停下(&X)"), "plain", "stop")
        self._first, self._again = self.tr("接入县平台(&J)…"), self.tr("用新的加入码接入(&J)…")
        self.join = button(self._first, "primary", "handshake")
        self.portal = button(self.tr("打开登录页(&L)"), "plain", "globe-simple")
        self.address = button(self.tr("改网址(&A)…"), "plain", "pencil-simple")
        self.carry = button(self.tr("U 盘传送(&T)"), "primary", "hard-drive")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._build()
        self.now.clicked.connect(self.now_pressed)
        self.stop.clicked.connect(self.stop_pressed)
        self.join.clicked.connect(self.join_pressed)
        self.portal.clicked.connect(self.portal_pressed)
        self.address.clicked.connect(self.address_pressed)
        self.carry.clicked.connect(self.carry_pressed)
        self.show_under_way(False)

    def show_state(self, state: State, standing: Standing) -> None:
        """Show how it stands.

        Args:
            state: in words.
            standing: what they are of; it decides what can be done.
        """
        self._icon.setPixmap(theme.picture(state.icon, state.tone, _ICON_PX))
        self._head.setText(state.head)
        self._advice.setText(state.advice)
        self.setAccessibleName(state.head)
        self._standing = standing
        self._show_buttons()

    def show_under_way(self, under_way: bool) -> None:
        """Show that a sync goes on, or that none does."""
        self._under_way = under_way
        self._bar.setRange(0, 0)
        self._how_far.setText("")
        self._bar.setVisible(under_way)
        self._how_far.setVisible(under_way)
        self.stop.setEnabled(True)
        self._show_buttons()

    def show_progress(self, done: int, total: int, *, photos: bool = False) -> None:
        """Show how far it is: of changes first, of photos then."""
        if not self.stop.isEnabled():
            return  # it is being stopped, and says so
        # How much is still to come from the county nobody knows: the bar must not look full.
        whole = 0 if done >= total and not photos else total
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        words = self.tr("已传 {0} / {1} 项") if whole else self.tr("已传 {0} 项，还在接着传……")
        if photos:
            words = self.tr("内容都送到了，正在传照片：{0} / {1} 张")
        if total:
            self._how_far.setText(words.format(f"{done:,}", f"{total:,}"))

    def show_stopping(self) -> None:
        """Say that it comes to its end."""
        self.stop.setEnabled(False)
        self._how_far.setText(self.tr("正在停下……已传的都算数，下次接着传。"))

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._head.text()}\n{self._advice.text()}"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons beside the words where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= theme.px(_ROOMY_PX)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    def _show_buttons(self) -> None:
        now, idle = self._standing, not self._under_way
        trouble = now.trouble if now.joined and idle and not now.refused else None
        # One red button: while the county refuses, the way back is it;
        # and where a network wants somebody to log in, the way to its page.
        login = trouble is not None and trouble.portal
        stress(self.now, "arrows-clockwise", primary=not now.refused and not login)
        stress(self.portal, "globe-simple", primary=login)
        # Without a line there is nothing 现在同步 could do.
        self.now.setVisible(now.joined and idle and not now.by_file)
        self.carry.setVisible(now.joined and now.by_file)
        stress(self.carry, "hard-drive", primary=not now.refused)
        self.stop.setVisible(self._under_way)
        self.join.setVisible(not now.joined or (now.refused and idle))
        again = now.joined and now.refused
        self.join.setText(self._again if again else self._first)
        self.portal.setVisible(login)
        self.address.setVisible(trouble is not None and trouble.address)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._head)
        words.addWidget(self._advice)
        words.addSpacing(theme.px(4))
        words.addWidget(self._bar)
        words.addWidget(self._how_far)
        told = QHBoxLayout()
        told.setSpacing(theme.px(16))
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addLayout(words, 1)
        row = self._row
        row.setContentsMargins(*[theme.px(16)] * 4)
        row.setSpacing(theme.px(16))
        row.addLayout(told, 1)
        buttons = QVBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in (self.portal, self.join, self.now, self.carry, self.stop, self.address):
            made.hide()  # showing it before it has a parent would open a window
            buttons.addWidget(made)
        row.addLayout(buttons)
