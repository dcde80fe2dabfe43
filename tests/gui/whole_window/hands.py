"""A clerk's hands at the window: every key and click goes through Qt's own way, and is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from desktop.model.names import pinyin

_MNEMONIC = re.compile(r"\(&.\)|&")


class Hands:
    """Presses keys, types, clicks and drops, and keeps the count.

    An action is what a clerk would call one thing done: a key or a combination of keys, a click, a
    drop of files, or one field's text, however long it is. Text is typed through an input method,
    as Chinese is: first shown unfinished, then committed. The raw count has every key: Chinese by
    its pinyin and a blank that takes the first offer, a combination as one.

    Args:
        window: the window.
        settle: waits until every answer has come home.
    """

    def __init__(self, window: QWidget, settle: Callable[[], None]) -> None:
        self._window, self._settle = window, settle
        self.done: list[str] = []
        self.keys = 0
        self._popup: QWidget | None = None

    @property
    def actions(self) -> int:
        """How many actions there were."""
        return len(self.done)

    def press(self, keys: str) -> None:
        """Press a key or a combination: ``Ctrl+N``, ``Return``, ``Alt+V``."""
        combined = QKeySequence(keys)[0]
        held = combined.keyboardModifiers()
        at = self._at()
        QTest.keyPress(at, combined.key(), held)
        # A list that dropped down may be gone by the time the key comes up.
        QTest.keyRelease(self._at(), combined.key(), held)
        self._did(keys, 1)

    def type(self, words: str) -> None:
        """Type words into the field that has the keyboard."""
        target = self._focused()
        unfinished = QInputMethodEvent(words, [])
        QApplication.sendEvent(target, unfinished)
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QApplication.sendEvent(target, committed)
        letters = pinyin(words)
        self._did(f"“{words}”", len(letters) + (letters != words))

    def click(self, words: str, inside: QWidget | None = None) -> None:
        """Click the button with these words; inside a part of the window where one is named."""
        button = self.button(words, inside)
        self._click(button, button.rect().center(), words)

    def choose(self, words: str, entry: str, inside: QWidget | None = None) -> None:
        """Click a button that opens a menu, and an entry of it."""
        clicks = QTimer(interval=10)  # the menu has the event loop to itself
        clicks.timeout.connect(partial(self._click_entry, entry, clicks))
        clicks.start()
        self.click(words, inside)
        assert not clicks.isActive(), f"no entry {entry}"
        self._did(entry, 1)

    def click_at(self, widget: QWidget, place: QPoint, what: str) -> None:
        """Click somewhere in a widget."""
        self._click(widget, place, what)

    def drop(self, paths: Sequence[Path], onto: QWidget) -> None:
        """Drop files from the file manager."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = onto.rect().center()
        around = (
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(onto, QDragEnterEvent(middle, *around))
        QApplication.sendEvent(onto, QDropEvent(QPointF(middle), *around))
        self._did(f"{len(paths)} files", 1)

    def button(self, words: str, inside: QWidget | None = None) -> QAbstractButton:
        """The button in sight with these words."""
        found = [
            one
            for one in (inside or self._window).findChildren(QAbstractButton)
            if one.isVisible() and _MNEMONIC.sub("", one.text()) == words
        ]
        assert found, f"no button {words}"
        return found[0]

    def _click(self, widget: QWidget, place: QPoint, what: str) -> None:
        window = widget.window()
        at = widget.mapTo(window, place)
        assert window.rect().contains(at), f"{what} is out of sight"
        under = window.childAt(at)
        assert under is widget or widget.isAncestorOf(under), f"{what} is covered"
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=at)
        self._did(what, 1)

    @staticmethod
    def _click_entry(entry: str, clicks: QTimer) -> None:
        menu = QApplication.activePopupWidget()
        if not isinstance(menu, QMenu) or not menu.isVisible():
            return
        clicks.stop()
        found = [one for one in menu.actions() if _MNEMONIC.sub("", one.text()) == entry]
        assert found, f"no entry {entry}"
        assert found[0].isEnabled(), f"{entry} can't be chosen"
        at = menu.actionGeometry(found[0]).center()
        QTest.mouseClick(menu.windowHandle(), Qt.MouseButton.LeftButton, pos=at)

    def _at(self) -> QWindow:
        """Whichever window takes keys now: a list that dropped down goes before."""
        # Held, or Python would take the handle for gone together with its widget.
        self._popup = QApplication.activePopupWidget()
        handle = self._popup.windowHandle() if self._popup else None
        return handle or self._window.windowHandle()

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None, "nothing has the keyboard"
        assert focused.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled), focused
        return focused

    def _did(self, what: str, keys: int) -> None:
        self.done.append(what)
        self.keys += keys
        while any(one.isDown() for one in self._window.findChildren(QAbstractButton)):
            QTest.qWait(10)  # a button pressed by its letter stays down for a moment
        self._settle()
