"""The county's side comes to the shipped vectors of docs/protocol.md."""

from __future__ import annotations

import hashlib
import json
from itertools import pairwise
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from county import config
from county.wire import codes, encoding, hashing, signatures


def vectors(name: str) -> Any:
    path = config.resources() / "protocol" / "vectors" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", vectors("compact"), ids=lambda case: case["sha256"][:8])
def test_compact_json_has_one_spelling(case: Any) -> None:
    assert encoding.compact(case["value"]).decode() == case["compact"]
    assert hashing.compact_fast(case["value"]).decode() == case["compact"]


def test_ops_are_hashed_as_they_are_spelt_and_chained() -> None:
    chain, told = hashing.ZERO, vectors("ops")["ops"]
    for op in told:
        hashed = hashing.op_hash(op["line"].encode())
        chain = hashing.next_chain(chain, hashed)

        assert (hashed.hex(), chain.hex()) == (op["hash"], op["chain"])
    hashes = [bytes.fromhex(op["hash"]) for op in told]
    assert [chain.hex() for chain in hashing.chain_over(hashing.ZERO, hashes)] == [
        op["chain"] for op in told
    ]


def test_a_segment_of_the_vectors_is_proved() -> None:
    told = vectors("ops")
    segment = told["segment"]
    public = bytes.fromhex(told["public_key"])
    signature = encoding.unb64(segment["signature"], 64)
    chain = bytes.fromhex(told["ops"][segment["last"] - 1]["chain"])

    message = signatures.segment_message(
        told["station"], told["replica"], segment["first"], segment["last"], chain
    )

    assert signature is not None
    assert message.hex() == segment["message"]
    assert signatures.verify(public, message, signature)
    assert signatures.signer_id(public) == told["signer"]


def test_a_feed_is_hashed_row_by_row() -> None:
    before = {"feed_hash": hashing.ZERO.hex()}
    for earlier, row in pairwise([before, *vectors("feed")]):
        after = hashing.next_feed_hash(
            bytes.fromhex(earlier["feed_hash"]),
            row["row"],
            row["replica"],
            row["n"],
            row["outcome"],
            bytes.fromhex(row["op_hash"]),
        )

        assert after.hex() == row["feed_hash"]


def test_an_exchange_is_proved_by_the_body_as_it_was_sent() -> None:
    told = vectors("signatures")
    digest = hashlib.sha256(told["exchange"]["body"].encode()).digest()
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told["private_key"]))
    public = key.public_key().public_bytes_raw()

    message = signatures.exchange_message(told["challenge"], digest)

    parsed = signatures.parse_header(told["exchange"]["header"])
    assert parsed is not None
    assert message.hex() == told["exchange"]["message"]
    assert parsed[0] == signatures.signer_id(public)
    assert signatures.verify(public, message, parsed[1])


def test_a_new_replica_and_a_token_are_proved() -> None:
    told = vectors("signatures")
    body = told["replica"]["body"]
    rest = {n: v for n, v in body.items() if n not in ("challenge", "signature")}

    message = signatures.replica_message(body["challenge"], encoding.compact(rest))

    assert message.decode() == told["replica"]["message"]
    assert signatures.token_message(told["challenge"]).decode() == told["token"]["message"]


def test_a_pc_that_is_handed_over_is_proved() -> None:
    told = vectors("signatures")
    replica, at, signature = told["retired"]["told"]
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told["private_key"]))

    message = signatures.retired_message(told["retired"]["station"], replica, at)

    assert message.decode() == told["retired"]["message"]
    public = key.public_key().public_bytes_raw()
    assert signatures.verify(public, message, encoding.unb64(signature, 64) or b"")


def test_the_enrolment_code_has_the_county_in_it() -> None:
    told = vectors("enrolment")
    identity = bytes.fromhex(told["identity_public_key"])
    code = codes.Code(told["code_id"], told["secret"], codes.fingerprint(identity))

    assert str(code) == told["code"]
    assert codes.parse(told["code"].lower().replace("0", "o")) == code
