"""Ed25519 signatures of replicas and divisions, and the header that carries one."""

from __future__ import annotations

import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from county.wire.encoding import unb64

_HEADER = re.compile(r"([0-9a-f]{16}) ([A-Za-z0-9_-]{86})")


def signer_id(public: bytes) -> str:
    """The signer id of a public key of 32 bytes: 16 hex digits."""
    return hashlib.sha256(public).hexdigest()[:16]


def verify(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether a signature of 64 bytes over a message is that key's."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def parse_header(value: str | None) -> tuple[str, bytes] | None:
    """Signer id and signature of a ``Station-Signature`` header; None where it has another form."""
    match = _HEADER.fullmatch(value or "")
    signature = unb64(match[2], 64) if match else None
    return (match[1], signature) if match and signature else None


def exchange_message(challenge: str, digest: bytes) -> bytes:
    """What the signature of an exchange covers (docs/protocol.md section 4).

    Args:
        challenge: as it stands in the head.
        digest: SHA-256 of the body as sent, 32 bytes.
    """
    return b"station-exchange-1\n" + challenge.encode() + b"\n" + digest


def token_message(challenge: str) -> bytes:
    """What the signature of a token's request covers (section 9)."""
    return b"station-token-1\n" + challenge.encode()


def replica_message(challenge: str, rest: bytes) -> bytes:
    """What the signature of a new replica covers (section 6).

    Args:
        challenge: as it stands in the body.
        rest: compact JSON of the body without `challenge` and `signature`.
    """
    return b"station-replica-1\n" + challenge.encode() + b"\n" + rest


def retired_message(station: str, replica: str, at: str) -> bytes:
    """What a PC signs that is handed over (section 6).

    Args:
        station: its code.
        replica: its UUID.
        at: when, as it says itself.
    """
    return f"station-retired-1\n{station}\n{replica}\n{at}".encode()


def segment_message(feed: str, replica: str, first: int, last: int, chain: bytes) -> bytes:
    """What the signature of a segment covers (section 3).

    Args:
        feed: code of whoever wrote the ops: a station, or a town or county by its own code.
        replica: whose ops they are.
        first: number of the first op.
        last: number of the last op.
        chain: the chain after the last op, 32 bytes.
    """
    return b"station-ops-1\n%s\n%s\n%d\n%d\n%s" % (
        feed.encode(),
        replica.encode(),
        first,
        last,
        chain,
    )
