"""Ops that come behind later ones of their replica: what those set, and which repeat others.

Ops of one replica come in the order in which they were made, but for those that waited for a
record, those that were lost and are offered again with gaps, and those that are repeated under
another id after it was gone on with. Only for these the rows of a record are read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import Connection

from county.merge.judgement import Sent, Words
from county.model.state import Key, OpId, Writer
from county.store import ledger, records
from county.wire.kinds import KindRule, Kinds
from county.wire.ops import Fault, Op, decode_op

if TYPE_CHECKING:
    from county.work.entering import Incoming, Row

#: Of one row: whose it is, and field -> the words it added or took away; None for all.
_Touched = tuple[Writer, dict[str, Words]]
_NOTHING: Mapping[str, Words] = {}
_decode = msgspec.json.Decoder().decode


class OutOfTurn:
    """Knows what was made before an op and what after it, while some are taken into a feed.

    Args:
        connection: in a transaction.
        feed: code of the feed.
        kinds: the rules.
    """

    def __init__(self, connection: Connection, feed: str, kinds: Kinds) -> None:
        self._connection = connection
        self._feed = feed
        self._kinds = kinds
        self._of: dict[Key, list[_Touched]] = {}
        self._loaded: set[Key] = set()
        self._tops: dict[str, int] = {}
        #: Ops that have rows -> what they repeat, of the records that were read.
        self.origins: dict[OpId, OpId] = {}

    def load(self, ops: Sequence[Incoming]) -> None:
        """Look up what came of the records of those ops behind which later ones were taken."""
        named = [(each, op) for each in ops if isinstance(op := each.decoded(), Op)]
        fresh = {each.replica for each, _ in named} - self._tops.keys()
        self._tops |= ledger.tops(self._connection, sorted(fresh))
        late = {
            (op.k, op.i)
            for each, op in named
            if op.o is not None or each.n < self._tops[each.replica]
        }
        if late - self._loaded:
            self._read(late - self._loaded)

    def _read(self, keys: set[Key]) -> None:
        self._loaded |= keys
        for told in records.rows_of(self._connection, self._feed, keys):
            op = decode_op(told.line)
            if not isinstance(op, Fault):
                outcome = _decode(told.outcome) if told.outcome else {}
                self._note(op, Writer(told.replica, told.n), outcome)

    def note(self, row: Row) -> None:
        """A row was made."""
        self._note(row.op, Writer(row.replica, row.n), row.outcome or {})

    def _note(self, op: Op, writer: Writer, outcome: Mapping[str, Any]) -> None:
        if op.o is not None:
            self.origins[writer.replica, writer.n] = (op.o.replica, op.o.n)
        words = _words(op, self._kinds[op.k])
        if words and not outcome.get("already"):
            late = outcome.get("late_words", {})
            left = {
                name: found.difference(late.get(name, ())) if found is not None else None
                for name, found in words.items()
            }
            self._of.setdefault((op.k, op.i), []).append((writer, left))

    def words(self, sent: Sent) -> Mapping[str, Words]:
        """Field -> the words of it that later ops of the same replica have touched."""
        found: dict[str, Words] = {}
        for writer, words in self._of.get((sent.op.k, sent.op.i), ()):
            if sent.after(writer):
                for name, told in words.items():
                    before = found.get(name, frozenset())
                    found[name] = None if told is None or before is None else before | told
        return found or _NOTHING


def _words(op: Op, rule: KindRule) -> dict[str, Words]:
    """The words an op adds to sets or takes away; a set that is sealed has none to be seen."""
    found: dict[str, Words] = {}
    for name in op.f.keys() & rule.sets:
        change = op.f[name]
        if change is None:
            found[name] = None
        elif type(change) is dict and "sealed" not in change:
            signs = [words for words in change.values() if type(words) is list]
            found[name] = frozenset(w for words in signs for w in words if type(w) is str)
    return found
