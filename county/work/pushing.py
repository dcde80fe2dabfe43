"""A replica's own ops: in order, with their hashes and their chain, or a fork (section 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from county import errors
from county.model.state import Life
from county.store import bulk, ledger
from county.store.ledger import Judged
from county.store.tables.feeds import segment as segment_table
from county.store.writers import Remembered
from county.wire.bodies import Segment
from county.wire.hashing import ZERO, chain_over
from county.wire.signatures import segment_message, verify
from county.work.entering import Incoming

Lives = Sequence[tuple[int, int, str]]


@dataclass(slots=True)
class Pushed:
    """What a request brings of its own.

    Args:
        new: ops that are not here yet.
        held: those that are, as they were judged.
        segments: those that bring something new.
        gap: the ops do not begin where the county's end; they were left aside from there on.
        forked: they are not those the county holds under these numbers.
    """

    new: list[Incoming] = field(default_factory=list)
    held: list[Judged] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    gap: bool = False
    forked: bool = False


def own_ops(
    connection: Connection,
    known: Remembered,
    key: bytes,
    segments: Sequence[Segment],
    lives: Lives = (),
) -> Pushed:
    """Sort a replica's segments into what is new, what is here, and what does not fit.

    Args:
        connection: in a transaction, with the feed locked.
        known: what is remembered of the replica; it is not changed.
        key: its public key.
        segments: as they came.
        lives: of the head.

    Raises:
        errors.Malformed: a segment's signature is not the replica's.
    """
    pushed = Pushed()
    held, chain = known.held, known.chain
    for segment in segments:
        if segment.first > held + 1:
            pushed.gap = True
            break
        chains = proved_chains(segment, known.feed, known.replica, key)
        before = chain if segment.first == held + 1 else _chain_before(connection, known, segment)
        here = _here(connection, known, segment)
        if before != segment.before or any(
            line.n in here and here[line.n].hash != line.hash for line in segment.lines
        ):
            pushed.forked = True
            break
        fresh = _fresh(segment, chains, here, known, lives)
        pushed.new += fresh
        pushed.held += here.values()
        if fresh:
            pushed.segments.append(segment)
        if segment.last > held:
            held, chain = segment.last, chains[-1]
    return pushed


def proved_chains(segment: Segment, writes_for: str, replica: str, key: bytes) -> list[bytes]:
    """The chain after each op of a segment.

    Args:
        segment: as it came.
        writes_for: code of the division the replica belongs to.
        replica: whose ops they are.
        key: its public key.

    Raises:
        errors.Malformed: the signature is not that key's.
    """
    chains = chain_over(segment.before, [line.hash for line in segment.lines])
    message = segment_message(writes_for, replica, segment.first, segment.last, chains[-1])
    if not verify(key, message, segment.signature):
        raise errors.Malformed("signature of a segment")
    return chains


def _chain_before(connection: Connection, known: Remembered, segment: Segment) -> bytes | None:
    if segment.first == 1:
        return ZERO
    return ledger.chain_after(connection, known.replica, segment.first - 1)


def _here(connection: Connection, known: Remembered, segment: Segment) -> dict[int, Judged]:
    if segment.first > max(known.held, known.top):
        return {}
    found = ledger.span(connection, known.replica, segment.first, segment.last)
    return {judged.n: judged for judged in found}


def _fresh(
    segment: Segment,
    chains: Sequence[bytes],
    here: dict[int, Judged],
    known: Remembered,
    lives: Lives,
) -> list[Incoming]:
    return [
        Incoming(
            known.replica, line.n, line.line or b"", line.hash, chain,
            segment.first, segment.last, known.feed, _life(line.n, lives) if lives else None,
        )
        for line, chain in zip(segment.lines, chains, strict=True)
        if line.n not in here
    ]  # fmt: skip


def _life(n: int, lives: Lives) -> Life | None:
    for up_to, mark, tag in sorted(lives):
        if n <= up_to:
            return Life(mark, tag)
    return None


def save_segments(
    connection: Connection,
    segments: Sequence[tuple[str, str, str, Segment, str | None]],
) -> None:
    """Keep what proves ops.

    Args:
        connection: in a transaction that writes.
        segments: (feed, replica, signer, segment, JSON of hashes of ops that are not at hand).
    """
    rows = [
        (replica, s.first, s.last, feed, s.before, s.signature, signer, lacking)
        for feed, replica, signer, s, lacking in segments
    ]
    bulk.put_rows(connection, segment_table, rows)


def went_on(connection: Connection, known: Remembered, ops: Sequence[Incoming]) -> None:
    """Bring what is remembered of a replica up to date after its ops were written."""
    known.top = max(known.top, known.held, *(op.n for op in ops))
    if known.top == known.held:
        return
    if known.top == known.held + len(ops) and ops[0].n == known.held + 1:
        known.held, known.chain = ops[-1].n, ops[-1].chain or known.chain
        return
    for judged in ledger.span(connection, known.replica, known.held + 1, known.top):
        if judged.n != known.held + 1 or judged.chain is None:
            break
        known.held, known.chain = judged.n, judged.chain
