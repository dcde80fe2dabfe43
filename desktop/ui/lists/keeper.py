"""The list panel's presenter: asks the records, keeps how the list looks, saves what is edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.lists.bulk_edits import BulkEdited
from desktop.services.lists.cell_plan import refers
from desktop.services.lists.list_memory import ListMemory, View, with_view
from desktop.services.lists.listing import ListQuery, ListRow
from desktop.ui import theme
from desktop.ui.lists import verbs
from desktop.ui.lists.block import BlockWriter, SameForAll
from desktop.ui.lists.bulk_dialog import BulkDialog
from desktop.ui.lists.columns_dialog import ColumnsDialog
from desktop.ui.lists.condition_dialog import ConditionDialog
from desktop.ui.lists.face import Face
from desktop.ui.lists.moving import Moving
from desktop.ui.lists.panel import ListPanel
from desktop.ui.lists.refusals import refused_words
from desktop.ui.lists.verbs import Around, Begun, Listed
from desktop.ui.lists.view_menu import NameDialog
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.message import MessageBanner


class ListKeeper(QObject):
    """Brings a list to life.

    Args:
        door: to the records.
        face: what list it is.
        banner: where it says what became of an edit.
        parent: the Qt parent.

    Signals:
        counted: (how many are shown, how many there are).
        answered: the ids of a query have come.
        removed: records went to the trash.
        came_back: the first of them is here again.
    """

    counted = Signal(int, int)
    answered = Signal()
    removed = Signal()
    came_back = Signal(str)

    def __init__(
        self, door: Door, face: Face, banner: MessageBanner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self.face, self._banner = door, face, banner
        self._memory, self._today = ListMemory(), dt.date.min
        self._known = 0
        self._wanted = ""
        self._asking = self._ask_again = False
        self._gone: Sequence[str] = ()
        self.model = IdListModel(door, face.rows, [one.column for one in face.chosen(())], self)
        self.panel = ListPanel(face, self.model)
        self.moving = Moving(door, face, self.panel, banner, self)
        self.block = BlockWriter(door, face, self.panel, self.moving, self)
        self._connect()
        door.read(self, partial(verbs.begun, face=face.key), self._on_begun)

    # --- what a screen asks -----------------------------------------------------------------

    @property
    def known(self) -> int:
        """How many records there are, whatever the list is narrowed to."""
        return self._known

    @property
    def today(self) -> dt.date:
        """By the PC's clock."""
        return self._today

    def row_of(self, record_id: str) -> ListRow | None:
        """The line of a record, if it is there already."""
        at = self.model.row_of(record_id)
        return None if at is None else self.model.row_data(at)

    @Slot()
    def refresh(self) -> None:
        """Ask again: something was written."""
        self._ask(self.panel.query)
        # The other reader: the list must not wait for what it can be narrowed by.
        self._door.render(self, partial(verbs.around, of=self.face.listing), self._on_around)

    def want(self, record_id: str) -> None:
        """Go to a record as soon as it is in the list."""
        self._wanted = record_id

    def go_to(self, record_id: str) -> None:
        """Go to a record; what narrows the list is taken away where it hides it."""
        if not self.panel.table.choose(record_id):
            self._wanted = record_id
            self.panel.clear()

    @Slot()
    def remove_chosen(self) -> None:
        """The selected records go to the trash."""
        chosen = tuple(self.panel.table.chosen_ids())
        if chosen and self.face.removed:
            verb = partial(verbs.remove, kind=self.face.kind.name, chosen=chosen)
            done = partial(self._on_removed, chosen)
            # In records: what belongs to them goes along.
            self.moving.change(verb, len(chosen), done, self.tr("正在删除"), self.tr("条"))

    @Slot()
    def _on_undone(self) -> None:
        gone, self._gone = self._gone, ()
        if gone:
            self.came_back.emit(gone[0])

    # --- inside -----------------------------------------------------------------------------

    def _connect(self) -> None:
        panel, more = self.panel, self.panel.more
        panel.words.entered.connect(self._door.expect_search)
        panel.query_changed.connect(self._ask)
        panel.query_changed.connect(self._on_query)
        panel.bulk_wanted.connect(self._on_bulk)
        panel.remove_wanted.connect(self.remove_chosen)
        panel.filters.more_wanted.connect(self._on_condition)
        panel.chips.pressed.connect(self._on_change_condition)
        panel.views.chosen.connect(self._on_view)
        panel.views.save_wanted.connect(self._on_save_view)
        panel.views.removed.connect(self._on_view_removed)
        panel.table.heads_changed.connect(self._on_heads)
        panel.table.head_menu_wanted.connect(self._on_head_menu)
        self.moving.undone.connect(self._on_undone)
        more.edit_wanted.connect(panel.table.edit_here)
        more.bulk_wanted.connect(self._on_bulk)
        more.columns_wanted.connect(self._on_columns)
        more.cells_wanted.connect(self._on_cells)
        self.model.cell_edited.connect(self._on_cell)

    def _on_begun(self, begun: Begun) -> None:
        self._memory, self._today = begun.memory, begun.today
        self._show_columns(begun.memory.columns)
        memory = begun.memory
        descending = memory.descending if memory.order else self.face.descending
        self.panel.begin(memory.order, descending=descending)
        self.panel.views.show_views(begun.memory.views)
        self.panel.more.cells.setChecked(begun.memory.cells)
        self.refresh()

    @Slot(object)
    def _ask(self, query: ListQuery) -> None:
        """Ask at once; what is asked while an answer is on its way waits, the newest only."""
        if self._asking:
            self._ask_again = True
            return
        self._asking, self._ask_again = True, False
        verb = partial(verbs.listed, of=self.face.listing, rows=self.face.rows, query=query)
        self._door.read(self, verb, self._on_listed, self._on_not_listed)

    def _on_not_listed(self, error: errors.StationError) -> None:
        self._asking = False
        self._door.failed.emit(error)

    def _on_listed(self, answer: Listed) -> None:
        self._asking = False
        if self._ask_again or answer.query != self.panel.query:
            self._ask(self.panel.query)  # typed on meanwhile
            return
        ids = answer.ids
        self.model.set_ids(ids, answer.first)
        self.panel.show_count(len(ids))
        self.counted.emit(len(ids), max(self._known, len(ids)))
        if self._wanted and self.panel.table.choose(self._wanted):
            self._wanted = ""
        self.answered.emit()

    def _on_around(self, around: Around) -> None:
        self._known = around.known
        self.panel.show_offers(around.offers, around.known)
        self.panel.table.tell_editors(self._today, around.offers)
        self.panel.show_count(self.model.rowCount())
        self.counted.emit(self.model.rowCount(), self._known)

    # --- how it looks -----------------------------------------------------------------------

    @property
    def shown_names(self) -> tuple[str, ...]:
        """Names of the columns as they stand, from left to right."""
        names = {id(one.column): one.name for one in self.face.columns}
        return tuple(names[id(column)] for column in self.panel.table.shown_columns())

    def _show_columns(self, names: Sequence[str]) -> None:
        chosen, widths = self.face.chosen(names), self._memory.widths
        self.panel.table.show_columns(
            [one.column for one in chosen],
            [widths.get(one.name, one.column.width) for one in chosen],
        )
        query = self.panel.query
        self.panel.table.show_order(query.order, descending=query.descending)

    def _remember(self, **changes: object) -> None:
        memory = replace(self._memory, **changes)  # type: ignore[arg-type]
        if memory != self._memory:
            self._memory = memory
            verb = partial(verbs.remember, face=self.face.key, memory=memory)
            self._door.jot(self, verb, self._on_remembered)

    def _on_remembered(self, _nothing: None) -> None:
        """It is kept; there is nothing to show."""

    @Slot(object)
    def _on_query(self, query: ListQuery) -> None:
        self._remember(order=query.order, descending=query.descending)

    @Slot()
    def _on_heads(self) -> None:
        heads, scale = self.panel.table.horizontalHeader(), theme.px(1_000) / 1_000
        widths = dict(self._memory.widths)
        for at, name in enumerate(self.shown_names[:-1]):
            widths[name] = round(heads.sectionSize(heads.logicalIndex(at)) / scale)
        self._remember(columns=self.shown_names, widths=widths)

    @Slot()
    def _on_columns(self) -> None:
        dialog = ColumnsDialog(self.face, self.shown_names, self.panel.window())
        dialog.accepted.connect(partial(self._on_columns_chosen, dialog))
        _show(dialog)

    def _on_columns_chosen(self, dialog: ColumnsDialog) -> None:
        self.choose_columns(dialog.names)

    def choose_columns(self, names: Sequence[str]) -> None:
        """Show these columns from now on."""
        self._show_columns(names)
        self._remember(columns=tuple(names))

    @Slot(bool)
    def _on_cells(self, on: bool) -> None:
        self.panel.table.set_cells(on=on)
        self._remember(cells=on)

    @Slot(int, QPoint)
    def _on_head_menu(self, at: int, where: QPoint) -> None:
        menu = QMenu(self.panel)
        column: Column | None = self.model.columns[at] if at >= 0 else None
        title = self.face.columns[0].column
        for key, words in self.face.orders if column is title else ():
            menu.addAction(words).triggered.connect(partial(self._on_head_order, key))
        if column is not None and column is not title and self.model.columnCount() > 1:
            name = next(one.name for one in self.face.columns if one.column is column)
            hide = menu.addAction(self.tr("不显示“{0}”这一列").format(column.label))
            hide.triggered.connect(partial(self._on_hide, name))
        menu.addAction(self.tr("显示哪些列…")).triggered.connect(self._on_columns)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _on_head_order(self, key: str) -> None:
        self.panel.set_order(key, key == "newest")

    def _on_hide(self, name: str) -> None:
        self.choose_columns([one for one in self.shown_names if one != name])

    # --- sentences and views ----------------------------------------------------------------

    @Slot()
    def _on_condition(self) -> None:
        dialog = ConditionDialog(
            self.face, self.panel.offers, self._today, parent=self.panel.window()
        )
        dialog.accepted.connect(partial(self._on_condition_made, dialog, -1))
        _show(dialog)

    @Slot(int)
    def _on_change_condition(self, number: int) -> None:
        term = self.panel.query.terms[number]
        window = self.panel.window()
        dialog = ConditionDialog(self.face, self.panel.offers, self._today, term, window)
        dialog.accepted.connect(partial(self._on_condition_made, dialog, number))
        _show(dialog)

    def _on_condition_made(self, dialog: ConditionDialog, number: int) -> None:
        if number < 0:
            self.panel.add_term(dialog.term)
        else:
            self.panel.replace_term(number, dialog.term)

    @Slot(object)
    def _on_view(self, view: View | None) -> None:
        if view is None:
            self.panel.clear()
            return
        if view.columns:
            self.choose_columns(view.columns)
        self.panel.show_query(view.query)

    @Slot()
    def _on_save_view(self) -> None:
        told = "，".join(self.panel.sentences) or self.tr("全部，没有条件")
        dialog = NameDialog(told, self.panel.window())
        dialog.accepted.connect(partial(self._on_named, dialog))
        _show(dialog)

    def _on_named(self, dialog: NameDialog) -> None:
        self.save_view(dialog.name)

    def save_view(self, name: str) -> None:
        """Keep what is looked for now under a name."""
        view = View(name, self.panel.query, self.shown_names)
        self._set_views(with_view(self._memory.views, view))

    @Slot(str)
    def _on_view_removed(self, name: str) -> None:
        self._set_views(tuple(one for one in self._memory.views if one.name != name))

    def _set_views(self, views: tuple[View, ...]) -> None:
        self._remember(views=views)
        self.panel.views.show_views(views)

    # --- editing ----------------------------------------------------------------------------

    @Slot(str, str, str)
    def _on_cell(self, record: str, field: str, text: str) -> None:
        if refers(self.face.kind, field):
            self.block.set_cells({record: {field: text}})
            return
        row = self.row_of(record)
        seen = row.record.versions if row is not None else {}
        kind = self.face.kind.name
        verb = partial(
            verbs.change_cell, kind=kind, record=record, field=field, text=text, seen=seen
        )
        self._door.write(self, verb, self._on_cell_changed, self._on_cell_refused)

    def _on_cell_changed(self, _changed: bool) -> None:
        self._banner.hide()
        self.panel.table.setFocus()

    def _on_cell_refused(self, error: errors.StationError) -> None:
        self._banner.show_error(error)

    @Slot()
    def _on_bulk(self) -> None:
        count = len(self.panel.table.chosen_rows())
        if count:
            window = self.panel.window()
            dialog = BulkDialog(
                self.face, count, self.panel.offers, self._today, window, find=self.block.find
            )
            dialog.accepted.connect(partial(self._on_bulk_chosen, dialog))
            _show(dialog)

    def _on_bulk_chosen(self, dialog: BulkDialog) -> None:
        self.set_chosen(dialog.typed)

    def set_chosen(self, typed: dict[str, str]) -> None:
        """Give the selected records the same values."""
        kind, table = self.face.kind.name, self.panel.table
        ids, count = table.list_model.ids, len(table.chosen_rows())
        # Of 100,000, their ids one by one take the window 15 ms.
        chosen = ids if count == len(ids) else tuple(table.chosen_ids())
        if any(refers(self.face.kind, name) for name in typed):
            self.block.set_cells(SameForAll(chosen, typed), sure=True)
            return
        verb = partial(verbs.set_many, kind=kind, chosen=chosen, typed=typed)
        self.moving.change(verb, len(chosen), self._on_bulk_done)

    def _on_bulk_done(self, answer: tuple[BulkEdited, str]) -> None:
        done, action = answer
        words = self.tr("已修改 {0:,} {1}。").format(done.changed, self.face.unit)
        if not done.changed and not done.refused:
            words = self.tr("本来就是这样，没有改动。")
        self.moving.say(words, refused_words(done.refused), action)

    def _on_removed(self, chosen: Sequence[str], answer: tuple[tuple[int, str], str]) -> None:
        (count, title), action = answer
        self._gone = chosen
        words = self.tr("已删除「{0}」。").format(title)
        if count > 1:
            words = self.tr("已删除 {0:,} {1}。").format(count, self.face.unit)
        self.removed.emit()
        self.moving.say(words, "", action)


def _show(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
