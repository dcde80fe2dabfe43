"""Ops that came before under another replica id, and whose ops those make the same (section 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from county.merge.judgement import DEFERRED
from county.model.state import OpId
from county.store import ledger
from county.store.ledger import Judged
from county.wire.encoding import unb64
from county.wire.ops import Op

if TYPE_CHECKING:
    from county.work.entering import Incoming

#: Replica, number and hash: what an op is known by.
Name = tuple[str, int, bytes]


class Repeats:
    """Knows which ops are the same, while some are taken into a feed.

    Args:
        connection: in a transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        #: Names of ops -> the op that came first.
        self._first: dict[Name, OpId] = {}
        self._judged: dict[OpId, Judged] = {}
        self._twins: dict[str, dict[OpId, int]] = {}
        self._new: dict[Name, OpId] = {}

    def load(self, ops: Sequence[Incoming]) -> None:
        """Look up all that telling whether these ops came before may look at."""
        if not ops:
            return
        fresh = {op.replica for op in ops} - self._twins.keys()
        told = ledger.repeats_of(self._connection, sorted(fresh))
        origins = [name for op in ops if (name := _origin(op))]
        told |= ledger.repeats_named(self._connection, origins)
        self._first = told | self._first
        wanted = {name[:2] for name in [*told, *origins]} | set(told.values())
        held = ledger.named(self._connection, sorted(wanted - self._judged.keys()))
        self._judged = held | self._judged
        for replica in fresh:
            self._twins[replica] = {}
        for (replica, n, hashed), by in told.items():
            mine = self._judged.get((replica, n))
            if replica in fresh and mine is not None and mine.hash == hashed:
                self._twins[replica][by] = n

    def twins(self, replica: str) -> Mapping[OpId, int]:
        """Ops of other replicas that are the same as one of this replica's -> its number."""
        return self._twins[replica]

    def known(self, op: Incoming) -> Judged | None:
        """The op that one repeats, as it was judged; None if it is the first."""
        me = (op.replica, op.n)
        origin = _origin(op)
        for name in ((*me, op.hash), origin):
            by = self._first.get(name) if name else None
            # What waits itself tells nothing yet.
            if by and by != me and _tells(found := self._judged.get(by)):
                return found
        held = self._judged.get(origin[:2]) if origin else None
        return held if _tells(held) and origin and held and held.hash == origin[2] else None

    def note(self, op: Incoming, judged: Judged, twin: Judged | None) -> None:
        """Note what became of an op, and which one it repeated."""
        me = (op.replica, op.n)
        self._judged[me] = judged
        if twin is not None:
            self._twins[op.replica][twin.replica, twin.n] = op.n
            self._remember((*me, op.hash), (twin.replica, twin.n))
        elif origin := _origin(op):
            self._remember(origin, me)

    def _remember(self, name: Name, by: OpId) -> None:
        first = self._first.get(name)
        # Of two that both waited the one that came later may be woken first.
        if first is None or not _tells(self._judged.get(first)):
            self._first[name] = self._new[name] = by

    def write(self) -> None:
        """Write down what was noted."""
        ledger.note_repeats(self._connection, [(*name, *by) for name, by in self._new.items()])


def _tells(judged: Judged | None) -> bool:
    return judged is not None and judged.verdict != DEFERRED


def _origin(op: Incoming) -> Name | None:
    """What an op says it repeats."""
    told = op.decoded()
    if not isinstance(told, Op) or told.o is None:
        return None
    hashed = unb64(told.o.hash, 32)
    return None if hashed is None else (told.o.replica, told.o.n, hashed)
