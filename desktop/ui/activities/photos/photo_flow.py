"""Photos of an activity: taken in with progress, described, ordered, shown large, written out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.background.lane import Job
from desktop.services.handed_out import HandedOut
from desktop.services.photos.photo_times import Seen, of_day
from desktop.services.photos.photos import PhotosAdded
from desktop.services.photos.pictures import Loose
from desktop.ui.activities import verbs
from desktop.ui.activities.entry.entry_verbs import LookAtPictures, SayWhenTaken, Written
from desktop.ui.activities.photos.chosen_files import report_in_words
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.activities.photos.photo_tiles import Tiles
from desktop.ui.activities.photos.photo_viewer import PhotoViewer
from desktop.ui.activities.telling import Telling
from desktop.ui.sentences import run_on, told
from desktop.ui.widgets.display import whole_area
from desktop.ui.widgets.progress import ProgressPanel


class PhotoFlow(QObject):
    """Does what is asked about photos, one batch at a time.

    Args:
        door: to the station.
        telling: where the outcome is said.
        progress: shows a batch under way.
        window: parent of dialogs and of the full-screen view.

    Signals:
        said: (words, tone) for the frame.
        refused: something was not done; what is shown may be wrong now.
    """

    said = Signal(str, str)
    refused = Signal()

    def __init__(
        self, door: Door, telling: Telling, progress: ProgressPanel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._door, self._telling, self._progress, self._window = door, telling, progress, window
        self._adding: Job | None = None
        self._wanted = self._day = ""
        self._others: tuple[Path, ...] = ()
        self._untimed: tuple[str, ...] = ()
        progress.cancel_pressed.connect(self.cancel)

    @property
    def under_way(self) -> bool:
        """Whether a batch is being taken in."""
        return self._adding is not None

    def add(self, activity: str, paths: Sequence[Path], day: str = "") -> None:
        """Take files in, and of whole folders the pictures of a day.

        Args:
            activity: whose photos they become.
            paths: files and folders.
            day: when the activity was held, ISO; empty takes all.
        """
        if self._busy():
            return
        self._telling.hush()
        self._wanted, self._day = activity, day
        self._adding = self._door.render(
            self, LookAtPictures(tuple(paths)), self._on_seen, self._on_not_added
        )

    def paste(self, activity: str, image: QImage, day: str = "") -> None:
        """Take a picture of the clipboard in.

        Args:
            activity: whose photo it becomes.
            image: the picture.
            day: when the activity was held, ISO; the clerk may say that it is of then.
        """
        if self._busy():
            return
        self._telling.hush()
        self._wanted, self._day, self._others = activity, day, ()
        verb = Written(image, self.tr("粘贴的照片.jpg"))
        self._adding = self._door.render(self, verb, self._on_written_apart, self._on_not_added)

    def _on_written_apart(self, picture: Loose) -> None:
        if not self._given_up():
            self._begin(self._wanted, verbs.Batch((picture,)))

    def _given_up(self) -> bool:
        """Whether it was cancelled when all was looked at already; then that is told."""
        looked, self._adding = self._adding, None
        given_up = looked is not None and looked.cancelled()
        if given_up:
            self._on_not_added(errors.Cancelled())
        return given_up

    def take_in(self, activity: str, batch: verbs.Batch) -> None:
        """Take chosen pictures in; their time was asked for already."""
        if self._busy():
            return
        self._telling.hush()
        self._others, self._day = (), ""
        self._begin(activity, batch)

    def _busy(self) -> bool:
        if self._adding is not None:
            self.said.emit(self.tr("上一批照片还在添加，请等它做完"), "note")
        return self._adding is not None

    def _on_seen(self, answer: tuple[bool, tuple[Seen, ...]]) -> None:
        if self._given_up():
            return
        _folders, seen = answer
        chosen = of_day(seen, self._day)
        self._others = tuple(one.path for one in seen if one not in set(chosen))
        if chosen:
            self._begin(self._wanted, verbs.Batch(tuple(one.path for one in chosen)))
        else:
            self._telling.say(self.tr("这个文件夹里没有照片。"))

    def _begin(self, activity: str, batch: verbs.Batch) -> None:
        self._wanted = activity
        self._progress.begin(self.tr("正在添加照片"), self.tr("张"))
        self._adding = self._door.work(
            self,
            verbs.AddPhotos(activity, batch.pictures, batch.taken),
            self._on_added,
            self._on_not_added,
            self._progress.advance,
        )

    def order(self, activity: str, ids: tuple[str, ...]) -> None:
        """Put an activity's photos in an order."""
        verb = verbs.OrderPhotos(activity, ids)
        self._door.write(self, verb, self._on_written, self._on_refused)

    @Slot(str, str)
    def write_caption(self, photo_id: str, words: str) -> None:
        """Write a photo's caption."""
        self._door.write(self, verbs.Caption(photo_id, words), self._on_written, self._on_refused)

    def show_large(self, tiles: Sequence[Tile] | Tiles[Any], row: int) -> None:
        """One photo on the whole screen."""
        viewer = PhotoViewer(self._door, tiles, row, self._window)
        viewer.setGeometry(whole_area(self._window))
        viewer.showFullScreen()

    @Slot(str)
    def write_out(self, photo_id: str) -> None:
        """Ask where to, and write a photo there."""
        title = self.tr("把照片另存为")
        start = str(Path(QDir.homePath()) / f"{photo_id[-8:]}.jpg")
        name, _ = QFileDialog.getSaveFileName(
            self._window, title, start, self.tr("JPEG 照片 (*.jpg)")
        )
        if name:
            verb = verbs.ExportPhoto(photo_id, Path(name))
            self._door.jot(self, verb, self._on_exported, self._on_refused)

    def _on_added(self, report: PhotosAdded) -> None:
        self._end_work()
        tone, head, rest = report_in_words(report)
        self._untimed = tuple(report.untimed)
        if self._untimed and self._day:
            words = self.tr("{0}其中 {1} 张看不出拍摄时间。").format(head, len(self._untimed))
            self._telling.offer(words, self.tr("按活动那天记(&J)"), self._say_when, tone, rest)
        elif self._others:
            words = self.tr("{0}文件夹里另有 {1} 张不是那天拍的，或看不出时间。")
            words = words.format(head, len(self._others))
            self._telling.offer(words, self.tr("也都添加(&J)"), self._add_others, tone, rest)
        else:
            self._telling.say(head, tone, rest)

    def _say_when(self) -> None:
        verb = SayWhenTaken(self._untimed, self._day)
        self._door.write(self, verb, self._on_said_when, self._on_refused)

    def _on_said_when(self, count: int) -> None:
        self.said.emit(self.tr("{0} 张照片记在了活动那天").format(count), "good")

    def _add_others(self) -> None:
        others, self._others = self._others, ()
        self._begin(self._wanted, verbs.Batch(others))

    def _on_not_added(self, error: errors.StationError) -> None:
        self._end_work()
        if isinstance(error, errors.Cancelled):
            self._telling.say(self.tr("已停下，没有添加照片。"))
        else:
            self._telling.refuse(error)

    @Slot()
    def cancel(self) -> None:
        """Stop the batch under way; nothing of it is kept."""
        if self._adding is not None:
            self._adding.cancel()

    def _end_work(self) -> None:
        self._adding = None
        self._progress.end()

    def _on_exported(self, target: Path) -> None:
        words = self.tr("照片已存到「{0}」。").format(target)
        rest = self.tr("拍摄地点已去掉。")
        self._telling.say(words, "good", run_on(rest, told(HandedOut.PHOTO.carries.value)))

    def _on_written(self, _changed: bool) -> None:
        """Views hear of it by `records_changed`."""

    def _on_refused(self, error: errors.StationError) -> None:
        self._telling.refuse(error)
        self.refused.emit()
