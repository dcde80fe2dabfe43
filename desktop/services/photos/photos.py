"""Photos of an activity: taken in, shown, handed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors, logbook
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import handed_out
from desktop.services.desk import Desk
from desktop.services.photos.pictures import (
    Loose,
    Taken,
    bring_back,
    facts_of,
    laid_down,
    look_at,
)
from desktop.storage.atomic import atomic_writer
from desktop.storage.photos.photo_claims import keeping
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL
from desktop.storage.places import check_target, readable

if TYPE_CHECKING:
    # Loading Pillow takes a tenth of a second, which the window does not spend at its start.
    from desktop.imaging.renditions import PreparedPhoto

_PHOTO = kind_named("photo")


@dataclass(frozen=True, slots=True)
class PhotosAdded:
    """What became of a batch of pictures.

    Args:
        added: ids of the new photo records.
        already: names of files this activity has already.
        elsewhere: (file name, title of another activity that shows the same picture).
        failed: (file name, why it could not be taken in).
        untimed: ids of the new ones that nothing tells when they were taken.
    """

    added: tuple[RecordId, ...]
    already: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    failed: tuple[tuple[str, str], ...]
    untimed: tuple[RecordId, ...] = ()


@dataclass(slots=True)
class _Batch:
    others: list[tuple[str, str, str]]  # (sha256, fingerprint, activity title)
    taken: str = ""
    scan: str = ""
    ready: list[tuple[str, Taken]] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    elsewhere: list[tuple[str, str]] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)


def add_photos(
    desk: Desk,
    activity_id: str,
    paths: Sequence[Path | Loose],
    *,
    taken: str = "",
    scan: str = "",
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> PhotosAdded:
    """Take pictures in: bytes to a volume first, then all their records in one action.

    Args:
        desk: the open station.
        activity_id: whose photos they are.
        paths: JPEG, PNG, HEIC and other pictures, straight from phones or from WeChat.
        taken: when those were taken that do not tell it themselves, as the clerk says: ISO day or
            local time; empty leaves it unknown.
        scan: what paper these are scans of, for example 签到表; empty for scenes.
        progress: pictures done, pictures in all.
        cancelled: asked between pictures; those done before are kept out too.

    Returns:
        What became of each; one that can't be read does not stop the others.

    Raises:
        errors.Cancelled: nothing was added.
        errors.WorldError: the disk failed; nothing was added.
    """
    activity = desk.records.get(kind_named("activity"), activity_id)
    batch = _Batch(others=_elsewhere(desk, activity), taken=taken, scan=scan)
    with keeping(desk.home.staging):  # nobody sweeps bytes whose record is still to come
        for done, path in enumerate(paths):
            if cancelled():
                raise errors.Cancelled()
            progress(done, len(paths))
            _take(desk, activity, path, batch)
        added = _keep(desk, activity, batch)
    progress(len(paths), len(paths))
    untimed = tuple(
        made
        for made, (_, one) in zip(added, batch.ready, strict=True)
        if not (one.photo.taken_at or taken)
    )
    return PhotosAdded(
        added, tuple(batch.already), tuple(batch.elsewhere), tuple(batch.failed), untimed
    )


def say_when_taken(desk: Desk, photo_ids: Sequence[str], taken: str) -> int:
    """Write down when pictures were taken that do not tell it, as one action.

    Args:
        desk: the open station.
        photo_ids: which; those that have a time keep it.
        taken: ISO day or local time, as the clerk says.

    Returns:
        How many were changed.
    """
    at = checks.parse_value(_PHOTO.field("taken_at"), taken)
    changes: dict[str, Value] = {"taken_at": at, "taken_from": "entered"}
    with desk.action("edit", f"补写 {len(photo_ids)} 张照片的拍摄时间") as group:
        found = desk.records.get_many(_PHOTO, photo_ids)
        untold = [photo for photo in found if not photo.values["taken_at"]]
        return sum(desk.records.update(group, photo, changes) for photo in untold)


def thumbnail(desk: Desk, sha256: str) -> bytes:
    """The small JPEG of a picture, long side 320 px."""
    return _rendition(desk, sha256, THUMBNAIL)


def standard(desk: Desk, sha256: str) -> bytes:
    """The JPEG that leaves the PC: long side 1600 px at most, upright, no location."""
    return _rendition(desk, sha256, STANDARD)


def has_original(desk: Desk, sha256: str) -> bool:
    """Whether a picture lies on this PC as it was taken, and not in small only."""
    return ORIGINAL in desk.places.of(sha256)


def original(desk: Desk, sha256: str) -> bytes:
    """A picture as it was taken, its location with it: for looking at, never for handing out.

    Raises:
        errors.NotFound: it is here in small only.
    """
    return _rendition(desk, sha256, ORIGINAL)


def export_photo(desk: Desk, photo_id: str, target: Path, *, original: bool = False) -> None:
    """Write a photo to a file, always without its location.

    Args:
        desk: the open station.
        photo_id: which.
        target: the file to make.
        original: in its full size instead of the standard one.

    Raises:
        errors.NotFound: there is none.
        errors.OutputFileError: the place refuses.
    """
    from desktop.imaging.stripping import original_without_location

    check_target(desk.home, target)
    photo = desk.records.get(_PHOTO, photo_id)
    sha256 = photo.text("sha256")
    if original:
        data = original_without_location(_rendition(desk, sha256, ORIGINAL), photo.id)
    else:
        data = standard(desk, sha256)
    told = "原图" if original else "标准大小"
    handed_out.note(desk, handed_out.HandedOut.PHOTO.carries, told, _PHOTO.name, photo.id)
    with atomic_writer(target) as file:
        file.write(data)


def _rendition(desk: Desk, sha256: str, name: str) -> bytes:
    stored = desk.places.of(sha256).get(name)
    if stored is None:
        raise errors.NotFound(label="照片", id=sha256[:12])
    try:
        return desk.volumes.get(stored.volume, sha256, name)
    except errors.Damaged:
        moved = desk.places.of(sha256).get(name)
        if moved is None or moved.volume == stored.volume:
            raise
        return desk.volumes.get(moved.volume, sha256, name)  # its volume was emptied just now


def _take(desk: Desk, activity: Record, path: Path | Loose, batch: _Batch) -> None:
    name = readable(Path(path.name))
    try:
        taken = look_at(desk, path)
    except (errors.InputFileError, errors.ProgramError) as error:
        # Also a picture that a decoder stumbles over: the others come in all the same.
        logbook.note(error)
        batch.failed.append((name, str(error)))
        return
    if _has(desk, activity.id, taken.photo.sha256) or any(
        taken.photo.sha256 == ready.photo.sha256 for _, ready in batch.ready
    ):
        batch.already.append(name)
        bring_back(desk, taken)
        return
    batch.elsewhere += [(name, title) for title in _titles_with(taken.photo, batch.others)]
    batch.ready.append((name, laid_down(desk, taken)))


def _keep(desk: Desk, activity: Record, batch: _Batch) -> tuple[RecordId, ...]:
    if not batch.ready:
        return ()
    title = f"给活动「{activity.title}」添加 {len(batch.ready)} 张照片"
    with desk.action("photo", title) as group:
        first, added = _next_position(desk, activity.id), []
        taken_at = checks.parse_value(_PHOTO.field("taken_at"), batch.taken)
        for place, (_, one) in enumerate(batch.ready):
            values: dict[str, Value] = {
                **facts_of(one),
                "activity": activity.id,
                "taken_at": one.photo.taken_at or taken_at,
                "taken_from": one.photo.taken_from or ("entered" if taken_at else None),
                "position": first + place,
                **_as_scan(batch.scan),
            }
            desk.places.put(one.photo.sha256, list(one.stored))
            added.append(desk.records.insert(group, _PHOTO, values))
    return tuple(added)


def _as_scan(paper: str) -> dict[str, Value]:
    return {"purpose": "scan", "caption": f"{paper}扫描件"} if paper else {}


def _has(desk: Desk, activity_id: str, sha256: str) -> bool:
    found = desk.store.one(
        "SELECT 1 FROM photo WHERE activity = ? AND sha256 = ? AND removed_at IS NULL",
        (activity_id, sha256),
    )
    return bool(found)


def _elsewhere(desk: Desk, activity: Record) -> list[tuple[str, str, str]]:
    """Every picture of every other activity."""
    return desk.store.rows(
        "SELECT p.sha256, coalesce(p.fingerprint, ''), a.title FROM photo AS p "
        "JOIN activity AS a ON a.id = p.activity WHERE p.activity <> ? "
        "AND p.removed_at IS NULL AND a.removed_at IS NULL",
        (activity.id,),
    )


def _titles_with(photo: PreparedPhoto, others: Sequence[tuple[str, str, str]]) -> list[str]:
    """Titles of activities that show this picture, also when WeChat made it smaller."""
    from desktop.imaging.fingerprint import similar

    same = [
        title
        for sha256, fingerprint, title in others
        if sha256 == photo.sha256 or (fingerprint and similar(fingerprint, photo.fingerprint))
    ]
    return list(dict.fromkeys(same))


def _next_position(desk: Desk, activity_id: str) -> int:
    return int(
        desk.store.one(
            "SELECT coalesce(max(position), 0) + 1 FROM photo WHERE activity = ?", (activity_id,)
        )
    )
