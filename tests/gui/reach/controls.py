"""What a keyboard and a screen reader find in a window, as lists of faults in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMainWindow, QTabBar, QWidget

#: More controls than any page has: whoever presses Tab so often goes round in circles.
_ENOUGH = 300
#: Room round a control in which its ring may stand.
_RING_PX = 4


def told(widget: QWidget) -> str:
    """A control as a fault names it."""
    words = spoken_name(widget) or getattr(widget, "text", str)()
    owner = widget.parentWidget()
    inside = f" in {type(owner).__name__}" if owner is not None else ""
    return f"{type(widget).__name__} {widget.objectName()}{words!r}{inside}"


def spoken_name(widget: QWidget) -> str:
    """What a screen reader says."""
    reader = QAccessible.queryAccessibleInterface(widget)
    return reader.text(QAccessible.Text.Name).strip() if reader is not None else ""


def in_sight(window: QWidget) -> Iterator[QWidget]:
    """All that is shown, scrolled away or not."""
    for widget in window.findChildren(QWidget):
        if widget.isVisibleTo(window) and widget.window() is window:
            yield widget


def tab_stops(window: QWidget) -> list[QWidget]:
    """Where the Tab key should come by."""
    return [
        widget
        for widget in in_sight(window)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and widget.width() > 0
        and widget.height() > 0
    ]


def nameless(window: QWidget) -> list[str]:
    """Controls a screen reader has no word for."""
    asked = [w for w in in_sight(window) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    asked += [w for w in in_sight(window) if isinstance(w, QAbstractButton) and w not in asked]
    parts = ("qt_", "ScrollBar")  # pieces of Qt's own, which speaks for the whole
    return sorted(
        {
            told(widget)
            for widget in asked
            if widget.focusProxy() is None
            and not widget.objectName().startswith(parts)
            and not spoken_name(widget)
        }
    )


def shared_letters(window: QMainWindow) -> list[str]:
    """Mnemonics that two things in sight claim."""
    owners: dict[str, list[str]] = defaultdict(list)
    for words in _mnemonic_words(window):
        letter = QKeySequence.mnemonic(words).toString()
        if letter:
            owners[letter].append(words)
    return [f"{letter}: {'、'.join(words)}" for letter, words in owners.items() if len(words) > 1]


def _mnemonic_words(window: QMainWindow) -> Iterator[str]:
    yield from (action.text() for action in window.menuBar().actions())
    for widget in in_sight(window):
        if not widget.isEnabled():
            continue
        labelled = isinstance(widget, QLabel) and widget.buddy() is not None
        if isinstance(widget, QAbstractButton) or labelled:
            yield widget.text()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(n) for n in range(widget.count()))


class StrayWindows(QObject):
    """Notes what flashes up as a window of its own because it has no parent yet.

    Args:
        window: the one that may show; dialogs and menus name it as their parent.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and watched.parentWidget() is None
        ):
            self.seen.append(told(watched))
        return False


def tabbed_through(window: QWidget) -> tuple[list[str], list[str]]:
    """Press Tab until it comes round.

    Returns:
        Stops it never came by, and stops that look the same with and without the keyboard.
    """
    window.activateWindow()
    QApplication.processEvents()
    wanted = tab_stops(window)
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    unmarked: list[str] = []
    for _ in range(_ENOUGH):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        box = _box(here, window)
        marked = _picture(window, box)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if box == _box(here, window) and marked == _picture(window, box):
            unmarked.append(told(here))
    missed = [told(stop) for stop in wanted if stop not in seen and stop in tab_stops(window)]
    return missed, unmarked


def _box(widget: QWidget, window: QWidget) -> QRect:
    box = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    return box.adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX)


def _picture(window: QWidget, box: QRect) -> QImage:
    return window.grab(box).toImage()
