"""志愿者: the list at the left, the person at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.lists.keeper import ListKeeper
from desktop.ui.roster import verbs
from desktop.ui.roster.columns import people_face
from desktop.ui.roster.face import RosterPart
from desktop.ui.roster.person_pane import PersonPane
from desktop.ui.widgets.halves import Halves
from desktop.ui.widgets.message import MessageBanner


class PeoplePart(RosterPart):
    """The volunteers.

    Args:
        door: to the records.
        parent: the Qt parent.

    Signals:
        import_wanted: an empty roster's button.
    """

    import_wanted = Signal()
    kinds = frozenset(
        {
            "volunteer", "team", "membership", "participation", "hour_entry", "activity",
            "vocabulary", "household", "alias",
        }
    )  # fmt: skip

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.add_words = self.tr("添加(&A)")
        self.add_tip = self.tr("添加志愿者 (Ctrl+N)")
        self.banner = MessageBanner()
        self.keeper = ListKeeper(door, people_face(), self.banner, self)
        self.list = self.keeper.panel
        self.pane = PersonPane(door)
        self.halves = Halves(self.list, self.pane)
        self._build()
        self._connect()

    # --- what the screen asks ---------------------------------------------------------------

    @property
    def editing(self) -> bool:
        """Whether the form is open."""
        return self.pane.editing

    @property
    def right_alone(self) -> bool:
        """Whether the person hides the list."""
        return self.halves.right_alone

    def refresh(self) -> None:
        """Ask for everything anew."""
        super().refresh()
        self.keeper.refresh()
        self._door.render(self, verbs.team_choices, self.pane.view.show_all_teams)

    def note_changes(self, kinds: frozenset[str]) -> None:
        """The person in sight may have changed too."""
        super().note_changes(kinds)
        if kinds & self.kinds:
            self.pane.refresh()

    def show_record(self, record_id: str) -> None:
        """Show one volunteer, whatever the list is narrowed to."""
        self.halves.to_right()
        if self.pane.show_person(record_id):
            self.keeper.go_to(record_id)

    def shown_record(self) -> tuple[str, str]:
        """The person in sight."""
        return ("volunteer", self.pane.shown) if self.pane.shown else ("", "")

    def begin_new(self) -> None:
        """Add somebody; the words of the search line are the name so far."""
        self.halves.to_right()
        typed = self.list.words.text().strip()
        # Pinyin or digits were a search, no name.
        self.pane.begin_new("" if typed.isascii() else typed)

    def find_here(self) -> None:
        """Put the keyboard into the search line."""
        self.halves.to_left()
        self.list.words.setFocus()
        self.list.words.selectAll()

    def take_keyboard(self) -> None:
        """The list's."""
        self.list.table.setFocus()

    def to_list(self) -> None:
        """Back to the list."""
        self.halves.to_left()
        self.list.table.setFocus()

    def marks_changed(self) -> None:
        """The same rows, marked anew."""
        self.keeper.model.refresh()
        self.pane.refresh()

    def unsaved(self) -> str:
        """Whose form holds something typed."""
        return self.pane.unsaved()

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        self.list.say_when_empty(
            self.tr("花名册还是空的"),
            self.tr("手里有 Excel 花名册？导入进来，几千人也只要几秒。"),
            self.tr("导入花名册(&I)…"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.banner)
        column.addWidget(self.keeper.moving.progress)
        column.addWidget(self.halves, 1)

    def _connect(self) -> None:
        table, pane, keeper = self.list.table, self.pane, self.keeper
        keeper.counted.connect(self._on_counted)
        keeper.removed.connect(self._on_removed)
        keeper.came_back.connect(self.show_record)
        self.list.empty_pressed.connect(self.import_wanted)
        table.record_chosen.connect(self._on_chosen)
        table.record_opened.connect(self._on_opened)
        table.edit_pressed.connect(self._on_edit)
        table.delete_pressed.connect(self._on_delete)
        table.mark_pressed.connect(self._on_mark)
        pane.delete_pressed.connect(self._on_delete)
        pane.editing_changed.connect(self.editing_changed)
        pane.saved.connect(self._on_saved)
        pane.left.connect(table.setFocus)
        pane.moved_on.connect(self._on_moved_on)
        pane.activity_pressed.connect(partial(self.open_record.emit, "activity"))
        pane.sync_wanted.connect(self.sync_wanted)
        self.halves.alone.connect(self.alone_changed)

    @Slot(int, int)
    def _on_counted(self, shown: int, known: int) -> None:
        words = self.tr("共 {0:,} 人").format(known)
        if shown != known:
            words = self.tr("{0:,} 人，共 {1:,} 人").format(shown, known)
        self.tell(words)

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
        self.pane.show_nobody()
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
