"""One upload from several hands at once, and redirects: a real county, two workers."""

from __future__ import annotations

import contextlib
import hashlib
import random
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from desktop import errors
from desktop.sync.line.address import parse_address
from desktop.sync.line.api import wire_to
from desktop.sync.line.stride import Stride
from desktop.sync.line.tokens import Bearer, TokenLine
from desktop.sync.pictures.photos import Fate, PhotoLine, Picture
from tests.county_line import JPEG, announced, join, photo, piece, token
from tests.county_pc import Pc
from tests.sync.conftest import CODE, RealCounty

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

BIG = JPEG[:4] + random.Random(4).randbytes(900_000)  # noqa: S311 - any bytes will do


@dataclass
class Uploads:
    """A PC that has joined a county with two workers, and one picture it announced.

    Args:
        county: serving.
        client: to it.
        pc: that sends.
        bearer: its token.
        place: of the picture.
    """

    county: RealCounty
    client: httpx.Client
    pc: Pc
    bearer: dict[str, str] = field(default_factory=dict)
    place: str = ""

    def announce(self, data: bytes) -> None:
        named = photo(self.pc, data)
        self.pc.sync()
        self.bearer = token(self.client, self.pc)
        told = {**announced(self.pc, named, "standard", data), **self.bearer}
        made = self.client.post("/v1/photos", headers=told)
        assert made.status_code == 201, made.text
        self.place = made.headers["Location"]

    def patch(self, offset: int, content: Any) -> httpx.Response:
        with httpx.Client(base_url=self.county.url, timeout=60) as client:
            return client.patch(
                self.place, headers={**piece(offset), **self.bearer}, content=content
            )

    def offset(self) -> int:
        told = {"Tus-Resumable": "1.0.0", **self.bearer}
        while (answer := self.client.head(self.place, headers=told)).status_code == 423:
            time.sleep(0.05)  # all is here, and another request is checking it
        assert answer.status_code == 200, answer.status_code
        return int(answer.headers["Upload-Offset"])

    def stored(self) -> bytes:
        return self.client.get(self.place, headers=self.bearer).content


@pytest.fixture
def uploads(tmp_path: Path) -> Iterator[Uploads]:
    county = RealCounty(tmp_path / "county", ("--workers", "2"))
    county.found(CODE)
    county.start()
    with httpx.Client(base_url=county.url, timeout=60) as client:
        found = Uploads(county, client, join(client, county.code(), CODE))
        found.announce(BIG)
        yield found
    county.stop()


@contextlib.contextmanager
def half_sent(uploads: Uploads, half: int) -> Iterator[threading.Event]:
    """A request that has sent its first bytes and keeps the rest until it is told to go on."""
    go_on, results = threading.Event(), list[int]()

    def body() -> Iterator[bytes]:
        yield BIG[:half]
        go_on.wait(30)
        yield BIG[half:]

    def send() -> None:
        results.append(uploads.patch(0, body()).status_code)

    sending = threading.Thread(target=send)
    sending.start()
    while uploads.offset() < 65_536 and sending.is_alive():
        pass  # the county counts what has arrived
    try:
        yield go_on
    finally:
        go_on.set()
        sending.join(60)
    assert results == [204]


def test_of_many_requests_at_one_byte_one_is_taken(uploads: Uploads) -> None:
    together, results = threading.Barrier(6), list[int]()

    def send() -> None:
        together.wait(20)
        results.append(uploads.patch(0, BIG).status_code)

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    # Who comes after the end hears that it is here; who comes meanwhile, to wait or look.
    assert len(results) == 6 and set(results) <= {204, 409, 423}, results
    assert 204 in results
    assert uploads.stored() == BIG and uploads.offset() == len(BIG)


def test_a_second_hand_waits_while_the_first_is_sending(uploads: Uploads) -> None:
    with half_sent(uploads, 600_000):
        for offset in (0, uploads.offset()):
            second = uploads.patch(offset, BIG[offset:])
            assert second.status_code == 423, second.text
            assert int(second.headers["Retry-After"]) > 0
            assert second.headers["Station-Protocol"] == "1"
    assert uploads.stored() == BIG


def test_two_hands_that_take_turns_bring_it_up_whole(uploads: Uploads) -> None:
    results: list[int] = []

    def send(seed: int) -> None:
        dice = random.Random(seed)  # noqa: S311 - sizes of pieces
        while (at := uploads.offset()) < len(BIG):
            part = BIG[at : at + dice.randrange(20_000, 200_000)]
            results.append(uploads.patch(at, part).status_code)

    threads = [threading.Thread(target=send, args=(seed,)) for seed in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert set(results) <= {204, 409, 423}, results
    assert uploads.stored() == BIG


def test_our_uploader_leaves_it_to_the_other_hand_and_finds_it_there(uploads: Uploads) -> None:
    wire = wire_to(parse_address(uploads.county.url))
    bearer = Bearer(CODE, uploads.pc.replica, uploads.pc.key)
    picture = Picture(hashlib.sha256(BIG).hexdigest(), "standard", BIG)
    ours = PhotoLine(TokenLine(wire, bearer), Stride())
    with half_sent(uploads, 600_000):
        assert ours.send(picture) is Fate.ELSEWHERE
    assert ours.send(picture) is Fate.DONE
    assert ours.fetch(picture.photo, "standard") == BIG
    wire.close()


# Redirects ----------------------------------------------------------------------------------------


class Elsewhere(BaseHTTPRequestHandler):
    """Sends everybody on to the county, as a portal, a proxy or a thief may."""

    protocol_version = "HTTP/1.1"
    target, status, ours = "", 307, False

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(self.status)
        self.send_header("Location", f"{self.target}{self.path}")
        self.send_header("Content-Length", "0")
        if self.ours:
            self.send_header("Station-Protocol", "1")
        self.end_headers()

    do_GET = do_HEAD = do_POST = do_PATCH = answer  # noqa: N815 - the server's names

    def log_message(self, *_words: Any) -> None:
        """Nothing is logged."""


@pytest.fixture
def elsewhere() -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        yield server
        server.shutdown()
        serving.join(20)


@pytest.mark.parametrize("ours", [False, True], ids=["nobody's", "with the county's header"])
def test_a_station_follows_no_redirect(
    uploads: Uploads, elsewhere: ThreadingHTTPServer, ours: bool
) -> None:
    Elsewhere.target, Elsewhere.ours = uploads.county.url, ours
    wire = wire_to(parse_address(f"http://127.0.0.1:{elsewhere.server_port}"))
    picture = Picture(hashlib.sha256(BIG).hexdigest(), "standard", BIG)
    line = PhotoLine(TokenLine(wire, Bearer(CODE, uploads.pc.replica, uploads.pc.key)))
    for status in (301, 302, 303, 307, 308):
        Elsewhere.status = status
        for method in ("GET", "HEAD", "POST", "PATCH"):
            with pytest.raises(errors.NoAnswer) as nothing:
                wire.request(
                    method, uploads.place, uploads.bearer, BIG if method == "PATCH" else b""
                )
            assert nothing.value.reason in ("portal", "elsewhere")
        with pytest.raises(errors.NoAnswer):
            line.send(picture)
    wire.close()
    assert uploads.offset() == 0, "no byte of it has reached the county"


def test_the_county_sends_nobody_elsewhere(uploads: Uploads) -> None:
    here = uploads.client
    paths = [
        "/v1/county",
        "/v1/challenge",
        "/v1/exchange",
        "/v1/photos",
        uploads.place,
        "/v1",
        "/health",
    ]
    for path in paths:
        for form in (f"{path}/", f"/{path}", f"{path}//", f"{path}/.", f"{path}/../county"):
            for method in ("GET", "HEAD", "POST", "PATCH"):
                reply = here.build_request(method, "/", headers=uploads.bearer)
                reply.url = httpx.URL(uploads.county.url).copy_with(raw_path=form.encode())
                answer = here.send(reply, follow_redirects=False)
                assert not 300 <= answer.status_code < 400, (method, form, answer.status_code)
