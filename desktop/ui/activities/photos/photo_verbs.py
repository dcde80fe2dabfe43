"""What the full-screen view asks of the station, each as something a lane can call."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageReader

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activity_edits
from desktop.services.desk import Desk
from desktop.services.photos import originals, photo_turning, photos
from desktop.ui.activities.photos.photo_model import Tile

_PHOTO = kind_named("photo")


@dataclass(frozen=True, slots=True)
class Seen:
    """One photo on the screen.

    Args:
        key: what it was asked by.
        image: null where it can't be shown.
        tile: the record as it is now; None for a file not yet taken in.
        cover: whether it is the first of its activity.
        whole: whether the original lies on this PC.
        of_activity: whether it belongs to an activity.
    """

    key: str
    image: QImage
    tile: Tile | None = None
    cover: bool = False
    whole: bool = False
    of_activity: bool = True


@dataclass(frozen=True, slots=True)
class See:
    """A photo large enough for a screen, with what is known of it."""

    id: str
    key: str

    def __call__(self, desk: Desk) -> Seen:
        """Ask."""
        image = QImage.fromData(photos.standard(desk, self.key))
        found = desk.records.get_many(_PHOTO, [self.id])
        if not found:
            return Seen(self.key, image)
        photo = found[0]
        first = desk.store.one(
            "SELECT id FROM photo WHERE activity = ? AND removed_at IS NULL "
            "ORDER BY position, id LIMIT 1",
            (photo.text("activity"),),
        )
        whole = photos.has_original(desk, self.key)
        of_activity = bool(photo.values["activity"])
        return Seen(self.key, image, Tile.of(photo), first == photo.id, whole, of_activity)


@dataclass(frozen=True, slots=True)
class Wish:
    """Ask the county for an original that is not here; it comes with one of the next syncs."""

    id: str

    def __call__(self, desk: Desk) -> bool:
        """Do it; gives whether it is here already."""
        return originals.wish(desk, self.id)


@dataclass(frozen=True, slots=True)
class SeeOriginal:
    """A photo in its full size, as far as Qt reads its format."""

    key: str

    def __call__(self, desk: Desk) -> tuple[str, QImage]:
        """Ask."""
        buffer = QBuffer()
        buffer.setData(QByteArray(photos.original(desk, self.key)))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setAutoTransform(True)
        image = reader.read()
        if image.isNull():
            image = QImage.fromData(photos.standard(desk, self.key))
        return self.key, image


@dataclass(frozen=True, slots=True)
class Turn:
    """Turn a photo by quarters to the right."""

    id: str
    quarters: int

    def __call__(self, desk: Desk) -> tuple[str, Tile]:
        """Do it; gives the id it had, and the tile in its place."""
        made = photo_turning.turn(desk, self.id, self.quarters)
        return self.id, Tile.of(desk.records.get(_PHOTO, made))


@dataclass(frozen=True, slots=True)
class MakeCover:
    """Let a photo be the first of its activity."""

    id: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the id."""
        activity_edits.make_cover(desk, self.id)
        return self.id


@dataclass(frozen=True, slots=True)
class Drop:
    """Move a photo to the trash, or take it out again."""

    id: str
    back: bool = False

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the id."""
        verb = records.restore if self.back else records.remove
        verb(desk, "photo", [self.id])
        return self.id
