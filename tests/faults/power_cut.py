"""What a power cut leaves: recorded operations played again, with what was not flushed in doubt."""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path, PurePosixPath

_HEADER = struct.Struct("=IIQQQII")
SECTOR = 512
#: How likely an operation that was not flushed is there all the same; one is drawn for each cut.
_LUCK = (0.0, 0.3, 0.7, 0.95, 1.0)


class Kind(IntEnum):
    """Kinds of entries; the same numbers stand in shim.c."""

    WRITE = 1
    CUT = 2
    SYNC = 3
    LOST_SYNC = 4
    CREATE = 5
    RENAME = 6
    UNLINK = 7
    LINK = 8
    MKDIR = 9
    RMDIR = 10
    MARK = 11


NAMING = {Kind.CREATE, Kind.RENAME, Kind.UNLINK, Kind.LINK, Kind.MKDIR, Kind.RMDIR}


@dataclass(frozen=True)
class Entry:
    """One recorded operation; `file` is an inode, or a mark's number."""

    kind: Kind
    file: int
    offset: int
    first: str
    second: str
    data: bytes


def read_record(path: Path, root: Path) -> list[Entry]:
    """Every operation of a run, in order; paths from `root` on."""
    return list(_entries(path.read_bytes(), f"{root}/"))


def _entries(body: bytes, top: str) -> Iterator[Entry]:
    at = 0
    while at < len(body):
        kind, _, file, offset, size, first, second = _HEADER.unpack_from(body, at)
        at += _HEADER.size
        names = body[at : at + first + second]
        at += first + second
        data = body[at : at + size]
        at += size
        one, two = names[:first].decode(), names[first:].decode()
        yield Entry(Kind(kind), file, offset, one.removeprefix(top), two.removeprefix(top), data)


@dataclass(frozen=True)
class Model:
    """How a file system behaves.

    Args:
        name: for messages.
        one_journal: names of all folders and lengths of files lie in one journal, and any flush
            carries the whole of it (ext4); else each folder has to be flushed by itself.
        garbage: what was never written back may hold anything instead of zeros, and a file may
            have got its length without its bytes.
    """

    name: str
    one_journal: bool
    garbage: bool


ORDERED = Model("ext4 data=ordered", one_journal=True, garbage=False)
HARSH = Model("only what POSIX promises", one_journal=False, garbage=True)
MODELS = {"ordered": ORDERED, "harsh": HARSH}


class Fate(IntEnum):
    """How sure bytes are to be on the disk."""

    WAITING = 0
    FLUSHED = 1
    #: A flush failed on them: the system takes them for written, whether they are or not.
    GIVEN_UP = 2


@dataclass
class _Change:
    at: int
    entry: Entry
    fate: Fate = Fate.WAITING


@dataclass
class _File:
    content: bytes
    changes: list[_Change] = field(default_factory=list)

    def settle(self, fate: Fate) -> None:
        for change in self.changes:
            if change.fate is Fate.WAITING:
                change.fate = fate


@dataclass
class _Naming:
    at: int
    entry: Entry
    file: int  # number of the file it is about; -1 for a folder
    folder: str


@dataclass(frozen=True)
class Tree:
    """Files with their bytes, and folders; paths from the top of the disk."""

    files: Mapping[str, bytes]
    folders: frozenset[str]

    def write(self, root: Path) -> None:
        """Put it where the program will look; the shared memory of WAL survives no cut."""
        for folder in sorted(self.folders):
            (root / folder).mkdir(parents=True, exist_ok=True)
        for path, content in self.files.items():
            if not path.endswith("-shm"):
                (root / path).write_bytes(content)


class Disk:
    """One disk from the start of a run to the cut.

    Args:
        before: what lay there at the start, all of it flushed.
        inodes: path to inode, of files and folders, as the run found them.
    """

    def __init__(self, before: Tree, inodes: Mapping[str, int]) -> None:
        self._before = before
        self._files: list[_File] = []
        self._names: dict[str, int] = {}
        self._by_inode: dict[int, int] = {}
        self._folder_inodes = {inodes[path]: path for path in before.folders}
        self._namings: list[_Naming] = []
        self._flushed: dict[str, int] = {}  # folder to the place of its last flush
        self._last_flush = -1
        for path, content in before.files.items():
            self._names[path] = self._bind(inodes[path], content)

    def _bind(self, inode: int, content: bytes) -> int:
        self._files.append(_File(content))
        self._by_inode[inode] = len(self._files) - 1
        return len(self._files) - 1

    def play(self, entries: Sequence[Entry]) -> None:
        """Let these operations happen, all of them before the cut."""
        for at, entry in enumerate(entries):
            if entry.kind in NAMING:
                self._name(at, entry)
            elif entry.kind in {Kind.WRITE, Kind.CUT}:
                if entry.file in self._by_inode:
                    file = self._files[self._by_inode[entry.file]]
                    file.changes.append(_Change(at, entry))
            elif entry.kind in {Kind.SYNC, Kind.LOST_SYNC}:
                self._flush(at, entry)

    def _name(self, at: int, entry: Entry) -> None:
        if entry.kind is Kind.CREATE:
            self._folder_inodes.pop(entry.file, None)  # numbers are used again
            number = self._bind(entry.file, b"")
            if not entry.first:
                return  # a file without a name: gone with its handle
        elif entry.kind is Kind.MKDIR:
            self._by_inode.pop(entry.file, None)
            self._folder_inodes[entry.file] = entry.first
            number = -1
        else:
            number = self._by_inode.get(entry.file, -1)
        place = entry.second or entry.first
        self._namings.append(_Naming(at, entry, number, str(PurePosixPath(place).parent)))

    def _flush(self, at: int, entry: Entry) -> None:
        done = entry.kind is Kind.SYNC
        # Names are not given up: a file system whose journal fails goes read-only.
        if done or entry.file in self._folder_inodes:
            self._last_flush = at
        if entry.file in self._folder_inodes:
            self._flushed[self._folder_inodes[entry.file]] = at
        elif entry.file in self._by_inode:
            file = self._files[self._by_inode[entry.file]]
            file.settle(Fate.FLUSHED if done else Fate.GIVEN_UP)

    def after_cut(self, dice: random.Random, model: Model) -> Tree:
        """What lies on the disk when the power is back."""
        luck = dice.choice(_LUCK)
        last = self._surviving(dice, model, luck)
        bodies = [self._body(file, dice, model, luck, last) for file in self._files]
        names, folders = dict(self._names), set(self._before.folders)
        for naming in self._namings:
            if naming.at <= last["" if model.one_journal else naming.folder]:
                _rename(names, folders, naming)
        top = {folder for folder in folders if "/" not in folder}
        found = {f for f in folders if f in top or _above(f) <= folders}
        files = {path: bodies[n] for path, n in names.items() if _above(path) <= found}
        return Tree(files, frozenset(found))

    def _surviving(self, dice: random.Random, model: Model, luck: float) -> dict[str, int]:
        """Per folder the place of the last naming that survived; "" stands for all of them."""
        if model.one_journal:
            return {"": _drawn([n.at for n in self._namings], self._last_flush, dice, luck)}
        folders = sorted({naming.folder for naming in self._namings})
        return {
            folder: _drawn(
                [n.at for n in self._namings if n.folder == folder],
                self._flushed.get(folder, -1),
                dice,
                luck,
            )
            for folder in folders
        }

    def _body(
        self, file: _File, dice: random.Random, model: Model, luck: float, last: Mapping[str, int]
    ) -> bytes:
        content = bytearray(file.content)
        for change in file.changes:
            entry = change.entry
            kept = change.fate is Fate.FLUSHED or dice.random() < luck
            if entry.kind is Kind.CUT and model.one_journal:
                kept = change.at <= last[""]
            if kept:
                _apply(content, entry)
            elif entry.kind is Kind.WRITE:
                _tear(content, entry, dice, model)
        return bytes(content)


def _drawn(places: list[int], flushed: int, dice: random.Random, luck: float) -> int:
    """The last of some namings to survive: those flushed, and a prefix of the others."""
    later = [at for at in places if at > flushed]
    if not later:
        return flushed
    if dice.random() < luck:
        return later[-1]
    kept = dice.randint(0, len(later))
    return later[kept - 1] if kept else flushed


def _above(path: str) -> set[str]:
    """Every folder a path lies in."""
    return {str(parent) for parent in PurePosixPath(path).parents} - {"."}


def _rename(names: dict[str, int], folders: set[str], naming: _Naming) -> None:
    entry = naming.entry
    match entry.kind:
        case Kind.CREATE:
            names[entry.first] = naming.file
        case Kind.UNLINK:
            names.pop(entry.first, None)
        case Kind.MKDIR:
            folders.add(entry.first)
        case Kind.RMDIR:
            folders.discard(entry.first)
        case Kind.LINK:
            names[entry.second] = naming.file
        case Kind.RENAME if naming.file >= 0:
            # The file itself, whether or not the making of its first name has survived.
            names.pop(entry.first, None)
            names[entry.second] = naming.file
        case _:
            _rename_folder(names, folders, entry)


def _rename_folder(names: dict[str, int], folders: set[str], entry: Entry) -> None:
    old, new = f"{entry.first}/", f"{entry.second}/"
    if entry.first in folders:
        folders.discard(entry.first)
        folders.add(entry.second)
    for path in [path for path in names if path.startswith(old)]:
        names[new + path.removeprefix(old)] = names.pop(path)
    for path in [path for path in folders if path.startswith(old)]:
        folders.discard(path)
        folders.add(new + path.removeprefix(old))


def _apply(content: bytearray, entry: Entry) -> None:
    if entry.kind is Kind.CUT:
        _lengthen(content, entry.offset)
        del content[entry.offset :]
        return
    _lengthen(content, entry.offset)
    content[entry.offset : entry.offset + len(entry.data)] = entry.data


def _lengthen(content: bytearray, size: int) -> None:
    if len(content) < size:
        content.extend(bytes(size - len(content)))


def _tear(content: bytearray, entry: Entry, dice: random.Random, model: Model) -> None:
    """Some sectors of a write, or none; in a harsh world its length with anything inside."""
    end = entry.offset + len(entry.data)
    if model.garbage and dice.random() < 0.3 and end > len(content):
        content.extend(dice.randbytes(end - len(content)))
    if dice.random() < 0.5:
        return
    for start in range(entry.offset - entry.offset % SECTOR, end, SECTOR):
        if dice.random() < 0.5:
            first, last = max(start, entry.offset), min(start + SECTOR, end)
            _lengthen(content, first)
            content[first:last] = entry.data[first - entry.offset : last - entry.offset]
