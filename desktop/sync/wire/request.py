"""The body of an exchange: its head, and this PC's operations in signed segments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.storage.database import Store
from desktop.sync import feeds
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import (
    OPS_A_REQUEST,
    SEGMENT_BYTES,
    SEGMENT_OPS,
    START,
    Proof,
    ops_text,
    signer_id,
    written,
)


@dataclass(frozen=True, slots=True)
class Signer:
    """A device key and its id.

    Args:
        key: Ed25519.
        id: the first 16 hex digits of SHA-256 over the public bytes.
    """

    key: Ed25519PrivateKey
    id: str

    @classmethod
    def of(cls, key: Ed25519PrivateKey) -> Signer:
        """The signer of a key."""
        return cls(key, signer_id(public_bytes(key)))

    def header(self, message: bytes) -> str:
        """What the header of a signed request says."""
        return f"{self.id} {b64(self.key.sign(message))}"


@dataclass(frozen=True, slots=True)
class Packet:
    """Operations of one replica that go out together.

    Args:
        lines: segment lines and operations.
        ops: how many.
        last: the last number; 0 for none.
    """

    lines: list[bytes]
    ops: int = 0
    last: int = 0


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The public half of a device key."""
    return key.public_key().public_bytes_raw()


def packet(
    store: Store, station: str, replica: str, signer: Signer, after: int, size: int
) -> Packet:
    """Frozen operations beyond a number, cut into segments and signed.

    The signatures are kept: with them the operations can be offered again by whoever holds them.

    Args:
        store: outside a transaction.
        station: whose.
        replica: whose operations.
        signer: its key.
        after: the last number the county holds.
        size: about so many bytes.
    """
    rows = store.rows(
        "SELECT n, bytes, chain FROM sync_op WHERE replica = ? AND n > ? ORDER BY n LIMIT ?",
        (replica, after, OPS_A_REQUEST),
    )
    segments = _segments(rows, size)
    if not segments:
        return Packet([])
    before = _chain_before(store, replica, segments[0][0][0])
    lines: list[bytes] = []
    proofs: list[tuple[str, Proof]] = []
    for segment in segments:
        first, last, chain = segment[0][0], segment[-1][0], segment[-1][2]
        signature = signer.key.sign(ops_text(station, replica, first, last, chain))
        proofs.append((station, Proof(replica, signer.id, first, last, before, signature)))
        lines.append(written(["seg", first, last, b64(before), b64(signature)]))
        lines += [bytes(line) for _, line, _ in segment]
        before = chain
    with store.transaction():
        feeds.keep_proofs(store, proofs)
    last = segments[-1][-1][0]
    return Packet(lines, sum(len(segment) for segment in segments), last)


def body_of(head: Mapping[str, Any], lines: Sequence[bytes]) -> bytes:
    """A body of the exchange, not packed."""
    return b"\n".join([written(head), *lines, b""])


def _segments(rows: Sequence[Any], size: int) -> list[list[tuple[int, bytes, bytes]]]:
    """Operations that follow each other without a gap, in pieces that one signature covers."""
    segments: list[list[tuple[int, bytes, bytes]]] = []
    whole, of_segment, previous = 0, 0, None
    for n, line, chain in rows:
        if line is None or (previous is not None and n != previous + 1):
            break
        if segments and whole + len(line) > size:
            break
        full = of_segment + len(line) > SEGMENT_BYTES
        if not segments or full or len(segments[-1]) >= SEGMENT_OPS:
            segments.append([])
            of_segment = 0
        segments[-1].append((int(n), bytes(line), bytes(chain)))
        whole, of_segment, previous = whole + len(line), of_segment + len(line), n
    return segments


def _chain_before(store: Store, replica: str, first: int) -> bytes:
    if first == 1:
        return START
    found = store.one("SELECT chain FROM sync_op WHERE replica = ? AND n = ?", (replica, first - 1))
    return bytes(found)
