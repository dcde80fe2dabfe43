"""Who is let in, and to which feeds."""

import hashlib
import json

from county.store import replicas
from county.store.engine import writing
from county.wire.encoding import b64
from tests.county_pc import STATION, Bureau, Pc, dumps


def talk(pc, **members):
    return pc.talk(dumps(pc.head(**members)) + b"\n")


def test_a_replica_nobody_enrolled(county, one):
    stranger = Pc(county, STATION, "00000000-0000-4000-8000-000000000000", one.key)
    assert talk(stranger).head["error"] == "unknown_replica"


def test_a_replica_of_another_station(one):
    assert talk(one, station="610802001002").head["error"] == "unknown_replica"


def test_a_revoked_replica(county, one):
    one.sync()
    with writing(county.engine) as connection:
        replicas.revoke(connection, one.replica, "2026-11-22")
    assert (talk(one).status, talk(one).head["error"]) == (403, "revoked")


def test_an_altered_body(one):
    body = dumps(one.head()) + b"\n"
    altered = dumps(one.head(bytes=9_000)) + b"\n"
    digest = hashlib.sha256(body).digest()
    answer = one.bureau.exchange.answer("0" * 16 + " " + "A" * 86, altered, digest=digest)
    assert answer.status == 403


def test_a_stale_challenge_brings_a_fresh_one(county, one):
    body = dumps(one.head()) + b"\n"
    county.clock.on(minutes=31)
    reply = one.talk(body)
    assert (reply.status, reply.head["error"]) == (401, "challenge")
    assert talk(one, challenge=reply.head["challenge"]).status == 200


def test_no_signature(one):
    answer = one.bureau.exchange.answer(None, dumps(one.head()) + b"\n")
    assert json.loads(answer.body)["error"] == "malformed"


def test_feeds_of_others_can_not_be_read(one):
    for code in ("610802002", "610802001002", "610803"):
        reply = talk(one, cursors={code: [0, ""]})
        assert (reply.status, reply.head["error"]) == (403, "not_yours")


def test_another_countys_challenge_is_none(county, one):
    other = Bureau(county.engine, seed=99)
    assert talk(one, challenge=other.door.challenges.issue()).head["error"] == "challenge"


def test_a_segment_signed_by_another(one, two):
    one.op("volunteer", "v1", "add", name="王")
    two.op("volunteer", "v1", "add", name="王")
    body = dumps(one.head()) + b"\n" + two.segment(1, 1)
    assert one.talk(body).head["error"] == "malformed"


def test_signatures_are_not_taken_from_one_station_to_another(county):
    assert b64(b"x") == "eA"
    other = county.pc("610802001002")
    other.op("volunteer", "v1", "add", name="王")
    message = other.segment(1, 1)
    twin = Pc(county, STATION, other.replica, other.key)
    twin.lines, twin.chains = other.lines, other.chains
    body = dumps(twin.head()) + b"\n" + message
    assert twin.talk(body).head["error"] == "unknown_replica"
