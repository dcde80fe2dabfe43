"""The frames of a write-ahead log, read without SQLite: what it would use, what it would drop.

Format: sqlite.org/fileformat2.html, section 4. A frame whose checksum does not follow ends the log
for SQLite, also where whole transactions that were told as saved lie behind it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from desktop.storage.atomic import own_files
from desktop.storage.integrity.findings import SAVE_OUT, Finding

_HEADER, _FRAME_HEADER = 32, 24
_MAGIC = (0x377F0682, 0x377F0683)
_MASK = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Frame:
    """One page in the log.

    Args:
        page: its number in the file.
        offset: of its bytes in the log.
        pages_after: pages of the file after this commit; 0 inside a transaction.
    """

    page: int
    offset: int
    pages_after: int


@dataclass(frozen=True, slots=True)
class Log:
    """What lies in a log.

    Args:
        frames: all of the present generation, in order.
        valid: how many SQLite would use.
    """

    frames: tuple[Frame, ...] = ()
    valid: int = 0

    @property
    def lost_commits(self) -> int:
        """Transactions SQLite would drop although they had been saved.

        The first one behind the break may never have been: a power cut leaves such a tail. A later
        one begins only once the one before is on the disk.
        """
        behind = self.frames[self.valid :]
        ends = [number for number, frame in enumerate(behind, 1) if frame.pages_after]
        if not ends:
            return 0
        return len(ends) if ends[-1] < len(behind) else len(ends) - 1

    @property
    def usable(self) -> tuple[Frame, ...]:
        """Frames up to the last commit, behind a break as well."""
        last = max((n for n, frame in enumerate(self.frames, 1) if frame.pages_after), default=0)
        return self.frames[: max(last, self.valid)]


def read_log(path: Path, page_size: int = 4096) -> Log:
    """The log beside a database file; empty where there is none or its head is gone.

    Args:
        path: the ``-wal`` file.
        page_size: of the database.

    Raises:
        OSError: it does not read.
    """
    if not path.is_file():
        return Log()
    with path.open("rb") as file:
        head = file.read(_HEADER)
        if len(head) < _HEADER:
            return Log()
        magic, _, size, _, salt1, salt2, ck1, ck2 = struct.unpack(">8I", head)
        order = ">" if magic == _MAGIC[1] else "<"
        whole = magic in _MAGIC and size == page_size
        whole = whole and _sum(head[:24], order, (0, 0)) == (ck1, ck2)
        frames: list[Frame] = []
        valid, at, running = 0, _HEADER, (ck1, ck2)
        while len(block := file.read(_FRAME_HEADER + page_size)) == _FRAME_HEADER + page_size:
            page, after, s1, s2, f1, f2 = struct.unpack(">6I", block[:_FRAME_HEADER])
            if whole:
                running = _sum(block[:8], order, running)
                running = _sum(block[_FRAME_HEADER:], order, running)
                whole = running == (f1, f2) and (s1, s2) == (salt1, salt2)
            if (s1, s2) == (salt1, salt2) and page:
                frames.append(Frame(page, at + _FRAME_HEADER, after))
                if whole and after:
                    valid = len(frames)
            at += len(block)
    return Log(tuple(frames), valid)


def log_finding(records: Path) -> Finding | None:
    """What doctor says of a records file's log before anybody opens it.

    Raises:
        errors.WorldError: the folder or the disk refuses.
    """
    with own_files(records.parent):
        lost = read_log(records.with_name(f"{records.name}-wal")).lost_commits
    if not lost:
        return None
    what = f"还没有并入资料文件的保存记录有损坏，之后的 {lost} 次保存打开就会丢失，所以没有打开"
    return Finding("pages", what, advice=SAVE_OUT)


def _sum(data: bytes, order: str, start: tuple[int, int]) -> tuple[int, int]:
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
