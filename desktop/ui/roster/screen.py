"""The roster's presenter: the list at the left, the person at the right, the import on top."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.model.ids import RecordId
from desktop.services.people import PeopleQuery, PersonRow
from desktop.ui import theme
from desktop.ui.roster import verbs
from desktop.ui.roster.list_view import RosterList
from desktop.ui.roster.model import roster_model
from desktop.ui.roster.person_pane import PersonPane
from desktop.ui.roster.verbs import Filters
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.words import button

if TYPE_CHECKING:
    from desktop.ui.roster_import import ImportScreen

#: A change of any of these may change what the roster shows.
_KINDS = frozenset(
    {"volunteer", "team", "membership", "participation", "hour_entry", "activity", "vocabulary"}
)


class RosterScreen(Screen):
    """花名册.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__("花名册", parent)
        self._door = door
        self._model = roster_model(door, self)
        self._wanted = ""
        self._trashed: tuple[str, ...] = ()
        self._everybody = 0
        self._add = button(self.tr("添加(&A)"), "primary", "plus")
        self.header = PageHeader(self.tr("花名册"))
        self.banner = MessageBanner()
        self.list = RosterList(self._model)
        self.pane = PersonPane(door)
        self._importing: ImportScreen | None = None
        self.halves = Halves(self.list, self.pane)
        self._back = button(self.tr("返回列表(&B)"), "plain", "arrow-left")
        self._faces = QStackedWidget()
        self._build()
        self._connect()
        self.setFocusProxy(self.list.table)
        self._refresh()

    # --- what the frame asks ----------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        """Show one volunteer, whatever the list is narrowed to."""
        self._faces.setCurrentIndex(0)
        self.halves.to_right()
        if not self.pane.show_person(record_id):
            return
        if not self.list.table.choose(record_id):
            self._wanted = record_id
            self.list.clear()

    @Slot()
    def begin_new(self) -> None:
        """Add somebody; the words of the search line are the name so far."""
        self._faces.setCurrentIndex(0)
        self.halves.to_right()
        typed = self.list.words.text().strip()
        # Pinyin or digits were a search, no name.
        self.pane.begin_new("" if typed.isascii() else typed)

    @Slot()
    def begin_import(self) -> None:
        """Bring in a file."""
        importing = self.importing
        importing.begin()
        self._faces.setCurrentWidget(importing)

    @property
    def importing(self) -> ImportScreen:
        """The page that brings a file in; made when needed, its readers take 0.1 s to load."""
        if self._importing is None:
            from desktop.ui.roster_import import ImportScreen

            self._importing = ImportScreen(self._door)
            self._importing.finished.connect(self._on_imported)
            self._faces.addWidget(self._importing)
        return self._importing

    def find_here(self) -> None:
        """Put the keyboard into the search line."""
        self._faces.setCurrentIndex(0)
        self.halves.to_left()
        self.list.words.setFocus()
        self.list.words.selectAll()

    def marks_changed(self) -> None:
        """The same rows, marked anew."""
        self._model.refresh()
        self.pane.refresh()

    @Slot(str)
    def _on_mark(self, record_id: str) -> None:
        row = self._model.row_of(record_id)
        shown: PersonRow | None = None if row is None else self._model.row_data(row)
        if shown is not None and shown.marks:
            mark = shown.marks[0]
            self.sync_wanted.emit(mark.part, mark.kind, mark.record)

    def unsaved(self) -> str:
        """Whose form holds something typed."""
        return self.pane.unsaved()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        add = self._add
        add.setToolTip(self.tr("添加志愿者 (Ctrl+N)"))
        bring = button(self.tr("导入(&I)…"), "plain", "download-simple")
        bring.setToolTip(self.tr("从 Excel 花名册导入 (Ctrl+I)"))
        add.clicked.connect(self.begin_new)
        bring.clicked.connect(self.begin_import)
        self.halves.alone.connect(bring.setHidden)
        self._back.hide()
        self.header.add(self._back)
        self.header.add(bring)
        self.header.add(add)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(self.header)
        column.addWidget(self.banner)
        column.addWidget(self.halves, 1)
        self._faces.addWidget(page)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._faces)

    def _connect(self) -> None:
        table, pane = self.list.table, self.pane
        self.list.query_changed.connect(self._ask)
        self.list.add_pressed.connect(self.begin_new)
        self.list.import_pressed.connect(self.begin_import)
        table.record_chosen.connect(self._on_chosen)
        table.record_opened.connect(self._on_opened)
        table.edit_pressed.connect(self._on_edit)
        self.halves.alone.connect(self._back.setVisible)
        self._back.clicked.connect(self._on_back)
        table.delete_pressed.connect(self._on_delete)
        pane.delete_pressed.connect(self._on_delete)
        # One red button at a time: while the form is open it is 保存.
        pane.editing_changed.connect(self._add.setDisabled)
        pane.editing_changed.connect(self._make_room)
        self.halves.alone.connect(self._make_room)
        pane.saved.connect(self._on_saved)
        pane.left.connect(table.setFocus)
        pane.moved_on.connect(self._on_moved_on)
        pane.activity_pressed.connect(partial(self.open_record.emit, "activity"))
        pane.sync_wanted.connect(self.sync_wanted)
        table.mark_pressed.connect(self._on_mark)
        self.banner.pressed.connect(self._on_restore)
        self._door.records_changed.connect(self._on_records_changed)

    @Slot()
    def _make_room(self) -> None:
        """A form alone on a screen of large letters gets the header's place too."""
        self.header.setHidden(self.pane.editing and self.halves.right_alone)

    # --- the list ---------------------------------------------------------------------------

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _KINDS:
            self._refresh()
            self.pane.refresh()

    def _refresh(self) -> None:
        self._ask(self.list.query())
        # The other reader: the list and its rows must not wait for what it can be narrowed by.
        self._door.render(self, verbs.filters, self._on_filters)

    @Slot(object)
    def _ask(self, query: PeopleQuery) -> None:
        self._door.read(self, partial(verbs.ids, query=query), self._on_ids)

    def _on_filters(self, filters: Filters) -> None:
        self._everybody = filters.everybody
        self.list.show_filters(filters)
        self.pane.view.show_all_teams(filters.teams)
        self._show_count()

    def _on_ids(self, answer: tuple[PeopleQuery, list[RecordId]]) -> None:
        query, ids = answer
        if query != self.list.query():
            return  # typed on meanwhile
        self._model.set_ids(ids)
        self.list.show_count(len(ids))
        self._show_count()
        if self._wanted and self.list.table.choose(self._wanted):
            self._wanted = ""

    def _show_count(self) -> None:
        shown, known = self._model.rowCount(), self._everybody
        words = self.tr("共 {0:,} 人").format(known)
        if shown != known:
            words = self.tr("{0:,} 人，共 {1:,} 人").format(shown, known)
        self.header.set_aside(words)

    @Slot(str)
    def _on_chosen(self, record_id: str) -> None:
        if record_id and record_id != self.pane.shown:
            self.pane.show_person(record_id)

    @Slot(str)
    def _on_opened(self, record_id: str) -> None:
        """Where both halves are in sight, opening somebody seen already is editing them."""
        if self.halves.narrow:
            self.show_record(record_id)
        else:
            self.pane.edit()

    @Slot(str)
    def _on_edit(self, _record_id: str) -> None:
        self.halves.to_right()
        self.pane.edit()

    @Slot()
    def _on_back(self) -> None:
        self.halves.to_left()
        self.list.table.setFocus()

    @Slot(str, bool)
    def _on_saved(self, record_id: str, new: bool) -> None:
        self._wanted = record_id
        self.list.table.setFocus()
        if new:
            self.said.emit(self.tr("已添加。"), "good")

    @Slot(str)
    def _on_moved_on(self, record_id: str) -> None:
        if record_id:
            self.show_record(record_id)
        self.list.table.setFocus()

    # --- trash ------------------------------------------------------------------------------

    @Slot()
    def _on_delete(self) -> None:
        ids = tuple(self.list.table.chosen_ids()) or ((self.pane.shown,) if self.pane.shown else ())
        if ids and not self.pane.editing:
            remove = partial(verbs.remove, ids=ids)
            self._door.write(self, remove, self._on_removed, self._on_not_removed)

    def _on_removed(self, answer: tuple[tuple[str, ...], str]) -> None:
        self._trashed, title = answer
        words = self.tr("已删除「{0}」。").format(title)
        if len(self._trashed) > 1:
            words = self.tr("已删除 {0} 人。").format(len(self._trashed))
        self.pane.show_nobody()
        self.halves.to_left()
        self.banner.show_words(words, "good", "", self.tr("撤销(&U)"))

    def _on_not_removed(self, error: errors.StationError) -> None:
        self.banner.show_error(error)

    @Slot()
    def _on_restore(self) -> None:
        self.banner.hide()
        self._door.write(self, partial(verbs.restore, ids=self._trashed), self._on_restored)

    def _on_restored(self, ids: tuple[str, ...]) -> None:
        self.show_record(ids[0])

    # --- import -----------------------------------------------------------------------------

    @Slot()
    def _on_imported(self) -> None:
        self._faces.setCurrentIndex(0)
        self._refresh()
