"""A short list at the left, the chosen record in its form at the right: add, change, delete."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.fields import FieldType
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.drafts import Draft
from desktop.ui import theme
from desktop.ui.activities.plans import verbs
from desktop.ui.activities.plans.kept_part import KeptPart
from desktop.ui.activities.plans.part_face import Daily, PartFace
from desktop.ui.activities.plans.record_card import RecordCard
from desktop.ui.activities.removal_flow import RemovalFlow
from desktop.ui.activities.telling import Telling
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.form import Form, FormRow, as_typed, is_hidden
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.table import RecordTable
from desktop.ui.widgets.words import button
from desktop.ui.words_of_model import spoken

_LIST_PX, _FORM_PX, _ROOMY_PX = 520, 420, 720
#: Percent above which an empty list shows no picture, and how high it is then, at 100 %.
_LARGE_TEXT, _LOW_PX = 150, 150


class RecordPart(KeptPart):
    """One part of the face.

    Args:
        door: to the station.
        telling: where it is said what was done.
        face: what it shows.
        parent: the Qt parent.

    Signals:
        opened: an activity's id.
    """

    opened = Signal(str)

    def __init__(
        self, door: Door, telling: Telling, face: PartFace, parent: QWidget | None = None
    ) -> None:
        super().__init__(door, telling, parent)
        self._face = face
        self._kind = kind_named(face.kind)
        self._record: Record | None = None
        self._wanted = ""
        self._removal = RemovalFlow(door, telling, self)
        self._choices = verbs.Choices(dt.date.min)
        self.model = IdListModel(door, face.rows, face.columns, self)
        self.table = RecordTable(self.model)
        self.form: Form | None = None
        self.add_button = button(face.add, "plain", "plus")
        self._card = RecordCard()
        self.banner, self._source = self._card.banner, self._card.source
        self.save_button, self.delete_button = self._card.save_button, self._card.delete_button
        self._daily = Daily(self)
        self._list_stack = QStackedWidget()
        self._halves = Halves(
            self._list_side(), self._card, sizes=(_LIST_PX, _FORM_PX), roomy=_ROOMY_PX
        )
        self._build()
        self._wire()

    # --- what the face asks -----------------------------------------------------------------

    def refresh(self) -> None:
        """List and record anew; what is typed stays."""
        self._door.read(self, self.list_verb(), self._on_listed)

    def show_record(self, record_id: str) -> None:
        """Show one."""
        self._halves.to_right()
        self._wanted = record_id
        if not self.table.choose(record_id):
            self._ask_record(record_id)

    def shown_record(self) -> tuple[str, str]:
        """What is in sight: (kind, id)."""
        return (self._face.kind, str(self._record.id)) if self._record else ("", "")

    def begin_new(self) -> None:
        """An empty form."""
        self._record, self._wanted = None, ""
        self.table.clearSelection()
        self._show_form(self.usual_texts(), locked=())
        self._card.title.setText(spoken(self._kind.label))
        self.show_page(None)
        if self.form is not None:
            self.form.go_to(self._face.fields[0])

    def unsaved(self) -> bool:
        """Whether something typed is not stored."""
        return self.form is not None and bool(self.form.changes())

    # --- what a part of one kind says otherwise ---------------------------------------------

    def list_verb(self) -> verbs.ListRecords | verbs.ListThemes | verbs.ListClaims:
        """What lists it."""
        return verbs.ListRecords(self._face.kind)

    def store_verb(self, typed: Mapping[str, str]) -> Any:  # noqa: ANN401 - one of the verbs
        """What stores what is typed."""
        bases = self._record.versions if self._record else {}
        record_id = self._record.id if self._record else ""
        return verbs.Store(self._face.kind, record_id, typed, {n: bases[n] for n in typed if bases})

    def usual_texts(self) -> dict[str, str]:
        """What stands in the form of a new one."""
        return {f.name: str(f.default) for f in self._kind.fields if f.default}

    def record_of(self, page: Any) -> Record:  # noqa: ANN401 - a page of this kind
        """The record of a page."""
        return page if isinstance(page, Record) else page.record

    def source_of(self, page: Any) -> str:  # noqa: ANN401
        """Who published it; empty for the station's own."""
        return str(getattr(page, "source", ""))

    def show_page(self, page: Any) -> None:  # noqa: ANN401
        """Show what belongs to the record above its facts; None for a new one."""

    def add_daily(self, widget: QWidget) -> None:
        """Something that is done with a record more often than its facts are changed."""
        self._daily.column.addWidget(widget)

    def make_row(self, form: Form, name: str) -> bool:
        """Put a row of its own kind in for a field; gives whether it did."""
        del form, name
        return False

    def before_loading(self, form: Form, texts: Mapping[str, str]) -> None:
        """Make the form ready for these values."""

    def add_rows(self, form: Form) -> None:
        """Fill the form: an editor a field, by its type and word list."""
        for name in self._face.fields:
            field = self._kind.field(name)
            if self.make_row(form, name):
                continue
            if field.type is FieldType.REFERENCE:
                editor = ChoiceEditor(self._choices.named.get(name, ()))
                row = FormRow(spoken(field.label), editor, required=field.required)
                form.add_row(name, row)
            else:
                form.add_field(name, offers=self._choices.words.get(name, ()))

    # --- building ---------------------------------------------------------------------------

    def _list_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        self.fill_head(head)
        column.addLayout(head)
        theme.set_role(self.table, "card")
        self.table.setSortingEnabled(False)
        self.table.setAccessibleName(spoken(self._kind.label))
        self._empty = EmptyState("flag-banner", *self._face.empty, self._face.add, role="plain")
        if theme.px(100) > _LARGE_TEXT:
            self._empty.setMaximumHeight(theme.px(_LOW_PX))  # the page scrolls: no picture
        self._list_stack.addWidget(self.table)
        self._list_stack.addWidget(self._empty)
        column.addWidget(self._list_stack, 1)
        return side

    def fill_head(self, head: QHBoxLayout) -> None:
        """What stands above the list."""
        head.addStretch(1)
        head.addWidget(self.add_button)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._halves)

    def _wire(self) -> None:
        self.table.record_chosen.connect(self._on_chosen)
        self.table.record_opened.connect(self._on_opened)
        self.table.edit_pressed.connect(self._on_opened)
        self.table.delete_pressed.connect(self._on_delete)
        self.add_button.clicked.connect(self._on_add)
        self._empty.pressed.connect(self._on_add)
        self.save_button.clicked.connect(self.save)
        self.delete_button.clicked.connect(self._on_delete)
        self._card.back_button.clicked.connect(self.to_list)
        self._removal.removed.connect(self._on_removed)
        self._removal.restored.connect(self._on_restored)
        self.banner.pressed.connect(self._on_give_up)
        self._halves.alone.connect(self._card.back_button.setVisible)

    def _show_form(self, texts: Mapping[str, str], locked: Sequence[str]) -> None:
        self._drop_form()
        form = Form(self._kind, self._choices.today)
        form.add_widget(self._daily)
        self._daily.show()
        self.add_rows(form)
        form.lock(locked)
        self.before_loading(form, texts)
        form.load({name: text for name, text in texts.items() if name not in locked})
        form.submitted.connect(self.save)
        form.edited.connect(self._on_edited)
        self.form = form
        self._card.form_place.addWidget(form)
        self.banner.hide()
        self._source.hide()
        self.save_button.setEnabled(False)
        self.delete_button.setVisible(self._record is not None)
        self._card.history_button.record = self.shown_record()
        self._card.history_button.setVisible(self._record is not None)
        self._show_card(shown=True)
        place = f"{self._face.kind}:{self._record.id if self._record else 'new'}"
        self._keeper.begin(place, self._on_draft)

    def _typed(self) -> dict[str, str]:
        return self.form.changes() if self.form is not None else {}

    def _on_draft(self, draft: Draft) -> None:
        """Something was begun here and never saved: it stands there again."""
        form = self.form
        if form is None or form.changes():
            return
        known = {n: str(t) for n, t in draft.body.items() if n in self._face.fields}
        self.before_loading(form, form.values() | known)
        for name, text in known.items():
            if not form.row(name).locked:
                form.row(name).editor.set_value(text)
        if form.changes():
            self.save_button.setEnabled(True)
            self.tell_of_draft()

    @Slot()
    def _on_give_up(self) -> None:
        self._keeper.drop()
        self.banner.hide()
        if self._record is not None:
            self._show_form(*self._shown_texts(self._record))
        else:
            self.begin_new()

    # --- answers ----------------------------------------------------------------------------

    def _on_listed(self, listed: verbs.Listed) -> None:
        self._choices = listed.choices
        self.model.set_ids(listed.ids)
        self._list_stack.setCurrentIndex(0 if listed.ids else 1)
        shown = self._wanted or (str(self._record.id) if self._record else "")
        if shown and shown in listed.ids and not self.unsaved():
            self.table.choose(shown)
            self._ask_record(shown)
        elif not shown and listed.ids and self.form is None:
            self.table.choose(listed.ids[0])
        elif shown and shown not in listed.ids:
            self._record, self._wanted = None, ""
            self._show_card(shown=False)
        self._give_room()

    def _show_card(self, *, shown: bool) -> None:
        self._card.setCurrentIndex(int(shown))
        self._give_room()

    def _give_room(self) -> None:
        """Beside an empty list there is nothing to choose and no card."""
        nothing = not self.model.rowCount() and not self._card.currentIndex()
        self._halves.give_left(all_room=nothing)

    def _ask_record(self, record_id: str) -> None:
        self._wanted = record_id
        shown = verbs.ShowRecord(self._face.kind, record_id)
        self._door.read(self, shown, self._on_record, self._telling.refuse)

    def _on_record(self, page: Any) -> None:  # noqa: ANN401 - a page of this kind
        record = self.record_of(page)
        if record.id != self._wanted:
            return
        shown, self._record = self._record, record
        if self.form is not None and shown is not None and _same(shown, record):
            self.show_page(page)
            return
        self._show_form(*self._shown_texts(record))
        self._card.title.setText(record.title)
        source = self.source_of(page)
        if source:
            self._source.setText(self.tr("由{0}发布，本站只使用。").format(source))
        self._source.setVisible(bool(source))
        self.delete_button.setVisible(not source)
        if self.form is not None and source:
            for name in self._face.fields:
                self.form.row(name).setEnabled(False)
        self.show_page(page)

    def _shown_texts(self, record: Record) -> tuple[dict[str, str], list[str]]:
        hidden = [name for name in self._face.fields if is_hidden(record.values[name])]
        return {n: as_typed(record, n) for n in self._face.fields}, hidden

    # --- what happens -----------------------------------------------------------------------

    @Slot(str)
    def _on_chosen(self, record_id: str) -> None:
        if record_id and record_id != (self._record.id if self._record else ""):
            self._ask_record(record_id)

    @Slot(str)
    def _on_opened(self, _record_id: str) -> None:
        self._halves.to_right()
        if self.form is not None:
            self.form.go_to(self._face.fields[0])

    @Slot()
    def _on_add(self) -> None:
        self._halves.to_right()
        self.begin_new()

    @Slot()
    def _on_edited(self) -> None:
        self.save_button.setEnabled(self.unsaved())
        self._keeper.typed(self._typed)

    @Slot()
    def save(self) -> None:
        """Store what is typed."""
        if self.form is None or not self.save_button.isEnabled() or not self.form.check():
            return
        typed = self.form.changes() if self._record else self.form.values()
        typed = typed if self._record else {name: text for name, text in typed.items() if text}
        self.save_button.setEnabled(False)
        self._door.write(self, self.store_verb(typed), self._on_saved, self._on_refused)

    def _on_saved(self, record_id: str) -> None:
        self._keeper.drop()
        self._telling.say(self.tr("已保存。"), "good")
        self._record, self._wanted = None, record_id
        self._drop_form()
        self.refresh()

    def _drop_form(self) -> None:
        self._keeper.leave()  # while what is typed still stands there
        if self.form is not None:
            self._daily.setParent(self)
            self._daily.hide()
            self._card.form_place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _on_refused(self, error: errors.StationError) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, errors.InvalidValues) and self.form is not None:
            self.form.show_refusal(error)
        self.banner.show_error(error)

    @Slot()
    def _on_delete(self) -> None:
        if self._record is not None and self.delete_button.isVisible():
            words = self.tr("删除了「{0}」。").format(self._card.title.text())
            self._removal.remove_record(self._face.kind, self._record.id, words)

    @Slot(str)
    def _on_removed(self, _kind: str) -> None:
        self._drop_form()
        self._record, self._wanted = None, ""
        self._show_card(shown=False)

    @Slot(str)
    def _on_restored(self, record_id: str) -> None:
        self._wanted = record_id
        self.refresh()


def _same(one: Record, other: Record) -> bool:
    return one.id == other.id and dict(one.versions) == dict(other.versions)
