"""Photos turned upright: another picture takes the place of the one that lay down."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named, references_to
from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.services.past import belongings
from desktop.services.sync import published
from desktop.storage.journal import Group
from desktop.storage.photos.photo_claims import keeping
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL

if TYPE_CHECKING:
    from desktop.imaging.renditions import PreparedPhoto

_PHOTO = kind_named("photo")


def turn(desk: Desk, photo_id: str, quarters: int) -> RecordId:
    """Turn a photo, as one action; undo brings the picture back as it was.

    A picture is its bytes: whatever prints, hands out or syncs it needs to know of no turning.

    Args:
        desk: the open station.
        photo_id: which.
        quarters: to the right; -1 is one to the left.

    Returns:
        The photo that stands in its place; itself where nothing turned.

    Raises:
        errors.NotFound: there is none.
        errors.InvalidValues: it is on this PC in small only.
        errors.InputFileError: its bytes can't be read.
    """
    photo = desk.records.get(_PHOTO, photo_id)
    published.refuse(desk, _PHOTO, [photo.id])
    if quarters % 4 == 0:
        return photo.id
    data, made = desk.apart.run(turn_apart, _original(desk, photo), quarters, desk.today())
    with keeping(desk.home.staging):  # nobody sweeps bytes whose record is still to come
        renditions = {ORIGINAL: data, STANDARD: made.standard, THUMBNAIL: made.thumbnail}
        known = desk.places.of(made.sha256)
        stored = [] if ORIGINAL in known else desk.volumes.put(made.sha256, renditions)
        with desk.action("photo", "把照片转正") as group:
            desk.places.put(made.sha256, stored)
            return _replace(desk, group, photo, made, len(data))


def turn_apart(
    data: bytes, quarters: int, today: date, *, progress: Progress, cancelled: CancelAsked
) -> tuple[bytes, PreparedPhoto]:
    """The worker's part: turn one picture and make its small renditions."""
    from desktop.imaging.renditions import prepare
    from desktop.imaging.turning import turned

    del progress, cancelled  # one picture takes about a second
    made = turned(data, quarters)
    return made, prepare(made, "", today=today)


def _original(desk: Desk, photo: Record) -> bytes:
    sha256 = photo.text("sha256")
    place = desk.places.of(sha256).get(ORIGINAL)
    if place is None:
        problem = "这台电脑上只有这张照片的小图。请先按“看原图”取来原图，再转。"
        raise errors.InvalidValues(problems=problem)
    return desk.volumes.get(place.volume, sha256, ORIGINAL)


def _replace(desk: Desk, group: Group, photo: Record, made: PreparedPhoto, size: int) -> RecordId:
    values: dict[str, Value] = {
        **photo.values,
        "sha256": made.sha256,
        "format": made.format,
        "width": made.width,
        "height": made.height,
        "bytes": size,
        "fingerprint": made.fingerprint,
    }
    new = desk.records.insert(group, _PHOTO, values)
    for kind, field in references_to(_PHOTO):
        if not field.fixed:
            for record in desk.records.find(kind, **{field.name: photo.id}):
                desk.records.update(group, record, {field.name: new})
    desk.records.update_each(group, belongings.removals(desk, _PHOTO, [photo], group.at))
    return new
