"""同步: asks the station, feeds the parts of the page, and does what they ask for."""

from __future__ import annotations

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.services.sync.leaves import Leaves, leaves
from desktop.services.sync.line_settings import LineSettings
from desktop.ui import theme
from desktop.ui.sync import verbs
from desktop.ui.sync.attention_view import AttentionView
from desktop.ui.sync.carriers_view import CarriersView
from desktop.ui.sync.carrying import Carrying
from desktop.ui.sync.conflicts_view import ConflictsView
from desktop.ui.sync.joining import Joining
from desktop.ui.sync.leaving_view import LeavingView
from desktop.ui.sync.overview import Overview
from desktop.ui.sync.pairing import Pairing
from desktop.ui.sync.pairs_view import PairsView
from desktop.ui.sync.settings_view import SettingsView
from desktop.ui.sync.shown import Page, Standing
from desktop.ui.sync.syncing import Syncing
from desktop.ui.sync.words import state
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.parts import parts_row
from desktop.ui.widgets.screen import Screen

_LIST_PX = 152
_WORDS = int(Qt.ItemDataRole.UserRole)
_ICONS = {
    "overview": "cloud",
    "conflicts": "arrows-left-right",
    "attention": "flag",
    "pairs": "users",
    "carriers": "hard-drive",
    "leaving": "shield-check",
    "settings": "gear-six",
}


class SyncScreen(Screen):
    """The page behind the status bar.

    Args:
        door: to the station.
        syncing: what syncs, by itself or when asked.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, syncing: Syncing, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title = self.tr("同步")
        self._door, self._syncing = door, syncing
        self._stale = True
        self._today = dt.date.min
        self.header = PageHeader(self.title)
        self.list, self.stack = QListWidget(), QStackedWidget()
        self.notices = Notices(self)
        self.banner = self.notices.banner
        self.overview, self.conflicts = Overview(), ConflictsView()
        self.attention, self.pairs = AttentionView(), PairsView()
        self.carriers, self.leaving, self.settings = CarriersView(), LeavingView(), SettingsView()
        self.carrying = Carrying(door, self.carriers, self.notices, self)
        self.joining, self.pairing = Joining(door, self), Pairing(door, self)
        self._undo: tuple[str, ...] = ()
        self._pointed = ("", "", "")
        self._items: dict[str, QListWidgetItem] = {}
        self._build()
        self._wire()
        door.render(self, leaves, self._on_leaving)

    # --- what the frame asks ----------------------------------------------------------------

    def unsaved(self) -> str:
        """Whether a third value is being typed."""
        return self.tr("同步页上另写的内容还没有用上") if self.conflicts.unsaved() else ""

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the page was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._ask()

    @Slot()
    def show_what_matters(self) -> None:
        """Go to what needs a person, if anything does."""
        standing = self._syncing.standing
        wanted = (
            "conflicts" if standing.conflicts else "attention" if standing.attention else "overview"
        )
        self.show_part(wanted)

    def show_part(self, name: str) -> None:
        """Go to a part of the page."""
        self.list.setCurrentItem(self._items[name])

    def point_at(self, part: str, kind: str, record_id: str) -> None:
        """Go to a part of the page, and there to what is about a record."""
        self.show_part(part)
        self._pointed = (part, kind, record_id)
        self._follow_pointer()

    def _follow_pointer(self) -> None:
        part, kind, record_id = self._pointed
        view = {"conflicts": self.conflicts.point_at, "attention": self.attention.point_at}.get(
            part
        )
        if record_id and view is not None and view(kind, record_id):
            self._pointed = ("", "", "")

    # --- showing ----------------------------------------------------------------------------

    def show_page(self, page: Page, today: dt.date) -> None:
        """Show all of it."""
        self._today = today
        self.show_standing(self._syncing.honest(page.standing))
        self.overview.show_waiting(page.waiting)
        self.overview.show_runs(page.runs, today)
        self.overview.show_old_pc(page.old_pc)
        self.conflicts.show_conflicts(page.differing, page.choices, today)
        self.attention.show_matters(page.matters)
        self.pairs.show_pairs(page.pairs)
        self.settings.show_settings(page.settings)
        self._count("conflicts", sum(len(one.differences) for one in page.differing))
        self._count("attention", len(page.matters))
        self._count("pairs", len(page.pairs))
        self._follow_pointer()

    @Slot(object)
    def show_standing(self, standing: Standing) -> None:
        """Show how it stands."""
        told = state(standing, self._today, under_way=self._syncing.under_way)
        self.overview.card.show_state(told, standing)
        locked = standing.waits_for_key or standing.strange_key
        self.overview.show_joined(joined=standing.joined, waits_for_key=locked)
        self.joining.show_standing(standing)
        self.settings.show_standing(standing)
        self.carrying.show_joined(joined=standing.joined, refused=standing.refused)

    def _ask(self) -> None:
        self._stale = False
        self._door.render(self, verbs.page, self._on_page)

    def _on_page(self, found: verbs.Dated) -> None:
        self.show_page(found.page, found.today)

    def _on_leaving(self, found: tuple[Leaves, ...]) -> None:
        self.leaving.show_leaving(found)

    @Slot(object)
    def _on_changed(self, _what: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self._ask()

    def _count(self, name: str, count: int) -> None:
        item = self._items[name]
        words = str(item.data(_WORDS))
        item.setText(f"{words}　{count}" if count else words)
        item.setIcon(theme.icon(_ICONS[name], "warn" if count and name != "pairs" else "quiet"))

    # --- the sync itself --------------------------------------------------------------------

    @Slot(bool)
    def _on_under_way(self, under_way: bool) -> None:
        self.overview.card.show_under_way(under_way)
        self.show_standing(self._syncing.standing)

    @Slot()
    def _stop(self) -> None:
        self.overview.card.show_stopping()
        self._syncing.stop()

    @Slot(int, int, bool)
    def _on_progress(self, done: int, total: int, photos: bool) -> None:
        self.overview.card.show_progress(done, total, photos=photos)

    @Slot(str)
    def _on_moved(self, words: str) -> None:
        self._undo = ()
        self.banner.show_words(words, "good")
        self._after_deciding()
        self._syncing.ask()

    @Slot()
    def _open_portal(self) -> None:
        """A plain page of the county's own host: a portal puts its own in its place."""
        host = QUrl(self._syncing.standing.url).host()
        QDesktopServices.openUrl(QUrl(f"http://{host}/"))

    # --- deciding ---------------------------------------------------------------------------

    @Slot(str, bool)
    def _take(self, key: str, parked: bool) -> None:
        self._undo = (key,)
        self._door.write(self, verbs.Take(key, parked), self._on_settled, self._on_refused)

    @Slot(str, str, bool)
    def _take_all(self, kind: str, record_id: str, mine: bool) -> None:
        self._undo = self.conflicts.keys_of(kind, record_id)
        verb = verbs.TakeAll(kind, record_id, mine)
        self._door.write(self, verb, self._on_settled, self._on_refused)

    @Slot(str, str)
    def _write_anew(self, key: str, typed: str) -> None:
        self._undo = (key,)
        self._door.write(self, verbs.WriteAnew(key, typed), self._on_settled, self._on_refused)

    def _on_settled(self, words: str) -> None:
        action = self.tr("撤销(&U)") if self._undo else ""
        self.banner.show_words(words, "good", "", action)
        self._after_deciding()

    @Slot()
    def _on_banner(self) -> None:
        self.banner.hide()
        if self._undo:
            self._reopen(self._undo)

    @Slot(tuple)
    def _reopen(self, keys: tuple[str, ...]) -> None:
        self._undo = ()
        self._door.write(self, verbs.Reopen(keys), self._on_told, self._on_refused)

    @Slot(str, str, str)
    def _take_way(self, key: str, code: str, said: str) -> None:
        self._undo = ()
        self._door.write(self, verbs.TakeWay(key, code, said), self._on_told, self._on_refused)

    @Slot(str, str, list)
    def _merge(self, survivor: str, loser: str, take: list[str]) -> None:
        self._undo = ()
        verb = verbs.Merge(survivor, loser, tuple(take))
        self._door.write(self, verb, self._on_told, self._on_refused)

    @Slot(str, str)
    def _tell_apart(self, one: str, other: str) -> None:
        self._undo = ()
        self._door.write(self, verbs.TellApart(one, other), self._on_told, self._on_refused)

    def _on_told(self, words: str) -> None:
        self.banner.show_words(words, "good")
        self._after_deciding()

    def _after_deciding(self) -> None:
        self._syncing.look()
        self._on_changed()

    def _on_refused(self, error: errors.StationError) -> None:
        self.banner.show_error(error)
        self._after_deciding()

    # --- settings ---------------------------------------------------------------------------

    @Slot(object)
    def _set_line(self, wanted: LineSettings) -> None:
        self._door.write(self, verbs.SetLine(wanted), self._on_set, self._on_refused)

    def _on_set(self, kept: LineSettings) -> None:
        self._syncing.set_every(kept.every_minutes)
        self.said.emit(self.tr("同步设置已保存"), "good")

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        parts: tuple[tuple[str, str, QWidget], ...] = (
            ("overview", self.tr("概况"), self.overview),
            ("conflicts", self.tr("两边不同"), self.conflicts),
            ("attention", self.tr("要处理"), self.attention),
            ("pairs", self.tr("像同一人"), self.pairs),
            ("carriers", self.tr("U 盘传送"), self.carriers),
            ("leaving", self.tr("上报哪些"), self.leaving),
            ("settings", self.tr("同步设置"), self.settings),
        )
        for name, words, part in parts:
            item = QListWidgetItem(theme.icon(_ICONS[name], "quiet"), words)
            item.setData(_WORDS, words)
            self.list.addItem(item)
            self._items[name] = item
            self.stack.addWidget(part)
        row = parts_row(self.list, self.stack, self.tr("同步的各部分"), _LIST_PX)
        self.arrange(self.header, row)
        self.begin_at(self.list)

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_changed)
        card, syncing = self.overview.card, self._syncing
        card.now_pressed.connect(syncing.ask)
        card.stop_pressed.connect(self._stop)
        for join in (card.join_pressed, self.settings.join_pressed):
            join.connect(self.joining.begin)
        self.joining.joined.connect(syncing.on_joined)
        self.joining.joined.connect(self._on_changed)
        self.joining.asked.connect(self._after_deciding)
        for address in (card.address_pressed, self.settings.address_pressed):
            address.connect(self.joining.ask_address)
        self.joining.moved.connect(self._on_moved)
        card.portal_pressed.connect(self._open_portal)
        card.carry_pressed.connect(partial(self.show_part, "carriers"))
        self.overview.key_pressed.connect(partial(self.show_part, "settings"))
        self.settings.key_written.connect(self.pairing.begin_writing)
        self.settings.key_read.connect(self.pairing.begin_reading)
        self.settings.code_typed.connect(self.pairing.begin_typing)
        self.settings.key_renewed.connect(self.pairing.begin_renewing)
        self.pairing.opened.connect(self._after_deciding)
        syncing.standing_changed.connect(self.show_standing)
        syncing.under_way_changed.connect(self._on_under_way)
        syncing.progressed.connect(self._on_progress)
        syncing.over.connect(self._on_changed)
        self.carrying.carried.connect(self._after_deciding)
        for view in (self.conflicts, self.attention, self.pairs):
            view.open_record.connect(self.open_record)
        self.conflicts.taken.connect(self._take)
        self.conflicts.all_taken.connect(self._take_all)
        self.conflicts.typed.connect(self._write_anew)
        self.conflicts.reopened.connect(self._reopen)
        self.attention.way_taken.connect(self._take_way)
        self.pairs.merged.connect(self._merge)
        self.pairs.told_apart.connect(self._tell_apart)
        self.settings.changed.connect(self._set_line)
        self.banner.pressed.connect(self._on_banner)
