"""The faces of 活动 behind their tabs; each is made when the clerk first turns to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.activities.face import Face
from desktop.ui.widgets.words import OneLine, button

#: Narrower than this at 100 %, title, count and the button's words give way to the tabs.
_ROOMY_PX = 720
#: Room for how many activities there are.
_ASIDE_PX = 80
_EDGE_PX, _LOW_EDGE_PX = 16, 8


@dataclass(frozen=True, slots=True)
class FaceTab:
    """One face.

    Args:
        key: its name in the code.
        words: on its tab, with the mnemonic.
        make: makes it.
    """

    key: str
    words: str
    make: Callable[[], Face]


class Faces(QWidget):
    """Title, tabs, the button that records an activity, and below them the face in sight.

    Args:
        tabs: all faces; the first is shown first.
        parent: the Qt parent.

    Signals:
        new_pressed: record an activity.
        turned: the key of the face now in sight.
    """

    new_pressed = Signal()
    turned = Signal(str)

    def __init__(self, tabs: Sequence[FaceTab], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tuple(tabs)
        self._made: dict[str, Face] = {}
        self._counted = ""
        self.title = OneLine(self.tr("活动"), "title")
        self.bar = _Tabs()
        self._words = self.tr("记录活动(&N)")
        self.new_button = button(self._words, "primary", "plus")
        self.new_button.setAccessibleName(self.tr("记录活动"))
        self.new_button.setToolTip(self.tr("记录已经开展的活动（Ctrl+N）"))
        self.aside = OneLine("", "quiet")
        self.aside.setMinimumWidth(1)  # else it asks for some characters while it says nothing
        self._stack = QStackedWidget()
        self._build()
        self.bar.currentChanged.connect(self._on_turned)
        self.bar.picked.connect(self._on_picked)
        self.new_button.clicked.connect(self.new_pressed)
        QShortcut(QKeySequence("Ctrl+PgDown"), self).activated.connect(self._on_next)
        QShortcut(QKeySequence("Ctrl+PgUp"), self).activated.connect(self._on_before)

    @property
    def current(self) -> Face:
        """The face in sight."""
        return self.face(self._tabs[max(self.bar.currentIndex(), 0)].key)

    @property
    def made(self) -> Sequence[Face]:
        """The faces there are already."""
        return tuple(self._made.values())

    def face(self, key: str) -> Face:
        """One face, made now if nobody has turned to it yet."""
        if key not in self._made:
            tab = next(tab for tab in self._tabs if tab.key == key)
            self._made[key] = tab.make()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def turn_to(self, key: str) -> None:
        """Show a face."""
        number = next(n for n, tab in enumerate(self._tabs) if tab.key == key)
        if self.bar.currentIndex() == number:
            self._on_turned(number)
        else:
            self.bar.setCurrentIndex(number)

    @Slot(int, int)
    def show_count(self, shown: int, known: int) -> None:
        """Say beside the tabs how many activities the list shows of how many there are."""
        words = self.tr("共 {0:,} 个").format(known)
        if shown != known:
            words = self.tr("共 {0:,} 个，显示 {1:,} 个").format(known, shown)
        self._counted = words if known else ""
        self._tell()

    def _tell(self) -> None:
        told = self.bar.currentIndex() == 0 and self.width() >= theme.px(_ROOMY_PX)
        self.aside.setText(self._counted if told else "")
        self.aside.setMinimumWidth(theme.px(_ASIDE_PX) if told else 1)

    def _build(self) -> None:
        self.bar.setAccessibleName(self.tr("活动的四种看法"))
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        for tab in self._tabs:
            self.bar.addTab(tab.words)
        top = self._top = QHBoxLayout()
        top.setSpacing(theme.px(8))
        top.addWidget(self.title)
        top.addWidget(self.bar)
        top.addWidget(self.aside, 1)
        top.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large, the title and the button's words give way to the tabs' words."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.px(_ROOMY_PX)
        side, high = theme.px(_EDGE_PX), theme.px(_EDGE_PX if roomy else _LOW_EDGE_PX)
        self._top.setContentsMargins(side, high, side, 0)
        self.title.setVisible(roomy)
        self.new_button.setText(self._words if roomy else "")
        self._tell()

    @Slot(int)
    def _on_turned(self, number: int) -> None:
        key = self._tabs[number].key
        self._stack.setCurrentWidget(self.face(key))
        self._tell()
        self.turned.emit(key)

    @Slot()
    def _on_picked(self) -> None:
        self.current.take_keyboard()

    @Slot()
    def _on_next(self) -> None:
        self._turn(1)

    @Slot()
    def _on_before(self) -> None:
        self._turn(-1)

    def _turn(self, step: int) -> None:
        self.bar.setCurrentIndex((self.bar.currentIndex() + step) % len(self._tabs))
        self.current.take_keyboard()


class _Tabs(QTabBar):
    """Tabs that tell a press or a letter, which leads into the face, from arrows, which stay here.

    Signals:
        picked: a tab was pressed, by the mouse or by its letter.
    """

    picked = Signal()

    def minimumSizeHint(self) -> QSize:
        """The button beside it gives way first."""
        whole = super().sizeHint()
        return QSize(whole.width() * 2 // 3, whole.height())

    def event(self, event: QEvent) -> bool:
        """Its letter."""
        done = super().event(event)
        if event.type() == QEvent.Type.Shortcut:
            self.picked.emit()
        return done

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mouse."""
        super().mouseReleaseEvent(event)
        self.picked.emit()
