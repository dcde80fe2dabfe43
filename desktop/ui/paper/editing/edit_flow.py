"""Opens the editor of texts over a screen, and passes on what came of it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door


class EditFlow(QObject):
    """Changes texts; the editor is loaded when it is first asked for.

    Args:
        door: to the station.
        over: the screen.

    Signals:
        saved: a text was stored.
        history_wanted: what became of a record: (kind, id).
    """

    saved = Signal()
    history_wanted = Signal(str, str)

    def __init__(self, door: Door, over: QWidget) -> None:
        super().__init__(over)
        self._door, self._over = door, over

    def open(self, template: str, today: dt.date) -> None:
        """Change the text of a document.

        Args:
            template: its name.
            today: by this PC.
        """
        # Few change a text, and few of those twice a year: nobody waits for it at the start.
        from desktop.ui.paper.editing.dialog import TextEditor

        editor = TextEditor(self._door, template, today, self._over)
        editor.saved.connect(self._on_saved)
        editor.history_wanted.connect(self.history_wanted)
        editor.open()

    @Slot(str)
    def _on_saved(self, _document: str) -> None:
        self.saved.emit()
