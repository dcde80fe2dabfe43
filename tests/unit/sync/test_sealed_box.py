"""Sealed frames: the vectors of the protocol, and nothing changed, cut or added gets through."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import config
from desktop.sync.wire.encoding import unb64
from desktop.sync.wire.sealed_box import FRAME_BYTES, box_from, box_to

VECTOR = json.loads(
    (config.resources() / "protocol/vectors/bundle.json").read_text(encoding="utf-8")
)
RECEIVER = X25519PrivateKey.from_private_bytes(bytes.fromhex(VECTOR["receiver_private_key"]))
EPHEMERAL = X25519PrivateKey.from_private_bytes(bytes.fromhex(VECTOR["ephemeral_private_key"]))
ID = VECTOR["head"]["id"].encode()


def _sealed(*clear: bytes) -> bytes:
    public = RECEIVER.public_key().public_bytes_raw()
    return b"".join(box_to(public, EPHEMERAL, ID).sealed(clear))


def _opened(data: bytes) -> bytes:
    box = box_from(unb64(VECTOR["head"]["ephemeral"]), RECEIVER, ID)
    return b"".join(box.opened([data]))


def test_bytes_are_sealed_as_in_the_vectors() -> None:
    clear = bytes.fromhex(VECTOR["clear"])
    assert _sealed(clear).hex() == VECTOR["bytes"]
    assert _opened(bytes.fromhex(VECTOR["bytes"])) == clear


def test_many_frames_are_sealed_as_in_the_vectors() -> None:
    clear = bytes(i * 7 % 251 for i in range(2 * FRAME_BYTES))
    sealed = _sealed(clear[:1000], clear[1000:])
    assert len(sealed) == VECTOR["long"]["bytes"]
    assert hashlib.sha256(sealed).hexdigest() == VECTOR["long"]["sha256"]
    assert _opened(sealed) == clear


@pytest.mark.parametrize("size", [0, 1, FRAME_BYTES - 1, FRAME_BYTES, FRAME_BYTES + 1])
def test_what_was_sealed_opens(size: int) -> None:
    assert _opened(_sealed(b"x" * size)) == b"x" * size


def test_nothing_changed_or_cut_opens() -> None:
    sealed = _sealed(b"y" * (FRAME_BYTES + 10))
    frame = FRAME_BYTES + 16
    for bad in (
        b"",
        sealed[:frame],  # the last frame gone
        sealed[:-1],
        sealed + b"z",
        sealed[frame:],
        bytes([sealed[0] ^ 1]) + sealed[1:],
    ):
        with pytest.raises(ValueError, match="sealed"):
            _opened(bad)


def test_another_bundle_s_id_opens_nothing() -> None:
    box = box_from(unb64(VECTOR["head"]["ephemeral"]), RECEIVER, b"another")
    with pytest.raises(ValueError, match="sealed"):
        list(box.opened([_sealed(b"x")]))
