"""Whether what comes down was made by whom it names: the proof of each segment (section 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.sync.joining.county_keys import KnownKeys
from desktop.sync.joining.identity import signed_by
from desktop.sync.wire.encoding import b64, unb64
from desktop.sync.wire.protocol import ExchangeReply, Proof, Run, chained, op_hash, ops_text

#: Why a segment proves nothing: nobody knows its key; its operations are not the ones signed.
UNKNOWN, WRONG = "unknown", "wrong"


@dataclass(frozen=True, slots=True)
class Unproved:
    """A segment that nobody proves to have made.

    Args:
        feed: whose rows.
        row: the first of them.
        last: the last.
        proof: as it came.
        why: `UNKNOWN` or `WRONG`.
        lines: its operations, as they came.
    """

    feed: str
    row: int
    last: int
    proof: Proof
    why: str
    lines: tuple[bytes, ...]


def unproved(reply: ExchangeReply, keys: KnownKeys) -> list[Unproved]:
    """The segments of an answer that prove nothing, in the order they came."""
    by_proof: dict[int, list[Run]] = {}
    for run in reply.runs:
        if run.proof is not None:
            by_proof.setdefault(id(run.proof), []).append(run)
    found = []
    for feed, proof in reply.proofs:
        runs = by_proof.get(id(proof))
        why = _fault(feed, proof, runs, keys) if runs else None
        if runs and why:
            lines = tuple(line for run in runs for line in run.lines)
            rows = [(run.row, run.row + run.count - 1) for run in runs]
            first, last = min(row for row, _ in rows), max(row for _, row in rows)
            found.append(Unproved(feed, first, last, proof, why, lines))
    return found


def without(reply: ExchangeReply, bad: Iterable[Unproved]) -> ExchangeReply:
    """An answer as far as it is proved: a feed ends before its first segment that is not."""
    ends: dict[str, int] = {}
    for one in bad:
        ends[one.feed] = min(one.row, ends.get(one.feed, one.row))
    if not ends:
        return reply
    runs: list[Run] = []
    for run in reply.runs:
        room = ends.get(run.feed, run.row + run.count) - run.row
        if room > 0:
            runs.append(run if room >= run.count else run.part(0, room))
    left = {id(run.proof) for run in runs}
    proofs = [(feed, proof) for feed, proof in reply.proofs if id(proof) in left]
    return ExchangeReply(reply.head, runs, proofs)


def _fault(feed: str, proof: Proof, runs: Sequence[Run], keys: KnownKeys) -> str | None:
    writer = keys.of(feed, proof.replica, proof.signer)
    if writer is None:
        return UNKNOWN
    code, public = writer
    hashes = dict(proof.rest)
    for run in runs:
        if run.n < proof.first or run.n + run.count - 1 > proof.last:
            return WRONG
        hashes |= _hashes(run)
    chain = proof.before
    for n in range(proof.first, proof.last + 1):
        hashed = hashes.get(n)
        if hashed is None:
            return WRONG
        chain = chained(chain, hashed)
    message = ops_text(code, proof.replica, proof.first, proof.last, chain)
    return None if signed_by(public, message, b64(proof.signature)) else WRONG


def _hashes(run: Run) -> dict[int, bytes]:
    """The hashes of its operations; of those that were struck out later, the true ones."""
    gone = (run.outcome or {}).get("gone")
    return {
        run.n + place: unb64(gone) if gone else op_hash(line)
        for place, line in enumerate(run.lines)
    }
