"""The screens of a window, one on top: each is made when the clerk first goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.navigation import Place
from desktop.ui.widgets.screen import Screen

#: What only some screens say: the settings do.
OF_SOME = (
    "text_scale_changed",
    "scheme_changed",
    "language_changed",
    "renewal_wanted",
    "lock_after_changed",
    "wipe_wanted",
)


class ScreenStack(QStackedWidget):
    """Places and their screens.

    Args:
        places: what there is; nothing is made of it yet.
        parent: the Qt parent.

    Signals:
        made: a screen was made; its signals are not connected yet.
        text_scale_changed: percent, from the settings.
        scheme_changed: name of the colours, from the settings.
        language_changed: a code or ``system``, from the settings.
        renewal_wanted: a new station key is due, from the settings.
        lock_after_changed: idle minutes until the window locks, from the settings.
        wipe_wanted: empty this PC, from the settings.
    """

    made = Signal(object)
    text_scale_changed = Signal(int)
    scheme_changed = Signal(str)
    language_changed = Signal(str)
    renewal_wanted = Signal()
    lock_after_changed = Signal(int)
    wipe_wanted = Signal(object)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = {place.key: place for place in places}
        self.current = ""
        self._made: dict[str, Screen] = {}

    def at(self, key: str) -> Screen:
        """The screen of a place."""
        if key not in self._made:
            screen = self.places[key].make()
            for name in OF_SOME:
                if (signal := getattr(screen, name, None)) is not None:
                    signal.connect(getattr(self, name))
            self.made.emit(screen)
            self._made[key] = screen
            self.addWidget(screen)
        return self._made[key]

    def bring_up(self, key: str) -> Screen:
        """Lay the screen of a place on top."""
        screen = self.at(key)
        self.current = key
        self.setCurrentWidget(screen)
        return screen

    def home_of(self, kind: str) -> str:
        """The place where a kind of record lives; empty if none is here."""
        return next((key for key, place in self.places.items() if kind in place.kinds), "")

    def unsaved(self) -> str:
        """What would be lost by closing now, in words; empty if nothing."""
        return "；".join(words for s in self._made.values() if (words := s.unsaved()))

    def note_marks(self) -> None:
        """Records wait or are settled elsewhere: whoever shows them looks again."""
        for screen in self._made.values():
            screen.marks_changed()
