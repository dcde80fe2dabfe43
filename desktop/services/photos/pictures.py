"""One picture on its way in: looked at apart, its bytes in a volume, what its record says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.fields import Value
from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL, Stored
from desktop.storage.places import is_file, readable

if TYPE_CHECKING:
    # Loading Pillow takes a tenth of a second, which the window does not spend at its start.
    from desktop.imaging.renditions import PreparedPhoto


@dataclass(frozen=True, slots=True)
class Loose:
    """A picture that is no file: pasted.

    Args:
        name: what it is called where something must be told of it.
        data: its bytes.
    """

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture that was looked at.

    Args:
        photo: what it is, with its small renditions.
        data: its bytes as they came.
        stored: where they lie; empty while they lie nowhere, or lay there already.
    """

    photo: PreparedPhoto
    data: bytes = field(repr=False)
    stored: Sequence[Stored] = ()


def look_at(desk: Desk, source: Path | Loose) -> Taken:
    """Look at a picture with suspicion, in the worker.

    Raises:
        errors.InputFileError: it can't be read.
        errors.ProgramError: a decoder stumbles over it.
    """
    name = readable(Path(source.name))
    data = source.data if isinstance(source, Loose) else _read(source, name)
    return Taken(desk.apart.run(prepare_apart, data, name, desk.today()), data)


def prepare_apart(
    data: bytes, name: str, today: date, *, progress: Progress, cancelled: CancelAsked
) -> PreparedPhoto:
    """The worker's part: look at one picture with suspicion and make its small renditions."""
    from desktop.imaging.renditions import prepare

    del progress, cancelled  # one picture takes less than a second
    return prepare(data, name, today=today)


def laid_down(desk: Desk, taken: Taken) -> Taken:
    """The same picture with its bytes in a volume; call it while `keeping` the staging place."""
    if _whole(desk, taken.photo.sha256):
        return taken
    return replace(taken, stored=_store(desk, taken.photo, taken.data))


def bring_back(desk: Desk, taken: Taken) -> None:
    """A picture whose bytes were damaged is added again: its record gets them back."""
    if not _whole(desk, taken.photo.sha256):
        with desk.store.transaction():
            desk.places.put(taken.photo.sha256, _store(desk, taken.photo, taken.data))


def facts_of(taken: Taken) -> dict[str, Value]:
    """What the record of a picture says of its bytes."""
    photo = taken.photo
    return {
        "sha256": photo.sha256,
        "format": photo.format,
        "width": photo.width,
        "height": photo.height,
        "bytes": len(taken.data),
        "fingerprint": photo.fingerprint,
        "taken_at": photo.taken_at,
        "taken_from": photo.taken_from,
    }


def _read(path: Path, name: str) -> bytes:
    from desktop.imaging.inspect import read_file

    if not is_file(path):
        raise errors.FileMissing(path=name)
    return read_file(path)


def _store(desk: Desk, photo: PreparedPhoto, data: bytes) -> list[Stored]:
    renditions = {ORIGINAL: data, STANDARD: photo.standard, THUMBNAIL: photo.thumbnail}
    # Where its bytes went bad they may lie in pages that can't be written to either.
    bad = {one.volume for one in desk.places.of(photo.sha256).values()}
    return desk.volumes.put(photo.sha256, renditions, avoid=bad)


def _whole(desk: Desk, sha256: str) -> bool:
    """Whether a picture's original is here and reads."""
    place = desk.places.of(sha256).get(ORIGINAL)
    if place is None:
        return False
    try:
        data = desk.volumes.get(place.volume, sha256, ORIGINAL)
    except errors.WorldError:
        return False
    return hashlib.sha256(data).hexdigest() == sha256
