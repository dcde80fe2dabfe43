"""Every route with nobody's, a revoked PC's and others' rights; bodies that are meant to hurt."""

from __future__ import annotations

import gzip
import zlib

import pytest

from county import errors
from county.app import County
from county.config import BODY_LIMIT, PACKED_LIMIT
from county.routes.bodies import unpacked
from tests.county_line import (
    OTHER_STATION,
    OTHER_TOWN_STATION,
    InProcess,
    enrolment,
    join,
    token,
    words,
)
from tests.county_pc import COUNTY, STATION, TOWN, Pc, dumps

PHOTO = f"/v1/photos/{STATION}/{'a' * 64}/standard"
GUARDED = [
    ("GET", f"/v1/blobs/{'a' * 64}"),
    ("GET", f"/v1/keys/{STATION}"),
    ("POST", "/v1/photos"),
    ("HEAD", PHOTO),
    ("PATCH", PHOTO),
    ("GET", PHOTO),
]
ADMIN = [
    ("GET", "/v1/admin/stations"),
    ("POST", "/v1/admin/stations"),
    ("POST", "/v1/admin/codes"),
    ("GET", "/v1/admin/devices"),
    ("DELETE", "/v1/admin/devices/0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"),
    ("POST", "/v1/admin/publications"),
    ("POST", "/v1/admin/answers"),
]


def test_every_route_says_that_a_county_speaks(client: InProcess) -> None:
    routes = [("GET", "/v1/challenge"), ("GET", "/nowhere"), ("PUT", "/v1/enrol"), *GUARDED, *ADMIN]
    for method, url in routes:
        assert client.request(method, url).headers["station-protocol"] == "1", url


@pytest.mark.parametrize(("method", "url"), GUARDED)
def test_a_guarded_route_asks_for_a_token_of_ours(
    client: InProcess, method: str, url: str, county: County
) -> None:
    for header in (None, "Bearer", "Bearer x", "Bearer " + "A" * 54, "Basic eDp5", "bearer \u00e9"):
        headers = {} if header is None else {"Authorization": header.encode("latin-1")}
        reply = client.request(method, url, headers=headers)
        assert reply.status_code == 401, header
        if method != "HEAD":
            assert words(reply)["error"] == "challenge"
            county.door.challenges.check(words(reply)["challenge"])


@pytest.mark.parametrize(("method", "url"), GUARDED)
def test_a_guarded_route_is_shut_to_the_revoked(
    county: County, client: InProcess, pc: Pc, method: str, url: str
) -> None:
    bearer = token(client, pc)
    county.stations.revoke(pc.replica)
    assert client.request(method, url, headers=bearer).status_code == 403


@pytest.mark.parametrize("station", [OTHER_STATION, OTHER_TOWN_STATION])
@pytest.mark.parametrize(("method", "url"), [r for r in GUARDED if STATION in r[1]])
def test_a_guarded_route_is_shut_to_other_stations_and_towns(
    county: County, client: InProcess, method: str, url: str, station: str
) -> None:
    stranger = token(client, join(client, county.enrolling.make_code(station).code, station))
    tus = {"Tus-Resumable": "1.0.0", "Upload-Offset": "0"}
    headers = {**stranger, **tus, "Content-Type": "application/offset+octet-stream"}
    assert client.request(method, url, headers=headers).status_code == 403


def test_nobody_writes_or_reads_as_another_station(client: InProcess, pc: Pc) -> None:
    body = dumps(pc.head(station=OTHER_STATION)) + b"\n"
    assert pc.talk(body).head["error"] == "unknown_replica"
    cursors = {COUNTY: [0, ""], TOWN: [0, ""], OTHER_STATION: [0, ""]}
    assert pc.talk(dumps(pc.head(cursors=cursors)) + b"\n").head["error"] == "not_yours"


def test_a_snapshot_is_given_to_those_who_read_the_feed(
    county: County, client: InProcess, pc: Pc
) -> None:
    pc.op("team", "t1", "add", name="环保队")
    pc.sync()
    name = county.blobs.make(STATION)
    url = f"/v1/blobs/{name}"
    whole = client.get(url, headers=token(client, pc))
    assert whole.status_code == 200
    assert gzip.decompress(whole.content).startswith(b'["snapshot",1,')
    rest = client.get(url, headers={**token(client, pc), "Range": "bytes=10-"})
    assert (rest.status_code, rest.content) == (206, whole.content[10:])
    for station in (OTHER_STATION, OTHER_TOWN_STATION):
        stranger = token(client, join(client, county.enrolling.make_code(station).code, station))
        assert client.get(url, headers=stranger).status_code == 403
    assert client.get(f"/v1/blobs/{'b' * 64}", headers=token(client, pc)).status_code == 404
    assert client.get("/v1/blobs/..%2fkeys", headers=token(client, pc)).status_code == 404


@pytest.mark.parametrize(("method", "url"), ADMIN)
def test_an_administrators_route_asks_for_a_key(
    county: County, client: InProcess, pc: Pc, method: str, url: str
) -> None:
    key = county.admins.add(COUNTY, "王主任")
    county.admins.revoke(key[:8])
    bearers = ["", f"Bearer {key}", "Bearer x", token(client, pc)["Authorization"]]
    for bearer in bearers:
        reply = client.request(method, url, headers={"Authorization": bearer})
        assert (reply.status_code, words(reply)["error"]) == (401, "admin_key"), bearer


def test_a_towns_administrator_reaches_its_own_stations_only(
    county: County, client: InProcess
) -> None:
    bearer = {"Authorization": f"Bearer {county.admins.add(TOWN, '李所长')}"}
    listed = words(client.get("/v1/admin/stations", headers=bearer))["stations"]
    assert [each["code"] for each in listed] == [STATION, OTHER_STATION]

    def made(url: str, body: dict[str, object]) -> int:
        return client.post(url, json=body, headers=bearer).status_code

    assert made("/v1/admin/codes", {"station": STATION}) == 200
    assert made("/v1/admin/codes", {"station": OTHER_TOWN_STATION}) == 403
    assert made("/v1/admin/stations", {"code": "610802002009", "name": "x"}) == 403
    assert made("/v1/admin/stations", {"code": "610802001009", "name": "x"}) == 200
    notice = {"kind": "document", "fields": {"kind": "notice", "title": "通知", "body": "x"}}
    assert made("/v1/admin/publications", notice) == 200
    assert made("/v1/admin/publications", {**notice, "to": COUNTY}) == 403
    answer = {"kind": "activity", "record": "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"}
    told = {**answer, "outcome": "returned", "reason": "缺照片"}
    assert made("/v1/admin/answers", {**told, "station": OTHER_TOWN_STATION}) == 403
    assert made("/v1/admin/answers", {**told, "station": STATION}) == 404
    pc = join(client, county.enrolling.make_code(OTHER_TOWN_STATION).code, OTHER_TOWN_STATION)
    gone = client.request("DELETE", f"/v1/admin/devices/{pc.replica}", headers=bearer)
    assert gone.status_code == 422
    assert pc.sync().status == 200


def test_a_returned_activity_and_a_notice_reach_the_station(
    county: County, client: InProcess, pc: Pc
) -> None:
    bearer = {"Authorization": f"Bearer {county.admins.add(TOWN, '李所长')}"}
    activity = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"
    pc.op("activity", activity, "add", title="清扫", status="filed")
    pc.sync()
    told = {"station": STATION, "kind": "activity", "record": activity, "outcome": "returned"}
    lacking = client.post("/v1/admin/answers", json={**told, "reason": " "}, headers=bearer)
    assert lacking.status_code == 422
    client.post("/v1/admin/answers", json={**told, "reason": "缺照片"}, headers=bearer)
    fields = {"kind": "notice", "title": "周五集中活动", "body": "请准备。"}
    document = {"kind": "document", "fields": fields}
    client.post("/v1/admin/publications", json=document, headers=bearer)
    rows = [row.op for row in pc.sync().rows if row.op]
    assert [row["k"] for row in rows] == ["document", "answer"]
    assert rows[1]["f"]["reason"] == "缺照片"
    assert rows[1]["f"]["version"] == 1


def test_a_zip_bomb_is_refused_before_it_is_unpacked(client: InProcess) -> None:
    bomb = gzip.compress(bytes(64 * 1024 * 1024))
    assert len(bomb) < 100_000
    for url in ("/v1/exchange", "/v1/enrol", "/v1/token", "/v1/replica", f"/v1/keys/{STATION}"):
        reply = client.post(url, content=bomb, headers={"Content-Encoding": "gzip"})
        assert (reply.status_code, words(reply)["error"]) == (413, "too_big"), url
    with pytest.raises(errors.TooBig):
        unpacked(bomb, 1000)


def test_too_large_bodies_are_refused_by_their_announced_length(client: InProcess) -> None:
    plain = client.post("/v1/exchange", content=b" " * (BODY_LIMIT + 1))
    assert plain.status_code == 413
    packed = b"\0" * (PACKED_LIMIT + 1)
    reply = client.post("/v1/exchange", content=packed, headers={"Content-Encoding": "gzip"})
    assert reply.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b'{"v":1}' + b"x",
        b'{"a":' * 2000 + b"1" + b"}" * 2000,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' + b"[" * 9 + b"]" * 9 + b"}",
        b'{"v":1,"a":1.5}',
        b'{"v":1,"a":' + b"9" * 400 + b"}",
        b'{"v":1,"a":9007199254740993}',
        b'{"v":1,"a":NaN}',
        b'{"v":1,"a":"\\ud800"}',
        b'{"v":1,"a":"\xff"}',
        b"\xef\xbb\xbf{}",
    ],
)
def test_bodies_of_another_form_are_malformed(client: InProcess, body: bytes) -> None:
    for url in ("/v1/exchange", "/v1/enrol", "/v1/token", "/v1/replica", f"/v1/keys/{STATION}"):
        reply = client.post(url, content=body)
        assert (reply.status_code, words(reply)["error"]) == (400, "malformed"), url


def test_gzip_that_is_cut_or_followed_is_malformed(client: InProcess) -> None:
    good = gzip.compress(b'{"v":1}')
    for body in (good[:-3], good + b"x", good + good, zlib.compress(b"{}"), b"x"):
        reply = client.post("/v1/enrol", content=body, headers={"Content-Encoding": "gzip"})
        assert (reply.status_code, words(reply)["error"]) == (400, "malformed")
    odd = client.post("/v1/enrol", content=b"{}", headers={"Content-Encoding": "br"})
    assert odd.status_code == 400


def test_another_version_is_told_which_ones_we_speak(county: County, client: InProcess) -> None:
    request = enrolment(county.enrolling.make_code(STATION).code, STATION, v=2).sealed()
    reply = client.post("/v1/enrol", json=request)
    assert (reply.status_code, words(reply)) == (426, {"error": "version", "speaks": [1]})


def test_exchanges_and_tokens_have_a_limit_that_workers_share(
    county: County, client: InProcess, pc: Pc, monkeypatch: pytest.MonkeyPatch
) -> None:
    from county.app import make_app, make_verbs
    from county.auth import limits

    monkeypatch.setattr(limits, "EXCHANGES", limits.Rule("exchange", 3, 600))
    other_worker = InProcess(make_app(make_verbs(county)))
    pc.sync()
    pc.bureau.client = other_worker  # type: ignore[attr-defined]
    pc.sync()
    pc.sync()
    refused = pc.sync()
    assert (refused.status, refused.head["error"]) == (429, "slow_down")


def test_figures_are_for_this_machine_or_a_countys_key(county: County) -> None:
    from county.app import make_app, make_verbs

    app = make_app(make_verbs(county))
    assert b"county_requests_total" in InProcess(app).get("/metrics").content
    outside = InProcess(app, address="203.0.113.5")
    assert outside.get("/metrics").status_code == 403
    for division, status in ((TOWN, 403), (COUNTY, 200)):
        key = county.admins.add(division, "x")
        reply = outside.get("/metrics", headers={"Authorization": f"Bearer {key}"})
        assert reply.status_code == status
    proxied = InProcess(make_app(make_verbs(county, behind_proxy=True)))
    assert proxied.get("/metrics").status_code == 403
