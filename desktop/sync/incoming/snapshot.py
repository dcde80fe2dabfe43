"""Beginning a feed with a snapshot: fetched piece by piece, checked, laid in, the cursor last.

The pieces lie in the records file, so that nothing of them is readable on the disk, and a fetch
that was cut goes on at the byte, also after a restart.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from desktop import errors
from desktop.model.fitting import is_moment
from desktop.storage.database import Store
from desktop.storage.journal import head, open_group
from desktop.sync import feeds
from desktop.sync.incoming import conflicts
from desktop.sync.incoming.apply import Applied, Tools, WholeRecord, apply_whole
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.line.port import Line, no_answer
from desktop.sync.line.stride import Stride
from desktop.sync.outgoing.sealing import sealed_text
from desktop.sync.wire.encoding import unb64
from desktop.sync.wire.protocol import UNPACKED_BYTES, decoded
from desktop.sync.wire.refusals import refusal_of
from desktop.sync.wire.reply_shape import demand_entry

#: The most bytes asked for at once.
PIECE_BYTES = 1 << 20
#: Records laid in in one transaction.
PIECE_RECORDS = 400
_UNPACK_BYTES = 64 << 10
_MOST_BYTES = 1 << 30
#: So many pieces in a row may be lost without a byte gained.
_PATIENCE = 3
#: Failures after which the same line may well do better at once.
_PASSING = frozenset({"reset", "cut", "timeout"})


class Snapshots:
    """Fetches and lays in snapshots.

    Args:
        line: to the county.
        cancelled: asked between pieces.
        stride: how much goes in one request.
    """

    def __init__(
        self,
        line: Line,
        cancelled: Callable[[], bool] = lambda: False,
        stride: Stride | None = None,
    ) -> None:
        self._line = line
        self._cancelled = cancelled
        self._stride = stride or Stride()

    def take(self, tools: Tools, feed: str, told: Mapping[str, Any], token: str) -> Applied:
        """Begin a feed with a snapshot; one that is no longer ahead of the cursor is passed over.

        Args:
            tools: records and what applying needs.
            feed: whose.
            told: `hash`, `bytes`, `row`, `feed_hash` as the reply had them.
            token: for the blob.

        Raises:
            errors.NoAnswer: it did not come whole; what came is kept.
            errors.Cancelled: likewise.
        """
        name, size, row = str(told["hash"]), int(told["bytes"]), int(told["row"])
        if row <= feeds.cursor(tools.store, feed).row:
            return Applied()
        self._fetch(tools.store, name, size, token)
        applied = self._lay_in(tools, feed, name, row)
        self._complete(tools, feed, row, unb64(told["feed_hash"]))
        self._forget(tools.store)
        return applied

    # --- fetching -----------------------------------------------------------------------------

    def _fetch(self, store: Store, name: str, size: int, token: str) -> None:
        if size > _MOST_BYTES:
            raise no_answer("too_big", "snapshot")
        store.run("DELETE FROM sync_blob WHERE hash <> ?", (name,))
        have, lost = _have(store, name), 0
        while have < size:
            if self._cancelled():
                raise errors.Cancelled()
            data, failed = self._piece(name, have, size, token)
            if data:
                _keep_piece(store, name, have, data[: size - have])
            have, lost = min(size, have + len(data)), 0 if data else lost + 1
            if failed is not None and (failed.reason not in _PASSING or lost >= _PATIENCE):
                raise failed
        if _hash(store, name) != name:
            store.run("DELETE FROM sync_blob")
            raise no_answer("garbled", "snapshot")

    def _piece(
        self, name: str, have: int, size: int, token: str
    ) -> tuple[bytes, errors.NoAnswer | None]:
        """The next bytes; of a piece that was cut those that came, and what cut it."""
        last = min(size, have + min(self._stride.size, PIECE_BYTES)) - 1
        wanted = {"Authorization": f"Bearer {token}", "Range": f"bytes={have}-{last}"}
        self._stride.begin()
        try:
            reply = self._line.request("GET", f"/v1/blobs/{name}", wanted)
        except errors.NoAnswer as nothing:
            self._stride.lost()
            return nothing.arrived, nothing
        self._stride.arrived()
        if reply.status >= 400:
            raise refusal_of(reply)
        data = reply.body if reply.status == 206 else reply.body[have:]
        if not data:
            raise no_answer("garbled", "snapshot")
        return data, None

    def _forget(self, store: Store) -> None:
        while store.one("SELECT 1 FROM sync_blob LIMIT 1"):
            store.run("DELETE FROM sync_blob WHERE rowid IN (SELECT rowid FROM sync_blob LIMIT 8)")

    # --- laying in ----------------------------------------------------------------------------

    def _lay_in(self, tools: Tools, feed: str, name: str, row: int) -> Applied:
        applied = Applied()
        entries: list[WholeRecord] = []
        parked: list[Parked] = []
        whole = False
        for one in _lines(tools.store, name):
            if one[0] == "complete":
                whole = True
            elif one[0] == "conflict":
                # What is parked in a feed above is no choice of this station.
                parked += [_parked(tools, feed, one)] if feed == tools.station else []
            elif one[0] != "snapshot" or isinstance(one[1], str):
                kind, record, values, _, removed = one
                entries.append(WholeRecord(kind, record, values, removed is not None))
            if len(entries) >= PIECE_RECORDS:
                apply_whole(tools, feed, entries, row)
                applied.foreign += len(entries)
                entries = []
                if self._cancelled():
                    raise errors.Cancelled()
        if not whole:
            raise no_answer("garbled", "snapshot")
        if entries:
            apply_whole(tools, feed, entries, row)
            applied.foreign += len(entries)
        self._park(tools.store, feed, row, parked)
        applied.conflicts = len(parked)
        return applied

    def _park(self, store: Store, feed: str, row: int, parked: Iterable[Parked]) -> None:
        with store.transaction():
            store.run(
                "UPDATE sync_conflict SET state = 'replaced' "
                "WHERE feed = ? AND row <= ? AND state = 'open'",
                (feed, row),
            )
            for one in parked:
                conflicts.park(store, one)

    def _complete(self, tools: Tools, feed: str, row: int, hashed: bytes) -> None:
        """What follows from all of it, and last the cursor: with it the snapshot is in."""
        store = tools.store
        with open_group(store, "pull", "收到县里的整份资料", clerk=None, now=tools.now()) as group:
            seq, _ = head(store)
            tools.follow_whole(group)
            store.run("DELETE FROM sync_row WHERE feed = ? AND row <= ?", (feed, row))
            feeds.put_cursor(store, feeds.Cursor(feed, row, hashed, row, hashed, row))
            if feed == tools.station:
                feeds.mark_seen(store, seq, row)


def _have(store: Store, name: str) -> int:
    return int(
        store.one("SELECT coalesce(sum(length(bytes)), 0) FROM sync_blob WHERE hash = ?", (name,))
    )


def _keep_piece(store: Store, name: str, place: int, data: bytes) -> None:
    store.run(
        "INSERT OR REPLACE INTO sync_blob (hash, place, bytes) VALUES (?,?,?)",
        (name, place, data),
    )


def _pieces(store: Store, name: str) -> Iterator[bytes]:
    places = store.rows("SELECT place FROM sync_blob WHERE hash = ? ORDER BY place", (name,))
    for (place,) in places:
        yield bytes(
            store.one("SELECT bytes FROM sync_blob WHERE hash = ? AND place = ?", (name, place))
        )


def _hash(store: Store, name: str) -> str:
    running = hashlib.sha256()
    for piece in _pieces(store, name):
        running.update(piece)
    return running.hexdigest()


def _lines(store: Store, name: str) -> Iterator[list[Any]]:
    """The lines of a snapshot, unpacked a little at a time."""
    unpacker, rest = zlib.decompressobj(wbits=31), b""
    try:
        for piece in _pieces(store, name):
            waiting = piece
            while waiting:
                rest += unpacker.decompress(waiting, _UNPACK_BYTES)
                waiting = unpacker.unconsumed_tail
                *lines, rest = rest.split(b"\n")
                if len(rest) > UNPACKED_BYTES:
                    raise no_answer("too_big", "snapshot")
                for line in lines:
                    one = decoded(line)
                    demand_entry(one)
                    yield one
    except (zlib.error, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise no_answer("garbled", "snapshot") from error


def _parked(tools: Tools, feed: str, one: list[Any]) -> Parked:
    _, row, field, kind, record, value, replica, clerk, at, *_ = one
    sealed = sealed_text(value)
    if sealed is not None:
        could, opened = tools.sealing.opened(kind, record, field, sealed)
        value = opened if could else value
    at = at if is_moment(at) else None
    return Parked(feed, int(row), field, kind, record, value, replica, clerk, at)
