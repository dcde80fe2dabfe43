"""The station's side comes to the shipped vectors of docs/protocol.md."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import config
from desktop.model import ids
from desktop.model.hour_account import Worth, credit_id, reversal_id
from desktop.sync.bundles.bundle_head import parse_head
from desktop.sync.joining import enrolment, retiring
from desktop.sync.joining.enrolment_code import parse_code
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.wire import encoding, protocol, sealed_box


def vectors(name: str) -> Any:
    path = config.resources() / "protocol" / "vectors" / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8"))


def private(text: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(text))


@pytest.mark.parametrize("case", vectors("compact"), ids=lambda case: case["sha256"][:8])
def test_compact_json_has_one_spelling(case: Any) -> None:
    assert protocol.compact(case["value"]).decode() == case["compact"]
    assert encoding.compact(case["value"]).decode() == case["compact"]


def test_operations_are_hashed_as_they_are_spelt_and_chained() -> None:
    chain = protocol.START
    for op in vectors("ops")["ops"]:
        hashed = protocol.op_hash(op["line"].encode())
        chain = protocol.chained(chain, hashed)

        assert (hashed.hex(), chain.hex()) == (op["hash"], op["chain"])


def test_a_segment_is_signed_over_its_place_and_chain() -> None:
    told = vectors("ops")
    segment = told["segment"]
    chain = bytes.fromhex(told["ops"][segment["last"] - 1]["chain"])

    text = protocol.ops_text(
        told["station"], told["replica"], segment["first"], segment["last"], chain
    )

    assert text.hex() == segment["message"]
    assert encoding.b64(private(told["private_key"]).sign(text)) == segment["signature"]
    assert encoding.unb64(segment["before"]).hex() == told["ops"][segment["first"] - 2]["chain"]
    assert protocol.signer_id(bytes.fromhex(told["public_key"])) == told["signer"]


def test_a_feed_is_hashed_row_by_row() -> None:
    before = {"feed_hash": protocol.START.hex()}
    for earlier, row in pairwise([before, *vectors("feed")]):
        after = protocol.feed_hash(
            bytes.fromhex(earlier["feed_hash"]),
            row["row"],
            row["replica"],
            row["n"],
            row["outcome"],
            bytes.fromhex(row["op_hash"]),
        )

        assert after.hex() == row["feed_hash"]
        assert encoding.b64(after[: protocol.MARK_BYTES]) == row["cursor"][1]


def test_an_exchange_is_signed_over_the_body_as_it_is_sent() -> None:
    told = vectors("signatures")
    text = protocol.exchange_text(told["challenge"], told["exchange"]["body"].encode())

    assert text.hex() == told["exchange"]["message"]
    signature = encoding.b64(private(told["private_key"]).sign(text))
    assert told["exchange"]["header"].split(" ")[1] == signature


def test_a_new_replica_is_signed_for_by_the_former_key() -> None:
    told = vectors("signatures")["replica"]
    rest = {n: v for n, v in told["body"].items() if n not in ("challenge", "signature")}

    assert protocol.replica_text(told["body"]["challenge"], rest).decode() == told["message"]


def test_a_token_is_asked_for_with_a_signed_challenge() -> None:
    told = vectors("signatures")

    assert protocol.token_text(told["challenge"]).decode() == told["token"]["message"]


def test_a_pc_that_is_handed_over_signs_that_it_is_out() -> None:
    told = vectors("signatures")
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(told["private_key"]))
    replica, at, _ = told["retired"]["told"]

    one = retiring.sign(key, told["retired"]["station"], replica, dt.datetime.fromisoformat(at))

    assert [one.replica, one.at, one.signature] == told["retired"]["told"]


def test_the_enrolment_code_is_understood_and_proves_both_sides() -> None:
    told = vectors("enrolment")
    code = parse_code(told["code"])
    asked = told["request"]
    applicant = enrolment.Applicant(
        asked["station"],
        asked["replica"],
        encoding.unb64(asked["key"]),
        encoding.unb64(asked["sealing"]),
        asked["name"],
        asked["schema"],
        asked["issued"],
    )

    assert (code.id, code.secret) == (told["code_id"], told["secret"])
    assert enrolment.request_of(code, applicant) == asked
    joined = enrolment.check_reply(told["reply"], code, asked["station"])
    assert encoding.b64(joined.duplicates_key) == told["reply"]["duplicates"][1]
    assert joined.county.name == told["reply"]["county"]["name"]


def test_private_fields_are_sealed_for_their_record_and_field() -> None:
    told = vectors("sealing")
    sealing = Sealing(bytes.fromhex(told["key"]))
    for case in told["fields"]:
        place = case["kind"], case["id"], case["field"]

        assert sealing.seal(*place, case["value"]) == case["stands"]
        assert sealing.opened(*place, case["stands"]["sealed"]) == (True, case["value"])
        assert sealing.opened(case["kind"], case["id"], "notes", case["stands"]["sealed"]) == (
            False,
            None,
        )
        assert sealing.seal(*place, None) is None


def test_the_token_of_an_id_number_is_the_same_in_every_station() -> None:
    told = vectors("sealing")["token"]
    sealing = Sealing(None, ("1", bytes.fromhex(told["key"])))

    assert sealing.token(told["number"]) == ["1", told["d"]]


def test_two_pcs_make_the_same_ids_of_the_same_things() -> None:
    pair, reversal, credit, station = vectors("ids")
    worth = Worth(credit["of"]["minutes"], credit["of"]["served_on"])

    made = [
        ids.participation_id(pair["of"]["activity"], pair["of"]["volunteer"]),
        reversal_id(reversal["of"]["reverses"]),
        credit_id(credit["of"]["participation"], worth, credit["of"]["credits"]),
        ids.agreed_id(station["of"]["station"], "station"),
    ]

    assert made == [told["id"] for told in vectors("ids")]


def test_a_bundle_is_framed_and_signed() -> None:
    told = vectors("bundle")
    head = parse_head(json.dumps(told["head"]).encode() + b"\n")
    ephemeral = X25519PrivateKey.from_private_bytes(bytes.fromhex(told["ephemeral_private_key"]))
    receiver = X25519PrivateKey.from_private_bytes(bytes.fromhex(told["receiver_private_key"]))
    signer = private(told["signer_private_key"]).public_key().public_bytes_raw()
    public = receiver.public_key().public_bytes_raw()
    box = sealed_box.box_to(public, ephemeral, head.id.encode())

    assert b"".join(box.sealed([bytes.fromhex(told["clear"])])).hex() == told["bytes"]
    assert head.genuine(signer)
    opening = sealed_box.box_from(encoding.unb64(head.ephemeral), receiver, head.id.encode())
    assert b"".join(opening.opened([bytes.fromhex(told["bytes"])])).hex() == told["clear"]


def test_a_long_bundle_has_its_last_frame_marked() -> None:
    told = vectors("bundle")
    ephemeral = X25519PrivateKey.from_private_bytes(bytes.fromhex(told["ephemeral_private_key"]))
    receiver = X25519PrivateKey.from_private_bytes(bytes.fromhex(told["receiver_private_key"]))
    box = sealed_box.box_to(
        receiver.public_key().public_bytes_raw(), ephemeral, told["head"]["id"].encode()
    )
    clear = bytes(at * 7 % 251 for at in range(131_072))

    sealed = b"".join(box.sealed([clear]))

    assert len(sealed) == told["long"]["bytes"]
    assert protocol.op_hash(sealed).hex() == told["long"]["sha256"]
