"""Standard size and thumbnail made anew from the original, when their bytes went bad."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from desktop import errors, logbook
from desktop.services.desk import Desk
from desktop.services.photos.pictures import prepare_apart
from desktop.storage.photos.photo_claims import keeping
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL, Stored


def make_again(
    desk: Desk, bad: Sequence[tuple[str, Stored, str]], avoid: Iterable[int] = ()
) -> frozenset[tuple[str, str]]:
    """Make small renditions again whose original is whole.

    Args:
        desk: the open station.
        bad: (sha256, place, why) of renditions that are missing, unreadable or changed.
        avoid: volumes nothing new should go to.

    Returns:
        (sha256, rendition) of what is good again.

    Raises:
        errors.WorldError: the disk refuses.
    """
    wanted: dict[str, list[str]] = {}
    for sha256, stored, _ in bad:
        wanted.setdefault(sha256, []).append(stored.rendition)
    done: set[tuple[str, str]] = set()
    if wanted:
        with keeping(desk.home.staging):
            for sha256, names in wanted.items():
                if ORIGINAL not in names:
                    done |= _made(desk, sha256, names, frozenset(avoid))
    return frozenset(done)


def _made(desk: Desk, sha256: str, names: list[str], avoid: frozenset[int]) -> set[tuple[str, str]]:
    renditions = small_renditions(desk, sha256)
    wanted = {name: renditions[name] for name in names if name in renditions}
    if not wanted:
        return set()
    stored = desk.volumes.put(sha256, wanted, avoid)
    with desk.store.transaction():
        desk.places.put(sha256, stored)
    return {(sha256, name) for name in wanted}


def small_renditions(desk: Desk, sha256: str) -> dict[str, bytes]:
    """Both small renditions of a picture; empty where the original is not whole."""
    place = desk.places.of(sha256).get(ORIGINAL)
    if place is None:
        return {}
    try:
        data = desk.volumes.get(place.volume, sha256, ORIGINAL)
        if hashlib.sha256(data).hexdigest() != sha256:
            return {}
        made = desk.apart.run(prepare_apart, data, sha256[:12], desk.today())
    except (errors.WorldError, errors.ProgramError) as error:
        logbook.note(error)  # doctor names the picture
        return {}
    return {STANDARD: made.standard, THUMBNAIL: made.thumbnail}
