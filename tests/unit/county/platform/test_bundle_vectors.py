"""Bundles, codes and signatures as the published vectors have them."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from county import errors
from county.config import resources
from county.wire import bundles, codes, signatures
from county.wire.encoding import compact, unb64


def vector(name: str) -> dict[str, Any]:
    text = (resources() / "protocol" / "vectors" / f"{name}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def part_of(folder: Path, head: dict[str, Any], data: bytes) -> bundles.Part:
    path = folder / "one.bundle"
    path.write_bytes(compact(head) + b"\n" + data)
    return bundles.read_part(path)


def test_the_published_bundle_opens(tmp_path: Path) -> None:
    given = vector("bundle")
    part = part_of(tmp_path, given["head"], bytes.fromhex(given["bytes"]))
    signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(given["signer_private_key"]))
    assert part.head.is_signed_by(signer.public_key().public_bytes_raw())
    clear = io.BytesIO()
    receiver = X25519PrivateKey.from_private_bytes(bytes.fromhex(given["receiver_private_key"]))
    bundles.unseal([part], clear, receiver)
    assert clear.getvalue() == bytes.fromhex(given["clear"])


def test_sealing_gives_the_published_bytes() -> None:
    given = vector("bundle")
    receiver = X25519PrivateKey.from_private_bytes(bytes.fromhex(given["receiver_private_key"]))
    public = receiver.public_key().public_bytes_raw()
    seed = bytes.fromhex(given["ephemeral_private_key"])
    sealed = io.BytesIO()
    bundles.seal(
        io.BytesIO(bytes.fromhex(given["clear"])), sealed, given["head"]["id"], public, seed
    )
    assert sealed.getvalue() == bytes.fromhex(given["bytes"])
    long = io.BytesIO()
    clear = bytes(i * 7 % 251 for i in range(131_072))
    bundles.seal(io.BytesIO(clear), long, given["head"]["id"], public, seed)
    assert len(long.getvalue()) == given["long"]["bytes"]
    assert hashlib.sha256(long.getvalue()).hexdigest() == given["long"]["sha256"]


def test_a_bundle_in_parts_opens_in_any_order_and_tells_what_is_missing(tmp_path: Path) -> None:
    receiver = X25519PrivateKey.from_private_bytes(bytes(range(32)))
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
    clear = bytes(range(256)) * 900
    sealed = io.BytesIO()
    ephemeral = bundles.seal(
        io.BytesIO(clear), sealed, "b1", receiver.public_key().public_bytes_raw(), bytes(32)
    )
    plan = bundles.parts_of(
        sealed,
        tmp_path,
        bundle_id="b1",
        sender="999999001001",
        receiver="999999",
        ephemeral=ephemeral,
        key=key,
        part_bytes=70_000,
    )
    for path, line, start, end in plan:
        path.write_bytes(line + sealed.getvalue()[start:end])
    parts = [bundles.read_part(path) for path, *_ in plan]
    assert len(parts) == 4
    assert bundles.missing([parts[2], parts[0]]) == [2, 4]
    opened = io.BytesIO()
    bundles.unseal(parts[::-1], opened, receiver)
    assert opened.getvalue() == clear


def test_an_altered_cut_or_foreign_bundle_is_refused(tmp_path: Path) -> None:
    given = vector("bundle")
    data = bytes.fromhex(given["bytes"])
    with pytest.raises(errors.NotABundle):
        part_of(tmp_path, given["head"], data[:-1])
    with pytest.raises(errors.NotABundle):
        part_of(tmp_path, {**given["head"], "part": 0}, data)
    part = part_of(tmp_path, given["head"], data)
    with pytest.raises(errors.NotABundle):
        bundles.unseal([part], io.BytesIO(), X25519PrivateKey.from_private_bytes(bytes(32)))
    foreign = part_of(tmp_path, {**given["head"], "to": "999998"}, data)
    signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(given["signer_private_key"]))
    assert not foreign.head.is_signed_by(signer.public_key().public_bytes_raw())


def test_a_code_is_read_as_the_vector_says_and_slips_are_caught() -> None:
    given = vector("enrolment")
    code = codes.parse(given["code"])
    assert code is not None
    assert (code.id, code.secret) == (given["code_id"], given["secret"])
    assert codes.fingerprint(bytes.fromhex(given["identity_public_key"])) == code.fingerprint
    assert str(code) == given["code"]
    letters = given["code"].replace("-", "")
    for place, letter in enumerate(letters):
        for other in codes.ALPHABET:
            slipped = letters[:place] + other + letters[place + 1 :]
            apart = abs(codes.ALPHABET.index(other) - codes.ALPHABET.index(letter))
            # 0 and 31 look alike to a sum modulo 31.
            if apart not in {0, 31} and place < 24:
                assert codes.parse(slipped) is None


def test_signatures_of_the_vectors_verify() -> None:
    given = vector("signatures")
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(given["private_key"]))
    public = key.public_key().public_bytes_raw()
    parsed = signatures.parse_header(given["exchange"]["header"])
    assert parsed is not None
    digest = hashlib.sha256(given["exchange"]["body"].encode()).digest()
    message = signatures.exchange_message(given["challenge"], digest)
    assert message.hex() == given["exchange"]["message"]
    assert signatures.verify(public, message, parsed[1])
    body = given["replica"]["body"]
    rest = {name: body[name] for name in body if name not in {"challenge", "signature"}}
    message = signatures.replica_message(given["challenge"], compact(rest))
    assert message.decode() == given["replica"]["message"]
    assert signatures.verify(public, message, unb64(body["signature"], 64) or b"")
    token = signatures.token_message(given["challenge"])
    assert signatures.verify(public, token, unb64(given["token"]["signature"], 64) or b"")
