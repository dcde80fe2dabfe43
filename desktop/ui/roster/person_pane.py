"""The right half's presenter: shows one person or the form, and keeps what is typed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.drafts import Draft
from desktop.ui.roster import verbs
from desktop.ui.roster.person_form import PersonForm
from desktop.ui.roster.person_view import PersonView
from desktop.ui.roster.verbs import FormHelp, PersonCard
from desktop.ui.widgets.draft_keeper import DraftKeeper
from desktop.ui.widgets.empty import EmptyState


class PersonPane(QStackedWidget):
    """Nobody, somebody, or the form.

    Args:
        door: to the records.
        parent: the Qt parent.

    Signals:
        saved: (id, whether it is somebody new).
        left: the form went; the keyboard belongs to the list again.
        moved_on: the clerk gave up what was typed to see this person; empty for nobody.
        delete_pressed: 删除.
        activity_pressed: id of an activity.
        editing_changed: whether the form is open.
        sync_wanted: to the place where what waits is settled: (part, kind, id).
    """

    saved = Signal(str, bool)
    left = Signal()
    moved_on = Signal(str)
    delete_pressed = Signal()
    activity_pressed = Signal(str)
    editing_changed = Signal(bool)
    sync_wanted = Signal(str, str, str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._shown = ""
        self._pending = ""
        self._name = ""
        self._card: PersonCard | None = None
        self._conflict = errors.EditConflict()
        self.view = PersonView()
        self.form = PersonForm()
        self._drafts = DraftKeeper(door, self)
        self._nobody = EmptyState(
            "identification-card",
            self.tr("选一个人看详情"),
            self.tr("双击或按 Enter 编辑，Ctrl+N 添加"),
        )
        for widget in (self._nobody, self.view, self.form):
            self.addWidget(widget)
        self._connect()
        self.currentChanged.connect(self._on_face)

    # --- what the screen asks ---------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The id of the person shown; empty when nobody is."""
        return self._shown

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self.currentWidget() is self.form

    def unsaved(self) -> str:
        """What is typed and not saved, in words; empty if nothing."""
        if not self.editing or not self.form.dirty():
            return ""
        record = self.form.record
        if record is None:
            return self.tr("新添加的志愿者还没有保存")
        return self.tr("「{0}」还没有保存").format(record.title)

    def show_person(self, record_id: str) -> bool:
        """Show somebody, unless the form holds something typed, which then says so."""
        if not self._close_clean_form(record_id):
            return False
        self._shown = record_id
        self._ask_card()
        return True

    def show_nobody(self) -> None:
        """Show that nobody is chosen."""
        self._shown, self._card = "", None
        if not self.editing:
            self.setCurrentWidget(self._nobody)

    def refresh(self) -> None:
        """Show the person as they are now; a form keeps what is typed and says what is new."""
        record = self.form.record if self.editing else None
        if record is not None:
            ask = partial(verbs.card, volunteer=record.id)
            self._door.read(self, ask, self._on_news, self._on_gone)
        elif self._shown and not self.editing:
            self._ask_card()

    def begin_new(self, name: str) -> None:
        """Open an empty form.

        Args:
            name: what the new person is called so far.
        """
        if self._close_clean_form(""):
            self._name = name
            self._door.read(self, verbs.form_help, self._on_help_for_new)

    @Slot()
    def edit(self) -> None:
        """Open the form of the person shown."""
        if self._card is not None and not self.editing:
            self._door.read(self, verbs.form_help, self._on_help_for_edit)

    def give_up(self) -> None:
        """Close the form, whatever is typed in it."""
        self._close_form()

    # --- one person -------------------------------------------------------------------------

    def _connect(self) -> None:
        self.view.edit_pressed.connect(self.edit)
        self.view.delete_pressed.connect(self.delete_pressed)
        self.view.number_wanted.connect(self._on_number_wanted)
        self.view.join_wanted.connect(self._on_join)
        self.view.leave_wanted.connect(self._on_leave_team)
        self.view.activity_pressed.connect(self.activity_pressed)
        self.view.sync_wanted.connect(self.sync_wanted)
        self.form.edited.connect(self._on_edited)
        self.form.save_pressed.connect(self._on_save)
        self.form.cancel_pressed.connect(self._on_cancel)
        self.form.who_left.connect(self._on_who_left)
        self.form.banner.pressed.connect(self._on_give_up)

    @Slot(int)
    def _on_face(self, _face: int) -> None:
        self.editing_changed.emit(self.editing)

    def _ask_card(self) -> None:
        ask = partial(verbs.card, volunteer=self._shown)
        self._door.read(self, ask, self._on_card, self._on_no_card)

    def _on_card(self, card: PersonCard) -> None:
        if card.person.record.id != self._shown:
            return
        self._card = card
        self.view.show_card(card)
        if not self.editing:
            self.setCurrentWidget(self.view)

    def _on_news(self, card: PersonCard) -> None:
        if self.editing:
            self.form.show_news(card.person.record)

    def _on_gone(self, error: errors.StationError) -> None:
        if self.editing and isinstance(error, errors.NotFound):
            self.form.show_gone()

    def _on_no_card(self, error: errors.StationError) -> None:
        self.show_nobody()
        if not isinstance(error, errors.NotFound):
            self._door.failed.emit(error)

    @Slot()
    def _on_number_wanted(self) -> None:
        # The look is written down, so it goes through the writer.
        look = partial(verbs.full_number, volunteer=self._shown)
        self._door.write(self, look, self._on_number)

    def _on_number(self, answer: tuple[str, str]) -> None:
        volunteer, number = answer
        if volunteer == self._shown:
            self.view.show_full_number(number)

    @Slot(str)
    def _on_join(self, team: str) -> None:
        join = partial(verbs.join, volunteer=self._shown, team=team)
        self._door.write(self, join, self._on_team_changed)

    @Slot(str)
    def _on_leave_team(self, membership: str) -> None:
        self._door.write(self, partial(verbs.leave, membership=membership), self._on_team_changed)

    def _on_team_changed(self, _result: object) -> None:
        self.refresh()

    # --- the form ---------------------------------------------------------------------------

    def _close_clean_form(self, then: str) -> bool:
        """Whether the form is gone; one that holds something typed stays and says so."""
        if not self.editing:
            return True
        if not self.form.dirty():
            self._close_form()
            return True
        self._pending = then
        words = self.tr("这里填的还没有保存。")
        self.form.banner.show_words(words, "warn", "", self.tr("放弃修改(&D)"))
        return False

    @Slot()
    def _on_edited(self) -> None:
        self._drafts.typed(self.form.draft)

    def _on_draft(self, draft: Draft) -> None:
        if self.editing:
            self.form.take_draft(draft.body)

    def _close_form(self) -> None:
        self._drafts.drop()
        self._drafts.leave()
        self.setCurrentWidget(self.view if self._card else self._nobody)

    def _on_help_for_new(self, help_: FormHelp) -> None:
        self.setCurrentWidget(self.form)
        self.form.begin(None, help_, self._name)
        self._drafts.begin("volunteer:new", self._on_draft)

    def _on_help_for_edit(self, help_: FormHelp) -> None:
        if self._card is not None:
            self.setCurrentWidget(self.form)
            record = self._card.person.record
            self.form.begin(record, help_)
            self._drafts.begin(f"volunteer:{record.id}", self._on_draft)

    @Slot(object)
    def _on_who_left(self, values: dict[str, str]) -> None:
        record = self.form.record
        ask = partial(verbs.namesakes, values=values, but=record.id if record else "")
        self._door.read(self.form, ask, self.form.show_namesakes)

    @Slot()
    def _on_save(self) -> None:
        if not self.form.check():
            return
        record, typed = self.form.record, self.form.typed()
        if record is not None and not typed:
            self._close_form()
            self.left.emit()
            return
        self.form.set_saving(saving=True)
        volunteer = record.id if record else ""
        save = partial(verbs.save, volunteer=volunteer, typed=typed, bases=self.form.bases)
        self._door.write(self, save, self._on_saved, self._on_refused)

    def _on_saved(self, record_id: str) -> None:
        new = self.form.record is None
        self.form.set_saving(saving=False)
        self._drafts.drop()
        self._drafts.leave()
        self._shown = record_id
        self.setCurrentWidget(self.view)
        self._ask_card()
        self.saved.emit(record_id, new)

    def _on_refused(self, error: errors.StationError) -> None:
        self.form.set_saving(saving=False)
        if isinstance(error, errors.EditConflict):
            self._conflict = error
            ask = partial(verbs.card, volunteer=self._shown)
            self._door.read(self, ask, self._on_conflict)
        else:
            self.form.show_refusal(error)

    def _on_conflict(self, card: PersonCard) -> None:
        self._card = card
        self.form.show_conflict(self._conflict, card.person.record)

    @Slot()
    def _on_cancel(self) -> None:
        if self._close_clean_form(self._shown):
            self.left.emit()

    @Slot()
    def _on_give_up(self) -> None:
        self._close_form()
        self.moved_on.emit(self._pending)
