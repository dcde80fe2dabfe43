"""Pages: rows of feeds as a reply carries them, whole segments at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, bindparam, select

from county.store import ledger
from county.store.feeds import Head
from county.store.tables.feeds import feed_row, segment
from county.wire.encoding import b64
from county.wire.replies import line, told_outcome
from county.work.entering import Row as MadeRow

_AT_ONCE = 600
_R = feed_row.c
_ROWS = (
    select(_R.row, _R.replica, _R.n, _R.outcome, _R.line, _R.first, _R.last, _R.gone, _R.hash)
    .where(_R.feed == bindparam("feed"), _R.row > bindparam("after"))
    .order_by(_R.row)
    .limit(bindparam("many"))
)
_SEGMENT = select(segment.c.before, segment.c.signature, segment.c.signer, segment.c.lacking).where(
    segment.c.replica == bindparam("replica"),
    segment.c.first == bindparam("a"),
    segment.c.last == bindparam("z"),
)


class Row(NamedTuple):
    """A row of a feed; a tuple of ours, since SQLAlchemy's take ten times as long to look into."""

    row: int
    replica: str
    n: int
    outcome: str | None
    line: bytes
    first: int
    last: int
    gone: int
    hash: bytes


class Page:
    """Rows of several feeds, upper ones first, up to a size.

    Args:
        connection: in a transaction.
        replica: who asks; its own ops are only named.
        size: about how many bytes.
    """

    def __init__(self, connection: Connection, replica: str, size: int) -> None:
        self._connection = connection
        self._replica = replica
        self._left = size
        self.parts: list[bytes] = []
        self.more: list[str] = []

    def add(self, head: Head, after: int) -> bool:
        """Add the rows of a feed that fit.

        Args:
            head: of the feed.
            after: the last row the replica has.

        Returns:
            Whether the feed is complete now.
        """
        if after >= head.row:
            return True
        if self._left <= 0:
            self.more.append(head.code)
            return False
        self.parts.append(line(["feed", head.code]))
        for group in _groups(self._rows(head.code, after)):
            if self._left <= 0:
                self.more.append(head.code)
                return False
            self._add_group(group)
        return True

    def add_made(self, head: Head, made: Sequence[MadeRow]) -> None:
        """Add rows of the asking replica's ops that this very request has made."""
        self.parts.append(line(["feed", head.code]))
        run: list[Any] = []
        for row in made:
            if run and (row.row, row.n, row.outcome) == (run[1] + run[3], run[2] + run[3], run[4]):
                run[3] += 1
                continue
            if run:
                self.parts.append(line(run))
            run = ["own", row.row, row.n, 1, row.outcome]
        self.parts.append(line(run))

    def _rows(self, code: str, after: int) -> Iterator[Row]:
        while True:
            values = {"feed": code, "after": after, "many": _AT_ONCE}
            rows = [Row._make(row) for row in self._connection.execute(_ROWS, values)]
            yield from rows
            if len(rows) < _AT_ONCE:
                return
            after = rows[-1].row

    def _add_group(self, rows: Sequence[Row]) -> None:
        """Add the rows of one segment."""
        before = len(self.parts)
        if rows[0].replica != self._replica:
            self.parts.append(self._segment_line(rows))
        for run in _runs(rows):
            self._add_run(run)
        self._left -= sum(len(part) for part in self.parts[before:])

    def _segment_line(self, rows: Sequence[Row]) -> bytes:
        row = rows[0]
        values = {"replica": row.replica, "a": row.first, "z": row.last}
        found = self._connection.execute(_SEGMENT, values).one()
        told = ["seg", row.replica, found.signer, row.first, row.last, b64(found.before),
                b64(found.signature), []]  # fmt: skip
        if len(rows) <= row.last - row.first:
            told[-1] = self._lacking(rows, found.lacking)
        return line(told)

    def _lacking(self, rows: Sequence[Row], stored: str | None) -> list[list[Any]]:
        """Number and hash of the segment's ops that do not follow."""
        row = rows[0]
        hashes = {n: b64(h) for n, h in self._hashes(row).items()}
        if stored:
            hashes = dict(msgspec.json.decode(stored)) | hashes
        follow = {each.n for each in rows}
        return [[n, hashes[n]] for n in sorted(hashes) if n not in follow]

    def _hashes(self, row: Row) -> dict[int, bytes]:
        return ledger.hashes(self._connection, row.replica, row.first, row.last)

    def _add_run(self, run: Sequence[Row]) -> None:
        row = run[0]
        outcome = told_outcome(row.outcome, bool(row.gone), row.hash)
        if row.replica == self._replica:
            self.parts.append(line(["own", row.row, row.n, len(run), outcome]))
            return
        self.parts.append(line(["run", row.row, row.n, len(run), outcome]))
        for each in run:
            self.parts += (each.line, b"\n")


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """Rows that follow each other and are proved by one segment."""
    group: list[Row] = []
    for row in rows:
        if group and _proof(group[0]) != _proof(row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _proof(row: Row) -> tuple[str, int, int]:
    return row.replica, row.first, row.last


def _runs(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows whose numbers and whose ops' numbers rise by one, with one outcome."""
    run: list[Row] = []
    for row in rows:
        if run and not (
            row.row == run[-1].row + 1
            and row.n == run[-1].n + 1
            and row.outcome == run[-1].outcome
            and not (row.gone or run[-1].gone)
        ):
            yield run
            run = []
        run.append(row)
    yield run
