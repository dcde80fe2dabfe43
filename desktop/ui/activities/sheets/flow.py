"""Scans of signed sign-in sheets: each page to the activity that its code names, or asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.photos.scanned_pages import PDF
from desktop.services.photos.scanned_sheets import SheetPage, SheetsAttached, SheetsSeen
from desktop.ui.activities.photos.chosen_scans import scan_filter, scans_in
from desktop.ui.activities.sheets.dialog import WhoseSheetDialog
from desktop.ui.activities.sheets.verbs import AttachSheets, LookAtSheets
from desktop.ui.activities.telling import Telling
from desktop.ui.widgets.progress import ProgressPanel

translate = QCoreApplication.translate

#: Of more pictures at once, put on an activity's page, none is looked at for a code: a telephone's
#: photos of the day are no sheets, and each look takes as long as taking one in.
_MOST_LOOKED = 4
_NAMED = 5


@dataclass(frozen=True, slots=True)
class _Photos:
    """Files put on an activity's page: (activity, paths, the day it was held)."""

    activity: str
    paths: tuple[Path, ...]
    day: str


class SheetFlow(QObject):
    """Reads scans, asks once about those it can't read, attaches all.

    Args:
        door: to the station.
        telling: where the outcome is said.
        progress: shows a batch under way.
        window: parent of dialogs.

    Signals:
        said: (words, tone) for the frame.
        refused: something was not done; what is shown may be wrong now.
        photos_found: (activity, paths, day): these are no sheets.
        opened: id of an activity the clerk wants to see.
    """

    said = Signal(str, str)
    refused = Signal()
    photos_found = Signal(str, object, str)
    opened = Signal(str)

    def __init__(
        self, door: Door, telling: Telling, progress: ProgressPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._door, self._telling, self._progress, self._window = door, telling, progress, window
        self._job: Job | None = None
        self._failed: tuple[tuple[str, str], ...] = ()
        self._photos: _Photos | None = None
        progress.cancel_pressed.connect(self._cancel)

    def take(self, paths: Sequence[Path], activity: str = "") -> None:
        """Attach scans of sheets.

        Args:
            paths: pictures, PDFs, folders of them.
            activity: whose they are where no code tells; empty asks.
        """
        files = scans_in(paths)
        if files and not self._busy():
            self._begin(self.tr("正在认签到表"), self.tr("个文件"))
            self._look(files, partial(self._on_sheets, activity))

    def sort_out(self, activity: str, paths: Sequence[Path], day: str) -> None:
        """Files put on an activity's page: sheets among them are attached, the rest are photos.

        Args:
            activity: in sight.
            paths: files and folders.
            day: when it was held, ISO.
        """
        scans = [one for one in paths if one.suffix.lower() == PDF]
        alone = not any(one.is_dir() for one in paths) and len(paths) <= _MOST_LOOKED
        looked = paths if alone else scans
        if not looked or self._job is not None:
            self.photos_found.emit(activity, tuple(paths), day)
            return
        if scans:
            self._begin(self.tr("正在认签到表"), self.tr("个文件"))
        photos = _Photos(activity, tuple(paths), day)
        self._look(looked, partial(self._on_sorted, photos))

    @Slot()
    def choose(self) -> None:
        """Ask for files and attach them."""
        if paths := ask_for_sheets(self._window):
            self.take(paths)

    # --- looking ----------------------------------------------------------------------------

    def _look(self, files: Sequence[Path], done: Callable[[SheetsSeen], None]) -> None:
        self._telling.hush()
        self._photos, self._failed = None, ()
        verb = LookAtSheets(tuple(files))
        self._job = self._door.render_long(
            self, verb, done, self._on_refused, self._progress.advance
        )

    def _on_sheets(self, activity: str, seen: SheetsSeen) -> None:
        self._end()
        self._failed = seen.failed
        unread = [page.name for page in seen.pages if not page.activity]
        if unread and not activity:
            self._ask(seen.pages, unread)
        elif seen.pages:
            self._attach(seen.pages, activity)
        else:
            self._tell_failed()

    def _on_sorted(self, photos: _Photos, seen: SheetsSeen) -> None:
        """Of pictures only those with a code are sheets; pages of a PDF always are."""
        self._end()
        sheets = [p for p in seen.pages if p.activity or not isinstance(p.picture, Path)]
        taken = {page.picture for page in sheets}
        # What can't be read as a picture is told by whoever takes photos in.
        self._failed = tuple(one for one in seen.failed if one[0].lower().endswith(PDF))
        rest = [p for p in photos.paths if p not in taken and p.suffix.lower() != PDF]
        left = replace(photos, paths=tuple(rest))
        if sheets:
            self._photos = left if rest else None
            self._attach(sheets, photos.activity)
        elif self._failed and not rest:
            self._tell_failed()
        else:
            self.photos_found.emit(left.activity, left.paths, left.day)

    def _ask(self, pages: Sequence[SheetPage], unread: Sequence[str]) -> None:
        dialog = WhoseSheetDialog(self._door, unread, self._window.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(partial(self._attach, pages))
        dialog.rejected.connect(partial(self._attach_read, pages))
        dialog.open()

    def _attach_read(self, pages: Sequence[SheetPage]) -> None:
        """The clerk does not say whose the others are: those with a code are attached."""
        if read := [page for page in pages if page.activity]:
            self._attach(read, "")

    # --- attaching --------------------------------------------------------------------------

    def _attach(self, pages: Sequence[SheetPage], activity: str) -> None:
        self._begin(self.tr("正在附上签到表"), self.tr("页"))
        verb = AttachSheets(tuple((page.activity or activity, page) for page in pages))
        done = partial(self._on_attached, activity)
        self._job = self._door.work(self, verb, done, self._on_refused, self._progress.advance)

    def _on_attached(self, activity: str, report: SheetsAttached) -> None:
        self._end()
        told = "、".join(
            self.tr("「{0}」{1} 页").format(title, count) for _, title, count in report.added
        )
        words = self.tr("签到表已附上：{0}。").format(told)
        if not report.added:
            words = self.tr("这些签到表以前就附上了。") if report.already else ""
        failed = (*self._failed, *report.failed)
        rest = self._rest(report.already if report.added else (), failed)
        tone = "warn" if failed else "good"
        words = words or self.tr("没有附上签到表。")
        elsewhere = [one for one, _, _ in report.added if one != activity]
        photos, self._photos = self._photos, None
        if photos is not None:  # their own news takes this place
            self.said.emit(" ".join(part for part in (words, rest) if part), tone)
            self.photos_found.emit(photos.activity, photos.paths, photos.day)
        elif len(elsewhere) == 1:
            see = partial(self.opened.emit, elsewhere[0])
            self._telling.offer(words, self.tr("去看看(&G)"), see, tone, rest)
        else:
            self._telling.say(words, tone, rest)

    def _rest(self, already: Sequence[str], failed: Sequence[tuple[str, str]]) -> str:
        parts = []
        if already:
            parts.append(self.tr("以前就有的：{0}。").format("、".join(already[:_NAMED])))
        parts += [why for _, why in failed[:_NAMED]]
        return "\n".join(parts)

    def _tell_failed(self) -> None:
        words = self.tr("没有附上签到表。")
        self._telling.say(words, "warn", self._rest((), self._failed))

    def _on_refused(self, error: errors.StationError) -> None:
        self._end()
        if isinstance(error, errors.Cancelled):
            self._telling.say(self.tr("已停下。已经附上的还在。"))
        else:
            self._telling.refuse(error)
        self.refused.emit()

    # --- one at a time ----------------------------------------------------------------------

    def _busy(self) -> bool:
        if self._job is not None:
            self.said.emit(self.tr("上一批签到表还在处理，请等它做完"), "note")
        return self._job is not None

    def _begin(self, what: str, unit: str) -> None:
        self._progress.begin(what, unit)

    def _end(self) -> None:
        self._job = None
        self._progress.end()

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()


def ask_for_sheets(parent: QWidget) -> list[Path]:
    """The dialog for scans or pictures of sign-in sheets."""
    title = translate("SheetFlow", "选签到表的扫描件或照片（可以按住 Ctrl 选多张）")
    names, _ = QFileDialog.getOpenFileNames(parent, title, QDir.homePath(), scan_filter())
    return [Path(name) for name in names]
