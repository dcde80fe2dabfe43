"""What U 盘传送 asks for, done through the door: files written, files read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.ui.sync import files
from desktop.ui.sync.carriers_view import SUFFIX, CarriersView
from desktop.ui.widgets.notices import Notices


class Carrying(QObject):
    """The work behind the carriers.

    Args:
        door: to the station.
        view: shows it.
        notices: where progress is shown.
        parent: the page.

    Signals:
        carried: files were written or read.
    """

    carried = Signal()

    def __init__(self, door: Door, view: CarriersView, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self._door, self._view, self._page = door, view, parent
        self._banner, self._progress = notices.banner, notices.progress
        self._job: Job | None = None
        self._joined = self._refused = False
        self._others: tuple[Path, ...] = ()
        view.write_pressed.connect(self._choose_folder)
        view.read_pressed.connect(self._choose_stick)
        view.some_pressed.connect(self._choose_files)
        view.files_dropped.connect(self.read)
        view.pass_on_pressed.connect(self._choose_where_to_pass_on)
        notices.progress.cancel_pressed.connect(self._cancel)

    def show_joined(self, *, joined: bool, refused: bool) -> None:
        """Files go to the county the station has joined; without one there is nobody to seal to.

        Args:
            joined: whether it has joined one.
            refused: whether that takes nothing more from this PC.
        """
        self._joined, self._refused = joined, refused
        self._allow(allowed=self._job is None)

    @Slot(int, bool)
    def _choose_folder(self, part_bytes: int, photos: bool) -> None:
        title = self.tr("写到哪里（U 盘，或 U 盘上的文件夹）")
        name = QFileDialog.getExistingDirectory(self._page, title, QDir.homePath())
        if name:
            self.write(Path(name), part_bytes, photos=photos)

    def write(self, folder: Path, part_bytes: int, *, photos: bool) -> None:
        """Write what waits into a folder."""
        self._begin(self.tr("正在写到 U 盘"), self.tr("部分"))
        verb = files.WriteFiles(folder, part_bytes, photos)
        self._job = self._door.talk(
            self, verb, self._on_written, self._on_failed, self._progress.advance
        )

    def _on_written(self, lines: tuple[str, ...]) -> None:
        self._end()
        self._view.show_written(lines)
        self.carried.emit()

    @Slot()
    def _choose_stick(self) -> None:
        title = self.tr("从哪里读（U 盘，或放着文件的文件夹）")
        name = QFileDialog.getExistingDirectory(self._page, title, QDir.homePath())
        if name:
            self.read([Path(name)])

    @Slot()
    def _choose_files(self) -> None:
        title = self.tr("选带回来的文件（可以一次选几个）")
        names, _ = QFileDialog.getOpenFileNames(
            self._page, title, QDir.homePath(), self.tr("传送文件 (*{0})").format(SUFFIX)
        )
        if names:
            self.read([Path(name) for name in names])

    @Slot(list)
    def read(self, paths: Sequence[Path]) -> None:
        """Read files, or folders of them."""
        if not self._joined:
            self._view.show_read(
                [self.tr("请先接入县平台，再读文件。县里的回执到“概况”点“接入县平台”去读。")],
                "warn",
            )
            return
        self._begin(self.tr("正在读文件"), self.tr("部分"))
        self._job = self._door.talk(
            self, files.ReadFiles(tuple(paths)), self._on_read, self._on_failed,
            self._progress.advance,
        )  # fmt: skip

    def _on_read(self, found: files.FilesRead) -> None:
        self._end()
        self._others = found.others
        tone = "good" if found.whole else "warn"
        self._view.show_read(found.lines, tone, others=bool(found.others))
        self.carried.emit()

    @Slot()
    def _choose_where_to_pass_on(self) -> None:
        title = self.tr("带到哪里（另一个 U 盘，或 U 盘上的文件夹）")
        name = QFileDialog.getExistingDirectory(self._page, title, QDir.homePath())
        if name:
            self.pass_on(Path(name))

    def pass_on(self, folder: Path) -> None:
        """Copy what is for others into a folder, as it is."""
        self._begin(self.tr("正在拷贝"), self.tr("个文件"))
        verb = files.PassOn(self._others, folder)
        self._job = self._door.talk(
            self, verb, self._on_passed_on, self._on_failed, self._progress.advance
        )

    def _on_passed_on(self, made: files.FilesRead) -> None:
        self._end()
        self._view.show_read(made.lines, "good" if made.whole else "warn", others=not made.whole)

    def _on_failed(self, error: errors.StationError) -> None:
        self._end()
        if not isinstance(error, errors.Cancelled):
            self._banner.show_error(error)

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _begin(self, what: str, unit: str) -> None:
        self._banner.hide()
        self._progress.begin(what, unit)
        self._allow(allowed=False)

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self._allow(allowed=True)

    def _allow(self, *, allowed: bool) -> None:
        self._view.allow(allowed=allowed, joined=self._joined, refused=self._refused)
