"""A PC that was handed over signs that it is out; whoever goes on brings that to the county."""

import json

import pytest
from sqlalchemy import select

from county import errors
from county.store import access_tables, replicas
from county.store.engine import reading
from county.wire.encoding import b64
from county.wire.hashing import op_hash
from county.wire.signatures import retired_message, token_message
from tests.county_pc import STATION
from tests.unit.county.exchange.stand import record

AT = "2026-11-22T10:00:00+08:00"


def signed(pc, station=STATION, replica=None, key=None):
    """What a PC signs when it is handed over."""
    replica = replica or pc.replica
    signature = (key or pc.key).sign(retired_message(station, replica, AT))
    return [replica, AT, b64(signature)]


def noted(county):
    """Who retired what, of the audit."""
    table = access_tables.audit
    with reading(county.engine) as connection:
        rows = connection.execute(select(table).where(table.c.what == "device.retire"))
        return [(row.who, row.about) for row in rows]


def token_of(pc):
    challenge = pc.bureau.door.challenges.issue()
    request = {
        "v": 1, "station": pc.station, "replica": pc.replica, "challenge": challenge,
        "signature": b64(pc.key.sign(token_message(challenge))),
    }  # fmt: skip
    with reading(pc.bureau.engine) as connection:
        return pc.bureau.door.token(connection, request)


def test_what_it_signed_itself_revokes_it_and_its_tokens_at_once(county, one, two):
    one.sync()
    token = token_of(one)
    reply = two.sync(retires=[signed(one)])
    assert reply.head["retired"] == {one.replica: "revoked"}
    assert one.talk_head().head["error"] == "revoked"
    with reading(county.engine) as connection, pytest.raises(errors.Revoked):
        county.door.bearer(connection, f"Bearer {token}")
    assert noted(county) == [(f"replica:{two.replica}", f"{STATION} {one.replica}")]
    assert two.talk_head().status == 200


def test_once_more_it_is_answered_alike_and_noted_once(county, one, two):
    told = [signed(one)]
    two.sync(retires=told)
    with reading(county.engine) as connection:
        before = replicas.known(connection, one.replica).revoked_at
    county.clock.on(hours=1)
    assert two.sync(retires=told).head["retired"] == {one.replica: "revoked"}
    with reading(county.engine) as connection:
        assert replicas.known(connection, one.replica).revoked_at == before
    assert len(noted(county)) == 1


def test_what_no_such_pc_signed_retires_nobody(county, one, two):
    elsewhere = county.pc("610802001002")
    unknown = "00000000-0000-4000-8000-000000000000"
    forged = signed(one, key=two.key)
    of_another_station = signed(elsewhere, station="610802001002")
    told = [forged, of_another_station, signed(one, replica=unknown), signed(two)]
    assert two.sync(retires=told).head["retired"] == {
        one.replica: "malformed",
        elsewhere.replica: "not_yours",
        unknown: "unknown_replica",
        two.replica: "not_yours",
    }
    late = [one.replica, AT.replace("10:", "11:"), signed(one)[2]]
    for_another = signed(one, station="610802001002")
    for told in (late, for_another, [one.replica, AT, "x"], [one.replica, AT, ""]):
        assert two.sync(retires=[told]).head["retired"] == {one.replica: "malformed"}
    for pc in (one, two, elsewhere):
        assert pc.talk_head().status == 200
    assert noted(county) == []


def test_a_forged_one_stops_no_exchange_and_no_true_one(one, two):
    two.op("volunteer", "v1", "add", name="王一")
    true, forged = signed(one), signed(two, key=one.key)
    reply = two.sync(retires=[forged, true])
    assert reply.verdict(1)[0] == "applied"
    assert reply.head["retired"][one.replica] == "revoked"


@pytest.mark.parametrize(
    "retires",
    [[["x", AT, "A"]], [[1, AT, "A"]], [["0" * 36, "a\nb", "A"]], [[]], "x",
     [["00000000-0000-4000-8000-000000000000", AT, "A"]] * 9],
)  # fmt: skip
def test_what_has_another_form_is_malformed(one, retires):
    reply = one.talk_head(retires=retires)
    assert (reply.status, reply.head["error"]) == (400, "malformed")


def test_what_the_old_pc_did_not_send_goes_up_under_the_next_ones_name(county, one, two):
    one.op("volunteer", "v1", "add", name="王一")
    one.sync()
    one.op("volunteer", "v1", phone="1")
    late = json.loads(one.lines[1])
    two.sync(retires=[signed(one)])
    assert one.sync().head["error"] == "revoked"
    asked = two.talk_head(former={one.replica: 0}).head["former"]
    assert [n for n, *_ in asked[one.replica]] == [1]
    again = late | {"o": [one.replica, 2, b64(op_hash(one.lines[1])), 1]}
    two.raw(json.dumps(again, separators=(",", ":")).encode())
    assert two.sync().verdict(1)[0] == "applied"
    assert record(two, "volunteer", "v1").fields["phone"] == "1"


def test_a_bundle_brings_it_too(county, one, two):
    head = {name: told for name, told in two.head(retires=[signed(one)]).items()
            if name not in ("challenge", "attempt", "nonce")}  # fmt: skip
    answer = county.exchange.carried(json.dumps(head).encode() + b"\n", two.replica)
    told = json.loads(answer.body.split(b"\n")[0])
    assert told["retired"] == {one.replica: "revoked"}
    assert one.talk_head().head["error"] == "revoked"
