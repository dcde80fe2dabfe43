"""写通知: its fields at the left, the notice on paper at the right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.drafts import Draft
from desktop.ui.paper.editing.beside_paper import BesidePaper, Look
from desktop.ui.paper.notices.fields import NoticeFields
from desktop.ui.paper.notices.values import values_of
from desktop.ui.paper.notices.verbs import STORED, LookAtNotice, Open, Opened, SaveNotice
from desktop.ui.widgets.words import button

_KIND = "document"


class NoticeEditor(BesidePaper):
    """Writes a notice, a new one or one that is there.

    Args:
        door: to the station.
        opens: what it begins with.
        today: by this PC.
        parent: the window.
    """

    def __init__(
        self, door: Door, opens: Open, today: dt.date, parent: QWidget | None = None
    ) -> None:
        fields = NoticeFields(today)
        super().__init__(door, fields, parent)
        self.fields = fields
        self._opens = opens
        self._id, self._bases = "", dict[str, int]()
        self._asked = False
        self._then: Callable[[], None] | None = None
        self._or: Callable[[], None] | None = None
        stored = opens.sort == STORED
        self.setWindowTitle(self.tr("修改通知") if stored else self.tr("新通知"))
        self.history_button = button(self.tr("修改记录(&H)"), "plain")
        self.history_button.setVisible(stored)
        self.lay_aside(self.history_button)
        self._wire()
        fields.rows["title"].editor.target().setFocus()
        self._begin()

    def _wire(self) -> None:
        self.fields.edited.connect(self._on_edited)
        self.history_button.clicked.connect(self._on_history)
        self.banner.pressed.connect(self._on_pressed)
        self.banner.other_pressed.connect(self._on_other_pressed)
        self._door.records_changed.connect(self._on_records_changed)

    def _begin(self) -> None:
        self._door.read(self, self._opens, self._on_begun, self._on_not_begun)

    # --- leaving ----------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc and 取消: asks once where something is not saved; the second time keeps a draft."""
        if self.fields.differs() and not self._asked:
            self._keeper.flush()
            self._asked = True
            self._offer(
                self.tr("写的还没有保存。"),
                self.tr("关掉也给您留着，下次接着写。"),
                (self.tr("留着，关掉(&L)"), self.reject),
                (self.tr("不要了(&Q)"), self._give_up),
            )
        else:
            super().reject()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is kept at once: the window may be closing."""
        self._keeper.flush()
        super().hideEvent(event)

    def _give_up(self) -> None:
        self._keeper.drop()
        super().reject()

    # --- what is written --------------------------------------------------------------------

    def sets(self) -> Look | None:
        """What sets the notice as it stands there; None while title or text lack."""
        form = self.fields.seen()
        return LookAtNotice(form) if form.title and form.text else None

    @Slot()
    def look(self) -> None:
        """Let the paper follow; an empty notice has none."""
        if self.sets() is None:
            rest = self.tr("写上标题和正文就有。")
            self.preview.show_reason(self.tr("这里是印出来的样子"), rest)
        super().look()

    def show_remark(self, words: str) -> None:
        """Below the text."""
        self.fields.show_remark(words)

    @Slot()
    def save(self) -> None:
        """Store it, unless something in it can't stay."""
        name, why = self.fields.problem()
        if why:
            self.banner.show_words(why, "warn")
            self.fields.rows[name].editor.target().setFocus()
            return
        self.save_button.setEnabled(False)
        verb = SaveNotice(self.fields.form(), self._id, self._bases)
        self._door.write(self, verb, self.end, self._on_not_saved)

    # --- begun ------------------------------------------------------------------------------

    def _on_begun(self, opened: Opened) -> None:
        self._id, self._bases = opened.id, dict(opened.versions)
        self.fields.show_form(opened.form)
        self._tell_savable()
        self.look()
        self._keeper.begin(self._opens.place, self._on_draft)

    def _on_not_begun(self, error: errors.StationError) -> None:
        """What it was to begin with is gone; what was typed of it, if anything, still is there."""
        self.show_refusal(error)
        place = self._opens.place
        self._opens = Open()
        self._keeper.begin(place, self._on_draft)

    def _on_draft(self, draft: Draft) -> None:
        if self.fields.differs():
            return  # typed into already
        typed, begun = draft.body.get("facts"), draft.body.get("begun")
        if not isinstance(typed, dict) or not isinstance(begun, dict):
            return
        self.fields.show_typed(typed, begun)
        self._bases = {str(name): int(at) for name, at in draft.body.get("bases", {}).items()}
        self._tell_savable()
        self.look()
        when = draft.at[5:16].replace("T", " ")
        words = self.tr("{0} 写到一半的还在，接着写就行。").format(when)
        self._offer(words, "", (self.tr("放弃这些，重新开始(&Q)"), self._start_over))
        self._look_for_news()

    def _start_over(self) -> None:
        self._keeper.drop()
        self._begin()

    def _state(self) -> dict[str, object]:
        """What is kept as a draft; empty where nothing was changed."""
        if not self.fields.differs():
            return {}
        return {"facts": self.fields.values(), "begun": self.fields.begun, "bases": self._bases}

    @Slot()
    def _on_edited(self) -> None:
        if self._asked:
            self._asked = False
            self.banner.hide()
        self._tell_savable()
        self.typed(self._state)

    def _tell_savable(self) -> None:
        """A new one that says something can be saved although nobody added to it."""
        fresh = not self._id and bool(self.fields.values()["text"])
        self.save_button.setEnabled(fresh or self.fields.differs())

    # --- another hand -----------------------------------------------------------------------

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if _KIND in kinds:
            self._look_for_news()

    def _look_for_news(self) -> None:
        if self._id:
            self._door.read(self, Open(STORED, self._id), self._on_news, self._on_gone)

    def _on_news(self, now: Opened) -> None:
        if now.versions != self._bases:
            self.fields.show_news(values_of(now.form))

    def _on_gone(self, _error: errors.StationError) -> None:
        words = self.tr("这份通知刚在别处删除了。您写的还在。")
        self._offer(words, "", (self.tr("存成新通知(&N)"), self._save_as_new))

    def _save_as_new(self) -> None:
        self._id, self._bases = "", {}
        self.save()

    def _on_not_saved(self, error: errors.StationError) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, errors.EditConflict):
            self._door.read(self, Open(STORED, self._id), self._on_overtaken, self._on_gone)
        elif isinstance(error, errors.NotFound):
            self._on_gone(error)
        else:
            self.show_refusal(error)

    def _on_overtaken(self, now: Opened) -> None:
        names = self.fields.take_news(values_of(now.form))
        self._bases = dict(now.versions)
        self._keeper.typed(self._state)
        self.look()
        # In the names of these fields: the record has others for some.
        happened, kept, _advice = errors.EditConflict(fields="、".join(names)).sentences()
        advice = self.tr("请看一眼标出的几格，再按保存。")
        self.banner.show_words(happened, "warn", kept + advice)

    # --- the banner's buttons ---------------------------------------------------------------

    def _offer(
        self,
        words: str,
        rest: str,
        first: tuple[str, Callable[[], None]],
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        self._then, self._or = first[1], other[1] if other else None
        self.banner.show_words(words, "note", rest, first[0], other[0] if other else "")

    @Slot()
    def _on_pressed(self) -> None:
        self.banner.hide()
        if self._then is not None:
            self._then()

    @Slot()
    def _on_other_pressed(self) -> None:
        self.banner.hide()
        if self._or is not None:
            self._or()

    @Slot()
    def _on_history(self) -> None:
        self.history_wanted.emit(_KIND, self._id)
