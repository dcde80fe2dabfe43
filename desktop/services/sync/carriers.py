"""Files instead of a line: bundles written, read and looked at."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Protocol

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync import carried_photos, joining, pairing
from desktop.services.sync.passing_on import files_among
from desktop.services.sync.photo_transfer import keep_picture, picture_of
from desktop.storage.atomic import output_error
from desktop.storage.places import check_target, readable
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
#: So begins the reply to a request to join, which lies on the stick ever after; all else is packed.
_PLAIN_JSON = b"{"


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
        left: pictures there was no room for.
    """

    files: tuple[Path, ...]
    bytes: int
    ops: int
    photos: int
    left: int = 0


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
        ours: files this station wrote itself, for the county; they were passed over.
        others: files in a folder that are for others; likewise.
        receipts: replies to a request to join; this station has joined.
        failed: (file or batch, why) of what could not be used.
    """

    batches: int = 0
    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    rejected: int = 0
    photos: int = 0
    ours: int = 0
    others: int = 0
    receipts: int = 0
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
        written_here: whether it is one of this station's own, for the county.
    """

    id: str
    from_: str
    to: str
    parts: int
    missing: tuple[int, ...]
    files: tuple[Path, ...]
    ours: bool
    written_here: bool = False


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
        target: a folder on a stick, or a file's name that ends as bundles do.
        part_bytes: the most one file may have.
        photos: whether pictures go along: those the county waits for, and thumbnails of photos
            it has not acknowledged, as many as there is room for.
        records: of the station; its own by default.
        progress: pictures done, pictures in all; then the same of the files.
        cancelled: asked between pictures, and while files are written.

    Raises:
        errors.NotEnrolled: the station has joined no county.
        errors.StickFull: no room for it; no half bundle stays.
        errors.WorldError: the place refuses; no half bundle stays.
        errors.Cancelled: nothing was written.
    """
    member = required_membership(desk.settings)
    into_folder = target.is_dir()
    if not into_folder and target.suffix != SUFFIX:
        # A stick that was pulled, not the name of a file that nobody would find again.
        raise output_error(target, FileNotFoundError(errno.ENOENT, ""))
    check_target(desk.home, target / f"any{SUFFIX}" if into_folder else target)
    audits.note(desk, audits.What.EXPORT, why="给县平台的文件（加密）")
    body, ops = (records or _own()).to_carry(desk)
    folder = target if into_folder else target.parent
    wanted, left = carried_photos.to_carry(desk, folder) if photos else ([], 0)
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
            into_folder=into_folder,
            progress=progress,
            cancelled=cancelled,
        )
    return Written(tuple(files), _size_of(files), ops, pictures.count, left)


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
    member, took, paths = required_membership(desk.settings), Took(), list(paths)
    groups = _grouped(paths, took)
    own = desk.station.text("division_code")
    records = records or _own()
    groups = _for_us(groups, own, set(paths), took)
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
    clear = opened(parts, sealing_key(desk.secrets), _genuine(member))
    first = next(clear, b"")
    if first.startswith(_PLAIN_JSON):
        took.receipts += 1
        return
    contents = read_contents(chain([first], clear))
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


def _for_us(
    groups: list[list[PartFile]], own: str, named: set[Path], took: Took
) -> list[list[PartFile]]:
    """What is to be read; what else lies on the stick is no trouble, unless somebody named it."""
    came = []
    for parts in groups:
        if _is_ours(parts[0].head, own):
            took.ours += len(parts)
        elif parts[0].head.to != own and not any(part.path in named for part in parts):
            took.others += len(parts)
        else:
            came.append(parts)
    return came


def _is_ours(head: Head, own: str) -> bool:
    return head.from_ == own and head.to != own


def _grouped(paths: Iterable[Path], took: Took) -> list[list[PartFile]]:
    groups: dict[str, list[PartFile]] = {}
    for path in files_among(paths):
        try:
            part = look_at(path)
        except errors.InputFileError as error:
            took.failed.append((readable(path), error))
            continue
        groups.setdefault(part.head.id, []).append(part)
    return list(groups.values())


def _batch(parts: Sequence[PartFile], own: str) -> Batch:
    head = parts[0].head
    there = {part.head.part for part in parts}
    missing = tuple(number for number in range(1, head.parts + 1) if number not in there)
    files = tuple(part.path for part in parts)
    return Batch(
        head.id,
        head.from_,
        head.to,
        head.parts,
        missing,
        files,
        ours=head.to == own,
        written_here=_is_ours(head, own),
    )


def _size_of(files: Sequence[Path]) -> int:
    try:
        return sum(path.stat().st_size for path in files)
    except OSError as error:  # the stick was pulled the moment it was written
        raise output_error(files[0], error) from error


def _own() -> Records:
    from desktop.services.sync.carried import CarriedRecords  # brings the whole engine along

    return CarriedRecords()
