"""Bundles as files: written beside and renamed, read in any order, twice, from several folders."""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.storage.atomic import atomic_writer, own_files
from desktop.storage.places import is_file, readable
from desktop.sync.bundles.bundle_head import MOST_HEAD_BYTES, SUFFIX, Head, parse_head
from desktop.sync.wire.encoding import b64, unb64
from desktop.sync.wire.protocol import signer_id
from desktop.sync.wire.sealed_box import box_from, box_to

#: What government mail and WeChat take.
PART_BYTES = 20_000_000
_PIECE_BYTES = 1 << 16
_BYTES_OF_HEAD = 1_000
_TENTH_OF_MB = 100_000


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes a bundle.

    Args:
        code: their division code.
        key: they sign with.
    """

    code: str
    key: Ed25519PrivateKey


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whom a bundle is for.

    Args:
        code: their division code.
        sealing: their public X25519 key, 32 bytes.
    """

    code: str
    sealing: bytes


@dataclass(frozen=True, slots=True)
class PartFile:
    """One part as a file; its head was read, its bytes were not.

    Args:
        path: the file.
        head: its first line.
        begins: where its bytes begin.
    """

    path: Path
    head: Head
    begins: int


def write_bundle(
    target: Path,
    clear: Iterable[bytes],
    sender: Sender,
    receiver: Receiver,
    scratch: Path,
    *,
    part_bytes: int = PART_BYTES,
    into_folder: bool | None = None,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> list[Path]:
    """Seal, split and write a bundle; nothing has its name before all of it is there.

    Args:
        target: a folder, where parts get the names of the protocol; else the one part's own name,
            from which several are numbered.
        clear: what is inside.
        sender: signs.
        receiver: alone can open it.
        scratch: a file for the sealed bytes until they are counted; removed afterwards.
        part_bytes: the most a file may have.
        into_folder: whether `target` is a folder, where that was looked at before: a stick that is
            pulled meanwhile is none any more. By default it is looked at now.
        progress: parts written, parts in all; a stick is slower than all that goes before.
        cancelled: asked between parts and within them.

    Returns:
        The parts' files in order.

    Raises:
        errors.StickFull: there is no room for all of them; none was left there.
        errors.WorldError: the disk refuses; none was left there, if it lets itself be tidied.
        errors.Cancelled: none was left there.
    """
    named = _folder_names(target) if _is_folder(target, into_folder) else _numbered(target)
    bundle_id, ephemeral = str(uuid.uuid4()), X25519PrivateKey.from_private_bytes(os.urandom(32))
    box = box_to(receiver.sealing, ephemeral, bundle_id.encode())
    room = max(1, part_bytes - _BYTES_OF_HEAD)
    try:
        with own_files(scratch.parent), scratch.open("w+b") as sealed:
            hashes = _spilled(sealed, box.sealed(clear), room)
            heads = _heads(hashes, bundle_id, sender, receiver, ephemeral)
            sealed.seek(0)
            paths = [named(head) for head in heads]
            return _write_parts(paths, heads, sealed, progress, cancelled)
    finally:
        scratch.unlink(missing_ok=True)


def look_at(path: Path) -> PartFile:
    """Read the head of a part.

    Raises:
        errors.FileMissing: no such file.
        errors.NotABundle: it is none, or cut.
    """
    if not is_file(path):
        raise errors.FileMissing(path=readable(path))
    try:
        with path.open("rb") as file:
            line = file.readline(MOST_HEAD_BYTES + 1)
            head = parse_head(line)
            size = file.seek(0, os.SEEK_END) - len(line)
    except OSError as error:
        raise errors.FileMissing(path=readable(path)) from error
    except ValueError as error:
        raise errors.NotABundle(path=readable(path), why=str(error)) from error
    if size != head.size:
        raise errors.NotABundle(path=readable(path), why=f"应有 {head.size} 字节，只有 {size}")
    return PartFile(path, head, len(line))


def complete(parts: Sequence[PartFile]) -> list[PartFile]:
    """All parts of one bundle in order, each once, whichever order and however often they came.

    Args:
        parts: of one bundle (one `head.id`).

    Raises:
        errors.BundleIncomplete: which are missing.
        errors.NotABundle: two files say different things about one bundle.
    """
    by_number: dict[int, PartFile] = {}
    first = parts[0].head
    for one in parts:
        same = (one.head.parts, one.head.whole, one.head.ephemeral, one.head.signer)
        if same != (first.parts, first.whole, first.ephemeral, first.signer):
            raise errors.NotABundle(path=readable(one.path), why="和同一批的其他文件对不上")
        there = by_number.get(one.head.part)
        if there is None or not _sound(there):  # of two copies one may be damaged
            by_number[one.head.part] = one
    lacking = [number for number in range(1, first.parts + 1) if number not in by_number]
    if lacking:
        shown = "、".join(f"第 {number} 份" for number in lacking[:8])
        more = f"等 {len(lacking)} 份" if len(lacking) > 8 else ""
        raise errors.BundleIncomplete(missing=f"{shown}{more}（共 {first.parts} 份）")
    return [by_number[number] for number in sorted(by_number)]


def opened(
    parts: Sequence[PartFile], key: X25519PrivateKey, genuine: Callable[[Head], bool]
) -> Iterator[bytes]:
    """The clear text of a whole bundle; bytes given before an error were genuine.

    Args:
        parts: from `complete`.
        key: of the receiver.
        genuine: whether a head's signature is right and its signer may send this.

    Raises:
        errors.BundleNotGenuine: somebody else wrote it.
        errors.NotABundle: a file is damaged, or it is sealed to another key.
    """
    for one in parts:
        if not genuine(one.head):
            raise errors.BundleNotGenuine(path=readable(one.path))
    head = parts[0].head
    try:
        box = box_from(unb64(head.ephemeral, 32), key, head.id.encode())
        yield from box.opened(_bytes_of(parts))
    except ValueError as error:
        why = "内容损坏，或不是发给这台电脑的"
        raise errors.NotABundle(path=readable(parts[0].path), why=why) from error


@dataclass(frozen=True, slots=True)
class _Hashes:
    parts: list[tuple[int, str]]
    whole: str


def _heads(
    hashes: _Hashes, bundle_id: str, sender: Sender, receiver: Receiver, ephemeral: X25519PrivateKey
) -> list[Head]:
    """The first line of each part, signed."""
    public = sender.key.public_key().public_bytes_raw()
    return [
        Head(
            id=bundle_id,
            from_=sender.code,
            to=receiver.code,
            part=number,
            parts=len(hashes.parts),
            size=size,
            sha256=sha256,
            whole=hashes.whole,
            ephemeral=b64(ephemeral.public_key().public_bytes_raw()),
            signer=signer_id(public),
        ).signed(sender.key)
        for number, (size, sha256) in enumerate(hashes.parts, start=1)
    ]


def _spilled(target: BinaryIO, pieces: Iterable[bytes], room: int) -> _Hashes:
    """Write pieces down and count them: size and hash of each part, hash of all."""
    whole, part, size = hashlib.sha256(), hashlib.sha256(), 0
    parts: list[tuple[int, str]] = []
    for piece in pieces:
        target.write(piece)
        whole.update(piece)
        rest = memoryview(piece)
        while rest:
            if size == room:
                parts.append((size, part.hexdigest()))
                part, size = hashlib.sha256(), 0
            taken = rest[: room - size]
            part.update(taken)
            size, rest = size + len(taken), rest[len(taken) :]
    parts.append((size, part.hexdigest()))
    return _Hashes(parts, whole.hexdigest())


def _is_folder(target: Path, known: bool | None) -> bool:
    return target.is_dir() if known is None else known


def _folder_names(folder: Path) -> Callable[[Head], Path]:
    return lambda head: folder / head.name


def _numbered(target: Path) -> Callable[[Head], Path]:
    def named(head: Head) -> Path:
        if head.parts == 1:
            return target
        return target.with_name(f"{target.stem}-{head.part}of{head.parts}{SUFFIX}")

    return named


def _write_parts(
    paths: list[Path],
    heads: list[Head],
    sealed: BinaryIO,
    progress: Progress,
    cancelled: CancelAsked,
) -> list[Path]:
    written: list[Path] = []
    folder = paths[0].parent
    needed = sum(head.size for head in heads)
    try:
        _demand_room(folder, needed)
        for path, head in zip(paths, heads, strict=True):
            progress(len(written), len(heads))
            written.append(_write_part(path, head, sealed, cancelled))
        progress(len(heads), len(heads))
    except BaseException as error:
        for path in written:  # half a bundle only takes up the stick
            with suppress(OSError):
                path.unlink()
        if isinstance(error, errors.DiskFull):
            raise stick_full(folder, needed) from error
        raise
    return written


def _demand_room(folder: Path, needed: int) -> None:
    """Nothing is begun that can't be brought to its end."""
    with suppress(OSError):  # who can't tell its room says so when it is written to
        if shutil.disk_usage(folder).free < needed:
            raise stick_full(folder, needed)


def stick_full(folder: Path, needed: int) -> errors.StickFull:
    """Why nothing more goes into a folder, where so many bytes were to go."""
    left = 0
    with suppress(OSError):
        left = shutil.disk_usage(folder).free
    return errors.StickFull(path=readable(folder), needs=_shown(needed), left=_shown(left))


def _shown(size: int) -> str:
    if size < _TENTH_OF_MB:
        return f"{-(-size // 1_000)} KB"
    return f"{size / 1_000_000:,.1f} MB"


def _write_part(target: Path, head: Head, sealed: BinaryIO, cancelled: CancelAsked) -> Path:
    with atomic_writer(target) as file:
        file.write(head.line())
        left = head.size
        while left:
            if cancelled():
                raise errors.Cancelled()
            piece = sealed.read(min(left, _PIECE_BYTES))
            file.write(piece)
            left -= len(piece)
    return target


def part_bytes_of(one: PartFile) -> Iterator[bytes]:
    """The bytes behind a part's head, checked when all were given.

    Raises:
        errors.NotABundle: they are damaged.
        errors.FileMissing: they can't be read; the stick was pulled.
    """
    seen = hashlib.sha256()
    try:
        with one.path.open("rb") as file:
            file.seek(one.begins)
            while piece := file.read(_PIECE_BYTES):
                seen.update(piece)
                yield piece
    except OSError as error:
        raise errors.FileMissing(path=readable(one.path)) from error
    if seen.hexdigest() != one.head.sha256:
        raise errors.NotABundle(path=readable(one.path), why="内容损坏")


def _bytes_of(parts: Sequence[PartFile]) -> Iterator[bytes]:
    for one in parts:
        yield from part_bytes_of(one)


def _sound(one: PartFile) -> bool:
    try:
        for _ in part_bytes_of(one):
            pass
    except errors.InputFileError:
        return False
    return True
