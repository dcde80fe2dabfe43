"""修改文本: the lines at the left, what they look like on paper at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.drafts import Draft
from desktop.services.paper.papers import Sheet
from desktop.services.paper.text_editing import WrittenText
from desktop.ui import theme
from desktop.ui.paper.editing import verbs
from desktop.ui.paper.editing.editor import TextFields
from desktop.ui.paper.preview import PdfPreview
from desktop.ui.sentences import told
from desktop.ui.widgets.display import free_area
from desktop.ui.widgets.draft_keeper import DraftKeeper
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.words import button

_WIDE_PX, _HIGH_PX, _EDGE_PX = 1120, 660, 16
#: In px at any scale: what the title bar takes of a screen.
_TITLE_BAR_PX = 40
#: Typing pauses this long before the paper follows.
_PAUSE_MS = 500


class TextEditor(QDialog):
    """Changes the text of a document.

    Args:
        door: to the station.
        template: of which document.
        today: by this PC.
        parent: the window.

    Signals:
        saved: id of the text that is printed from now on.
        history_wanted: what became of a record: (kind, id).
    """

    saved = Signal(str)
    history_wanted = Signal(str, str)

    def __init__(
        self, door: Door, template: str, today: dt.date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("修改文本"))
        self._door, self._template = door, template
        self._job: Job | None = None
        self._keeper = DraftKeeper(door, self)
        self.fields = TextFields(today)
        self.preview = PdfPreview()
        self.banner = Notices(self).banner
        self.save_button = button(self.tr("保存(&S)"), "primary")
        self.leave_button = button(self.tr("取消(&X)"), "plain")
        self.original_button = button(self.tr("回到原来的文本(&O)"), "plain")
        self.history_button = button(self.tr("修改记录(&H)"), "plain")
        self._soon = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._build()
        self._wire()
        self.fields.words.setFocus()
        door.read(self, verbs.BeginText(template), self._on_begun, self._on_refused)

    def reject(self) -> None:
        """Esc and 取消: what is typed stays as a draft, and is there again the next time."""
        self._keeper.leave()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends no line of a dialog in which texts are written."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(theme.px(12))
        halves.addWidget(self.fields, 1)
        halves.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.original_button)
        foot.addWidget(self.history_button)
        foot.addStretch(1)
        foot.addWidget(self.leave_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(halves, 1)
        column.addLayout(foot)
        self.save_button.setEnabled(False)
        self.original_button.hide()
        room = free_area(self)
        self.resize(
            min(theme.px(_WIDE_PX), room.width()),
            min(theme.px(_HIGH_PX), room.height() - _TITLE_BAR_PX),
        )

    def _wire(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self._soon.timeout.connect(self._look)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.reject)
        self.original_button.clicked.connect(self._on_original)
        self.history_button.clicked.connect(self._on_history)
        self.banner.pressed.connect(self._on_give_up)

    # --- what happens -----------------------------------------------------------------------

    def _on_begun(self, begun: tuple[WrittenText, bool]) -> None:
        written, has_original = begun
        self.fields.show_text(written)
        self.original_button.setVisible(has_original and written.changed)
        self.save_button.setEnabled(False)
        self.fields.words.setFocus()
        self._look()
        self._keeper.begin(f"text:{self._template}", self._on_draft)

    def _on_draft(self, draft: Draft) -> None:
        if not self.fields.differs():
            self.fields.show_draft(draft.body)
            words = self.tr("这是上次写了没保存的内容。")
            self.banner.show_words(words, action=self.tr("不要了(&Q)"))

    @Slot()
    def _on_give_up(self) -> None:
        self._keeper.drop()
        self.banner.hide()
        self._again()

    def _again(self) -> None:
        self._door.read(self, verbs.BeginText(self._template), self._on_begun, self._on_refused)

    @Slot()
    def _on_edited(self) -> None:
        self.save_button.setEnabled(self.fields.differs())
        self._keeper.typed(self.fields.state)
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        written = self.fields.written()
        if written is None:
            return
        if self._job is not None:
            self._job.cancel()
        look = verbs.LookAtText(written)
        self._job = self._door.render(self, look, self._on_looked, self._on_not_set)

    def _on_looked(self, answer: tuple[WrittenText, Sheet]) -> None:
        written, sheet = answer
        if written == self.fields.written():
            self.preview.show_sheet(sheet)

    def _on_not_set(self, error: errors.StationError) -> None:
        if isinstance(error, errors.Cancelled):
            return
        happened, _, advice = error.sentences()
        self.preview.show_reason(told(happened), told(advice))

    @Slot()
    def save(self) -> None:
        """Store it; what can't be printed is not stored."""
        written = self.fields.written()
        if written is not None:
            verb = verbs.SaveText(written)
            self._door.write(self, verb, self._on_saved, self._on_refused)

    def _on_saved(self, document: str) -> None:
        self._keeper.drop()
        self._keeper.leave()
        self.saved.emit(document)
        self.accept()

    @Slot()
    def _on_original(self) -> None:
        verb = verbs.BackToOriginal(self._template)
        self._door.write(self, verb, self._on_original_there, self._on_refused)

    def _on_original_there(self, document: str) -> None:
        self._keeper.drop()
        self.saved.emit(document)
        words = self.tr("又是原来的文本了；改过的在修改记录里。")
        self._again()
        self.banner.show_words(words, "good")

    @Slot()
    def _on_history(self) -> None:
        written = self.fields.written()
        if written is not None:
            self.history_wanted.emit("document", written.document)

    def _on_refused(self, error: errors.StationError) -> None:
        self.banner.show_error(error)
