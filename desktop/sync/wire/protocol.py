"""The shapes of the protocol and their bytes: hashes, chains, signatures' texts, replies."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop.sync.line.port import MOST_UNPACKED_BYTES, no_answer
from desktop.sync.wire.encoding import compact, unb64
from desktop.sync.wire.reply_shape import demand_head, demand_op, demand_proof, demand_run

VERSION = 1
START = bytes(32)
#: Limits of section 2 and of a segment (section 1).
LINE_BYTES, UNPACKED_BYTES = 64 << 10, MOST_UNPACKED_BYTES
#: A fifth of what a county takes: it keeps a worker's memory 17 MiB lower, for six requests more in
#: a push of 10,000.
OPS_A_REQUEST = 1_000
SEGMENT_OPS, SEGMENT_BYTES = 256, 128 << 10
#: How much of a feed hash a cursor carries.
MARK_BYTES = 16

#: The field name that stands for a record's being in the trash.
REMOVED_NAME = "removed"

#: Members in the order they were put in; for lines that are hashed as they are.
written = msgspec.json.Encoder().encode
decoded = msgspec.json.decode


def signer_id(public: bytes) -> str:
    """The id of a public key of 32 bytes (section 1)."""
    return hashlib.sha256(public).hexdigest()[:16]


def op_hash(line: bytes) -> bytes:
    """The hash of an operation: over its line without the newline."""
    return hashlib.sha256(line).digest()


def chained(chain: bytes, hashed: bytes) -> bytes:
    """The chain after one more operation."""
    return hashlib.sha256(chain + hashed).digest()


def feed_hash(
    before: bytes,
    row: int,
    replica: str,
    n: int,
    outcome: Mapping[str, Any] | None,
    hashed: bytes,
) -> bytes:
    """The feed hash after one more row (section 4)."""
    told = compact([row, replica, n, lasting(outcome) if outcome else None])
    return hashlib.sha256(before + told + hashed).digest()


def lasting(outcome: Mapping[str, Any]) -> dict[str, Any] | None:
    """The part of an outcome that the feed hash is over.

    Left out is what may be withdrawn later, and what tells of a former life of the feed.
    """
    told = {name: value for name, value in outcome.items() if name not in ("gone", "life")}
    if "revived" in told:
        told["revived"] = [list(entry[:2]) for entry in told["revived"]]
    return told or None


def ops_text(station: str, replica: str, first: int, last: int, chain: bytes) -> bytes:
    """What the signature of a segment is over."""
    return f"station-ops-1\n{station}\n{replica}\n{first}\n{last}\n".encode() + chain


def exchange_text(challenge: str, body: bytes) -> bytes:
    """What the signature of an exchange is over; the body as it is sent."""
    return f"station-exchange-1\n{challenge}\n".encode() + hashlib.sha256(body).digest()


def replica_text(challenge: str, rest: Mapping[str, Any]) -> bytes:
    """What a new replica's request is signed over, by the former device key."""
    return f"station-replica-1\n{challenge}\n".encode() + compact(rest)


def retired_text(station: str, replica: str, at: str) -> bytes:
    """What a PC that is handed over signs of itself."""
    return f"station-retired-1\n{station}\n{replica}\n{at}".encode()


def token_text(challenge: str) -> bytes:
    """What a request for a token is signed over."""
    return f"station-token-1\n{challenge}".encode()


@dataclass(frozen=True, slots=True)
class Proof:
    """A segment's signature, as it came or was sent.

    Args:
        replica: whose operations.
        signer: the id of the key.
        first: the first number.
        last: the last.
        before: the chain before the first.
        signature: Ed25519.
        rest: number -> hash of operations that are not at hand.
    """

    replica: str
    signer: str
    first: int
    last: int
    before: bytes
    signature: bytes
    rest: Mapping[int, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of a feed where row and operation both rise by one.

    Args:
        feed: whose rows.
        row: the first row.
        replica: whose operations; empty for the asking replica's own.
        signer: the id of the key, or empty.
        n: the first operation.
        count: how many.
        outcome: the same for all.
        lines: the operations; none for one's own.
        proof: of whose they are; None for one's own.
    """

    feed: str
    row: int
    replica: str
    signer: str
    n: int
    count: int
    outcome: Mapping[str, Any] | None
    lines: Sequence[bytes] = ()
    proof: Proof | None = None

    def part(self, start: int, end: int) -> Run:
        """Some of its rows, by their place in it."""
        lines = self.lines[start:end]
        return Run(
            self.feed, self.row + start, self.replica, self.signer, self.n + start,
            end - start, self.outcome, lines, self.proof,
        )  # fmt: skip


@dataclass(slots=True)
class ExchangeReply:
    """An answer of the county to an exchange.

    Args:
        head: its first line.
        runs: rows, feed by feed.
        proofs: (feed, proof) of the rows.
    """

    head: dict[str, Any]
    runs: list[Run] = field(default_factory=list)
    proofs: list[tuple[str, Proof]] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many rows came."""
        return sum(run.count for run in self.runs)


def parse_reply(body: bytes, station: str) -> ExchangeReply:
    """Take an answer apart.

    Args:
        body: of the answer, unpacked.
        station: the division code of whoever asked.

    Raises:
        errors.NoAnswer: it has another form than section 4 says, so the county did not send it.
    """
    try:
        reply = _parsed(body)
        _demand_feeds(reply, {station[:6], station[:9], station}, station)
        return reply
    except (ValueError, TypeError, IndexError, RecursionError, msgspec.MsgspecError) as error:
        raise no_answer("garbled", type(error).__name__) from error


def _demand_feeds(reply: ExchangeReply, read: set[str], own: str) -> None:
    """Rows and marks are of feeds that the station reads; its own operations of its own feed."""
    told = {run.feed for run in reply.runs} | {feed for feed, _ in reply.proofs}
    for member in ("back", "snapshot", "kept"):
        told |= set(reply.head.get(member) or ())
    if not told <= read or any(not run.replica and run.feed != own for run in reply.runs):
        raise ValueError("feed")


def _parsed(body: bytes) -> ExchangeReply:
    lines = body.split(b"\n")
    if lines.pop():
        raise ValueError("cut")
    head = decoded(lines[0])
    demand_head(head)
    if head["v"] != VERSION:
        raise ValueError("head")
    reply = ExchangeReply(head)
    feed, place = "", 1
    proof: Proof | None = None
    while place < len(lines):
        what, *rest = decoded(lines[place])
        place += 1
        if what == "feed":
            feed, proof = str(rest[0]), None
        elif what == "seg":
            demand_proof(rest)
            proof = _proof(rest)
            reply.proofs.append((feed, proof))
        elif what == "own":
            demand_run(rest)
            row, n, count, outcome = rest
            reply.runs.append(Run(feed, int(row), "", "", int(n), int(count), outcome))
        elif what == "run":
            demand_run(rest)
            row, n, count, outcome = rest
            found = lines[place : place + int(count)]
            if len(found) < int(count) or proof is None:
                raise ValueError("run")
            for line in found:
                demand_op(line)
            place += int(count)
            told = (feed, int(row), proof.replica, proof.signer, int(n), int(count))
            reply.runs.append(Run(*told, outcome, found, proof))
    return reply


def _proof(rest: Sequence[Any]) -> Proof:
    replica, signer, first, last, before, signature, *more = rest
    others = {int(n): unb64(hashed) for n, hashed in (more[0] if more else ()) or ()}
    return Proof(
        str(replica), str(signer), int(first), int(last), unb64(before), unb64(signature), others
    )
