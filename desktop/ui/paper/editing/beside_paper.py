"""A dialog in which something is written at the left, and seen as it prints at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.desk import Desk
from desktop.services.paper.papers import Sheet
from desktop.ui import theme
from desktop.ui.paper.preview import PdfPreview
from desktop.ui.sentences import told
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.draft_keeper import DraftKeeper, Values
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button

_WIDE_PX, _HIGH_PX, _EDGE_PX = 1120, 660, 16
#: In px at any scale: what the title bar takes of a screen.
_TITLE_BAR_PX = 40
#: Typing pauses this long before the paper follows.
_PAUSE_MS = 500

#: Sets what is written; gives itself back with the sheet, to tell answers apart.
Look = Callable[[Desk], tuple[object, Sheet]]


class BesidePaper(QDialog):
    """The frame of the editors: both halves, the foot, and the paper that follows typing.

    What was typed is kept as a draft by its `DraftKeeper`, which whoever writes here begins.

    Args:
        door: to the station.
        fields: the left half.
        parent: the window.

    Signals:
        saved: id of what was stored.
        history_wanted: what became of a record: (kind, id).
    """

    saved = Signal(str)
    history_wanted = Signal(str, str)

    def __init__(self, door: Door, fields: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._door = door
        self._job: Job | None = None
        self._keeper = DraftKeeper(door, self)
        self.preview = PdfPreview()
        self.banner = MessageBanner()
        self.save_button = button(self.tr("保存(&S)"), "primary")
        self.leave_button = button(self.tr("取消(&X)"), "plain")
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._lay(fields)
        self._soon.timeout.connect(self.look)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.reject)

    def lay_aside(self, *buttons: QPushButton) -> None:
        """Put buttons at the left of the foot."""
        for place, made in enumerate(buttons):
            self._foot.insertWidget(place, made)

    def reject(self) -> None:
        """Esc and 取消: what is typed stays as a draft, and is there again the next time."""
        self._keeper.leave()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on from a line; it ends no dialog in which texts are written."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(self.focusWidget(), QLineEdit):
            self.focusWidget().focusNextChild()  # by way of what scrolls

    # --- what is written --------------------------------------------------------------------

    def sets(self) -> Look | None:
        """What would set what stands there now; None while nothing does."""
        raise NotImplementedError

    @Slot()
    def save(self) -> None:
        """Store it; what can't be printed is not stored."""
        raise NotImplementedError

    @Slot()
    def look(self) -> None:
        """Let the paper follow."""
        sets = self.sets()
        if sets is None:
            return
        if self._job is not None:
            self._job.cancel()
        self._job = self._door.render(self, sets, self._on_looked, self._on_not_set)

    def typed(self, draft: Values) -> None:
        """Something was typed: it is kept, and the paper follows once typing pauses."""
        self._keeper.typed(draft)
        self._soon.start()

    def end(self, record_id: str) -> None:
        """It is stored: nothing of it is a draft any more."""
        self._keeper.drop()
        self._keeper.leave()
        self.saved.emit(record_id)
        self.accept()

    def show_remark(self, words: str) -> None:
        """What there is to know of what is seen; nothing here."""

    def show_refusal(self, error: errors.StationError) -> None:
        """Say why something was not done."""
        self.banner.show_error(error)

    def _on_looked(self, answer: tuple[object, Sheet]) -> None:
        of, sheet = answer
        if of == self.sets():
            self.preview.show_again(sheet)
            self.show_remark(sheet.remark)

    def _on_not_set(self, error: errors.StationError) -> None:
        if isinstance(error, errors.Cancelled):
            return
        happened, _, advice = error.sentences()
        self.preview.show_reason(told(happened), told(advice))

    def _lay(self, fields: QWidget) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(theme.px(12))
        halves.addWidget(fields, 1)
        halves.addWidget(self.preview, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(8))
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave_button)
        self._foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(halves, 1)
        # Below both: it must not cover what is typed, nor push it away from under the mouse.
        column.addWidget(self.banner)
        column.addLayout(self._foot)
        self.save_button.setEnabled(False)
        room = free_area(self)
        self.resize(
            min(theme.px(_WIDE_PX), room.width()),
            min(theme.px(_HIGH_PX), room.height() - _TITLE_BAR_PX),
        )
