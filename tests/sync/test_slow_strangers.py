"""Callers who trickle: hung up on by deadline, while a village line at its worst is served."""

from __future__ import annotations

import asyncio
import json
import select
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import httpx
import pytest
import uvicorn

from county.app import County, make_app, make_verbs
from county.config import place_of
from county.routes import patience
from county.routes.bodies import Room
from tests.county_line import announced, join, photo, piece, token
from tests.county_pc import STATION
from tests.sync.conftest import RealCounty, until
from tests.sync.shaping import Shape, line_to

#: A day in the life of a line, in a second and a half: the rates are those of the real deadlines.
FASTER = 40.0
HEAD_S = patience.HEAD_S / FASTER
WINDOW_S = patience.WINDOW_S / FASTER

ROOM = 300_000
PICTURE = bytes.fromhex("ffd8ffe0") + bytes(199_000)


class Hurried(patience.Patient):
    """The same with shorter deadlines; the floor is of bytes in a window, so it rises with them."""

    head_s, window_s, floor = HEAD_S, WINDOW_S, int(patience.FLOOR * FASTER)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    made = County(place_of(str(tmp_path_factory.mktemp("slow") / "county"), None)).open()
    made.stations.add(STATION, "石桥村")
    yield made
    made.close()


@dataclass(frozen=True)
class Serving:
    """A server.

    Args:
        port: where it listens.
        lines: how many connections it has.
    """

    port: int
    lines: Callable[[], int]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="module")
def serving(county: County) -> Iterator[Serving]:
    """A real server in a thread of this process, with shorter deadlines."""
    app = make_app(make_verbs(county))
    app.state.room = Room(ROOM)
    config = uvicorn.Config(app, http=Hurried, ws="none", log_config=None, timeout_keep_alive=60)
    server = uvicorn.Server(config)
    with socket.create_server(("127.0.0.1", 0)) as bound:
        thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[bound])))
        thread.start()
        until(lambda: server.started)
        yield Serving(int(bound.getsockname()[1]), lambda: len(server.server_state.connections))
        server.should_exit = True
        thread.join()


@contextmanager
def line(port: int) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as opened:
        yield opened


def with_picture(
    county: County, serving: Serving, client: httpx.Client, *, whole: bool = True
) -> tuple[str, dict[str, str]]:
    """The path of a picture that a PC has agreed to send, or has sent; and what lets it in."""
    pc = join(client, county.enrolling.make_code(STATION).code, STATION)
    data = PICTURE + pc.replica.encode()  # each test its own
    named = photo(pc, data)
    pc.sync()
    bearer = token(client, pc)
    told = {**bearer, **announced(pc, named, "standard", data)}
    assert client.post("/v1/photos", headers=told).status_code == 201
    path = f"/v1/photos/{STATION}/{named}/standard"
    if whole:
        sent = client.patch(path, headers={**bearer, **piece(0)}, content=data)
        assert sent.status_code == 204
    return path, bearer


def trickled(port: int, begin: bytes, drop: bytes, every_s: float) -> tuple[bytes, float]:
    """Send a drop now and then until the county hangs up; its last words, and after how long."""
    begun = time.monotonic()
    with line(port) as opened:
        opened.sendall(begin)
        opened.settimeout(every_s)
        while time.monotonic() - begun < 30:
            try:
                said = opened.recv(4096)
                return said, time.monotonic() - begun
            except TimeoutError:
                with suppress(BrokenPipeError, ConnectionResetError):
                    opened.sendall(drop)
            except ConnectionResetError:
                return b"", time.monotonic() - begun
    raise AssertionError("it would have listened for ever")


_HEAD = b"POST /v1/exchange HTTP/1.1\r\nHost: x\r\n"


@pytest.mark.parametrize("begin", [b"", b"G", _HEAD])
def test_a_head_that_does_not_end_is_hung_up_on_however_many_lines_it_brings(
    serving: Serving, begin: bytes
) -> None:
    said, seconds = trickled(
        serving.port, begin, b"X: y\r\n" if begin == _HEAD else b"A", HEAD_S / 20
    )
    assert HEAD_S * 0.9 <= seconds <= HEAD_S * 8
    assert said.startswith(b"HTTP/1.1 408 ")
    assert json.loads(said.split(b"\r\n\r\n")[1]) == {"error": "too_slow"}
    assert b"station-protocol" not in said.lower()  # no answer at all: the station comes again


def test_a_connection_that_never_says_anything_is_closed_without_a_word(serving: Serving) -> None:
    begun = time.monotonic()
    with line(serving.port) as silent:
        assert silent.recv(100) == b""
    assert HEAD_S * 0.9 <= time.monotonic() - begun <= HEAD_S * 8


def test_a_second_head_on_a_line_kept_open_is_not_waited_for_either(serving: Serving) -> None:
    with line(serving.port) as opened:
        opened.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
        said = b""
        while not said.endswith(b"}"):
            said += opened.recv(4096)
        time.sleep(HEAD_S * 1.2)  # between two requests there is more time
        opened.sendall(b"GET /healthz HTTP/1.1\r\n")
        assert opened.recv(4096).startswith(b"HTTP/1.1 408 ")


@pytest.mark.parametrize("how", [b"Content-Length: 5000000\r\n", b"Transfer-Encoding: chunked\r\n"])
def test_a_body_below_the_floor_rate_is_hung_up_on(serving: Serving, how: bytes) -> None:
    drop = b"1\r\nx\r\n" if b"chunked" in how else b"x"
    said, seconds = trickled(serving.port, _HEAD + how + b"\r\n", drop, WINDOW_S / 20)
    assert WINDOW_S * 0.9 <= seconds <= WINDOW_S * 8
    assert said.startswith(b"HTTP/1.1 408 ")


@pytest.mark.slow
def test_who_does_not_read_its_answer_is_not_waited_for(county: County, serving: Serving) -> None:
    with httpx.Client(base_url=serving.url, timeout=60) as client:
        path, bearer = with_picture(county, serving, client)
    asked = f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: {bearer['Authorization']}\r\n\r\n"
    with socket.socket() as opened:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        opened.connect(("127.0.0.1", serving.port))
        opened.sendall(asked.encode() * 60)  # twelve megabytes: more than the system holds for us
        asleep = select.poll()
        asleep.register(opened, 0)  # of hanging up one is always told
        until(lambda: bool(asleep.poll(100)))


def test_what_came_of_a_picture_before_it_trickled_is_kept(
    county: County, serving: Serving
) -> None:
    with httpx.Client(base_url=serving.url, timeout=60) as client:
        path, bearer = with_picture(county, serving, client, whole=False)
        told = {**bearer, **piece(0), "Host": "x", "Content-Length": "100000"}
        lines = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        begin = f"PATCH {path} HTTP/1.1\r\n{lines}\r\n".encode() + PICTURE[:50_000]
        said, _ = trickled(serving.port, begin, b"\0", WINDOW_S / 20)
        assert said.startswith(b"HTTP/1.1 408 ")

        def offset() -> int:
            asked = client.head(path, headers={**bearer, "Tus-Resumable": "1.0.0"})
            return int(asked.headers.get("upload-offset", -1))

        until(lambda: offset() >= 50_000)
        at = offset()
        rest = client.patch(path, headers={**bearer, **piece(at)}, content=PICTURE[at : at + 9])
        assert rest.status_code == 204


@pytest.mark.slow
def test_a_line_at_twice_the_floor_is_never_hurt(county: County, serving: Serving) -> None:
    """The floor is 1/64 of a village line; here, with windows so short, 0.6 of one."""
    shape = Shape(bytes_per_s=2 * Hurried.floor, round_trip_s=0.6)
    with (
        httpx.Client(base_url=serving.url, timeout=60) as client,
        line_to(serving.port, shape) as far,
        httpx.Client(base_url=far.url, timeout=60) as slow,
    ):
        path, bearer = with_picture(county, serving, client, whole=False)
        sent = slow.patch(path, headers={**bearer, **piece(0)}, content=PICTURE[:60_000])
        assert (sent.status_code, sent.headers["upload-offset"]) == (204, "60000")
        assert slow.get("/v1/county").status_code == 200


def test_bodies_that_come_at_once_do_not_fill_the_memory(serving: Serving) -> None:
    opened = [socket.create_connection(("127.0.0.1", serving.port), 30) for _ in range(6)]
    try:
        for each in opened:
            each.sendall(_HEAD + b"Content-Length: 100000\r\n\r\n" + bytes(60_000))
        answers: list[bytes] = []

        def refused() -> bool:
            for each in opened:
                each.setblocking(False)
                with suppress(BlockingIOError):
                    answers.append(each.recv(4096))
            return bool(answers)

        until(refused)
        assert answers[0].startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: 5" in answers[0].lower()
    finally:
        for each in opened:
            each.close()
    # The others have gone, and with them what was held of theirs.
    until(
        lambda: httpx.post(f"{serving.url}/v1/exchange", content=b" " * 250_000).status_code < 500
    )


def test_hundreds_who_trickle_keep_nobody_out_and_are_gone_after_a_while(serving: Serving) -> None:
    before = serving.lines()
    opened = [socket.create_connection(("127.0.0.1", serving.port)) for _ in range(200)]
    try:
        for each in opened:
            each.sendall(_HEAD)
        assert httpx.get(f"{serving.url}/v1/county").status_code == 200
        until(lambda: serving.lines() <= before, HEAD_S * 20)
    finally:
        for each in opened:
            each.close()


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_the_program_itself_has_these_deadlines(real_county: RealCounty) -> None:
    said, seconds = trickled(real_county.port, _HEAD, b"X: y\r\n", 1.0)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert seconds <= patience.HEAD_S * 3
