"""Pictures out of damaged volumes into new ones, each held against its hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from desktop import errors
from desktop.model.progress import CancelAsked
from desktop.services.desk import Desk
from desktop.services.photos.pictures_again import small_renditions
from desktop.services.safekeeping.salvage_report import SalvageReport
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL, Stored, VolumeKeys
from desktop.storage.rescue.carving import Carver, Shape, open_sealed

_PICTURE = Shape(
    "picture", ("sha256", "rendition", "bytes"), ("TEXT", "TEXT", "BLOB"), (True,) * 3, None
)
_VOLUME = re.compile(r"volume-(\d{4})\.db")
_Picture = tuple[str, str, bytes]


def pour_pictures(
    desk: Desk, folder: Path, keys: VolumeKeys, report: SalvageReport, cancelled: CancelAsked
) -> None:
    """Put every picture that is still what it was into the new station's volumes.

    Args:
        desk: the new station; its places still say where pictures lay in the old one.
        folder: of the damaged volumes; only ever read.
        keys: of their pages.
        report: told what was had.
        cancelled: asked between pictures.
    """
    hashes = {(sha, one.rendition): one.content_hash for sha, one in desk.places.all()}
    wanted = {row[0] for row in desk.store.rows("SELECT DISTINCT sha256 FROM photo")}
    found: dict[str, list[Stored]] = {}
    for path in sorted(folder.glob("volume-*.db")) if folder.is_dir() else ():
        if (named := _VOLUME.fullmatch(path.name)) is None:
            continue
        got, key = 0, keys.photo_key(int(named[1]))
        for sha256, pictures in groupby(_pictures(path, key), lambda one: one[0]):
            if cancelled():
                raise errors.Cancelled()
            have = {one.rendition for one in found.get(sha256, ())}
            whole = {
                name: data
                for _, name, data in pictures
                if sha256 in wanted and name not in have and _is_it(hashes, sha256, name, data)
            }
            got += 1
            if whole:
                found.setdefault(sha256, []).extend(desk.volumes.put(sha256, whole))
        report.volumes_lost += [] if got else [int(named[1])]
    with desk.store.transaction():
        desk.store.run("DELETE FROM photo_bytes")
        for sha256, stored in found.items():
            desk.places.put(sha256, stored)
    report.pictures = sum(map(len, found.values()))
    _again(desk, found, report)
    _tell_lost(desk, wanted, report)


def _pictures(path: Path, key: bytes) -> Iterator[_Picture]:
    file = open_sealed(path, key)
    if file is None:
        return
    with file:
        carver = Carver(file, {"picture": _PICTURE})
        for row in carver.rows("picture"):
            yield _of(row)
        for row in carver.loose().known.get("picture", []):
            yield _of(row)


def _of(row: tuple[object, ...]) -> _Picture:
    sha256, name, data = row
    return str(sha256), str(name), bytes(data) if isinstance(data, bytes) else b""


def _is_it(hashes: dict[tuple[str, str], str], sha256: str, name: str, data: bytes) -> bool:
    """Small pictures whose hash is lost are made anew instead."""
    wanted = sha256 if name == ORIGINAL else hashes.get((sha256, name))
    return hashlib.sha256(data).hexdigest() == wanted


def _again(desk: Desk, found: dict[str, list[Stored]], report: SalvageReport) -> None:
    for sha256, stored in found.items():
        have = {one.rendition for one in stored}
        lacking = {STANDARD, THUMBNAIL} - have
        if not lacking or ORIGINAL not in have:
            continue
        made = small_renditions(desk, sha256)
        new = {name: made[name] for name in sorted(lacking) if name in made}
        if new:
            placed = desk.volumes.put(sha256, new)
            with desk.store.transaction():
                desk.places.put(sha256, placed)
            report.pictures_again += len(new)


def _tell_lost(desk: Desk, wanted: set[str], report: SalvageReport) -> None:
    held: dict[str, set[str]] = {}
    for sha256, one in desk.places.all():
        held.setdefault(sha256, set()).add(one.rendition)
    report.originals_lost = sorted(sha for sha, names in held.items() if ORIGINAL not in names)
    report.pictures_lost = sorted(wanted - set(held))
    if report.pictures_lost:
        with desk.store.transaction():
            desk.places.lost(report.pictures_lost)
