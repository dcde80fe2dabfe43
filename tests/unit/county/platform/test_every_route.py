"""Every route of the county x everybody who has no business there; a route nobody listed fails."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from county.app import County, make_app, make_verbs
from county.wire.encoding import b64, compact
from county.wire.signatures import exchange_message, replica_message, signer_id, token_message
from tests.county_line import (
    JPEG,
    OTHER_STATION,
    OTHER_TOWN_STATION,
    InProcess,
    announced,
    enrolment,
    join,
    piece,
    token,
    words,
)
from tests.county_pc import COUNTY, STATION, TOWN, Pc, TestClock, dumps
from tests.sync.route_table import routes_of

OTHER_TOWN = OTHER_TOWN_STATION[:9]
PHOTO, ACTIVITY = "a" * 64, "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"
PICTURE = "/v1/photos/{station}/{photo}/{rendition}"

#: Who is let in, route by route. A new route needs a line here.
DOORS: dict[tuple[str, str], str] = {
    ("/v1/openapi.json", "GET"): "open",
    ("/v1/openapi.json", "HEAD"): "open",
    ("/healthz", "GET"): "open",
    ("/readyz", "GET"): "open",
    ("/v1/challenge", "GET"): "open",
    ("/v1/county", "GET"): "open",
    ("/v1/photos", "OPTIONS"): "open",
    (PICTURE, "OPTIONS"): "open",
    ("/admin/login", "GET"): "open",
    ("/metrics", "GET"): "machine",
    ("/v1/enrol", "POST"): "code",
    ("/v1/keys/{station}", "POST"): "list",
    ("/v1/exchange", "POST"): "signed",
    ("/v1/token", "POST"): "signed",
    ("/v1/replica", "POST"): "signed",
    ("/v1/keys/{station}", "GET"): "token",
    ("/v1/blobs/{name}", "GET"): "token",
    ("/v1/photos", "POST"): "token",
    (PICTURE, "HEAD"): "token",
    (PICTURE, "PATCH"): "token",
    (PICTURE, "GET"): "token",
    ("/v1/photos/{station}/{photo}/original", "POST"): "token",
    ("/v1/admin/stations", "GET"): "key",
    ("/v1/admin/stations", "POST"): "key",
    ("/v1/admin/codes", "POST"): "key",
    ("/v1/admin/devices", "GET"): "key",
    ("/v1/admin/devices/{replica}", "DELETE"): "key",
    ("/v1/admin/publications", "POST"): "key",
    ("/v1/admin/publications/{feed}", "GET"): "key",
    ("/v1/admin/publications/{feed}/{kind}/{record}", "DELETE"): "key",
    ("/v1/admin/answers", "POST"): "key",
    ("/v1/admin/feed/{station}", "GET"): "key",
    ("/v1/admin/photos/{station}/{photo}/{rendition}", "GET"): "key",
    ("/v1/admin/originals", "POST"): "key",
    ("/v1/admin/duplicates", "GET"): "key",
    ("/admin/login", "POST"): "login",
    ("/admin", "GET"): "page",
    ("/admin/stations.csv", "GET"): "page",
    ("/admin/log", "GET"): "page",
    ("/admin/publish", "GET"): "page",
    ("/admin/new-station", "GET"): "page",
    ("/admin/duplicates", "GET"): "page",
    ("/admin/station/{station}/records", "GET"): "page",
    ("/admin/station/{station}/activity/{record}", "GET"): "page",
    ("/admin/station/{station}/photo/{photo}/{rendition}", "GET"): "page",
    ("/admin/station/{station}/activity/{record}/original", "POST"): "form",
    ("/admin/station/{station}", "GET"): "page",
    ("/admin/logout", "POST"): "form",
    ("/admin/publish", "POST"): "form",
    ("/admin/withdraw", "POST"): "form",
    ("/admin/new-station", "POST"): "form",
    ("/admin/station/{station}/code", "POST"): "form",
    ("/admin/station/{station}/revoke", "POST"): "form",
    ("/admin/station/{station}/answer", "POST"): "form",
}


def behind(door: str) -> list[tuple[str, str]]:
    return [route for route, kind in DOORS.items() if kind == door]


def test_every_route_has_its_line(county: County) -> None:
    assert set(DOORS) == routes_of(make_app(make_verbs(county)))


def other(county: County, client: InProcess, station: str = STATION) -> Pc:
    return join(client, county.enrolling.make_code(station).code, station)


def filled(path: str, station: str = STATION, **more: str) -> str:
    names = {"station": station, "photo": PHOTO, "rendition": "standard", "name": PHOTO}
    names |= {"feed": station[:9], "kind": "theme", "record": ACTIVITY, **more}
    return re.sub(r"{(\w+)}", lambda match: names[match[1]], path)


# Open doors ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "method"), behind("open"))
def test_an_open_route_tells_nobody_anything_of_a_station(
    client: InProcess, pc: Pc, path: str, method: str
) -> None:
    reply = client.request(method, filled(path))
    assert reply.status_code in (200, 204)
    assert pc.replica not in reply.text
    assert STATION not in reply.text


# Tokens -------------------------------------------------------------------------------------------


def with_token(
    client: InProcess, route: tuple[str, str], bearer: dict[str, str], pc: Pc
) -> httpx.Response:
    path, method = route
    headers = {**bearer, "Tus-Resumable": "1.0.0"}
    if method == "PATCH":
        headers |= piece(0)
    if path == "/v1/photos":
        headers |= announced(pc, PHOTO, "standard", JPEG)
    return client.request(method, filled(path), headers=headers)


@pytest.mark.parametrize("route", behind("token"))
def test_a_token_opens_to_its_own_replica_only(
    county: County, client: InProcess, pc: Pc, clock: TestClock, route: tuple[str, str]
) -> None:
    def status(bearer: dict[str, str]) -> int:
        return with_token(client, route, bearer, pc).status_code

    rightful = token(client, pc)
    assert status(rightful) not in (401, 403)
    text = rightful["Authorization"].removeprefix("Bearer ")
    flipped = text[:-1] + ("A" if text[-1] != "A" else "B")
    key = county.admins.add(COUNTY, "王主任")
    for wrong in ("", f"Bearer {flipped}", f"Basic {text}", f"Bearer {key}", f"Bearer {text} x"):
        assert status({"Authorization": wrong}) == 401, wrong
    if "{station}" in route[0] or route[0] == "/v1/photos":
        for station in (OTHER_STATION, OTHER_TOWN_STATION):
            assert status(token(client, other(county, client, station))) == 403, station
    clock.on(minutes=11)
    assert status(rightful) == 401
    fresh = token(client, pc)
    county.stations.revoke(pc.replica)
    assert status(fresh) == 403


# Signatures ---------------------------------------------------------------------------------------


class Signed:
    """Requests that carry a signature, made rightly and wrongly.

    Args:
        client: asked.
        path: of the route.
    """

    def __init__(self, client: InProcess, path: str) -> None:
        self.client, self.path = client, path

    def challenge(self) -> str:
        fresh: str = words(self.client.get("/v1/challenge"))["challenge"]
        return fresh

    def body(self, pc: Pc, challenge: str, **members: Any) -> dict[str, Any]:
        """Without a signature."""
        if self.path == "/v1/exchange":
            return pc.head(challenge=challenge, **members)
        told = {"v": 1, "station": pc.station, "challenge": challenge}
        if self.path == "/v1/token":
            return {**told, "replica": pc.replica, **members}
        new = enrolment_of_nobody()
        told |= {name: new[name] for name in ("replica", "key", "sealing")}
        return {**told, "was": pc.replica, "why": "fork", **members}

    def message(self, body: dict[str, Any], raw: bytes, path: str = "") -> bytes:
        """What has to be signed; that of another route with `path`."""
        path = path or self.path
        if path == "/v1/exchange":
            return exchange_message(body["challenge"], hashlib.sha256(raw).digest())
        if path == "/v1/token":
            return token_message(body["challenge"])
        rest = {n: v for n, v in body.items() if n not in ("challenge", "signature")}
        return replica_message(body["challenge"], compact(rest))

    def send(
        self,
        body: dict[str, Any],
        signature: str,
        signer: str,
        alter: Callable[[bytes], bytes] = lambda raw: raw,
    ) -> httpx.Response:
        if self.path == "/v1/exchange":
            headers = {"Station-Signature": f"{signer} {signature}"} if signature else {}
            return self.client.post(self.path, content=alter(dumps(body) + b"\n"), headers=headers)
        sent = {**body, "signature": signature} if signature else body
        return self.client.post(self.path, content=alter(dumps(sent)))

    def rightly(self, pc: Pc, **members: Any) -> tuple[dict[str, Any], str, str]:
        body = self.body(pc, self.challenge(), **members)
        signature = b64(pc.key.sign(self.message(body, dumps(body) + b"\n")))
        return body, signature, signer_id(pc.public)


def enrolment_of_nobody() -> dict[str, Any]:
    return enrolment("0000000000000000000000000"[:24] + "0", STATION).body


@pytest.mark.parametrize(("path", "_method"), behind("signed"))
def test_a_signature_opens_for_what_it_was_made_for_only(
    county: County, client: InProcess, pc: Pc, clock: TestClock, path: str, _method: str
) -> None:
    signed = Signed(client, path)
    body, signature, signer = signed.rightly(pc)

    def code(*sent: Any, **more: Any) -> str:
        reply = signed.send(*sent, **more)
        assert reply.status_code in (400, 401, 403), (path, reply.text)
        found: str = words(reply)["error"]
        return found

    assert code(body, "", "") == "malformed"
    assert code(body, "A" * 86, signer) == "unknown_replica"
    assert code({**body, "challenge": signed.challenge()}, signature, signer) == "unknown_replica"
    assert code({**body, "challenge": "x"}, signature, signer) == "challenge"
    assert code({**body, "station": OTHER_STATION}, signature, signer) == "unknown_replica"
    neighbour = other(county, client, OTHER_STATION)
    claimed = signed.rightly(neighbour, station=STATION)
    assert code(*claimed) == "unknown_replica"
    twin = other(county, client)
    forged = b64(twin.key.sign(signed.message(body, dumps(body) + b"\n")))
    assert code(body, forged, signer) == "unknown_replica"
    if path == "/v1/exchange":
        assert code(body, signature, signer_id(twin.public)) == "unknown_replica"
        assert code(body, signature, "0" * 16) == "unknown_replica"
    for another, _ in behind("signed"):
        if another != path:
            message = signed.message(body, dumps(body) + b"\n", another)
            assert code(body, b64(pc.key.sign(message)), signer) == "unknown_replica", another
    assert signed.send(body, signature, signer).status_code == 200
    county.stations.revoke(pc.replica)
    assert code(*signed.rightly(pc)) == "revoked"
    assert code(body, signature, signer) == "revoked"
    assert code(body, forged, signer) == "unknown_replica"


@pytest.mark.parametrize("path", ["/v1/exchange", "/v1/replica"])
def test_one_changed_bit_anywhere_is_noticed(client: InProcess, pc: Pc, path: str) -> None:
    signed = Signed(client, path)
    pc.op("team", "t1", "add", name="环保队")
    body, signature, signer = signed.rightly(pc)
    raw = dumps(body) + b"\n" if path == "/v1/exchange" else dumps(body)
    for place in range(0, len(raw), 7):

        def alter(sent: bytes, place: int = place) -> bytes:
            return sent[:place] + bytes([sent[place] ^ 1]) + sent[place + 1 :]

        reply = signed.send(body, signature, signer, alter)
        assert reply.status_code in (400, 401, 403, 426), (place, reply.text)
    assert signed.send(body, signature, signer).status_code == 200


@pytest.mark.parametrize(("path", "_method"), behind("signed"))
def test_a_replay_is_harmless_at_first_and_refused_later(
    client: InProcess, pc: Pc, clock: TestClock, path: str, _method: str
) -> None:
    signed = Signed(client, path)
    pc.op("team", "t1", "add", name="环保队")
    pc.sync(lost=True)
    sent = signed.rightly(pc)

    def lasting(reply: httpx.Response) -> dict[str, Any]:
        head = json.loads(reply.content.split(b"\n")[0])
        return {n: v for n, v in head.items() if n not in ("challenge", "token", "now")}

    first, again = signed.send(*sent), signed.send(*sent)
    assert (first.status_code, lasting(first)) == (200, lasting(again))
    assert first.content.split(b"\n")[1:] == again.content.split(b"\n")[1:]
    clock.on(minutes=31)
    late = signed.send(*sent)
    assert (late.status_code, words(late)["error"]) == (401, "challenge")


# Codes and lists ----------------------------------------------------------------------------------


def test_an_enrolment_is_of_one_code_and_unaltered(county: County, client: InProcess) -> None:
    request = enrolment(county.enrolling.make_code(STATION).code, STATION)
    sealed = request.sealed()

    def why(**members: Any) -> tuple[int, str]:
        reply = client.post("/v1/enrol", json={**sealed, **members})
        return reply.status_code, words(reply).get("why", "")

    for altered in (
        {"station": OTHER_STATION},
        {"replica": ACTIVITY},
        {"key": b64(bytes(32))},
        {"sealing": b64(bytes(32))},
        {"name": "别的电脑"},
        {"more": 1},
        {"proof": b64(bytes(32))},
        {"code": "0000"},
    ):
        assert why(**altered) == (403, "unknown"), altered
    assert why() == (200, "")
    assert why() == (200, "")
    thief = enrolment(county.enrolling.make_code(STATION).code, OTHER_STATION).sealed()
    assert words(client.post("/v1/enrol", json=thief))["why"] == "station"
    assert client.post("/v1/enrol", json={**sealed, "replica": ACTIVITY}).status_code == 403


def test_a_list_of_keys_is_taken_back_as_the_county_signed_it(
    county: County, client: InProcess, pc: Pc
) -> None:
    signed = county.papers.keys(STATION)
    url = f"/v1/keys/{STATION}"

    def error(url: str, document: dict[str, Any]) -> str:
        reply = client.post(url, json=document)
        assert reply.status_code in (400, 403), reply.text
        found: str = words(reply)["error"]
        return found

    assert words(client.post(url, json=signed)) == {"v": 1, "taken": 0}
    added = [*signed["keys"], [ACTIVITY, "0" * 16, b64(bytes(32)), STATION, False]]
    unrevoked = [[*key[:4], not key[4]] for key in signed["keys"]]
    assert error(url, {**signed, "keys": added}) == "not_yours"
    assert error(url, {**signed, "keys": unrevoked}) == "not_yours"
    assert error(url, {**signed, "signature": "A" * 86}) == "not_yours"
    assert error(f"/v1/keys/{OTHER_STATION}", signed) in ("malformed", "not_yours")
    stranger = {**signed, "station": OTHER_STATION}
    assert error(f"/v1/keys/{OTHER_STATION}", stranger) == "not_yours"


# Administrators' keys -----------------------------------------------------------------------------

NOTICE = {"kind": "document", "fields": {"kind": "notice", "title": "通知", "body": "x"}}


def asked_with_key(
    client: InProcess, route: tuple[str, str], key: str, station: str, replica: str
) -> httpx.Response:
    path, method = route
    told = {"kind": "activity", "record": ACTIVITY, "outcome": "done", "reason": "好"}
    bodies: dict[tuple[str, str], Any] = {
        ("/v1/admin/stations", "POST"): {"code": station, "name": "石桥村"},
        ("/v1/admin/codes", "POST"): {"station": station},
        ("/v1/admin/publications", "POST"): {**NOTICE, "to": station[:9]},
        ("/v1/admin/answers", "POST"): {**told, "station": station},
        ("/v1/admin/originals", "POST"): {"station": station, "photo": PHOTO},
    }
    content = json.dumps(bodies[route]).encode() if route in bodies else None
    url = filled(path, station, replica=replica)
    return client.request(method, url, content=content, headers={"Authorization": f"Bearer {key}"})


@pytest.mark.parametrize("route", behind("key"))
def test_a_key_opens_its_own_division_only(
    county: County, client: InProcess, pc: Pc, route: tuple[str, str]
) -> None:
    keys = {code: county.admins.add(code, "王主任") for code in (COUNTY, TOWN, OTHER_TOWN)}
    revoked = county.admins.add(COUNTY, "李主任")
    county.admins.revoke(revoked[:8])
    bearer = token(client, pc)["Authorization"].removeprefix("Bearer ")

    def asked(key: str) -> httpx.Response:
        return asked_with_key(client, route, key, STATION, pc.replica)

    for wrong in (revoked, bearer, "", keys[COUNTY][:-1], keys[COUNTY][:-1] + "!"):
        assert asked(wrong).status_code == 401, wrong
    shut = asked(keys[OTHER_TOWN])
    if route[1] == "GET":
        assert pc.replica not in shut.text
        assert STATION not in shut.text
    else:
        # Who may not know of a PC is told that there is none.
        assert shut.status_code == (422 if "{replica}" in route[0] else 403)
    assert pc.sync().status == 200
    for rightful in (keys[TOWN], keys[COUNTY]):
        assert asked(rightful).status_code in (200, 404)


def test_a_towns_key_does_nothing_of_the_countys(county: County, client: InProcess) -> None:
    bearer = {"Authorization": f"Bearer {county.admins.add(TOWN, '李所长')}"}
    for url, body in (
        ("/v1/admin/publications", {**NOTICE, "to": COUNTY}),
        ("/v1/admin/stations", {"code": COUNTY, "name": "改名县"}),
        ("/v1/admin/stations", {"code": OTHER_TOWN, "name": "改名镇"}),
    ):
        reply = client.post(url, json=body, headers=bearer)
        assert reply.status_code == 403, body
    outside = InProcess(make_app(make_verbs(county)), address="203.0.113.5")
    assert outside.get("/metrics", headers=bearer).status_code == 403


# Pages --------------------------------------------------------------------------------------------


class Browser:
    """A browser whose cookie this test looks after itself.

    Args:
        county: opened.
        client: asked.
        division: of the administrator.
    """

    def __init__(self, county: County, client: InProcess, division: str) -> None:
        self.client = client
        self.key = county.admins.add(division, "王主任")
        self.session = county.admins.session(county.admins.by_key(self.key) or pytest.fail())
        self.token = county.admins.form_token(self.session)

    def ask(
        self, route: tuple[str, str], station: str, *, session: str | None = None, **form: str
    ) -> httpx.Response:
        path, method = route
        self.client.cookies.clear()
        cookie = self.session if session is None else session
        headers = {"Cookie": f"county_session={cookie}"} if cookie else {}
        data = form if method == "POST" else None
        return self.client.request(method, filled(path, station), headers=headers, data=data)


def fields(route: tuple[str, str], pc: Pc, station: str) -> dict[str, str]:
    """What the form of a route holds."""
    return {
        "replica": pc.replica,
        "sure": "yes",
        "record": ACTIVITY,
        "outcome": "done",
        "reason": "好",
        "title": "通知",
        "body": "x",
        "kind": "theme",
        "code": station,
        "name": "改名村",
    }


@pytest.mark.parametrize("route", behind("page") + behind("form"))
def test_a_page_is_for_who_is_logged_in(
    county: County, client: InProcess, pc: Pc, route: tuple[str, str]
) -> None:
    browser = Browser(county, client, COUNTY)
    form = fields(route, pc, STATION)
    altered = browser.session[:-2] + ("AA" if browser.session[-2:] != "AA" else "BB")
    if route[0] == "/admin/logout":
        assert browser.ask(route, STATION, session="", **form).status_code == 403
        return
    for session in ("", "x", altered, browser.token, browser.key):
        reply = browser.ask(route, STATION, session=session, token=browser.token, **form)
        assert (reply.status_code, reply.headers.get("location")) == (303, "/admin/login"), session
    county.admins.revoke(browser.key[:8])
    assert browser.ask(route, STATION, token=browser.token, **form).status_code == 303
    assert pc.sync().status == 200


@pytest.mark.parametrize("route", behind("form"))
def test_a_form_of_another_site_is_not_taken(
    county: County, client: InProcess, pc: Pc, route: tuple[str, str]
) -> None:
    browser, somebody = Browser(county, client, COUNTY), Browser(county, client, COUNTY)
    form = fields(route, pc, STATION)
    for wrong in ({}, {"token": ""}, {"token": somebody.token}, {"token": "é"}):
        reply = browser.ask(route, STATION, **form, **wrong)
        assert reply.status_code == 403, wrong
    assert pc.sync().status == 200
    taken = browser.ask(route, STATION, token=browser.token, **form)
    assert taken.status_code in (200, 303, 422), taken.text


@pytest.mark.parametrize(
    "route", [each for each in behind("page") + behind("form") if "{station}" in each[0]]
)
def test_stations_of_another_town_are_shut_though_their_address_is_known(
    county: County, client: InProcess, pc: Pc, route: tuple[str, str]
) -> None:
    browser = Browser(county, client, OTHER_TOWN)
    reply = browser.ask(route, STATION, token=browser.token, **fields(route, pc, STATION))
    assert reply.status_code in (403, 422), reply.text
    assert pc.replica not in reply.text
    assert pc.sync().status == 200
    for station in ("0" * 12, "x", "%00", "1" * 400):
        shut = browser.ask(route, station, token=browser.token, **fields(route, pc, station))
        assert shut.status_code in (403, 404, 422), (station, shut.status_code)


def test_a_town_adds_no_station_of_another(county: County, client: InProcess) -> None:
    browser = Browser(county, client, OTHER_TOWN)
    form = {"token": browser.token, "code": STATION, "name": "改名村"}
    reply = browser.ask(("/admin/new-station", "POST"), STATION, **form)
    assert reply.status_code == 422
    assert county.stations.add(OTHER_STATION, None).name != "改名村"


def test_a_log_in_takes_keys_of_administrators_only(
    county: County, client: InProcess, pc: Pc
) -> None:
    bearer = token(client, pc)["Authorization"].removeprefix("Bearer ")
    for wrong in (bearer, "", "é" * 41, "\0" * 8 + "-" + "\0" * 32):
        reply = client.post("/admin/login", data={"key": wrong})
        assert reply.status_code == 403, wrong
        assert "set-cookie" not in reply.headers
