"""What 设置 does about backups: asks the station, shows how far it is, tells what became of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.model.backup_rotation import ASKED
from desktop.ui.backups import verbs
from desktop.ui.backups.automatic_verb import Automatic, News
from desktop.ui.backups.verbs import Overview
from desktop.ui.settings.backup_section import BackupSection
from desktop.ui.settings.verbs import BackedUp, BackUp
from desktop.ui.widgets.notices import Notices

_MEGABYTE = 1_000_000


class BackupWork(QObject):
    """The work behind the section 备份.

    Args:
        door: to the station.
        section: shows it.
        notices: where outcomes are told.
        parent: the screen.

    Signals:
        busy: whether something is under way.
        changed: a backup was made, or a place chosen.
    """

    busy = Signal(bool)
    changed = Signal()

    def __init__(
        self, door: Door, section: BackupSection, notices: Notices, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._door, self._section, self._window = door, section, parent
        self._banner, self._progress = notices.banner, notices.progress
        self._job: Job | None = None
        self.today = ""
        section.pressed.connect(self._choose_file)
        section.now_pressed.connect(self.back_up_now)
        section.choose_pressed.connect(self._choose_second)
        section.forget_pressed.connect(self._forget_second)
        section.check_pressed.connect(self.check)
        notices.progress.cancel_pressed.connect(self._cancel)

    def look(self) -> None:
        """Ask for what the section shows; sticks may take long."""
        self._door.render(self, verbs.overview, self._on_overview)

    # --- to a file --------------------------------------------------------------------------

    @Slot()
    def _choose_file(self) -> None:
        start = str(Path(QDir.homePath()) / self.tr("站点备份 {0}.station").format(self.today))
        title = self.tr("备份到哪里（建议选 U 盘）")
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, start, self.tr("站点备份 (*.station)")
        )
        if name:
            self.back_up_to(Path(name))

    def back_up_to(self, target: Path) -> None:
        """Make a copy in that file."""
        self._begin(self.tr("正在备份"))
        self._job = self._door.keep(
            self, BackUp(target), self._on_file_made, self._on_failed, self._progress.advance
        )

    def _on_file_made(self, made: BackedUp) -> None:
        self._end()
        size = f"{made.bytes / _MEGABYTE:.1f}"
        rest = str(made.path)
        if made.beside:
            rest += self.tr("　另有 {0} 个文件在它旁边，请一起带走。").format(made.beside)
        if made.troubles:
            words = self.tr("备份做好了一部分：{0} MB。").format(size)
            self._banner.show_words(words, "warn", "".join(made.troubles) + rest)
        else:
            words = self.tr("备份做好了，并且重新打开检查过：{0} MB。").format(size)
            self._banner.show_words(words, "good", rest)
        self._tell_changed()

    # --- to the shelves ---------------------------------------------------------------------

    @Slot()
    def back_up_now(self) -> None:
        """Bring every place up to date."""
        self._begin(self.tr("正在备份"))
        self._job = self._door.keep(
            self,
            Automatic(ASKED),
            self._on_made,
            self._on_failed,
            self._progress.advance,
        )

    def _on_made(self, news: News) -> None:
        self._end()
        absent = self.tr("第二个位置现在没插上：{0}").format(news.absent) if news.absent else ""
        if news.troubles:
            words = self.tr("备份没有全部做好。")
            self._banner.show_words(words, "warn", "".join((*news.troubles, absent)))
        elif news.made:
            words = self.tr("备份做好了，并且重新打开检查过。")
            self._banner.show_words(words, "good", absent)
        else:
            words = self.tr("上次备份以来没有改动，不用再备份。")
            self._banner.show_words(words, "note", absent)
        self._tell_changed()

    # --- the second place -------------------------------------------------------------------

    @Slot()
    def _choose_second(self) -> None:
        title = self.tr("选第二个位置（U 盘或移动硬盘上的文件夹）")
        name = QFileDialog.getExistingDirectory(self._window, title, QDir.homePath())
        if name:
            self.choose_second(Path(name))

    def choose_second(self, folder: Path) -> None:
        """Make a folder the second place, and back up there at once."""
        self._banner.hide()
        self._door.write(self, verbs.ChooseSecond(folder), self._on_chosen, self._on_failed)

    def _on_chosen(self, _same_disk: bool) -> None:
        self.look()
        self.back_up_now()

    @Slot()
    def _forget_second(self) -> None:
        self._door.write(self, verbs.forget_second, self._on_forgotten, self._on_failed)

    def _on_forgotten(self, _nothing: None) -> None:
        words = self.tr("不再自动备份到第二个位置；那里已有的备份没有动。")
        self._banner.show_words(words, "note")
        self._tell_changed()

    # --- checking one -----------------------------------------------------------------------

    @Slot(object)
    def check(self, path: Path) -> None:
        """Read one through."""
        self._begin(self.tr("正在检查备份"))
        self._job = self._door.keep(
            self, verbs.Check(path), self._on_checked, self._on_failed, self._progress.advance
        )

    def _on_checked(self, faults: list[str]) -> None:
        self._end()
        if faults:
            words = self.tr("这份备份有问题。")
            rest = "；".join(faults) + self.tr("。请立即另做一份。")
            self._banner.show_words(words, "warn", rest)
        else:
            self._banner.show_words(self.tr("这份备份完好，打得开。"), "good")

    # --- how far it is ----------------------------------------------------------------------

    def _on_overview(self, found: Overview) -> None:
        self._section.show_overview(found)

    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        self._banner.show_error(error)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self, what: str) -> None:
        self._banner.hide()
        self.busy.emit(True)
        self._progress.begin(what, self.tr("部分"))

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self.busy.emit(False)

    def _tell_changed(self) -> None:
        self.look()
        self.changed.emit()
