"""The form's way: begun new or with a stored activity, saved, refused, left half written."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services import drafts
from desktop.services.activities.happenings import Happening
from desktop.services.activities.stories import LastTime
from desktop.ui.activities import verbs
from desktop.ui.activities.entry.entry_verbs import AskLastText, AskLastTime
from desktop.ui.activities.entry.form import ActivityForm
from desktop.ui.activities.telling import Telling
from desktop.ui.widgets.draft_keeper import DraftKeeper


class EntryFlow(QObject):
    """Leads the form from its first field to the station.

    Args:
        door: to the station.
        form: the one form of the screen.
        telling: where the screen says that something is kept half written.
        parent: the screen.

    Signals:
        wanted: the form should be in sight.
        saved: (the activity's id, the `Batch` to take in as its photos).
        left: the form was left; whether it showed a stored activity.
        said: (words, tone) for the frame.
    """

    wanted = Signal()
    saved = Signal(str, object)
    left = Signal(bool)
    said = Signal(str, str)

    def __init__(self, door: Door, form: ActivityForm, telling: Telling, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._form, self._telling = door, form, telling
        self._wanted: Happening | None = None
        self._facts: Mapping[str, str] = {}
        self._focus = ""
        self._offers: verbs.Offers | None = None
        self._batch = verbs.Batch()
        self._conflict = errors.EditConflict()
        self._keeper = DraftKeeper(door, self)
        form.saved.connect(self._save)
        form.edited.connect(self._on_edited)
        form.hidden.connect(self._keeper.flush)
        form.title_left.connect(self._ask_last)
        form.last_wanted.connect(self._ask_text)
        form.cancelled.connect(self._leave)
        form.banner.pressed.connect(self._start_over)

    def begin(
        self,
        happening: Happening | None = None,
        facts: Mapping[str, str] | None = None,
        focus: str = "",
    ) -> None:
        """Open the form; one begun before and not saved comes first.

        Args:
            happening: the stored activity to change; None for a new one.
            facts: of a new one, what is known of it already, by the form's names.
            focus: the field to begin at; empty for the first.
        """
        self._wanted, self._facts, self._focus = happening, facts or {}, focus
        self._telling.hush()
        if self._form.unsaved():
            self._form.banner.show_words(
                self.tr("这是刚才没有保存的内容，保存或放弃后再写别的。"),
                action=self.tr("放弃这些，重新开始(&Q)"),
            )
            self.wanted.emit()
        else:
            self._door.read(self, verbs.offers, self._on_offers)

    def look_again(self) -> None:
        """Others have written: tell what of it concerns the form."""
        if self._form.shows:
            shown = verbs.ShowActivity(self._form.shows)
            self._door.read(self, shown, self._form.show_news, self._form.show_refusal)

    def would_be_lost(self) -> bool:
        """Whether closing now loses what is typed; what is kept as a draft comes back."""
        self._keeper.flush()
        return self._form.unsaved() and not self._keeper.keeps

    def _on_offers(self, offers: verbs.Offers) -> None:
        self._offers = offers
        self._form.begin(offers, self._wanted, self._facts, self._focus)
        self._keeper.begin(self._place(), self._on_begun)
        self.wanted.emit()

    def _place(self) -> str:
        return f"activity:{self._wanted.record.id if self._wanted else 'new'}"

    @Slot()
    def _on_edited(self) -> None:
        self._keeper.typed(self._form.state)

    def _on_begun(self, draft: drafts.Draft) -> None:
        """Something was begun here and never saved: it stands there again."""
        if self._form.unsaved() or self._offers is None:
            return  # typed into already
        if self._wanted is None:
            known = {**draft.body.get("known", {}), **self._facts}
            self._form.begin(self._offers, None, known, self._focus)
        self._form.take_state(draft.body)
        when = draft.at[5:16].replace("T", " ")
        self._form.banner.show_words(
            self.tr("{0} 写到一半的还在，接着写就行。").format(when),
            action=self.tr("放弃这些，重新开始(&Q)"),
        )

    # --- last time --------------------------------------------------------------------------

    @Slot(str)
    def _ask_last(self, title: str) -> None:
        verb = AskLastTime(title, str(self._facts.get("series", "")))
        self._door.read(self, verb, self._on_last)

    def _on_last(self, answer: tuple[str, LastTime | None]) -> None:
        self._form.show_last(*answer)

    @Slot(str)
    def _ask_text(self, what: str) -> None:
        if self._form.facts is not None:
            told = self._form.facts.values()
            verb = AskLastText(what, told["title"], told["kind"], told["team"], self._form.shows)
            self._door.read(self, verb, self._on_text)

    def _on_text(self, answer: tuple[str, str]) -> None:
        self._form.show_last_text(*answer)

    # --- saving -----------------------------------------------------------------------------

    @Slot()
    def _start_over(self) -> None:
        self._keeper.drop()
        self._form.forget()
        self.begin(self._wanted, self._facts, self._focus)

    @Slot(object)
    def _save(self, draft: verbs.Draft) -> None:
        self._batch = draft.batch
        self._door.write(self, draft, self._on_saved, self._on_not_saved)

    def _on_saved(self, activity_id: str) -> None:
        self._keeper.drop()
        self._form.forget()
        self.said.emit(self.tr("活动已保存"), "good")
        self.saved.emit(activity_id, self._batch)

    def _on_not_saved(self, error: errors.StationError) -> None:
        if isinstance(error, errors.EditConflict) and self._form.shows:
            self._conflict = error
            shown = verbs.ShowActivity(self._form.shows)
            self._door.read(self, shown, self._on_overtaken, self._form.show_refusal)
        else:
            self._form.show_refusal(error)

    def _on_overtaken(self, now: Happening) -> None:
        self._form.show_conflict(self._conflict, now)

    @Slot()
    def _leave(self) -> None:
        if self._form.unsaved():
            self._telling.offer(
                self.tr("刚才写的还没有保存，先给您留着。"),
                self.tr("继续填写(&J)"),
                self.wanted.emit,
            )
        self.left.emit(self._form.changes_stored)
