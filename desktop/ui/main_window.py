"""The frame round every screen: navigation at the left, search on top, the truth at the foot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.services.station import Frame, frame
from desktop.ui import paper_of, theme
from desktop.ui.actions import Actions
from desktop.ui.backups.automatic import AutomaticBackups
from desktop.ui.backups.automatic_verb import News
from desktop.ui.commands import Commands
from desktop.ui.help.beside import HelpBeside
from desktop.ui.leaving_dialog import LeavingDialog
from desktop.ui.low_room import LowRoom
from desktop.ui.navigation import Navigation, Place
from desktop.ui.paper_of import PaperOf
from desktop.ui.sample_strip import SampleStrip
from desktop.ui.screen_stack import OF_SOME, ScreenStack
from desktop.ui.search_box import SearchBox
from desktop.ui.shortcut_sheet import ShortcutSheet
from desktop.ui.status import StatusLine
from desktop.ui.sync.in_frame import SyncInFrame
from desktop.ui.sync.syncing import Syncing
from desktop.ui.top_bar import TopBar
from desktop.ui.undo_actions import UndoActions
from desktop.ui.undo_refusal import UndoRefusal
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.screen import Room, Screen

#: In px at any scale: larger text must not ask for a larger screen.
SMALLEST = (960, 600)
_FRAME_KINDS = frozenset({"station", "clerk"})


class MainWindow(QMainWindow):
    """One station's window.

    Args:
        door: to the records.
        places: what the navigation shows; the first is where the clerk begins.
        parent: the Qt parent.

    Signals:
        text_scale_changed: percent, from the settings.
        scheme_changed: name of the colours, from the settings.
        language_changed: a code or ``system``, from the settings.
        renewal_wanted: a new station key is due, from the settings.
        lock_after_changed: idle minutes until the window locks, from the settings.
        wipe_wanted: empty this PC, from the settings.
        lock_wanted: lock it now.
        sample_removal_wanted: take this sample station away.
    """

    text_scale_changed = Signal(int)
    scheme_changed = Signal(str)
    language_changed = Signal(str)
    renewal_wanted = Signal()
    lock_after_changed = Signal(int)
    wipe_wanted = Signal(object)
    lock_wanted = Signal()
    sample_removal_wanted = Signal()

    def __init__(self, door: Door, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._told_looking = self._leaving_agreed = False
        self._backups: AutomaticBackups | None = None
        self._syncing: Syncing | None = None
        self._undo = UndoActions(door, self)
        self.actions_of_menu = Actions(places, self._undo, self)
        self.navigation = Navigation(places)
        self.search = SearchBox(door)
        self._content = QWidget()
        self.banner = Notices(self._content, self._room_for_news).banner
        self.status_line = StatusLine()
        self.top = TopBar(self.search)
        self.sample = SampleStrip()
        self.commands = Commands(places, self.actions_of_menu.listed(), self)
        self.search.offer(self.commands.listed())
        self.screens = ScreenStack(places)
        self.help = HelpBeside(self.screens, self)
        self._paper_of = PaperOf(door, self)
        self._build()
        self._connect()
        self.go(places[0].key)
        self._door.render(self, frame, self._on_frame)
        self._undo.look()

    # --- where the clerk is -----------------------------------------------------------------

    @property
    def current(self) -> str:
        """Key of the current place."""
        return self.screens.current

    def screen_at(self, key: str) -> Screen:
        """The screen of a place, made when first asked for."""
        return self.screens.at(key)

    @Slot(str)
    def go(self, key: str) -> None:
        """Go to a place."""
        screen = self.screens.bring_up(key)
        self.navigation.show_current(key)
        self.help.follow(key)
        screen.take_keyboard()

    @Slot(str, str)
    def open_record(self, kind: str, record_id: str) -> None:
        """Go to where a kind of record lives and show one."""
        if key := self.screens.home_of(kind):
            self.go(key)
            if kind in paper_of.KINDS:
                self._paper_of.point_at(kind, record_id)
            else:
                self.screen_at(key).show_kind(kind, record_id)

    @Slot(str, object)
    def begin(self, kind: str, facts: Mapping[str, object]) -> None:
        """Begin a record where its kind lives; a roster is brought in."""
        if kind == "roster":
            self._on_import()
        elif key := self.screens.home_of(kind):
            self.go(key)
            self.screen_at(key).begin_with(kind, facts)

    def bring_in(self, path: Path) -> None:
        """Look at a roster the clerk chose at the door."""
        self._on_import()
        importing = getattr(self.screen_at(self.current), "importing", None)
        if importing is not None:
            importing.look_at(path)

    @Slot(str, str, str)
    def open_sync(self, part: str, kind: str = "", record_id: str = "") -> None:
        """Go to a part of 同步, to one record there if one is named."""
        self.go("sync")
        point = getattr(self.screen_at("sync"), "point_at", None)
        if point is not None:
            point(part, kind, record_id)

    @Slot(str, str)
    def open_history(self, kind: str, record_id: str) -> None:
        """Tell what became of a record, beside the screen."""
        from desktop.ui.history import HistoryDialog

        # Of a dialog that waits it must be the child, or it lies above and can't be closed.
        above = QApplication.activeModalWidget() or self
        HistoryDialog(self._door, kind, record_id, above).show()

    @Slot(str, list)
    def print_records(self, template: str, ids: list[str]) -> None:
        """Go to 打印 with a template and records."""
        self.go("paper")
        if not template:
            return
        show = getattr(self.screen_at("paper"), "show_template", None)
        if show is not None:
            show(template, ids)

    # --- what it says -----------------------------------------------------------------------

    @Slot(str, str)
    def say(self, words: str, tone: str = "good") -> None:
        """Tell something above the screen."""
        self.banner.show_words(words, tone)

    @Slot(object)
    def tell_error(self, error: errors.StationError) -> None:
        """Tell of an error nobody else tells of."""
        self.banner.show_error(error)

    def keep_backed_up(self, backups: AutomaticBackups) -> None:
        """Say what becomes of automatic backups, and close only after the last one."""
        self._backups = backups
        backups.under_way.connect(self.status_line.show_backing_up)
        backups.told.connect(self._on_backed_up)
        backups.over.connect(self.close)

    def keep_synced(self, syncing: Syncing) -> None:
        """Say how station and county stand to each other; a click tells more."""
        self._syncing = syncing
        self.status_line.sync_pressed.connect(self._on_sync)
        SyncInFrame(syncing, self.status_line, self).marks_changed.connect(self.screens.note_marks)

    def unsaved(self) -> str:
        """What would be lost by closing now, in words; empty if nothing."""
        return self.screens.unsaved()

    def agree_to_leave(self) -> None:
        """Ask no more about what is typed and not saved: somebody else has asked."""
        self._leaving_agreed = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is typed and not saved is not thrown away unasked."""
        unsaved = self.unsaved()
        if unsaved and not self._leaving_agreed and not LeavingDialog(unsaved, self).exec():
            event.ignore()
            return
        self._leaving_agreed = True
        if self._backups is not None and not self._backups.may_close(self):
            event.ignore()
            return
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts the message away."""
        if event.key() == Qt.Key.Key_Escape and self.banner.isVisible():
            self.banner.put_away()
        else:
            super().keyPressEvent(event)

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.setMinimumSize(*SMALLEST)
        self.actions_of_menu.fill(self.menuBar())
        theme.set_role(self._content, "page")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sample)
        column.addWidget(self.top)
        self.room = LowRoom(self, column, self.navigation, self.top, self.sample)
        column.addLayout(self.help.row(), 1)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._content, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status_line)

    def _connect(self) -> None:
        actions, door = self.actions_of_menu, self._door
        self.screens.made.connect(self._on_made)
        for name in OF_SOME:
            getattr(self.screens, name).connect(getattr(self, name))
        self.navigation.chosen.connect(self.go)
        self.search.open_record.connect(self.open_record)
        actions.place_wanted.connect(self.go)
        actions.search_wanted.connect(self.search.begin)
        actions.new_wanted.connect(self._on_new)
        actions.find_wanted.connect(self._on_find)
        actions.history_wanted.connect(self._on_history)
        actions.import_wanted.connect(self._on_import)
        actions.keys_wanted.connect(self.show_keys)
        actions.about_wanted.connect(self._on_about)
        actions.quit_wanted.connect(self.close)
        actions.lock_wanted.connect(self.lock_wanted)
        actions.help_wanted.connect(self._on_help)
        actions.card_wanted.connect(self._on_card)
        self.top.help_pressed.connect(self._on_help)
        self.top.clerk_pressed.connect(self._on_clerk)
        self.top.lock_pressed.connect(self.lock_wanted)
        self.help.card_wanted.connect(self._on_card)
        self.help.keys_wanted.connect(self.show_keys)
        self.sample.removal_pressed.connect(self.sample_removal_wanted)
        self.top.removal_pressed.connect(self.sample_removal_wanted)
        self.search.command_chosen.connect(self.commands.run)
        self.commands.place_wanted.connect(self.go)
        self._paper_of.found.connect(self.print_records)
        self.commands.setting_wanted.connect(self._on_setting)
        self.commands.paper_wanted.connect(self._on_paper)
        self.commands.help_wanted.connect(self.help.show_page)
        self.commands.writing_wanted.connect(self.begin)
        self._undo.done.connect(self.say)
        UndoRefusal(self._undo, self.banner, self)
        door.failed.connect(self.tell_error)
        door.busy.connect(self.status_line.show_work)
        door.busy.connect(self._on_busy)
        door.kept.connect(self._look_at_frame)
        door.records_changed.connect(self._on_records_changed)

    def _room_for_news(self) -> Room:
        """That of the screen in sight."""
        screen = self.screen_at(self.current)
        at = screen.mapTo(self._content, QPoint())
        page, free = screen.room_for_news()
        return Room(page.translated(at), free.translated(at))

    # --- answers ----------------------------------------------------------------------------

    def _on_frame(self, found: Frame) -> None:
        self.setWindowTitle(found.station)
        self.navigation.show_station(found.station, sample=found.sample)
        if found.sample:
            self.setWindowTitle(self.tr("{0}（示例）").format(found.station))
        self.room.show_sample(sample=found.sample)
        self.top.show_clerk(found.clerk)
        if found.looking and not self._told_looking:
            self._told_looking = True
            self.status_line.show_looking_only()
            self.banner.show_words(found.looking, "warn")
        today = dt.datetime.now().astimezone().date()
        self.status_line.show_backup(found.last_backup, today, found.reminder)

    @Slot(object)
    def _on_made(self, screen: Screen) -> None:
        screen.open_record.connect(self.open_record)
        screen.print_requested.connect(self.print_records)
        screen.said.connect(self.say)
        screen.sync_wanted.connect(self.open_sync)
        screen.history_wanted.connect(self.open_history)
        screen.place_wanted.connect(self.go)
        screen.new_wanted.connect(self.begin)

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if kinds & _FRAME_KINDS:
            self._door.read(self, frame, self._on_frame)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        # A backup leaves no journal row; it is the writer's end that tells.
        if not busy:
            self._door.read(self, frame, self._on_frame)

    @Slot()
    def _look_at_frame(self) -> None:
        self._door.read(self, frame, self._on_frame)

    @Slot()
    def _on_sync(self) -> None:
        self.go("sync")
        show = getattr(self.screen_at("sync"), "show_what_matters", None)
        if show is not None:
            show()

    @Slot(object)
    def _on_backed_up(self, news: News) -> None:
        if news.troubles:
            words = self.tr("自动备份没有全部做好。")
            self.banner.show_words(words, "warn", "".join(news.troubles))

    @Slot()
    def _on_new(self) -> None:
        self.screen_at(self.current).begin_new()

    @Slot()
    def _on_find(self) -> None:
        self.screen_at(self.current).find_here()

    @Slot()
    def _on_history(self) -> None:
        kind, record_id = self.screen_at(self.current).shown_record()
        if record_id:
            self.open_history(kind, record_id)
        else:
            self.say(self.tr("先选中一条记录，再看它的修改记录。"), "note")

    @Slot()
    def _on_import(self) -> None:
        key = self.screens.home_of("volunteer")
        self.go(key)
        self.screen_at(key).begin_import()

    @Slot()
    def _on_clerk(self) -> None:
        self._on_setting("clerks")

    @Slot(str)
    def _on_setting(self, part: str) -> None:
        self.open_record("setting", part)

    @Slot(str)
    def _on_paper(self, template: str) -> None:
        self.print_records(template, [])

    @Slot()
    def _on_card(self) -> None:
        self._on_paper("quick-card")

    @Slot()
    def _on_help(self) -> None:
        self.help.turn(self.current)

    @Slot()
    def show_keys(self) -> None:
        """F1."""
        ShortcutSheet(self.actions_of_menu.keys(), self).exec()

    @Slot()
    def _on_about(self) -> None:
        self.say(self.tr("新时代文明实践站 · 离线台账。资料加密保存在本机，不联网也能用。"), "note")
