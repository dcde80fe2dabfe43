"""The right half of a list: nothing, one record, or its form, which keeps what is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.kind import Record
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.drafts import Draft
from desktop.ui.roster.edit_form import EditForm
from desktop.ui.roster.page_view import PageView
from desktop.ui.roster.verbs import FormHelp
from desktop.ui.widgets.draft_keeper import DraftKeeper


class Page(Protocol):
    """What a verb tells of one record."""

    @property
    def record(self) -> Record:
        """The record itself."""
        ...


class RecordPane(QStackedWidget):
    """Asks for a record, shows it, opens its form and saves it.

    Args:
        door: to the records.
        nothing: shown while no record is chosen.
        view: shows one.
        form: edits one.
        page: tells of one by its id.
        help_: what a form needs.
        parent: the Qt parent.

    Signals:
        saved: (id, whether it is new).
        left: the form went; the keyboard belongs to the list again.
        moved_on: the clerk gave up what was typed to see this record; empty for none.
        editing_changed: whether the form is open.
    """

    saved = Signal(str, bool)
    left = Signal()
    moved_on = Signal(str)
    editing_changed = Signal(bool)

    view: PageView
    form: EditForm

    def __init__(
        self,
        door: Door,
        nothing: QWidget,
        view: PageView,
        form: EditForm,
        page: Callable[[Desk, str], Page],
        help_: Callable[[Desk], FormHelp],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._page_verb, self._help_verb = door, page, help_
        self._nothing, self.view, self.form = nothing, view, form
        self._kind = form.kind
        self._shown, self._pending, self._name = "", "", ""
        self._page: Page | None = None
        self._conflict = errors.EditConflict()
        self._drafts = DraftKeeper(door, self)
        for widget in (nothing, view, form):
            self.addWidget(widget)
        view.edit_pressed.connect(self.edit)
        form.edited.connect(self._on_edited)
        form.save_pressed.connect(self._on_save)
        form.cancel_pressed.connect(self._on_cancel)
        form.banner.pressed.connect(self._on_give_up)
        self.currentChanged.connect(self._on_face)

    # --- what the face asks -----------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The id of the record shown; empty when none is."""
        return self._shown

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self.currentWidget() is self.form

    def unsaved(self) -> str:
        """What is typed and would be lost, in words; empty if it is saved or kept as a draft."""
        if not self.editing or not self.form.dirty() or self._drafts.keeps:
            return ""
        record = self.form.record
        title = record.title if record else self.tr("新添加的{0}").format(self._kind.label)
        return self.tr("「{0}」还没有保存").format(title)

    def show_record(self, record_id: str) -> bool:
        """Show one, unless the form holds something typed, which then says so."""
        if not self._close_clean_form(record_id):
            return False
        self._shown = record_id
        self._ask(self._on_page, self._on_no_page)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """What was typed last is kept at once: the window may be closing."""
        self._drafts.flush()
        super().hideEvent(event)

    @Slot()
    def show_nothing(self) -> None:
        """Show that none is chosen."""
        self._shown, self._page = "", None
        if not self.editing:
            self.setCurrentWidget(self._nothing)

    def refresh(self) -> None:
        """Show the record as it is now; a form keeps what is typed and says what is new."""
        if self.editing and self.form.record is not None:
            self._ask(self._on_news, self._on_gone, self.form.record.id)
        elif self._shown and not self.editing:
            self._ask(self._on_page, self._on_no_page)

    def begin_new(self, name: str) -> None:
        """Open an empty form.

        Args:
            name: what the new record is called so far.
        """
        if self._close_clean_form(""):
            self._name = name
            self._door.read(self, self._help_verb, partial(self._on_help, None))

    @Slot()
    def edit(self) -> None:
        """Open the form of the record shown."""
        if self._page is not None and not self.editing:
            self._door.read(self, self._help_verb, partial(self._on_help, self._page.record))

    def give_up(self) -> None:
        """Close the form, whatever is typed in it."""
        self._close_form()

    # --- one record -------------------------------------------------------------------------

    def _ask(
        self,
        done: Callable[[Any], None],
        refused: Callable[[errors.StationError], None],
        record: str = "",
    ) -> None:
        ask = partial(_paged, verb=self._page_verb, record=record or self._shown)
        self._door.read(self, ask, done, refused)

    def _on_page(self, page: Page) -> None:
        if page.record.id == self._shown:
            self._page = page
            self.view.show_page(page)
            if not self.editing:
                self.setCurrentWidget(self.view)

    def _on_no_page(self, error: errors.StationError) -> None:
        self.show_nothing()
        if not isinstance(error, errors.NotFound):
            self._door.failed.emit(error)

    def _on_news(self, page: Page) -> None:
        if self.editing:
            self.form.show_news(page.record)

    def _on_gone(self, error: errors.StationError) -> None:
        if self.editing and isinstance(error, errors.NotFound):
            self.form.show_gone()

    # --- the form ---------------------------------------------------------------------------

    def _on_help(self, record: Record | None, help_: FormHelp) -> None:
        self.setCurrentWidget(self.form)
        self.form.begin(record, help_, "" if record else self._name)
        place = f"{self._kind.name}:{record.id if record else 'new'}"
        self._drafts.begin(place, self._on_draft)

    def _on_draft(self, draft: Draft) -> None:
        if self.editing:
            self.form.take_draft(draft.body)

    @Slot()
    def _on_edited(self) -> None:
        self._drafts.typed(self.form.draft)

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

    def _close_form(self) -> None:
        self._forget_draft()
        self.setCurrentWidget(self.view if self._page else self._nothing)

    def _forget_draft(self) -> None:
        self._drafts.drop()
        self._drafts.leave()

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
        save = partial(
            _save,
            kind=self._kind.name,
            record=record.id if record else "",
            typed=typed,
            bases=self.form.bases,
        )
        self._door.write(self, save, self._on_saved, self._on_refused)

    def _on_saved(self, record_id: str) -> None:
        new = self.form.record is None
        self.form.set_saving(saving=False)
        self._forget_draft()
        self._shown = record_id
        self.setCurrentWidget(self.view)
        self._ask(self._on_page, self._on_no_page)
        self.saved.emit(record_id, new)

    def _on_refused(self, error: errors.StationError) -> None:
        self.form.set_saving(saving=False)
        if isinstance(error, errors.EditConflict) and self.form.record is not None:
            self._conflict = error
            self._ask(self._on_conflict, self.form.show_refusal, self.form.record.id)
        else:
            self.form.show_refusal(error)

    def _on_conflict(self, page: Page) -> None:
        if page.record.id == self._shown:
            self._page = page
        self.form.show_conflict(self._conflict, page.record)

    @Slot()
    def _on_cancel(self) -> None:
        if self._close_clean_form(self._shown):
            self.left.emit()

    @Slot()
    def _on_give_up(self) -> None:
        self._close_form()
        self.moved_on.emit(self._pending)

    @Slot(int)
    def _on_face(self, _face: int) -> None:
        self.editing_changed.emit(self.editing)


def _paged(desk: Desk, verb: Callable[[Desk, str], Page], record: str) -> Page:
    return verb(desk, record)


def _save(
    desk: Desk, kind: str, record: str, typed: Mapping[str, str], bases: Mapping[str, int]
) -> str:
    """Add a record (no id yet), or change one as the form saw it; gives the id."""
    if not record:
        return records.add(desk, kind, typed)
    records.change(desk, kind, record, typed, bases)
    return record
