"""Bundles: sealed and signed files that carry what else the line would (section 11).

All is streamed, since pictures make bundles of hundreds of megabytes.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from county import errors
from county.config import Randomness
from county.wire.encoding import b64, compact, unb64
from county.wire.signatures import signer_id, verify

FORMAT = "station-bundle-1"
FRAME = 64 * 1024
_TAG = 16
_HEAD_LIMIT = 4096
_PIECE = 1024 * 1024
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_HEX = re.compile(r"[0-9a-f]{64}")
_CODE = re.compile(r"[0-9]{6}|[0-9]{9}|[0-9]{12}")


@dataclass(frozen=True, slots=True)
class Head:
    """The line at the beginning of a part.

    Args:
        id: of the bundle.
        sender: code of the division it comes from.
        receiver: code of the division, or replica, it is for.
        part: which, from 1.
        parts: how many there are.
        size: how many bytes follow the line.
        sha256: of these, hex.
        whole: of all parts' bytes, hex.
        ephemeral: public X25519 key, 32 bytes.
        signer: signer id.
        document: the line as JSON.
    """

    id: str
    sender: str
    receiver: str
    part: int
    parts: int
    size: int
    sha256: str
    whole: str
    ephemeral: bytes
    signer: str
    document: dict[str, Any]

    def is_signed_by(self, key: bytes) -> bool:
        """Whether a public Ed25519 key signed this part."""
        rest = {name: value for name, value in self.document.items() if name != "signature"}
        signature = unb64(self.document["signature"], 64)
        return signature is not None and verify(key, _message(rest), signature)


@dataclass(frozen=True, slots=True)
class Part:
    """A file that is one part of a bundle."""

    path: Path
    head: Head
    offset: int


def _message(rest: dict[str, Any]) -> bytes:
    return b"station-bundle-1\n" + compact(rest)


# Writing --------------------------------------------------------------------------------------


def seal(clear: BinaryIO, sealed: BinaryIO, bundle_id: str, receiver: bytes, seed: bytes) -> bytes:
    """Write what a stream holds as frames that only the receiver opens.

    Args:
        clear: read from its present place to its end.
        sealed: written to.
        bundle_id: bound into every frame.
        receiver: public X25519 key, 32 bytes.
        seed: private ephemeral key, 32 fresh random bytes.

    Returns:
        The public ephemeral key.
    """
    ephemeral = X25519PrivateKey.from_private_bytes(seed)
    public = ephemeral.public_key().public_bytes_raw()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(receiver))
    cipher = _cipher(shared, public, receiver)
    number, frame = 0, clear.read(FRAME)
    while True:
        following = clear.read(FRAME) if len(frame) == FRAME else b""
        last = not following
        sealed.write(cipher.encrypt(_nonce(number, last=last), frame, bundle_id.encode()))
        if last:
            return public
        number, frame = number + 1, following


def parts_of(
    sealed: BinaryIO,
    folder: Path,
    *,
    bundle_id: str,
    sender: str,
    receiver: str,
    ephemeral: bytes,
    key: Ed25519PrivateKey,
    part_bytes: int | None = None,
) -> list[tuple[Path, bytes, int, int]]:
    """What each part's file is to hold; nothing is written yet.

    Args:
        sealed: all parts' bytes.
        folder: where the files will stand.
        bundle_id: of the bundle.
        sender: code of the division that sends.
        receiver: code of the division it is for.
        ephemeral: public key, from `seal`.
        key: signs.
        part_bytes: at most so many in a part; None for a single one.

    Returns:
        For each part its path, its line, and from where to where its bytes lie in `sealed`.
    """
    size = sealed.seek(0, 2)
    step = min(part_bytes or size, size) or 1
    starts = list(range(0, size, step)) or [0]
    whole = _hash(sealed, 0, size)
    found = []
    for number, start in enumerate(starts, start=1):
        end = min(start + step, size)
        rest: dict[str, Any] = {
            "format": FORMAT,
            "id": bundle_id,
            "from": sender,
            "to": receiver,
            "part": number,
            "parts": len(starts),
            "bytes": end - start,
            "sha256": _hash(sealed, start, end),
            "whole": whole,
            "ephemeral": b64(ephemeral),
            "signer": signer_id(key.public_key().public_bytes_raw()),
        }
        line = compact({**rest, "signature": b64(key.sign(_message(rest)))}) + b"\n"
        name = f"{sender}-{receiver}-{bundle_id}-{number}of{len(starts)}.bundle"
        found.append((folder / name, line, start, end))
    return found


def _hash(file: BinaryIO, start: int, end: int) -> str:
    digest = hashlib.sha256()
    for piece in pieces(file, start, end):
        digest.update(piece)
    return digest.hexdigest()


def pieces(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    """Bytes of a file from `start` up to `end`, a megabyte at a time."""
    file.seek(start)
    while start < end:
        piece = file.read(min(_PIECE, end - start))
        if not piece:
            return
        start += len(piece)
        yield piece


# Reading --------------------------------------------------------------------------------------


def read_part(path: Path) -> Part:
    """The head of a part, once its bytes are those it names.

    Raises:
        errors.NotABundle: it is none, was cut short or damaged.
    """
    try:
        with path.open("rb") as file:
            line = file.readline(_HEAD_LIMIT)
            head = _parsed(line)
            if head is None:
                raise errors.NotABundle(path=path, why="不是本系统的文件包")
            size = file.seek(0, 2)
            whole = size == len(line) + head.size
            if not whole or _hash(file, len(line), size) != head.sha256:
                raise errors.NotABundle(path=path, why="内容不完整或已损坏，请重新拷贝")
    except OSError as error:
        raise errors.NotABundle(path=path, why=f"读不出来（{error.strerror}）") from error
    return Part(path, head, len(line))


def _parsed(line: bytes) -> Head | None:
    try:
        document = json.loads(line)
        numbers = [document[name] for name in ("part", "parts", "bytes")]
        texts = [document[name] for name in ("id", "from", "to", "sha256", "whole", "signer")]
        ephemeral, signature = unb64(document["ephemeral"], 32), document["signature"]
        compact(document)  # what is signed; half a surrogate pair has no bytes
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    good = (
        line.endswith(b"\n")
        and document.get("format") == FORMAT
        and all(type(number) is int and 0 <= number < 2**53 for number in numbers)
        and all(isinstance(text, str) for text in [*texts, signature])
        and _ID.fullmatch(texts[0])
        and _CODE.fullmatch(texts[1])
        and _CODE.fullmatch(texts[2])
        and _HEX.fullmatch(texts[3])
        and _HEX.fullmatch(texts[4])
        and 1 <= numbers[0] <= numbers[1] <= 10_000
        and ephemeral is not None
    )
    if not good or ephemeral is None:
        return None
    return Head(
        id=texts[0],
        sender=texts[1],
        receiver=texts[2],
        part=numbers[0],
        parts=numbers[1],
        size=numbers[2],
        sha256=texts[3],
        whole=texts[4],
        ephemeral=ephemeral,
        signer=texts[5],
        document=document,
    )


def missing(parts: Sequence[Part]) -> list[int]:
    """Numbers of the parts of one bundle that are not at hand."""
    held = {part.head.part for part in parts}
    return [number for number in range(1, parts[0].head.parts + 1) if number not in held]


def unseal(parts: Sequence[Part], clear: BinaryIO, private: X25519PrivateKey) -> None:
    """Open a whole bundle.

    Args:
        parts: of one bundle, one of each number; their signatures were checked.
        clear: written to.
        private: key of the receiver.

    Raises:
        errors.NotABundle: it is for somebody else, or was altered.
    """
    ordered = sorted(parts, key=lambda part: part.head.part)
    head = ordered[0].head
    receiver = private.public_key().public_bytes_raw()
    try:
        shared = private.exchange(X25519PublicKey.from_public_bytes(head.ephemeral))
    except ValueError as error:
        raise errors.NotABundle(path=ordered[0].path, why="密钥不对") from error
    cipher = _cipher(shared, head.ephemeral, receiver)
    number, frames = 0, _frames(ordered)
    frame = next(frames, b"")
    try:
        while True:
            following = next(frames, None)
            nonce = _nonce(number, last=following is None)
            clear.write(cipher.decrypt(nonce, frame, head.id.encode()))
            if following is None:
                return
            number, frame = number + 1, following
    except InvalidTag as error:
        why = "不是发给这里的，或内容被改动过"
        raise errors.NotABundle(path=ordered[0].path, why=why) from error


def _frames(parts: Sequence[Part]) -> Iterator[bytes]:
    held = b""
    for part in parts:
        with part.path.open("rb") as file:
            for piece in pieces(file, part.offset, part.offset + part.head.size):
                held += piece
                while len(held) >= FRAME + _TAG:
                    yield held[: FRAME + _TAG]
                    held = held[FRAME + _TAG :]
    if held:
        yield held


def _cipher(shared: bytes, ephemeral: bytes, receiver: bytes) -> ChaCha20Poly1305:
    key = HKDF(SHA256(), 32, ephemeral + receiver, b"station-bundle-1").derive(shared)
    return ChaCha20Poly1305(key)


def _nonce(number: int, *, last: bool) -> bytes:
    return ((1 << 95 if last else 0) | number).to_bytes(12, "big")


def new_id(randomness: Randomness) -> str:
    """A random id of a bundle, as a UUID of version 4."""
    import uuid

    return str(uuid.UUID(bytes=randomness(16), version=4))
