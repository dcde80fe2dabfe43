"""修改文本: the lines at the left, what they look like on paper at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.services.drafts import Draft
from desktop.services.paper.text_editing import WrittenText
from desktop.ui.paper.editing import verbs
from desktop.ui.paper.editing.beside_paper import BesidePaper, Look
from desktop.ui.paper.editing.editor import TextFields
from desktop.ui.widgets.words import button


class TextEditor(BesidePaper):
    """Changes the text of a document.

    Args:
        door: to the station.
        template: of which document.
        today: by this PC.
        parent: the window.
    """

    def __init__(
        self, door: Door, template: str, today: dt.date, parent: QWidget | None = None
    ) -> None:
        fields = TextFields(today)
        super().__init__(door, fields, parent)
        self.fields = fields
        self.setWindowTitle(self.tr("修改文本"))
        self._template = template
        self.original_button = button(self.tr("回到原来的文本(&O)"), "plain")
        self.history_button = button(self.tr("修改记录(&H)"), "plain")
        self.lay_aside(self.original_button, self.history_button)
        self.original_button.hide()
        self._wire()
        self.fields.words.setFocus()
        door.read(self, verbs.BeginText(template), self._on_begun, self.show_refusal)

    def _wire(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.original_button.clicked.connect(self._on_original)
        self.history_button.clicked.connect(self._on_history)
        self.banner.pressed.connect(self._on_give_up)

    # --- what is written --------------------------------------------------------------------

    def sets(self) -> Look | None:
        """What sets the text as it stands there."""
        written = self.fields.written()
        return None if written is None else verbs.LookAtText(written)

    @Slot()
    def save(self) -> None:
        """Store it; what can't be printed is not stored."""
        written = self.fields.written()
        if written is not None:
            self._door.write(self, verbs.SaveText(written), self.end, self.show_refusal)

    # --- what happens -----------------------------------------------------------------------

    def _on_begun(self, begun: tuple[WrittenText, bool]) -> None:
        written, has_original = begun
        self.fields.show_text(written)
        self.original_button.setVisible(has_original and written.changed)
        self.save_button.setEnabled(False)
        self.fields.words.setFocus()
        self.look()
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
        self._door.read(self, verbs.BeginText(self._template), self._on_begun, self.show_refusal)

    @Slot()
    def _on_edited(self) -> None:
        self.save_button.setEnabled(self.fields.differs())
        self.typed(self.fields.state)

    @Slot()
    def _on_original(self) -> None:
        verb = verbs.BackToOriginal(self._template)
        self._door.write(self, verb, self._on_original_there, self.show_refusal)

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
