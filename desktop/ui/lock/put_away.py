"""Every window of ours out of sight, and out of a screen reader's reach, and all of them back."""

from __future__ import annotations

import re

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from desktop.ui.widgets.passphrase import PassphraseLine

_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
#: What belongs to another window and goes with it.
_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class PutAway(QObject):
    """Hides windows and brings them back as they were.

    A window that is only hidden can still be read by whoever asks as a screen reader does; so the
    system's part of it is taken down, and made again when it comes back.

    Args:
        kept: the one that stays.
        parent: the Qt parent.
    """

    def __init__(self, kept: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = kept
        self._away: list[QWidget] = []
        self._active: QWidget | None = None
        self._late = QTimer(self, interval=0, singleShot=True)
        self._late.timeout.connect(self._take_down)

    def begin(self) -> None:
        """Take all of them down, and whatever comes up from now on."""
        self._active = QApplication.activeWindow()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        QToolTip.hideText()
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._take_down()

    def let_come(self) -> None:
        """Whatever comes up from now on stays; what is away stays away."""
        self._late.stop()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def end(self) -> None:
        """Bring them back; those that were closed meanwhile stay closed."""
        self.let_come()
        back = [one for one in self._away if shiboken6.isValid(one)]
        self._away = []
        for one in sorted(back, key=lambda one: one.parentWidget() is not None):
            _show_as_it_was(one)
        active = self._active
        if active is not None and shiboken6.isValid(active) and active.isVisible():
            active.raise_()
            active.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While locked: a dialog that some work brings up waits for its turn."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._late.start()
        return super().eventFilter(watched, event)

    @Slot()
    def _take_down(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if self._goes(one)]
        # One of the system's own is open: what it lies on must not go from under it.
        foreign = any(isinstance(one, QDialog) and not _is_ours(one) for one in windows)
        # Dialogs before what they lie on: a parent's end takes its children's windows along.
        for one in sorted(windows, key=lambda one: one.parentWidget() is None):
            if one.windowModality() is not Qt.WindowModality.ApplicationModal:
                self._away.append(one)  # the others ran by `exec`, which ends with their hiding
            one.hide()
            if _is_ours(one) and not foreign:
                one.destroy()

    def _goes(self, one: QWidget) -> bool:
        return one is not self._kept and one.isVisible() and one.windowType() not in _PASSING


def _is_ours(one: QWidget) -> bool:
    return type(one).__module__.startswith("desktop.")


def _show_as_it_was(one: QWidget) -> None:
    """The system's part is new, and knows nothing of a state that the widget had already."""
    state = one.windowState()
    one.overrideWindowState(Qt.WindowState.WindowNoState)
    one.setWindowState(state)
    one.show()


def forget_secrets() -> None:
    """Leave no PIN or passphrase half typed for whoever comes in next."""
    for one in QApplication.allWidgets():
        if isinstance(one, PassphraseLine):
            one.set_value("")
            one.show_letters(shown=False)


def clear_clipboard() -> None:
    """Take ID numbers off the clipboard, where it was we who put them there."""
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard() and holds_id_number(clipboard.text()):
        clipboard.clear()


def holds_id_number(text: str) -> bool:
    """Whether an ID number stands in it, bare or among other words."""
    return bool(_ID_NUMBER.search(text))
