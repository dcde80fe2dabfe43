"""Originals that another PC of the station has: asked for one by one, fetched when they come."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.photos.pictures_again import small_renditions
from desktop.storage.photos.photo_claims import keeping
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL
from desktop.sync.joining.joined import membership
from desktop.sync.pictures.photos import PhotoLine

#: Setting: SHA-256 of the originals somebody at this PC asked for.
WISHED = "originals_wished"
#: So many may be under way at once; an original is as large as a hundred small pictures.
MOST = 50


def wish(desk: Desk, photo_id: str) -> bool:
    """Ask for a photo as it was taken; it comes over the county from the PC that has it.

    Args:
        desk: the open station.
        photo_id: the record.

    Returns:
        Whether it is here already.

    Raises:
        errors.NotFound: there is no such photo.
        errors.NotEnrolled: this station belongs to no county that could bring it.
        errors.InvalidValues: too many are under way.
    """
    sha256 = desk.records.get(kind_named("photo"), photo_id).text("sha256")
    if ORIGINAL in desk.places.of(sha256):
        return True
    if membership(desk.settings) is None:
        raise errors.NotEnrolled()
    wished = wanted(desk)
    if sha256 not in wished:
        if len(wished) >= MOST:
            raise errors.InvalidValues(problems=f"已经有 {MOST} 张原图在等，等它们到了再要。")
        desk.settings.put(WISHED, [*wished, sha256])
    return False


def wanted(desk: Desk) -> list[str]:
    """What was asked for and is still to come."""
    wished = desk.settings.get(WISHED, default=[]) or []
    return [sha256 for sha256 in wished if ORIGINAL not in desk.places.of(sha256)]


def fetch(desk: Desk, pictures: PhotoLine) -> list[int]:
    """Ask the county for all that is wanted, and bring down what is there.

    Returns:
        Bytes of each that came.

    Raises:
        errors.NoAnswer: the line is gone; the rest comes another time.
        errors.CountyRefused: the county gives nothing to this PC just now.
        errors.Cancelled: somebody stopped it.
    """
    came: list[int] = []
    for sha256 in wanted(desk):
        data = pictures.fetch(sha256, ORIGINAL) if pictures.ask_original(sha256) else None
        if data is not None and hashlib.sha256(data).hexdigest() == sha256:
            _keep(desk, sha256, data)
            came.append(len(data))
    left = wanted(desk)
    if left != desk.settings.get(WISHED, default=[]):
        desk.settings.put(WISHED, left)
    return came


def _keep(desk: Desk, sha256: str, data: bytes) -> None:
    """With the small sizes, which the county is not asked for once the original is here."""
    with keeping(desk.home.staging):  # nobody sweeps bytes that are still to be placed
        _place(desk, sha256, {ORIGINAL: data})
        there = desk.places.of(sha256)
        small = {} if STANDARD in there and THUMBNAIL in there else small_renditions(desk, sha256)
        _place(desk, sha256, {name: made for name, made in small.items() if name not in there})


def _place(desk: Desk, sha256: str, renditions: Mapping[str, bytes]) -> None:
    if renditions:
        stored = desk.volumes.put(sha256, renditions)
        with desk.store.transaction():
            desk.places.put(sha256, stored)
