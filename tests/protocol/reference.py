"""Hashes, signatures and seals of docs/protocol.md, written from that page and from nothing else.

Neither side's code is used here: what both must agree with can't be borrowed from one of them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESSIV, ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ZERO = bytes(32)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FRAME = 65_536
AGREED = uuid.UUID("8f3b2c56-5c0f-5a86-9d0c-6f4f2f0f7a11")
#: (row, replica, n, outcome, hash of the op)
FeedRow = tuple[int, str, int, dict[str, Any] | None, bytes]


def compact(value: Any) -> bytes:
    """Compact JSON (section 2)."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8")


def b64(raw: bytes) -> str:
    """base64url without padding (section 2)."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def sha(raw: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(raw).digest()


def public(key: Ed25519PrivateKey | X25519PrivateKey) -> bytes:
    """The 32 public bytes of a key."""
    return key.public_key().public_bytes_raw()


def signer_id(key: Ed25519PrivateKey) -> str:
    """The first 16 hex digits of the hash of the public bytes (section 1)."""
    return sha(public(key)).hex()[:16]


def chain_after(lines: Iterable[bytes], before: bytes = ZERO) -> bytes:
    """The chain after some ops (section 3)."""
    for line in lines:
        before = sha(before + sha(line))
    return before


def segment_message(station: str, replica: str, first: int, last: int, chain: bytes) -> bytes:
    """What a segment's signature is over (section 3)."""
    words = ["station-ops-1", station, replica, str(first), str(last)]
    return "".join(f"{word}\n" for word in words).encode() + chain


def hashed_outcome(outcome: dict[str, Any] | None) -> dict[str, Any] | None:
    """An outcome as the feed hash has it: without what may be withdrawn later (section 4)."""
    kept = {name: value for name, value in (outcome or {}).items() if name not in ("gone", "life")}
    if "revived" in kept:
        kept["revived"] = [entry[:2] for entry in kept["revived"]]
    return kept or None


def feed_after(rows: Iterable[FeedRow], before: bytes = ZERO) -> bytes:
    """The feed hash after some rows (section 4)."""
    for row, replica, n, outcome, hashed in rows:
        before = sha(before + compact([row, replica, n, hashed_outcome(outcome)]) + hashed)
    return before


def exchange_message(challenge: str, body_as_sent: bytes) -> bytes:
    """What `Station-Signature` is over (section 4)."""
    return f"station-exchange-1\n{challenge}\n".encode() + sha(body_as_sent)


def rest(body: dict[str, Any], *without: str) -> bytes:
    """Compact JSON of a message but for some members."""
    return compact({name: value for name, value in body.items() if name not in without})


def replica_message(body: dict[str, Any]) -> bytes:
    """What a request for a new replica id is signed over (section 6)."""
    start = f"station-replica-1\n{body['challenge']}\n".encode()
    return start + rest(body, "challenge", "signature")


def token_message(challenge: str) -> bytes:
    """What a request for a token is signed over (section 9)."""
    return f"station-token-1\n{challenge}".encode()


def retired_message(station: str, replica: str, at: str) -> bytes:
    """What a PC that is handed over signs (section 6)."""
    return f"station-retired-1\n{station}\n{replica}\n{at}".encode()


def county_message(body: dict[str, Any]) -> bytes:
    """What the county's own facts are signed over (section 10)."""
    return b"station-county-1\n" + rest(body, "signature")


def enrol_proof(secret: str, body: dict[str, Any], asks: bool = True) -> bytes:
    """The proof of an enrolment's request or of its reply (section 10)."""
    start = b"station-enrol-1\n" if asks else b"county-enrol-1\n"
    return hmac.digest(secret.encode("ascii"), start + rest(body, "proof"), "sha256")


def code_of(code_id: str, secret: str, identity: bytes) -> str:
    """The 25 letters of an enrolment code in five groups (section 10)."""
    number = int.from_bytes(sha(identity)[:5], "big")
    county = "".join(LETTERS[number >> shift & 31] for shift in range(35, -5, -5))
    letters = code_id + secret + county
    total = sum(place * LETTERS.index(letter) for place, letter in enumerate(letters, 1))
    letters += LETTERS[total % 31]
    return "-".join(letters[at : at + 5] for at in range(0, 25, 5))


def sealed(key: bytes, kind: str, record: str, field: str, value: Any) -> dict[str, str]:
    """A private field as it leaves (section 3)."""
    bound = f"{kind}\n{record}\n{field}".encode()
    return {"sealed": b64(AESSIV(key).encrypt(compact(value), [bound]))}


def person_token(key: bytes, number: str) -> str:
    """The keyed token of an ID number (section 3)."""
    return b64(hmac.digest(key, number.replace(" ", "").upper().encode(), "sha256")[:8])


def agreed_id(name: str) -> str:
    """An id that two PCs make alike (section 3)."""
    return str(uuid.uuid5(AGREED, name))


def base_hash(value: Any) -> str:
    """Member `h` of one field (section 3)."""
    return sha(compact(value)).hex()[:8]


def bundle_bytes(clear: bytes, bundle: str, ephemeral: X25519PrivateKey, receiver: bytes) -> bytes:
    """All parts' bytes together (section 11)."""
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(receiver))
    key = HKDF(SHA256(), 32, public(ephemeral) + receiver, b"station-bundle-1").derive(shared)
    frames = [clear[at : at + FRAME] for at in range(0, len(clear), FRAME)] or [b""]
    out = b""
    for number, frame in enumerate(frames):
        nonce = bytearray(number.to_bytes(12, "big"))
        if number == len(frames) - 1:
            nonce[0] |= 0x80
        out += ChaCha20Poly1305(key).encrypt(bytes(nonce), frame, bundle.encode())
    return out


def bundle_message(head: dict[str, Any]) -> bytes:
    """What a bundle's head is signed over (section 11)."""
    return b"station-bundle-1\n" + rest(head, "signature")
