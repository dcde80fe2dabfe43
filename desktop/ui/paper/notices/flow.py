"""Opens the editor of notices over 打印, deletes notices, and brings them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.paper.notice_beginnings import ACTIVITY, MONTH
from desktop.ui.paper.notices.box import NoticesBox
from desktop.ui.paper.notices.verbs import BLANK, STORED, Open, RemoveNotice, RestoreNotice
from desktop.ui.widgets.notices import Notices

TEMPLATE = "notice"


class NoticeFlow(QObject):
    """Writes and deletes; the editor is loaded when it is first asked for.

    Args:
        door: to the station.
        box: where they are listed.
        over: the screen.

    Signals:
        shown: a notice should be seen on paper: (template, its id in a list).
        history_wanted: what became of a record: (kind, id).
    """

    shown = Signal(str, list)
    history_wanted = Signal(str, str)

    def __init__(self, door: Door, box: NoticesBox, over: QWidget) -> None:
        super().__init__(over)
        self._door, self._over = door, over
        self._gone = ""
        self.banner = Notices(over).banner
        self.banner.pressed.connect(self._bring_back)
        box.opened.connect(self.open)
        box.removed.connect(self.remove)

    def begin(self, facts: Mapping[str, object]) -> None:
        """Write a new one, or go on with one that is stored.

        Args:
            facts: ``activity`` or ``month`` it begins from, or ``id`` of a stored one.
        """
        if record := str(facts.get("id", "")):
            self.open(Open(STORED, record))
            return
        sort = next((sort for sort in (ACTIVITY, MONTH) if facts.get(sort)), BLANK)
        self.open(Open(sort, str(facts.get(sort, ""))))

    @Slot(str)
    def begin_about(self, activity: str) -> None:
        """Write a new one about an activity."""
        self.open(Open(ACTIVITY, activity))

    @Slot(object)
    def open(self, opens: Open) -> None:
        """Open the editor."""
        # Notices are not written every day: nobody waits for the editor at the start.
        from desktop.ui.paper.notices.editor import NoticeEditor

        self.banner.hide()
        today = dt.datetime.now().astimezone().date()
        editor = NoticeEditor(self._door, opens, today, self._over)
        editor.saved.connect(self._on_saved)
        editor.history_wanted.connect(self.history_wanted)
        editor.open()

    @Slot(str)
    def remove(self, notice: str) -> None:
        """Move one to the trash."""
        self._gone = notice
        self._door.write(self, RemoveNotice(notice), self._on_removed, self._on_refused)

    @Slot(str)
    def _on_saved(self, notice: str) -> None:
        self.shown.emit(TEMPLATE, [notice])

    def _on_removed(self, title: str) -> None:
        words = self.tr("删除了通知「{0}」。").format(title)
        self.banner.show_words(words, action=self.tr("撤销(&U)"))

    @Slot()
    def _bring_back(self) -> None:
        self.banner.hide()
        verb = RestoreNotice(self._gone)
        self._door.write(self, verb, self._on_saved, self._on_refused)

    def _on_refused(self, error: errors.StationError) -> None:
        self.banner.show_error(error)
