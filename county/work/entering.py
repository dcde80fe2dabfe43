"""Takes ops into one feed: judges them in order, numbers rows, wakes what waited for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec
from sqlalchemy import Connection

from county.auth.divisions import above
from county.merge.judge import judge
from county.merge.judgement import DEFERRED, Judgement, Sent, rejected
from county.merge.taking import take
from county.model.state import ALIAS, Key, Life, OpId, Standing, Touched
from county.store import bulk, ledger, records
from county.store.feeds import Head
from county.store.ledger import Judged, Waiting
from county.store.tables.feeds import feed_row
from county.wire.encoding import b64
from county.wire.hashing import Outcome, next_feed_hash, op_hash
from county.wire.kinds import Kinds
from county.wire.ops import ADD, DELETE, ERASED, REOPEN, RESOLVE, SEAL, Fault, Op, decode_op
from county.work.out_of_turn import OutOfTurn
from county.work.repeating import Repeats

_encode = msgspec.json.Encoder().encode


@dataclass(slots=True)
class Incoming:
    """An op that is to be taken in.

    Args:
        replica: whose it is.
        n: its number.
        line: its bytes.
        hash: theirs.
        chain: the replica's chain after it, None where ops before it are not here.
        first: where the segment begins that proves it.
        last: where that ends.
        division: code of the division whose replica wrote it.
        life: the former life its rows are read in.
        was: its place in a former life.
        struck: `line` lacks values that were struck out while it waited.
    """

    replica: str
    n: int
    line: bytes
    hash: bytes
    chain: bytes | None
    first: int
    last: int
    division: str
    life: Life | None = None
    was: tuple[str, int] | None = None
    struck: bool = False
    op: Op | Fault | None = None

    def decoded(self) -> Op | Fault:
        """Its members, or why it is no op."""
        if self.op is None:
            self.op = decode_op(self.line)
        return self.op


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was just made.

    Args:
        feed: code of the feed.
        row: its number.
        op: its op's members.
        outcome: what was not taken as sent.
        division: whose replica wrote it.
        replica: that replica.
        n: the op's number there.
    """

    feed: str
    row: int
    op: Op
    outcome: Outcome | None
    division: str
    replica: str
    n: int


class Follower(Protocol):
    """Keeps something in step with the feeds, in the same transaction."""

    def follow(self, connection: Connection, feed: str, rows: Sequence[Row]) -> None:
        """Rows were made."""


@dataclass(slots=True)
class Entered:
    """What came of taking ops in.

    Args:
        verdicts: of every op given, and of those that had waited, by replica and number.
        rows: the rows that were made.
        sealed: rows of `seal` ops: what they sealed is to be struck out.
        erased: rows that say that a person was deleted: what was told of them likewise.
    """

    verdicts: dict[OpId, Judged] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    sealed: list[Row] = field(default_factory=list)
    erased: list[Row] = field(default_factory=list)


def enter(
    connection: Connection,
    head: Head,
    ops: Sequence[Incoming],
    kinds: Kinds,
    followers: Iterable[Follower] = (),
) -> Entered:
    """Take ops into a feed whose head is locked.

    Args:
        connection: in a transaction that writes.
        head: of the feed, locked; it is brought up to date and written.
        ops: none of them in the ledger yet, in the order in which they are to be judged.
        kinds: the rules.
        followers: told of the rows.
    """
    entering = _Entering(connection, head, kinds)
    entered = entering.run(ops)
    for follower in followers:
        follower.follow(connection, head.code, entered.rows)
    return entered


class _Entering:
    """One call of `enter`."""

    def __init__(self, connection: Connection, head: Head, kinds: Kinds) -> None:
        self._connection = connection
        self._head = head
        self._standing = Standing(kinds)
        self._touched = Touched()
        self._made = Entered()
        self._rows: list[tuple[Any, ...]] = []
        self._waiting: dict[OpId, Waiting] = {}
        self._stored_waiting: set[OpId] = set()
        self._loaded: set[Key] = set()
        self._came: dict[OpId, Incoming] = {}
        self._repeats = Repeats(connection)
        self._turns = OutOfTurn(connection, head.code, kinds)

    def run(self, ops: Sequence[Incoming]) -> Entered:
        if self._head.waiting:
            for late in ledger.waiting(self._connection, self._head.code):
                self._waiting[late.replica, late.n] = late
                self._stored_waiting.add((late.replica, late.n))
        woken = [_woken(late) for late in self._waiting.values()]
        self._load([*ops, *woken])
        self._repeats.load(ops)
        self._turns.load(ops)
        for op in ops:
            self._came[op.replica, op.n] = op
            self._take(op)
        self._wake()
        self._write()
        return self._made

    # Reading -------------------------------------------------------------------------------

    def _load(self, ops: Sequence[Incoming]) -> None:
        """Look up all that judging these ops may look at, in a handful of statements."""
        decoded = [op for each in ops if isinstance(op := each.decoded(), Op)]
        keys = self._keys(decoded) - self._loaded
        self._loaded |= keys
        standing, code = self._standing, self._head.code
        for record in records.load(self._connection, code, keys):
            standing.records.setdefault(record.key, record)
        missing = keys - standing.records.keys()
        higher = above(code)[:-1]
        if higher and missing:
            added = {(op.k, op.i) for op in decoded if op.a == ADD}
            if missing - added:
                standing.above |= records.existing(self._connection, higher, missing - added)
        self._load_hanging(ops, decoded)

    def _keys(self, ops: Sequence[Op]) -> set[Key]:
        keys = set()
        for op in ops:
            keys.add((op.k, op.i))
            for name, kind in self._standing.kinds[op.k].refs.items():
                value = op.f.get(name)
                if type(value) is str and value:
                    keys.add((kind, value))
        return keys

    def _load_hanging(self, ops: Sequence[Incoming], decoded: Sequence[Op]) -> None:
        """Children of what may be deleted, conflicts, and aliases where circles may close."""
        standing, code = self._standing, self._head.code
        parents = {(op.k, op.i) for op in decoded if op.a in (DELETE, RESOLVE, REOPEN)}
        if parents:
            records.children(self._connection, code, parents, standing)
        here = [r for key in self._loaded if (r := standing.records.get(key))]
        contested = {record.id for record in here if record.conflicts or record.removed}
        contested |= {o.i for e in ops if e.life and isinstance(o := e.decoded(), Op) and o.c}
        if contested:
            records.conflicts_of(self._connection, code, sorted(contested), standing)
        named = {op.c for op in decoded if op.c is not None}
        if named:
            records.conflicts_named(self._connection, code, named, standing)
        if any(op.k == ALIAS for op in decoded):
            records.aliases(self._connection, code, standing)

    # Judging -------------------------------------------------------------------------------

    def _take(self, each: Incoming) -> None:
        """Judge an op, or tell of it what was told of the same one before."""
        known = self._repeats.known(each)
        if known is None:
            judged = self._judge(each)
        else:
            self._waiting.pop((each.replica, each.n), None)
            judged = known._replace(
                replica=each.replica, n=each.n, hash=each.hash, chain=each.chain
            )
        self._repeats.note(each, judged, known)
        self._made.verdicts[each.replica, each.n] = judged

    def _judge(self, each: Incoming) -> Judged:
        told = each.decoded()
        if isinstance(told, Fault):
            return _judged(each, rejected(told), None)
        twins = self._repeats.twins(each.replica)
        sent = Sent(
            told, each.replica, each.n, each.division, each.life, each.was, twins,
            self._turns.origins,
        )  # fmt: skip
        sent.later = self._turns.words(sent)
        judgement = judge(sent, self._head.code, self._standing)
        row = self._place(each, sent, judgement) if judgement.has_row else None
        if judgement.verdict == DEFERRED:
            self._wait(each, judgement)
        else:
            self._waiting.pop((each.replica, each.n), None)
        return _judged(each, judgement, row)

    def _place(self, each: Incoming, sent: Sent, judgement: Judgement) -> int:
        """Give an op its row, and carry out what it was judged."""
        head = self._head
        row = head.row + 1
        outcome = take(sent, judgement, row, self._standing, self._touched)
        if head.salt is not None:
            outcome = {**(outcome or {}), "began": head.salt}
        head.place(row, next_feed_hash(head.hash, row, each.replica, each.n, outcome, each.hash))
        op = sent.op
        self._rows.append(
            (
                head.code, row, each.replica, each.n,
                _encode(outcome).decode() if outcome else None, each.line, each.hash, head.hash,
                each.first, each.last, op.k, op.i, int(each.struck),
            )
        )  # fmt: skip
        told = {**(outcome or {}), "gone": b64(each.hash)} if each.struck else outcome
        made = Row(head.code, row, op, told, each.division, each.replica, each.n)
        self._made.rows.append(made)
        self._turns.note(made)
        if op.a == SEAL:
            self._made.sealed.append(made)
        if op.f.get(ERASED):
            self._made.erased.append(made)
        return row

    def _wait(self, each: Incoming, judgement: Judgement) -> None:
        kind, record_id = (judgement.detail or {})["waits"]
        self._waiting[each.replica, each.n] = Waiting(
            each.replica, each.n, self._head.code, (kind, record_id), each.line,
            each.first, each.last, each.division, each.life, each.was, each.hash,
        )  # fmt: skip

    def _wake(self) -> None:
        """Judge those that waited for a record that is here now, and those they wake in turn."""
        while True:
            ready = [op for op in self._waiting.values() if self._standing.knows(op.waits)]
            if not ready:
                return
            # Those of this very request as they came: with their chain.
            came = self._came
            woken = [came.get((op.replica, op.n)) or _woken(op) for op in ready]
            self._load(woken)
            self._repeats.load(woken)
            self._turns.load(woken)
            for op in woken:
                self._take(op)

    # Writing -------------------------------------------------------------------------------

    def _write(self) -> None:
        connection, head = self._connection, self._head
        bulk.insert_rows(connection, feed_row, self._rows)
        self._repeats.write()
        records.save(connection, head.code, self._touched)
        verdicts = self._made.verdicts
        ledger.write(connection, [verdicts[each] for each in self._came])
        late = [judged for each, judged in verdicts.items() if each not in self._came]
        self._keep_hashes(late)
        new = [op for each, op in self._waiting.items() if self._changed(each)]
        ledger.note_waiting(connection, new)
        ledger.no_longer_waiting(connection, self._stored_waiting - self._waiting.keys())
        if len(self._waiting) != head.waiting or self._rows:
            head.waiting = len(self._waiting)

    def _changed(self, each: OpId) -> bool:
        return each not in self._stored_waiting or each in self._made.verdicts

    def _keep_hashes(self, late: Sequence[Judged]) -> None:
        """Write the verdicts of ops that had waited; the chain stays as it was."""
        if late:
            held = ledger.named(self._connection, [(j.replica, j.n) for j in late])
            ledger.write(
                self._connection,
                [j._replace(chain=held[j.replica, j.n].chain) for j in late],
                again=True,
            )


def _woken(op: Waiting) -> Incoming:
    return Incoming(
        op.replica, op.n, op.line, op.hash, None, op.first, op.last, op.division,
        op.life, op.was, op_hash(op.line) != op.hash,
    )  # fmt: skip


def _judged(each: Incoming, judgement: Judgement, row: int | None) -> Judged:
    return Judged(
        each.replica, each.n, each.hash, each.chain, judgement.verdict, row, judgement.detail
    )
