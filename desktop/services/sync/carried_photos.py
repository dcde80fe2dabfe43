"""Which pictures go along in a bundle, and which it asks for: nobody answers while it is made."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from desktop.services.desk import Desk
from desktop.services.sync.photo_transfer import more_than_told, saving, waiting
from desktop.services.sync.pictures_kept import kept_here
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL

#: Bytes of a picture that is made when it is asked for, taken at the high end.
_ABOUT_BYTES = {THUMBNAIL: 40_000, STANDARD: 400_000, ORIGINAL: 4_000_000}
#: Left free on the stick and on this disk, for the records and for everybody else.
_SPARE_BYTES = 32 << 20
#: So many thumbnails go without having been asked for, and so many are asked for of each size.
_UNASKED, _ASKED = 5_000, 200


def to_carry(desk: Desk, folder: Path) -> tuple[list[tuple[str, str]], int]:
    """What goes along: (SHA-256, rendition), as much as there is room for.

    First what the county waits for; then the thumbnails of photos whose records it has not
    acknowledged yet, or, where it waits for more than it could list, of all.

    Args:
        desk: the open station, with its operations made out.
        folder: where the bundle goes.

    Returns:
        These, and how many there is no room for.
    """
    asked = waiting(desk)
    unasked = [(sha256, THUMBNAIL) for sha256 in _unacknowledged(desk)]
    found = list(dict.fromkeys([*asked, *unasked]))
    taken = _fitting(desk, found, _room(desk, folder))
    return taken, len(found) - len(taken)


def wanted(desk: Desk) -> dict[str, list[str]]:
    """What this PC lacks of pictures other PCs took: rendition -> SHA-256 of originals."""
    order = (THUMBNAIL,) if saving(desk) else (THUMBNAIL, STANDARD)
    found = {rendition: desk.places.wanted(rendition, _ASKED) for rendition in order}
    return {rendition: listed for rendition, listed in found.items() if listed}


def _unacknowledged(desk: Desk) -> list[str]:
    """Photos of whose thumbnails the county may not know yet, the newest first."""
    whole = more_than_told(desk)
    open_only = (
        ""
        if whole
        else "AND id IN (SELECT j.record_id FROM sync_op AS o JOIN journal AS j ON j.seq = o.seq "
        "WHERE o.open = 1 AND j.kind = 'photo') "
    )
    rows = desk.store.rows(
        "SELECT DISTINCT sha256 FROM photo WHERE removed_at IS NULL AND sha256 IN "
        "(SELECT sha256 FROM photo_bytes WHERE rendition IN (?, ?)) "
        f"{open_only}ORDER BY id DESC LIMIT ?",
        (THUMBNAIL, ORIGINAL, _UNASKED),
    )
    found = [row[0] for row in rows]
    kept = kept_here(desk, found)
    return [sha256 for sha256 in found if sha256 not in kept]


def _room(desk: Desk, folder: Path) -> int:
    """Bytes for pictures; the bundle is sealed on this disk before it goes to the stick."""
    places: Iterable[Path] = (folder, desk.home.path)
    return min(shutil.disk_usage(place).free for place in places) - _SPARE_BYTES


def _fitting(desk: Desk, found: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    sizes = {
        (sha256, rendition): size
        for sha256, rendition, size in desk.store.rows(
            "SELECT sha256, rendition, size FROM photo_bytes"
        )
    }
    taken = []
    for one in found:
        room -= sizes.get(one, _ABOUT_BYTES[one[1]])
        if room < 0:
            break
        taken.append(one)
    return taken
