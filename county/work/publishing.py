"""The county's and towns' own writing: by everybody's rules, signed with their own keys."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, Engine

from county import errors
from county.auth.divisions import demand, may_write
from county.config import Clock, Randomness
from county.merge.judgement import REJECTED
from county.store import feeds, writers
from county.store.engine import writing
from county.store.ledger import Judged
from county.store.writers import Remembered
from county.wire.bodies import SEGMENT_BYTES, SEGMENT_OPS, Segment, SentLine
from county.wire.hashing import chain_over, op_hash
from county.wire.kinds import PUBLISHED, Kinds
from county.wire.ops import SET
from county.wire.signatures import segment_message
from county.work.entering import Follower, Incoming, enter
from county.work.pushing import save_segments, went_on
from county.work.retracting import strike_out

_encode = msgspec.json.Encoder().encode


class SigningKey(Protocol):
    """The key of a county or town; it lies outside the database."""

    @property
    def private(self) -> Ed25519PrivateKey:
        """It signs segments."""

    @property
    def signer(self) -> str:
        """Its signer id."""


class SigningKeys(Protocol):
    """Where such keys are found."""

    def division(self, code: str) -> SigningKey | None:
        """The key of a county or town, None if it has none."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change a county or town makes.

    Args:
        kind: of the record.
        id: of the record.
        fields: field -> value; sets as `{"+": […], "-": […]}`.
        action: as an op's `a`; empty sets fields of a record that is there.
        base: the row up to which the writer had seen the feed; None for all of it.
        conflict: the conflict a resolve or reopen names.
    """

    kind: str
    id: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    action: str = SET
    base: int | None = None
    conflict: tuple[int, str] | None = None


class Publisher:
    """Writes for the county and its towns.

    It takes a replica id of its own for each feed, so that a county restored from a backup never
    gives a number of before to another op.

    Args:
        engine: of the database.
        keys: of the county and its towns.
        clock: of the county.
        randomness: for replica ids.
        kinds: the rules.
        followers: as the exchange's.
    """

    def __init__(
        self,
        engine: Engine,
        keys: SigningKeys,
        clock: Clock,
        randomness: Randomness,
        kinds: Kinds,
        followers: Sequence[Follower] = (),
    ) -> None:
        self._engine = engine
        self._keys = keys
        self._clock = clock
        self._randomness = randomness
        self._kinds = kinds
        self._followers = followers
        #: (division, feed) -> replica, and the op it has come to.
        self._replicas: dict[tuple[str, str], tuple[str, int]] = {}

    def publish(
        self, division: str, feed: str, changes: Iterable[Change], actor: str | None = None
    ) -> list[Judged]:
        """Write changes into a feed, all or none.

        Args:
            division: code of the county or town that writes.
            feed: its own, or with kinds that answer one below it.
            changes: in their order.
            actor: id of the person, kept in the ops.

        Returns:
            The verdict on each change; none of them is `rejected`.

        Raises:
            errors.NotYours: the tree or the kind does not allow it.
            errors.BadInput: a change was rejected; nothing was written.
        """
        changes = list(changes)
        key = self._keys.division(division)
        for change in changes:
            demand(self._allowed(division, feed, change.kind))
        if key is None:
            raise errors.NotYours()
        with writing(self._engine) as connection:
            head = feeds.lock(connection, feed)
            known = self._writer(connection, division, feed)
            lines = [self._line(change, head.row, actor) for change in changes]
            segments = list(_segments(key, division, known, lines))
            ops = [op for segment in segments for op in _incoming(segment, known, division)]
            entered = enter(connection, head, ops, self._kinds, self._followers)
            verdicts = [entered.verdicts[op.replica, op.n] for op in ops]
            _demand_taken(verdicts)
            strike_out(connection, feed, entered.sealed)
            save_segments(
                connection, [(feed, known.replica, key.signer, s, None) for s in segments]
            )
            went_on(connection, known, ops)
            writers.save(connection, known)
            feeds.save(connection, head)
        self._replicas[division, feed] = (known.replica, known.held)
        return verdicts

    def _allowed(self, division: str, feed: str, kind: str) -> bool:
        rule = self._kinds[kind]
        if division == feed:
            return rule.scope is None or PUBLISHED in rule.scope
        return may_write(division, feed, answers=rule.answers)

    def _writer(self, connection: Connection, division: str, feed: str) -> Remembered:
        replica, held = self._replicas.get((division, feed), ("", 0))
        if replica:
            known = writers.remembered(connection, replica, feed)
            if known.held == held:
                return known
        # The first writing since the start, or the database is not the one of before.
        fresh = str(uuid.UUID(bytes=self._randomness(16), version=4))
        return Remembered(fresh, feed)

    def _line(self, change: Change, head: int, actor: str | None) -> bytes:
        told: dict[str, Any] = {"k": change.kind, "i": change.id}
        if change.action:
            told["a"] = change.action
        told["b"] = head if change.base is None else change.base
        if change.fields:
            told["f"] = dict(change.fields)
        if change.conflict is not None:
            told["c"] = list(change.conflict)
        if actor is not None:
            told["w"] = actor
        told["t"] = self._clock().isoformat(timespec="seconds")
        return _encode(told)


def _segments(
    key: SigningKey, division: str, known: Remembered, lines: Sequence[bytes]
) -> Iterator[Segment]:
    n, chain = known.held + 1, known.chain
    while lines:
        part = _fitting(lines)
        sent = [SentLine(n + k, op_hash(text), text) for k, text in enumerate(part)]
        after = chain_over(chain, [line.hash for line in sent])[-1]
        last = n + len(part) - 1
        message = segment_message(division, known.replica, n, last, after)
        yield Segment(n, last, chain, key.private.sign(message), sent)
        n, chain, lines = last + 1, after, lines[len(part) :]


def _fitting(lines: Sequence[bytes]) -> Sequence[bytes]:
    size = 0
    for count, line in enumerate(lines[:SEGMENT_OPS]):
        size += len(line)
        if size > SEGMENT_BYTES and count:
            return lines[:count]
    return lines[:SEGMENT_OPS]


def _incoming(segment: Segment, known: Remembered, division: str) -> Iterator[Incoming]:
    chains = chain_over(segment.before, [line.hash for line in segment.lines])
    for line, chain in zip(segment.lines, chains, strict=True):
        yield Incoming(
            known.replica, line.n, line.line or b"", line.hash, chain,
            segment.first, segment.last, division,
        )  # fmt: skip


def _demand_taken(verdicts: Sequence[Judged]) -> None:
    for judged in verdicts:
        if judged.verdict == REJECTED:
            code = (judged.detail or {}).get("code", "")
            if code == "not_yours":
                raise errors.NotYours()
            raise errors.BadInput(what=f"内容不合规定（{code}），没有发布。")
