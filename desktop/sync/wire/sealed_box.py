"""Bytes sealed to one receiver, in frames, so that a large bundle need not fit in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FRAME_BYTES = 65_536
_TAG_BYTES = 16
_INFO = b"station-bundle-1"
_LAST = 0x80


@dataclass(frozen=True, slots=True)
class Box:
    """One key agreed between an ephemeral key and a receiver's.

    Args:
        key: 32 bytes.
        associated: what the tags cover besides.
    """

    key: bytes
    associated: bytes

    def sealed(self, clear: Iterable[bytes]) -> Iterator[bytes]:
        """Frames of cipher text; the last one is marked, so that nothing can be cut off."""
        cipher = ChaCha20Poly1305(self.key)
        waiting, number = b"", 0
        for frame in _framed(clear, FRAME_BYTES):
            if number:
                yield cipher.encrypt(_nonce(number - 1), waiting, self.associated)
            waiting, number = frame, number + 1
        yield cipher.encrypt(_nonce(max(0, number - 1), last=True), waiting, self.associated)

    def opened(self, cipher_text: Iterable[bytes]) -> Iterator[bytes]:
        """The clear text, frame by frame; what came before a bad frame was genuine.

        Raises:
            ValueError: somebody changed it, cut it, or it is not for this key.
        """
        cipher = ChaCha20Poly1305(self.key)
        waiting, number = b"", 0
        try:
            for frame in _framed(cipher_text, FRAME_BYTES + _TAG_BYTES):
                if number:
                    yield cipher.decrypt(_nonce(number - 1), waiting, self.associated)
                waiting, number = frame, number + 1
            last = _nonce(max(0, number - 1), last=True)
            yield cipher.decrypt(last, waiting, self.associated)
        except InvalidTag as error:
            raise ValueError("not sealed so") from error


def box_to(receiver: bytes, ephemeral: X25519PrivateKey, associated: bytes) -> Box:
    """A box only the receiver opens.

    Args:
        receiver: their public key, 32 bytes.
        ephemeral: a fresh key.
        associated: the bundle's id.
    """
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(receiver))
    public = ephemeral.public_key().public_bytes_raw()
    return Box(_derived(shared, public + receiver), associated)


def box_from(ephemeral: bytes, receiver: X25519PrivateKey, associated: bytes) -> Box:
    """The receiver's side of the same.

    Raises:
        ValueError: no key was agreed.
    """
    shared = receiver.exchange(X25519PublicKey.from_public_bytes(ephemeral))
    return Box(_derived(shared, ephemeral + receiver.public_key().public_bytes_raw()), associated)


def _derived(shared: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=_INFO).derive(shared)


def _nonce(number: int, *, last: bool = False) -> bytes:
    nonce = bytearray(number.to_bytes(12, "big"))
    if last:
        nonce[0] |= _LAST
    return bytes(nonce)


def _framed(pieces: Iterable[bytes], size: int) -> Iterator[bytes]:
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        while len(waiting) >= size:
            yield bytes(waiting[:size])
            del waiting[:size]
    if waiting:
        yield bytes(waiting)
