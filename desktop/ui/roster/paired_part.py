"""A face with a list at the left and one of its records at the right."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.ui.lists.face import Face
from desktop.ui.roster.list_part import ListPart
from desktop.ui.roster.record_pane import RecordPane
from desktop.ui.widgets.halves import Halves


class PairedPart(ListPart):
    """What the faces of people, teams and households have in common.

    Args:
        door: to the records.
        face: of the list.
        pane: the right half.
        parent: the Qt parent.
    """

    pane: RecordPane

    def __init__(
        self, door: Door, face: Face, pane: RecordPane, parent: QWidget | None = None
    ) -> None:
        super().__init__(door, face, parent)
        self.pane = pane
        self._known = 0
        self.halves = Halves(self.list, pane)
        self.column.addWidget(self.halves, 1)
        self._wire()

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self.pane.editing

    @property
    def right_alone(self) -> bool:
        """Whether the record hides the list."""
        return self.halves.right_alone

    def note_changes(self, kinds: frozenset[str]) -> None:
        """The record in sight may have changed too."""
        super().note_changes(kinds)
        if kinds & self.kinds:
            self.pane.refresh()

    def count_words(self, shown: int, known: int) -> str:
        """What stands beside the title; the right half hears whether there is any."""
        self._known = known
        self._give_room()
        return super().count_words(shown, known)

    def show_record(self, record_id: str) -> None:
        """Show one, whatever the list is narrowed to."""
        self.halves.to_right()
        if self.pane.show_record(record_id):
            self.keeper.go_to(record_id)

    def shown_record(self) -> tuple[str, str]:
        """The record in sight."""
        return (self.keeper.face.kind.name, self.pane.shown) if self.pane.shown else ("", "")

    def begin_new(self) -> None:
        """Add one; the words of the search line are its name so far."""
        self.halves.to_right()
        typed = self.list.words.text().strip()
        # Pinyin or digits were a search, no name.
        self.pane.begin_new("" if typed.isascii() else typed)

    def find_here(self) -> None:
        """Put the keyboard into the search line."""
        self.halves.to_left()
        super().find_here()

    def to_list(self) -> None:
        """Back to the list."""
        self.halves.to_left()
        self.take_keyboard()

    def marks_changed(self) -> None:
        """The same rows, marked anew."""
        super().marks_changed()
        self.pane.refresh()

    def unsaved(self) -> str:
        """Whose form holds something typed."""
        return self.pane.unsaved()

    def change(self, verb: partial[Any]) -> None:
        """Change something about the record in sight; the banner offers to take it back."""
        self.keeper.moving.do(verb, self._on_changed)

    def _on_changed(self, answer: tuple[Any, str]) -> None:
        _, action = answer
        if action:
            self.banner.hide()
        self.pane.refresh()

    # --- inside -----------------------------------------------------------------------------

    def _wire(self) -> None:
        table, pane, keeper = self.list.table, self.pane, self.keeper
        keeper.removed.connect(self._on_removed)
        keeper.came_back.connect(self.show_record)
        self.list.empty_pressed.connect(self._on_empty)
        table.record_chosen.connect(self._on_chosen)
        table.record_opened.connect(self._on_opened)
        table.edit_pressed.connect(self._on_edit)
        table.delete_pressed.connect(self._on_delete)
        table.mark_pressed.connect(self._on_mark)
        pane.editing_changed.connect(self.editing_changed)
        pane.editing_changed.connect(self._give_room)
        pane.saved.connect(self._on_saved)
        pane.left.connect(table.setFocus)
        pane.moved_on.connect(self._on_moved_on)
        self.halves.alone.connect(self.alone_changed)

    @Slot()
    def _give_room(self) -> None:
        """Without any record there is none to show at the right, only one to begin."""
        nothing = not (self._known or self.pane.editing or self.pane.shown)
        self.halves.give_left(all_room=nothing)

    @Slot()
    def _on_empty(self) -> None:
        """The button of a list that holds nothing at all."""
        self.begin_new()

    @Slot(str)
    def _on_chosen(self, record_id: str) -> None:
        if record_id and record_id != self.pane.shown:
            self.pane.show_record(record_id)

    @Slot(str)
    def _on_opened(self, record_id: str) -> None:
        """Where both halves are in sight, opening what is seen already is editing it."""
        if self.halves.narrow:
            self.show_record(record_id)
        else:
            self.pane.edit()

    @Slot(str)
    def _on_edit(self, _record_id: str) -> None:
        self.halves.to_right()
        self.pane.edit()

    @Slot(str)
    def _on_mark(self, record_id: str) -> None:
        row = self.keeper.row_of(record_id)
        if row is not None and row.marks:
            mark = row.marks[0]
            self.sync_wanted.emit(mark.part, mark.kind, mark.record)

    @Slot()
    def _on_delete(self) -> None:
        if self.pane.editing:
            return
        if not self.list.table.chosen_ids() and self.pane.shown:
            self.list.table.choose(self.pane.shown)
        self.keeper.remove_chosen()

    @Slot()
    def _on_removed(self) -> None:
        self.pane.show_nothing()
        self.halves.to_left()

    @Slot(str, bool)
    def _on_saved(self, record_id: str, new: bool) -> None:
        self.keeper.want(record_id)
        self.list.table.setFocus()
        if new:
            self.said.emit(self.tr("已添加。"), "good")

    @Slot(str)
    def _on_moved_on(self, record_id: str) -> None:
        if record_id:
            self.show_record(record_id)
        self.list.table.setFocus()
