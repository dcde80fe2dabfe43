"""Every route that is written to x bodies that are meant to hurt, sent by who may use it.

A route nobody listed fails: the table of `test_every_route` says which there are.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from county.app import County, make_app, make_verbs
from county.auth import limits
from county.config import BODY_LIMIT, place_of
from tests.county_line import JPEG, InProcess, announced, join, photo, piece, token, words
from tests.county_pc import COUNTY, STATION, Pc, TestClock
from tests.unit.county.platform.test_every_route import DOORS, Browser, filled

Route = tuple[str, str]
#: What each route takes: an exchange, JSON, a form, bytes of a picture, or nothing.
TAKES: dict[Route, str] = {
    ("/v1/exchange", "POST"): "lines",
    ("/v1/enrol", "POST"): "json",
    ("/v1/keys/{station}", "POST"): "json",
    ("/v1/token", "POST"): "json",
    ("/v1/replica", "POST"): "json",
    ("/v1/admin/stations", "POST"): "json",
    ("/v1/admin/codes", "POST"): "json",
    ("/v1/admin/publications", "POST"): "json",
    ("/v1/admin/answers", "POST"): "json",
    ("/v1/admin/originals", "POST"): "json",
    ("/v1/photos/{station}/{photo}/{rendition}", "PATCH"): "bytes",
    ("/v1/photos", "POST"): "nothing",
    ("/v1/photos/{station}/{photo}/original", "POST"): "nothing",
    ("/v1/admin/devices/{replica}", "DELETE"): "nothing",
    ("/v1/admin/publications/{feed}/{kind}/{record}", "DELETE"): "nothing",
    ("/admin/login", "POST"): "form",
    ("/admin/logout", "POST"): "form",
    ("/admin/publish", "POST"): "form",
    ("/admin/withdraw", "POST"): "form",
    ("/admin/new-station", "POST"): "form",
    ("/admin/station/{station}/code", "POST"): "form",
    ("/admin/station/{station}/revoke", "POST"): "form",
    ("/admin/station/{station}/answer", "POST"): "form",
    ("/admin/station/{station}/activity/{record}/original", "POST"): "form",
}
NOBODY = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"
GZIP = {"Content-Encoding": "gzip"}
BOMB = gzip.compress(bytes(32 << 20))
#: Bodies, their headers, and what is said of them; a body without an end is told by its length.
HOSTILE: dict[str, tuple[bytes, dict[str, str], set[int]]] = {
    "a bomb": (BOMB, GZIP, {413}),
    "a bomb in gzip": (gzip.compress(BOMB), GZIP, {400}),
    "more than is taken": (b" " * (BODY_LIMIT + 1), {}, {413}),
    "gzip that is cut": (gzip.compress(b"{}")[:-3], GZIP, {400}),
    "no gzip": (b"{}", GZIP, {400}),
    "another packing": (b"{}", {"Content-Encoding": "br"}, {400}),
    "no utf-8": (b'{"v":1,"a":"\xff"}\n', {}, {400}),
}
JSON: dict[str, tuple[bytes, dict[str, str], set[int]]] = {
    "nothing": (b"", {}, {400}),
    "no object": (b"[]\n", {}, {400}),
    "nested": (b'{"v":1,"a":' + b"[" * 9 + b"]" * 9 + b"}", {}, {400}),
    "nested to the end of the stack": (b'{"a":' * 100_000 + b"}" * 100_000, {}, {400, 413}),
    "a fraction": (b'{"v":1,"a":1.5}', {}, {400}),
    "no number": (b'{"v":1,"a":NaN}', {}, {400}),
    "beyond 2^53": (b'{"v":1,"a":9007199254740993}', {}, {400}),
    "half a pair": (b'{"v":1,"a":"\\ud800"}', {}, {400}),
}
#: Where the body itself is looked at.
SEEN = {
    "json": ("Content-Encoding", "gzip", "json", "number", "nesting"),
    "form": ("Content-Encoding", "gzip", "form"),
    "lines": ("Content-Encoding", "gzip", "head", "no newline at the end"),
}


class Everybody:
    """Who may use each route.

    Args:
        county: opened.
    """

    def __init__(self, county: County) -> None:
        self.client = InProcess(make_app(make_verbs(county)))
        code = county.enrolling.make_code(STATION).code
        self.pc: Pc = join(self.client, code, STATION)
        self.photo = photo(self.pc)
        self.pc.sync()
        self.token = token(self.client, self.pc)
        made = {**self.token, **announced(self.pc, self.photo, "standard", JPEG)}
        assert self.client.post("/v1/photos", headers=made).status_code == 201
        self.browser = Browser(county, self.client, COUNTY)

    def send(self, route: Route, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """A body by a route, as one who may."""
        path, method = route
        told = {**self._right(route), **headers}
        url = filled(path, photo=self.photo, replica=NOBODY)
        self.client.cookies.clear()
        return self.client.request(method, url, content=body, headers=told)

    def _right(self, route: Route) -> dict[str, str]:
        door = DOORS[route]
        if door == "key":
            return {"Authorization": f"Bearer {self.browser.key}"}
        if door == "form":
            return {"Cookie": f"county_session={self.browser.session}"}
        return {**self.token, **piece(0)} if door == "token" else {}


@pytest.fixture(scope="module")
def everybody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Everybody]:
    folder: Path = tmp_path_factory.mktemp("county")
    county = County(place_of(str(folder), None), TestClock()).open()
    county.stations.add(STATION, "石桥村")
    with pytest.MonkeyPatch.context() as patch:
        # Many are refused here, from one address; limits have tests of their own.
        for name in ("WRONG_CODES", "UNPROVED", "WRONG_KEYS"):
            rule: limits.Rule = getattr(limits, name)
            patch.setattr(limits, name, limits.Rule(rule.name, 10**6, rule.window_s))
        yield Everybody(county)
    county.close()


def taking(*what: str) -> list[Route]:
    return [route for route, kind in TAKES.items() if kind in what]


def test_every_route_that_is_written_to_has_its_line() -> None:
    written = {route for route in DOORS if route[1] not in ("GET", "HEAD", "OPTIONS")}
    assert set(TAKES) == written


@pytest.mark.parametrize("route", taking("lines", "json", "form"), ids="".join)
def test_a_body_meant_to_hurt_is_refused_before_it_does(everybody: Everybody, route: Route) -> None:
    more = {} if TAKES[route] == "form" else JSON
    for name, (body, headers, statuses) in (HOSTILE | more).items():
        reply = everybody.send(route, body, headers)
        assert reply.status_code in statuses, (name, reply.text)
        told = words(reply)
        # That members are missing as well must not be what refused it.
        assert told["error"] == "too_big" or told["what"] in SEEN[TAKES[route]], (name, told)


@pytest.mark.parametrize("route", taking("form"), ids="".join)
def test_a_form_of_too_many_or_too_large_fields_is_refused(
    everybody: Everybody, route: Route
) -> None:
    many = b"&".join(b"f%d=x" % n for n in range(60))
    assert everybody.send(route, many, {}).status_code == 400
    assert everybody.send(route, b"title=" + b"x" * (300 << 10), {}).status_code == 413


@pytest.mark.parametrize("route", taking("bytes"), ids="".join)
def test_a_piece_of_a_picture_is_counted_as_it_comes(everybody: Everybody, route: Route) -> None:
    for body in (b"x" * (len(JPEG) + 1), b"x" * (BODY_LIMIT + 1)):
        assert everybody.send(route, body, {}).status_code == 413
    # Packed bytes would be bytes of a picture like any others: they are never unpacked.
    assert everybody.send(route, BOMB[: len(JPEG)], GZIP).status_code in (204, 460)
    place = f"/v1/photos/{STATION}/{everybody.photo}/standard"
    told = everybody.client.head(place, headers=everybody.token | {"Tus-Resumable": "1.0.0"})
    assert int(told.headers.get("upload-offset", "0")) <= len(JPEG)


@pytest.mark.parametrize("route", taking("nothing"), ids="".join)
def test_a_body_nobody_asked_for_is_not_read(everybody: Everybody, route: Route) -> None:
    without = everybody.send(route, b"", {}).status_code
    assert without < 500
    for body, headers in ((BOMB, GZIP), (b"[" * 100_000, {}), (b" " * (BODY_LIMIT + 1), {})):
        assert everybody.send(route, body, headers).status_code == without
