"""Joining: codes that work once and not for long, proofs both ways, and what comes after."""

from __future__ import annotations

import gzip

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from county import errors
from county.app import County
from county.store import replicas
from county.store.engine import reading
from county.wire.codes import fingerprint, parse
from county.wire.encoding import b64, compact, unb64
from county.wire.signatures import exchange_message, replica_message, signer_id, verify
from tests.county_line import InProcess, enrolment, join, token, words
from tests.county_pc import COUNTY, STATION, TOWN, Pc, TestClock, dumps


def test_a_pc_joins_syncs_and_another_sees_its_record(county: County, client: InProcess) -> None:
    one = join(client, county.enrolling.make_code(STATION).code, STATION)
    two = join(client, county.enrolling.make_code(STATION).code, STATION)
    one.op("team", "t1", "add", name="环保队")
    assert one.sync().verdict(1)[0] == "applied"
    row = two.sync().rows[0]
    assert row.op is not None
    assert row.op["f"]["name"] == "环保队"


def test_the_county_papers_are_signed_by_the_key_the_code_names(
    county: County, client: InProcess
) -> None:
    told = words(client.get("/v1/county"))
    identity = unb64(told["identity"], 32) or b""
    code = parse(county.enrolling.make_code(STATION).code)
    assert code is not None
    assert fingerprint(identity) == code.fingerprint
    rest = {name: told[name] for name in told if name != "signature"}
    signature = unb64(told["signature"], 64) or b""
    assert verify(identity, b"station-county-1\n" + compact(rest), signature)


def test_the_reply_names_station_town_and_county_and_their_keys(
    county: County, client: InProcess
) -> None:
    request = enrolment(county.enrolling.make_code(STATION).code, "")
    told = words(client.post("/v1/enrol", json=request.sealed()))
    assert told["station"]["code"] == STATION
    assert told["station"]["county"] == "榆阳区"
    feeds = [key[3] for key in told["keys"]]
    assert feeds == [COUNTY, TOWN, STATION]
    assert [key[0] == "" for key in told["keys"]] == [True, True, False]
    assert len(unb64(told["duplicates"][1]) or b"") == 32


def test_the_same_request_again_is_answered_and_changes_nothing(
    county: County, client: InProcess
) -> None:
    request = enrolment(county.enrolling.make_code(STATION).code, STATION).sealed()
    first, again = (client.post("/v1/enrol", json=request) for _ in range(2))
    assert first.status_code == again.status_code == 200
    same = ("station", "county", "keys", "duplicates")
    assert [words(first)[name] for name in same] == [words(again)[name] for name in same]
    assert len(county.stations.devices()) == 1


def test_a_pc_that_proves_a_further_code_names_the_key_it_has_now(
    county: County, client: InProcess
) -> None:
    pc = join(client, county.enrolling.make_code(STATION).code, STATION)
    new = X25519PrivateKey.generate().public_key().public_bytes_raw()
    told = {"replica": pc.replica, "key": b64(pc.public), "sealing": b64(new)}
    further = enrolment(county.enrolling.make_code(STATION).code, STATION, **told)
    further.secret, secret = b"000000000000", further.secret
    assert client.post("/v1/enrol", json=further.sealed()).status_code == 403
    assert _sealing_of(county, pc.replica) != new
    further.secret = secret
    assert client.post("/v1/enrol", json=further.sealed()).status_code == 200
    assert _sealing_of(county, pc.replica) == new
    assert len(county.stations.devices()) == 1


def _sealing_of(county: County, replica: str) -> bytes:
    with reading(county.engine) as connection:
        found = replicas.known(connection, replica)
    assert found is not None
    return found.sealing


def test_a_used_code_serves_no_second_pc(county: County, client: InProcess) -> None:
    code = county.enrolling.make_code(STATION).code
    join(client, code, STATION)
    refused = client.post("/v1/enrol", json=enrolment(code, STATION).sealed())
    assert (refused.status_code, words(refused)) == (403, {"error": "code", "why": "used"})


def test_a_late_code_works_by_file_for_thirty_days_only(
    county: County, client: InProcess, clock: TestClock
) -> None:
    code = county.enrolling.make_code(STATION).code
    clock.on(hours=72, seconds=1)
    request = enrolment(code, STATION, issued="2026-12-20").sealed()
    refused = client.post("/v1/enrol", json=request)
    assert words(refused)["why"] == "expired"
    clock.on(days=60)
    late = enrolment(code, STATION, issued="2027-01-20").sealed()
    with pytest.raises(errors.WrongCode):
        county.enrolling.enrol(late, by_file=True)
    assert county.enrolling.enrol(request, by_file=True)["station"]["code"] == STATION


def test_a_wrong_secret_an_unknown_code_and_another_station_are_refused(
    county: County, client: InProcess
) -> None:
    code = county.enrolling.make_code(STATION).code
    guessed = enrolment(code, STATION)
    guessed.secret = b"000000000000"
    assert words(client.post("/v1/enrol", json=guessed.sealed()))["why"] == "unknown"
    unknown = enrolment(code, STATION, code="ZZZZ")
    assert words(client.post("/v1/enrol", json=unknown.sealed()))["why"] == "unknown"
    elsewhere = enrolment(code, "610802001002")
    assert words(client.post("/v1/enrol", json=elsewhere.sealed()))["why"] == "station"
    assert client.post("/v1/enrol", json=enrolment(code, STATION).sealed()).status_code == 200


def test_ten_wrong_codes_an_hour_are_the_limit_for_an_address(
    county: County, client: InProcess, clock: TestClock
) -> None:
    code = county.enrolling.make_code(STATION).code
    guessed = enrolment(code, STATION)
    guessed.secret = b"000000000000"
    statuses = [client.post("/v1/enrol", json=guessed.sealed()).status_code for _ in range(11)]
    assert statuses == [403] * 10 + [429]
    right = client.post("/v1/enrol", json=enrolment(code, STATION).sealed())
    assert right.status_code == 429
    assert 0 < int(right.headers["retry-after"]) <= 3600
    clock.on(hours=1)
    assert client.post("/v1/enrol", json=enrolment(code, STATION).sealed()).status_code == 200


def test_a_dump_of_the_database_holds_no_secret_of_a_code(county: County) -> None:
    code = parse(county.enrolling.make_code(STATION).code)
    assert code is not None
    county.engine.dispose()
    files = [path.read_bytes() for path in county.place.data.glob("county.db*")]
    assert code.id.encode() in b"".join(files)
    assert code.secret.encode() not in b"".join(files)
    duplicates = county.keyring.duplicates[1]
    assert duplicates not in b"".join(files)


def test_a_replica_is_followed_by_one_it_signs_for(client: InProcess, pc: Pc) -> None:
    key = Ed25519PrivateKey.generate()
    rest = {
        "v": 1,
        "station": STATION,
        "was": pc.replica,
        "replica": "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa",
        "key": b64(key.public_key().public_bytes_raw()),
        "sealing": b64(bytes(32)),
        "why": "fork",
    }
    challenge = words(client.get("/v1/challenge"))["challenge"]
    signature = b64(pc.key.sign(replica_message(challenge, compact(rest))))
    body = {**rest, "challenge": challenge, "signature": signature}
    first, again = (client.post("/v1/replica", json=body) for _ in range(2))
    public = key.public_key().public_bytes_raw()
    assert words(first) == words(again) == {"v": 1, "signer": signer_id(public)}
    altered = client.post("/v1/replica", json={**body, "why": "handover"})
    assert (altered.status_code, words(altered)["error"]) == (403, "unknown_replica")
    successor = Pc(pc.bureau, STATION, rest["replica"], key)  # type: ignore[arg-type]
    assert successor.sync().status == 200
    assert pc.sync().status == 200


def test_a_revoked_pc_may_nothing_and_is_told_only_if_it_proves_itself(
    county: County, client: InProcess, pc: Pc
) -> None:
    bearer = token(client, pc)
    county.stations.revoke(pc.replica)
    assert pc.sync().status == 403
    assert pc.sync().head["error"] == "revoked"
    refused = client.get(f"/v1/keys/{STATION}", headers=bearer)
    assert (refused.status_code, words(refused)["error"]) == (403, "revoked")
    stranger = Pc(pc.bureau, STATION, pc.replica, Ed25519PrivateKey.generate())
    assert stranger.sync().head["error"] == "unknown_replica"


def test_a_stale_challenge_is_answered_with_a_fresh_one(pc: Pc, clock: TestClock) -> None:
    head = pc.head()
    clock.on(minutes=31)
    refused = pc.talk(dumps(head) + b"\n")
    assert (refused.status, refused.head["error"]) == (401, "challenge")
    again = pc.talk(dumps({**head, "challenge": refused.head["challenge"]}) + b"\n")
    assert again.status == 200


def test_the_signature_covers_the_body_as_sent(client: InProcess, pc: Pc) -> None:
    import hashlib

    body = gzip.compress(dumps(pc.head()) + b"\n")
    challenge = words(client.get("/v1/challenge"))["challenge"]
    body = gzip.compress(dumps(pc.head(challenge=challenge)) + b"\n")
    signature = pc.key.sign(exchange_message(challenge, hashlib.sha256(body).digest()))
    headers = {
        "Station-Signature": f"{signer_id(pc.public)} {b64(signature)}",
        "Content-Encoding": "gzip",
    }
    assert client.post("/v1/exchange", content=body, headers=headers).status_code == 200
    altered = gzip.compress(dumps(pc.head(challenge=challenge, waits=[1, 1])) + b"\n")
    refused = client.post("/v1/exchange", content=altered, headers=headers)
    assert (refused.status_code, words(refused)["error"]) == (403, "unknown_replica")


def test_a_county_that_lost_a_pc_takes_it_back_by_its_own_list(
    county: County, client: InProcess, pc: Pc
) -> None:
    from county.store.access_tables import replica
    from county.store.engine import writing

    listed = words(client.get(f"/v1/keys/{STATION}", headers=token(client, pc)))
    with writing(county.engine) as connection:
        connection.execute(replica.delete().where(replica.c.replica == pc.replica))
    assert pc.sync().head["error"] == "unknown_replica"
    forged = {**listed, "keys": [*listed["keys"], listed["keys"][-1]]}
    assert client.post(f"/v1/keys/{STATION}", json=forged).status_code == 403
    assert client.post("/v1/keys/610802001002", json=listed).status_code == 403
    assert words(client.post(f"/v1/keys/{STATION}", json=listed))["taken"] == 1
    assert pc.sync().status == 200
    assert words(client.post(f"/v1/keys/{STATION}", json=listed))["taken"] == 0
