"""Small pictures, fetched off the window's thread when a tile is first painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap

from desktop import errors
from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.photos import photos

#: A picture by its key; a null image where it can't be shown. Runs on a lane.
Loader = Callable[[Desk, str, int], QImage]

_AT_ONCE = 8
_MOST_WANTED = 64
#: 300 tiles of 190 × 142 pixels take some 32 MB.
_MOST_KEPT = 300


class Thumbnails(QObject):
    """Answers at once with what it has, and fetches the rest: newest wishes first.

    Args:
        door: to the renderer lane.
        load: makes one picture.
        side: the longest side wanted, in device pixels.
        parent: the Qt parent.

    Signals:
        arrived: the key of a picture that can be shown now.
    """

    arrived = Signal(str)

    def __init__(self, door: Door, load: Loader, side: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._load = load
        self._side = side
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._asking = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def picture(self, key: str) -> QPixmap | None:
        """The picture; None while it is on its way; a null pixmap where it can't be shown."""
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._wanted[key] = None
        self._wanted.move_to_end(key)
        while len(self._wanted) > _MOST_WANTED:
            self._wanted.popitem(last=False)
        if not self._asking:
            self._soon.start()
        return None

    @Slot()
    def _ask(self) -> None:
        if self._asking or not self._wanted:
            return
        keys = [self._wanted.popitem()[0] for _ in range(min(_AT_ONCE, len(self._wanted)))]
        self._asking = True
        verb = _Loading(self._load, tuple(keys), self._side)
        self._door.render(self, verb, self._on_loaded, self._on_failed)

    def _on_loaded(self, found: Sequence[tuple[str, QImage]]) -> None:
        self._asking = False
        for key, image in found:
            self._kept[key] = QPixmap.fromImage(image) if not image.isNull() else QPixmap()
            self.arrived.emit(key)
        while len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        self._ask()

    def _on_failed(self, error: errors.StationError) -> None:
        self._asking = False
        self._wanted.clear()
        self._door.failed.emit(error)


@dataclass(frozen=True, slots=True)
class _Loading:
    load: Loader
    keys: tuple[str, ...]
    side: int

    def __call__(self, desk: Desk) -> list[tuple[str, QImage]]:
        return [(key, self.load(desk, key, self.side)) for key in self.keys]


def stored_thumbnail(desk: Desk, sha256: str, side: int) -> QImage:
    """A photo of the station, by its hash."""
    try:
        data = photos.thumbnail(desk, sha256)
    except errors.WorldError:
        return QImage()  # the tile says that it can't be shown; the check-up says why
    return _within(QImage.fromData(data), side)


def file_thumbnail(_desk: Desk, path: str, side: int) -> QImage:
    """A picture not yet taken in; null for formats Qt can't read (HEIC)."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        # A JPEG is decoded at a fraction of its size, so a bomb costs nothing here.
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read() if Path(path).is_file() else QImage()


def standard_picture(desk: Desk, sha256: str) -> QImage:
    """A photo large enough for a whole screen."""
    return QImage.fromData(photos.standard(desk, sha256))


def _within(image: QImage, side: int) -> QImage:
    if image.isNull() or max(image.width(), image.height()) <= side:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
