"""Photo volumes against the table that says where each picture lies, both ways."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop import errors, logbook
from desktop.model.progress import CancelAsked, never
from desktop.storage.integrity.findings import Finding
from desktop.storage.photos.photos import ORIGINAL, PhotoPlaces, PhotoVolumes, Stored

_NAMES = {"original": "原图", "standard": "标准图", "thumbnail": "缩略图"}
_AGAIN = "请把这张照片的原文件再添加一次，或从备份里恢复。"
_REMADE = "它会由原图重新生成；原图也坏了的，请把原文件再添加一次。"


@dataclass(slots=True)
class PhotoFaults:
    """What is wrong with the pictures, as facts.

    Args:
        unreadable: volume to what is the matter with it.
        broken: volume to the phrase about its pages.
        bad: (sha256, place, why) of renditions that are missing, unreadable or changed.
        unplaced: (photo record, sha256) of photos that lie nowhere.
    """

    unreadable: dict[int, str] = field(default_factory=dict)
    broken: dict[int, str] = field(default_factory=dict)
    bad: list[tuple[str, Stored, str]] = field(default_factory=list)
    unplaced: list[tuple[str, str]] = field(default_factory=list)


def photos(volumes: PhotoVolumes, places: PhotoPlaces) -> Iterator[Finding]:
    """Volumes that are damaged or gone, and pictures that are not the ones that were stored."""
    return told(photo_faults(volumes, places))


def photo_faults(
    volumes: PhotoVolumes, places: PhotoPlaces, cancelled: CancelAsked = never
) -> PhotoFaults:
    """Look at every byte of every picture, one at a time.

    Raises:
        errors.Cancelled: the clerk pressed cancel.
    """
    found = PhotoFaults(unplaced=places.unplaced())
    wanted: dict[int, list[tuple[str, Stored]]] = {}
    for sha256, one in places.all():
        wanted.setdefault(one.volume, []).append((sha256, one))
    for number in sorted({*volumes.numbers(), *wanted}):
        try:
            if seals := volumes.broken_pages(number):
                found.broken[number] = pages_phrase(seals)
        except errors.StationError as error:
            gone = not volumes.path(number).exists()
            held = len(wanted.get(number, ()))
            found.unreadable[number] = f"{'不见了' if gone else '打不开'}，里面有 {held} 个图像文件"
            logbook.note(error)
            continue
        for sha256, one in wanted.get(number, []):
            if cancelled():
                raise errors.Cancelled()
            if why := _wrong(volumes, sha256, one):
                found.bad.append((sha256, one, why))
    return found


def pages_phrase(seals: list[str]) -> str:
    """How many pages of a volume are broken."""
    return f"有 {len(seals)} 页加密校验不过"


def told(
    found: PhotoFaults,
    mended: frozenset[tuple[str, str]] = frozenset(),
    emptied: frozenset[int] = frozenset(),
) -> Iterator[Finding]:
    """The faults as sentences.

    Args:
        found: what `photo_faults` gave.
        mended: (sha256, rendition) of what has been made again since.
        emptied: broken volumes whose pictures all lie elsewhere by now.
    """
    for number, why in found.unreadable.items():
        yield Finding("photos", f"照片卷 {number:04d} {why}", advice="请从备份里恢复这一卷。")
    for number, phrase in found.broken.items():
        moved = number in emptied
        what = f"照片卷 {number:04d} {phrase}{'，好的照片已移到新卷' if moved else ''}"
        yield Finding("photos", what, repaired=moved, advice=_BROKEN)
    for sha256, one, why in found.bad:
        done = (sha256, one.rendition) in mended
        advice = _AGAIN if one.rendition == ORIGINAL else _REMADE
        what = f"照片 {sha256[:12]} 的{_NAMES.get(one.rendition, one.rendition)}{why}"
        yield Finding("photos", what, repaired=done, advice=advice)
    for record_id, sha256 in found.unplaced:
        yield Finding("photos", f"照片 {sha256[:12]} 没有图像", record_id, advice=_AGAIN)


_BROKEN = "坏页上的照片另行列出；没有列出照片时，坏的是空白处，不影响使用。"


def _wrong(volumes: PhotoVolumes, sha256: str, stored: Stored) -> str:
    try:
        data = volumes.get(stored.volume, sha256, stored.rendition)
    except errors.StationError as error:
        gone = isinstance(error, errors.Damaged) and "缺少" in str(error)
        return "不见了" if gone else "读不出"
    return "" if hashlib.sha256(data).hexdigest() == stored.content_hash else "内容变了"
