"""Files instead of a line: bundles written, read, looked at and carried on for others."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync import carried_photos, joining, pairing
from desktop.services.sync.photo_transfer import keep_picture, picture_of
from desktop.storage.atomic import atomic_writer
from desktop.storage.places import check_target, is_file, readable
from desktop.storage.scratch import claimed
from desktop.sync.bundles.bundle_contents import packed_contents, read_contents
from desktop.sync.bundles.bundle_files import (
    PART_BYTES,
    PartFile,
    Receiver,
    Sender,
    complete,
    look_at,
    opened,
    write_bundle,
)
from desktop.sync.bundles.bundle_head import SUFFIX, Head
from desktop.sync.joining.joined import Membership, device_key, required_membership, sealing_key
from desktop.sync.pictures.photos import Picture
from desktop.sync.wire.encoding import unb64

#: Nobody mails parts smaller than this, and a head takes a kilobyte of each.
SMALLEST_PART_BYTES = 100_000


class Records(Protocol):
    """What goes into a bundle and what comes out of one, beside the pictures."""

    def to_carry(self, desk: Desk) -> tuple[bytes, int]:
        """Lines of everything the county has not acknowledged, and how many operations."""
        ...

    def carried(self, desk: Desk, body: bytes) -> dict[str, int]:
        """Take in a reply's lines; gives `pushed`, `pulled`, `conflicts` and `rejected`."""
        ...


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle that was written.

    Args:
        files: its parts in order.
        bytes: of all of them.
        ops: operations in it.
        photos: pictures in it.
    """

    files: tuple[Path, ...]
    bytes: int
    ops: int
    photos: int


@dataclass(slots=True)
class Took:
    """What became of files that were read.

    Args:
        batches: how many bundles were taken in.
        pushed: operations the county says it holds now.
        pulled: rows that came.
        conflicts: values that lost and wait for a person.
        rejected: operations the county will never take.
        photos: pictures that came.
        failed: (file or batch, why) of what could not be used.
    """

    batches: int = 0
    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    rejected: int = 0
    photos: int = 0
    failed: list[tuple[str, errors.StationError]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Batch:
    """A bundle found among files.

    Args:
        id: of the bundle.
        from_: division code of who wrote it.
        to: division code of whom it is for.
        parts: how many there should be.
        missing: numbers of those that are not among the files.
        files: those that are.
        ours: whether it is for this station.
    """

    id: str
    from_: str
    to: str
    parts: int
    missing: tuple[int, ...]
    files: tuple[Path, ...]
    ours: bool


def write(
    desk: Desk,
    target: Path,
    *,
    part_bytes: int | None = None,
    photos: bool = True,
    records: Records | None = None,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Written:
    """Write everything the county has not acknowledged, for somebody to carry.

    Args:
        desk: the open station.
        target: a folder on a stick, or a file's name.
        part_bytes: the most one file may have.
        photos: whether pictures go along: those the county waits for, and thumbnails of photos
            it has not acknowledged, as many as there is room for.
        records: of the station; its own by default.
        progress: pictures done, pictures in all.
        cancelled: asked between pictures.

    Raises:
        errors.NotEnrolled: the station has joined no county.
        errors.WorldError: the place refuses; no half bundle stays.
        errors.Cancelled: nothing was written.
    """
    member = required_membership(desk.settings)
    check_target(desk.home, target / f"any{SUFFIX}" if target.is_dir() else target)
    audits.note(desk, audits.What.EXPORT, why="给县平台的文件（加密）")
    body, ops = (records or _own()).to_carry(desk)
    folder = target if target.is_dir() else target.parent
    wanted = carried_photos.to_carry(desk, folder) if photos else []
    pictures = _Pictures(desk, wanted, progress, cancelled)
    sender = Sender(desk.station.text("division_code"), device_key(desk.secrets))
    receiver = Receiver(member.county.code, unb64(member.county.sealing, 32))
    with claimed(desk.home.staging) as scratch:
        files = write_bundle(
            target,
            packed_contents(body, pictures),
            sender,
            receiver,
            scratch.with_suffix(".sealed"),
            part_bytes=max(part_bytes or PART_BYTES, SMALLEST_PART_BYTES),
        )
    size = sum(path.stat().st_size for path in files)
    return Written(tuple(files), size, ops, pictures.count)


def read(
    desk: Desk,
    paths: Iterable[Path],
    *,
    records: Records | None = None,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Took:
    """Take in bundles from the county, in any order, twice, parts spread over folders.

    Args:
        desk: the open station.
        paths: files, or folders to look in.
        records: of the station; its own by default.
        progress: bundles done, bundles in all.
        cancelled: asked between bundles.

    Returns:
        What came, and why the rest did not; one bad file stops no other.

    Raises:
        errors.NotEnrolled: the station has joined no county.
        errors.Cancelled: bundles already taken in stay.
    """
    member, took = required_membership(desk.settings), Took()
    groups = _grouped(paths, took)
    own = desk.station.text("division_code")
    records = records or _own()
    while groups:
        early: list[list[PartFile]] = []
        refused: list[tuple[str, errors.StationError]] = []
        for done, parts in enumerate(groups):
            if cancelled():
                raise errors.Cancelled()
            progress(done, len(groups))
            name = readable(parts[0].path)
            try:
                if parts[0].head.to != own:
                    raise errors.BundleNotForUs(path=name, to=parts[0].head.to)
                _take(desk, member, complete(parts), records, took)
            except errors.BundleTooEarly as error:
                early.append(parts)
                refused.append((name, error))
            except (errors.InputFileError, errors.LineError) as error:
                took.failed.append((name, error))
        if len(early) == len(groups):  # not even after all the others
            took.failed += refused
            break
        groups = early
    if took.pulled:
        joining.adopt_clerk(desk)
        pairing.look_for_locked(desk)
    return took


def look(desk: Desk, paths: Iterable[Path]) -> list[Batch]:
    """Which bundles lie among files, for whom, and what is missing; nothing is opened."""
    own = desk.station.text("division_code")
    return [_batch(parts, own) for parts in _grouped(paths, Took())]


def carry(paths: Iterable[Path], folder: Path) -> list[Path]:
    """Copy bundles that are for others, to be carried on: checked, not opened, not changed.

    Args:
        paths: files, or folders to look in.
        folder: where they go.

    Returns:
        The copies.

    Raises:
        errors.InputFileError: a file is damaged; those copied before stay.
        errors.WorldError: the place refuses.
    """
    copied = []
    for path in _files(paths):
        part = look_at(path)
        target = folder / part.head.name
        with atomic_writer(target) as file, path.open("rb") as source:
            shutil.copyfileobj(source, file)
        copied.append(target)
    return copied


class _Pictures:
    """The pictures of a bundle, read one at a time while it is written."""

    def __init__(
        self,
        desk: Desk,
        wanted: Sequence[tuple[str, str]],
        progress: Progress,
        cancelled: CancelAsked,
    ) -> None:
        self._desk = desk
        self._wanted = wanted
        self._progress = progress
        self._cancelled = cancelled
        self.count = 0

    def __iter__(self) -> Iterator[Picture]:
        for done, (sha256, rendition) in enumerate(self._wanted):
            if self._cancelled():
                raise errors.Cancelled()
            self._progress(done, len(self._wanted))
            picture = picture_of(self._desk, sha256, rendition)
            if picture is not None:
                self.count += 1
                yield picture
        self._progress(len(self._wanted), len(self._wanted))


def _take(
    desk: Desk, member: Membership, parts: Sequence[PartFile], records: Records, took: Took
) -> None:
    contents = read_contents(opened(parts, sealing_key(desk.secrets), _genuine(member)))
    name = readable(parts[0].path)
    try:
        for piece in contents:
            if isinstance(piece, Picture):
                took.photos += keep_picture(desk, piece)
                continue
            told = records.carried(desk, piece)
            took.batches += 1
            took.pushed += told["pushed"]
            took.pulled += told["pulled"]
            took.conflicts += told["conflicts"]
            took.rejected += told["rejected"]
    except ValueError as error:
        raise errors.NotABundle(path=name, why="内容损坏") from error


def _genuine(member: Membership) -> Callable[[Head], bool]:
    identity = unb64(member.county.identity, 32)

    def check(head: Head) -> bool:
        return head.from_ == member.county.code and head.genuine(identity)

    return check


def _grouped(paths: Iterable[Path], took: Took) -> list[list[PartFile]]:
    groups: dict[str, list[PartFile]] = {}
    for path in _files(paths):
        try:
            part = look_at(path)
        except errors.InputFileError as error:
            took.failed.append((readable(path), error))
            continue
        groups.setdefault(part.head.id, []).append(part)
    return list(groups.values())


def _files(paths: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(one for one in path.glob(f"*{SUFFIX}") if is_file(one))
        else:
            found.append(path)
    return found


def _batch(parts: Sequence[PartFile], own: str) -> Batch:
    head = parts[0].head
    there = {part.head.part for part in parts}
    missing = tuple(number for number in range(1, head.parts + 1) if number not in there)
    files = tuple(part.path for part in parts)
    return Batch(head.id, head.from_, head.to, head.parts, missing, files, head.to == own)


def _own() -> Records:
    from desktop.services.sync.carried import CarriedRecords  # brings the whole engine along

    return CarriedRecords()
