"""The right half of a list of teams or households: nothing, one record, or its form."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Signal, SignalInstance, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.kind import Record
from desktop.services import records
from desktop.services.desk import Desk
from desktop.ui.roster.record_form import Help, RecordForm


class Page(Protocol):
    """What a verb tells of one record."""

    @property
    def record(self) -> Record:
        """The record itself."""
        ...


class PageView(Protocol):
    """A widget that shows it."""

    @property
    def edit_pressed(self) -> SignalInstance:
        """编辑."""
        ...

    def show_page(self, page: Any) -> None:  # noqa: ANN401 - each view knows its own
        """Show a record."""
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

    def __init__(
        self,
        door: Door,
        nothing: QWidget,
        view: QWidget,
        form: RecordForm,
        page: Callable[[Desk, str], Page],
        help_: Callable[[Desk], Help],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._page_verb, self._help_verb = door, page, help_
        self._nothing, self.view, self.form = nothing, view, form
        self._kind = form.kind
        self._shown, self._pending, self._name = "", "", ""
        self._page: Page | None = None
        for widget in (nothing, view, form):
            self.addWidget(widget)
        form.save_pressed.connect(self._on_save)
        form.cancel_pressed.connect(self._on_cancel)
        form.banner.pressed.connect(self._on_give_up)
        self.currentChanged.connect(self._on_face)

    @property
    def shown(self) -> str:
        """The id of the record shown; empty when none is."""
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
        title = record.title if record else self.tr("新添加的{0}").format(self._kind.label)
        return self.tr("「{0}」还没有保存").format(title)

    def show_record(self, record_id: str) -> bool:
        """Show one, unless the form holds something typed, which then says so."""
        if not self._close_clean_form(record_id):
            return False
        self._shown = record_id
        self._ask()
        return True

    @Slot()
    def show_nothing(self) -> None:
        """Show that none is chosen."""
        self._shown, self._page = "", None
        if not self.editing:
            self.setCurrentWidget(self._nothing)

    def refresh(self) -> None:
        """Show the record as it is now; a form keeps what is typed."""
        if self._shown and not self.editing:
            self._ask()

    def begin_new(self, name: str) -> None:
        """Open an empty form."""
        if self._close_clean_form(""):
            self._name = name
            self._door.read(self, self._help_verb, partial(self._on_help, None))

    @Slot()
    def edit(self) -> None:
        """Open the form of the record shown."""
        if self._page is not None and not self.editing:
            self._door.read(self, self._help_verb, partial(self._on_help, self._page.record))

    # --- inside -----------------------------------------------------------------------------

    def _ask(self) -> None:
        ask = partial(_paged, verb=self._page_verb, record=self._shown)
        self._door.read(self, ask, self._on_page, self._on_no_page)

    def _on_page(self, page: Page) -> None:
        if page.record.id == self._shown:
            self._page = page
            self.view.show_page(page)  # type: ignore[attr-defined]
            if not self.editing:
                self.setCurrentWidget(self.view)

    def _on_no_page(self, error: errors.StationError) -> None:
        self.show_nothing()
        if not isinstance(error, errors.NotFound):
            self._door.failed.emit(error)

    def _on_help(self, record: Record | None, help_: Help) -> None:
        self.setCurrentWidget(self.form)
        self.form.begin(record, help_, "" if record else self._name)

    def _close_clean_form(self, then: str) -> bool:
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
        self.form.done()
        self.setCurrentWidget(self.view if self._page else self._nothing)

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
        self.form.done()
        self._shown = record_id
        self.setCurrentWidget(self.view)
        self._ask()
        self.saved.emit(record_id, new)

    def _on_refused(self, error: errors.StationError) -> None:
        self.form.set_saving(saving=False)
        self.form.show_refusal(error)

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


def _save(desk: Desk, kind: str, record: str, typed: dict[str, str], bases: dict[str, int]) -> str:
    if not record:
        return records.add(desk, kind, typed)
    records.change(desk, kind, record, typed, bases)
    return record
