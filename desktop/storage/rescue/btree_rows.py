"""Rows out of SQLite's b-tree pages (sqlite.org/fileformat2.html), whatever pages are missing."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from desktop.storage.rescue.sealed_pages import USABLE

_LEAF, _INTERIOR = 13, 5
_INDEX_INTERIOR, _INDEX_LEAF = 2, 10
_LOCAL_MOST = USABLE - 35
_LOCAL_LEAST = (USABLE - 12) * 32 // 255 - 23
_OVERFLOW = USABLE - 4

PageReader = Callable[[int], bytes | None]
Column = int | float | str | bytes | None


@dataclass(slots=True)
class Walk:
    """What a walk through a tree met.

    Args:
        reached: pages that belong to it.
        lost: pages it could not read.
        lost_rows: rows whose overflow pages are broken.
    """

    reached: set[int] = field(default_factory=set)
    lost: set[int] = field(default_factory=set)
    lost_rows: int = 0


def rows_of(page: PageReader, root: int, walk: Walk) -> Iterator[tuple[int, tuple[Column, ...]]]:
    """(rowid, columns) of every row of a table that can still be read.

    Args:
        page: gives the clear bytes of a page, or None.
        root: of the table.
        walk: what was met is added here.
    """
    waiting = [root]
    while waiting:
        number = waiting.pop()
        if number in walk.reached or number in walk.lost:
            continue
        clear = page(number)
        if clear is None:
            walk.lost.add(number)
            continue
        walk.reached.add(number)
        kind, cells = _header(clear, number)
        if kind == _INTERIOR:
            at = 100 if number == 1 else 0
            children = [int.from_bytes(clear[c : c + 4], "big") for c in cells]
            children.append(int.from_bytes(clear[at + 8 : at + 12], "big"))
            waiting += reversed([child for child in children if child])
        elif kind == _LEAF:
            yield from leaf_rows(page, number, walk)


def leaf_rows(
    page: PageReader, number: int, walk: Walk
) -> Iterator[tuple[int, tuple[Column, ...]]]:
    """The rows of one leaf."""
    clear = page(number)
    if clear is None or _header(clear, number)[0] != _LEAF:
        return
    for cell in _header(clear, number)[1]:
        try:
            length, at = _varint(clear, cell)
            rowid, at = _varint(clear, at)
            payload = _payload(page, clear, at, length, walk)
            row = None if payload is None else record(payload)
        except (IndexError, ValueError, struct.error):
            row = None  # only where no seal speaks for a page
        if row is None:
            walk.lost_rows += 1
        else:
            yield _signed(rowid), row


def is_leaf(clear: bytes, number: int) -> bool:
    """Whether a page is a leaf of some table."""
    return _header(clear, number)[0] == _LEAF


def index_pages(page: PageReader, root: int, walk: Walk) -> None:
    """Mark the pages of an index as reached; its rows are in its table."""
    waiting = [root]
    while waiting:
        number = waiting.pop()
        clear = page(number) if number not in walk.reached else None
        if clear is None:
            continue
        walk.reached.add(number)
        kind, cells = _header(clear, number)
        if kind == _INDEX_INTERIOR:
            waiting += [int.from_bytes(clear[c : c + 4], "big") for c in cells]
            waiting.append(int.from_bytes(clear[8:12], "big"))


def free_pages(page: PageReader) -> set[int]:
    """Pages that hold nothing any more, as far as the list of them can be read."""
    first = page(1)
    trunk = int.from_bytes(first[32:36], "big") if first else 0
    found: set[int] = set()
    while trunk and trunk not in found:
        found.add(trunk)
        clear = page(trunk)
        if clear is None:
            break
        count = min(int.from_bytes(clear[4:8], "big"), USABLE // 4 - 2)
        found |= set(struct.unpack(f">{count}I", clear[8 : 8 + 4 * count]))
        trunk = int.from_bytes(clear[:4], "big")
    return found


def record(payload: bytes) -> tuple[Column, ...]:
    """The columns of a row.

    Raises:
        ValueError: it is none.
    """
    size, at = _varint(payload, 0)
    place, columns = size, []
    while at < size:
        code, at = _varint(payload, at)
        value, place = _column(payload, code, place)
        columns.append(value)
    if at != size or place > len(payload):
        raise ValueError("no record")
    return tuple(columns)


def _column(payload: bytes, code: int, at: int) -> tuple[Column, int]:
    if code == 0:
        return None, at
    if code in (8, 9):
        return code - 8, at
    if code <= 6:
        size = (1, 2, 3, 4, 6, 8)[code - 1]
        return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
    if code == 7:
        return struct.unpack(">d", payload[at : at + 8])[0], at + 8
    if code < 12:
        raise ValueError("reserved serial type")
    size = (code - 12) // 2
    data = payload[at : at + size]
    return (data.decode() if code % 2 else data), at + size


def _header(clear: bytes, number: int) -> tuple[int, list[int]]:
    """Kind of a page, and where its cells begin."""
    at = 100 if number == 1 else 0
    kind, count = clear[at], int.from_bytes(clear[at + 3 : at + 5], "big")
    if kind not in (_LEAF, _INTERIOR, _INDEX_LEAF, _INDEX_INTERIOR):
        return 0, []
    first = at + (12 if kind in (_INTERIOR, _INDEX_INTERIOR) else 8)
    count = min(count, (USABLE - first) // 2)
    return kind, list(struct.unpack(f">{count}H", clear[first : first + 2 * count]))


def _payload(page: PageReader, clear: bytes, at: int, length: int, walk: Walk) -> bytes | None:
    if length <= _LOCAL_MOST:
        return clear[at : at + length]
    local = _LOCAL_LEAST + (length - _LOCAL_LEAST) % _OVERFLOW
    local = local if local <= _LOCAL_MOST else _LOCAL_LEAST
    parts, left = [clear[at : at + local]], length - local
    following = int.from_bytes(clear[at + local : at + local + 4], "big")
    while left > 0:
        more = page(following) if following else None
        if more is None or len(parts) * _OVERFLOW > length + 2 * _OVERFLOW:
            return None
        walk.reached.add(following)
        parts.append(more[4 : 4 + min(left, _OVERFLOW)])
        left -= _OVERFLOW
        following = int.from_bytes(more[:4], "big")
    return b"".join(parts)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value << 8 | data[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >> 63 else value
