"""设置: asks the station and feeds the sections; stores what they hand over."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.access.this_pc import ThisPc
from desktop.services.drafts import Draft
from desktop.ui import theme
from desktop.ui.handover.section import HandoverSection
from desktop.ui.handover.work import HandoverWork
from desktop.ui.settings import verbs
from desktop.ui.settings.about import About, about
from desktop.ui.settings.about_section import AboutSection
from desktop.ui.settings.backup_section import BackupSection
from desktop.ui.settings.backup_work import BackupWork
from desktop.ui.settings.care_sections import AuditSection, CheckupSection, TrashSection
from desktop.ui.settings.clerk_keys_work import ClerkKeysWork
from desktop.ui.settings.clerks_section import ClerksSection
from desktop.ui.settings.display_section import DisplaySection
from desktop.ui.settings.look_work import LookWork
from desktop.ui.settings.retention_years import RetentionYears
from desktop.ui.settings.station_section import StationSection
from desktop.ui.widgets.draft_keeper import DraftKeeper
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.parts import parts_row
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.turns import InTurns

KINDS = frozenset({"station", "clerk"})
_LIST_PX = 132


class SettingsScreen(Screen):
    """The place 设置.

    Args:
        door: to the station.
        here: this PC; without it nothing is done about keys.
        parent: the Qt parent.

    Signals:
        text_scale_changed: percent, once it is stored.
        scheme_changed: name of the colours, once it is stored.
        language_changed: a code or ``system``, once it is stored.
        renewal_wanted: a new station key is due.
        lock_after_changed: minutes, once they are stored.
        wipe_wanted: close everything and empty this PC: a `ToWipe`.
    """

    text_scale_changed = Signal(int)
    scheme_changed = Signal(str)
    language_changed = Signal(str)
    renewal_wanted = Signal()
    lock_after_changed = Signal(int)
    wipe_wanted = Signal(object)

    def __init__(
        self, door: Door, here: ThisPc | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", parent)
        self.title = self.tr("设置")
        self._door = door
        self._stale = True
        self._removed = self._today = ""
        self.header = PageHeader(self.title)
        self.list = QListWidget()
        self.stack = QStackedWidget()
        self.notices = Notices(self)
        self.banner, self.progress = self.notices.banner, self.notices.progress
        self.station, self.clerks = StationSection(), ClerksSection()
        self.backup, self.checkup, self.trash = BackupSection(), CheckupSection(), TrashSection()
        self.audit = AuditSection()
        self.display, self.about = DisplaySection(), AboutSection()
        self.backup_work = BackupWork(door, self.backup, self.notices, self)
        self.look = LookWork(door, self.display, self)
        self.handover = HandoverSection()
        self.handing = HandoverWork(door, here, self.handover, self.notices, self)
        self.keys = None if here is None else ClerkKeysWork(door, here, self.clerks)
        self.face_keys: tuple[str, ...] = ()
        self._drafts = DraftKeeper(door, self)
        self._job: Job | None = None
        self._build()
        self._wire()
        door.render(self, about, self._on_about)

    def unsaved(self) -> str:
        """Whether a form holds something that is not stored."""
        # What is typed about the station is kept as a draft.
        return self.tr("有一位文书的改动还没有保存") if self.clerks.unsaved() else ""

    def shown_record(self) -> tuple[str, str]:
        """The station, or the clerk who is chosen."""
        current = self.stack.currentWidget()
        if current is self.station and self.station.shown:
            return "station", self.station.shown
        if current is self.clerks and self.clerks.shown:
            return "clerk", self.clerks.shown
        return "", ""

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while the screen was away is asked for now."""
        super().showEvent(event)
        if self._stale:
            self._ask()
        else:
            self.look.look()

    def _build(self) -> None:
        parts = self._parts()
        self.face_keys = tuple(key for key, *_ in parts)
        for _, icon, words, _section in parts:
            self.list.addItem(QListWidgetItem(theme.icon(icon, "quiet"), words))
        self._sections = tuple(section for *_, section in parts)
        self._lay(0)
        self.list.currentRowChanged.connect(self._lay)
        InTurns((partial(self._lay, number) for number in range(len(parts))), self)
        row = parts_row(self.list, self.stack, self.tr("设置的各部分"), _LIST_PX)
        self.arrange(self.header, row)

    @Slot(int)
    def _lay(self, row: int) -> None:
        """Lay a section and those before it into the stack; all at once take 20 ms."""
        for section in self._sections[self.stack.count() : row + 1]:
            self.stack.addWidget(section)

    def _parts(self) -> tuple[tuple[str, str, str, QWidget], ...]:
        """(key, icon, words, section), in the order they stand."""
        return (
            ("station", "house-line", self.tr("本站"), self.station),
            ("clerks", "identification-card", self.tr("文书"), self.clerks),
            ("backup", "floppy-disk", self.tr("备份"), self.backup),
            ("recovery", "key", self.tr("恢复单"), self.look.recovery),
            ("handover", "handshake", self.tr("交接"), self.handover),
            ("checkup", "heartbeat", self.tr("体检"), self.checkup),
            ("audit", "eye", self.tr("查看记录"), self.audit),
            ("trash", "trash", self.tr("回收站"), self.trash),
            ("display", "text-aa", self.tr("显示"), self.display),
            ("printer", "printer", self.tr("打印机"), self.look.printer),
            ("line", "wifi-high", self.tr("同步与流量"), self.look.line),
            ("about", "info", self.tr("文件与关于"), self.about),
        )

    def turn_to(self, key: str) -> None:
        """Turn to a part, one of `face_keys`."""
        if key in self.face_keys:
            self.list.setCurrentRow(self.face_keys.index(key))

    def show_kind(self, kind: str, record_id: str) -> None:
        """A part by its key; the station and its clerks where they are edited."""
        self.turn_to({"station": "station", "clerk": "clerks"}.get(kind, record_id))

    def _wire(self) -> None:
        self._door.records_changed.connect(self._on_records_changed)
        self.station.saved.connect(self._save_station)
        self.station.form.edited.connect(self._on_typed)
        self.clerks.saved.connect(self._save_clerk)
        self.clerks.removal_pressed.connect(self._remove_clerk)
        self.backup_work.busy.connect(self._on_busy)
        self.checkup.pressed.connect(self._examine)
        self.trash.pressed.connect(self._to_trash)
        self.trash.add_below(RetentionYears(self._door))
        self.audit.pressed.connect(partial(self.place_wanted.emit, "audit"))
        self.progress.cancel_pressed.connect(self._cancel)
        self.display.chosen.connect(self._set_scale)
        self.look.scheme_changed.connect(self.scheme_changed)
        self.look.language_changed.connect(self.language_changed)
        self.look.said.connect(self.said)
        if self.keys is not None:
            for name in ("said", "renewal_wanted", "lock_after_changed"):
                getattr(self.keys, name).connect(getattr(self, name))
        self.look.paper_wanted.connect(self._to_paper)
        self.handing.paper_wanted.connect(self._to_paper)
        self.handing.wipe_wanted.connect(self.wipe_wanted)
        self.look.sync_wanted.connect(self._to_sync)
        self.banner.pressed.connect(self._restore_clerk)

    # --- showing ----------------------------------------------------------------------------

    def _ask(self) -> None:
        self._stale = False
        self._door.read(self, verbs.settings, self._on_settings)
        self.handing.look()
        if self.keys is not None:
            self.keys.look()
        self.look.look()

    def _on_settings(self, found: verbs.Settings) -> None:
        self._today = found.today.isoformat()
        self.station.show_facts(found.facts)
        if not self._drafts.place:
            self._drafts.begin("station:own", self._on_draft)
        self.clerks.show_clerks(found.clerks, found.at_desk, found.today)
        self.backup.show_last(found.last_backup)
        self.audit.show_head(found.head)
        self.backup_work.today = self._today
        self.backup_work.look()
        self.display.show_scale(found.text_scale)
        self.about.show_folder(found.folder, found.bytes)

    def _on_draft(self, draft: Draft) -> None:
        self.station.take_up(draft.body)
        if self.station.unsaved():
            self.said.emit(self.tr("上次没有保存的站点资料还在，接着填就行。"), "note")

    @Slot(str)
    def _on_typed(self, _name: str) -> None:
        self._drafts.typed(self.station.typed)

    def _on_about(self, found: About) -> None:
        self.about.show_about(found)

    @Slot(object)
    def _on_records_changed(self, kinds: frozenset[str]) -> None:
        if not kinds & KINDS:
            return
        self._stale = True
        if self.isVisible():
            self._ask()

    # --- station and clerks -----------------------------------------------------------------

    @Slot(object)
    def _save_station(self, change: verbs.Change) -> None:
        self._door.write(self, change, self._on_station_saved, self._on_station_refused)

    def _on_station_saved(self, _id: str) -> None:
        self.banner.hide()
        self.station.settle()
        self._drafts.drop()
        self._ask()
        self.said.emit(self.tr("本站资料已保存"), "good")

    def _on_station_refused(self, error: errors.StationError) -> None:
        if self.station.show_refusal(error):
            self.banner.show_error(error)

    @Slot(object)
    def _save_clerk(self, change: verbs.Change) -> None:
        self._door.write(self, change, self._on_clerk_saved, self._on_clerk_refused)

    def _on_clerk_saved(self, record_id: str) -> None:
        self.banner.hide()
        self.clerks.settle(record_id)
        self._ask()
        self.said.emit(self.tr("文书已保存"), "good")

    def _on_clerk_refused(self, error: errors.StationError) -> None:
        if self.clerks.show_refusal(error):
            self.banner.show_error(error)

    @Slot(str)
    def _remove_clerk(self, record_id: str) -> None:
        self._removed = record_id
        self._door.write(self, verbs.RemoveClerk(record_id), self._on_removed)

    def _on_removed(self, _count: int) -> None:
        self.banner.show_words(self.tr("已删除一位文书。"), action=self.tr("撤销(&U)"))

    @Slot()
    def _restore_clerk(self) -> None:
        self.banner.hide()
        if self._removed:
            verb = verbs.RemoveClerk(self._removed, back=True)
            self._removed = ""
            self._door.write(self, verb, self._on_restored)

    def _on_restored(self, _count: int) -> None:
        self.said.emit(self.tr("已经恢复"), "good")

    # --- backup and check-up ----------------------------------------------------------------

    def back_up_to(self, target: Path) -> None:
        """Make a copy in that file."""
        self.backup_work.back_up_to(target)

    @Slot()
    def _examine(self) -> None:
        self._begin(self.tr("正在体检"), self.tr("项"), can_cancel=True)
        self._job = self._door.work(
            self, verbs.examine, self._on_examined, self._on_failed, self.progress.advance
        )

    def _on_examined(self, troubles: Sequence[verbs.Trouble]) -> None:
        self._end()
        self.checkup.show_troubles(troubles)

    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        self.banner.show_error(error)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self, what: str, unit: str, *, can_cancel: bool = False) -> None:
        self.banner.hide()
        self._on_busy(True)
        self.progress.begin(what, unit, can_cancel=can_cancel)

    def _end(self) -> None:
        self.progress.end()
        self._job = None
        self._on_busy(False)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self.backup.allow(allowed=not busy)
        self.checkup.button.setEnabled(not busy)

    @Slot(str)
    def _to_paper(self, template: str) -> None:
        self.print_requested.emit(template, [])

    @Slot()
    def _to_trash(self) -> None:
        self.place_wanted.emit("trash")

    @Slot()
    def _to_sync(self) -> None:
        self.sync_wanted.emit("settings", "", "")

    # --- display ----------------------------------------------------------------------------

    @Slot(int)
    def _set_scale(self, percent: int) -> None:
        self._door.write(self, verbs.SetTextScale(percent), self._on_scale)

    def _on_scale(self, percent: int) -> None:
        self.text_scale_changed.emit(percent)
