"""Who closes the window does not wait for a line that does not come about."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from desktop import errors
from desktop.sync.line import reaching
from desktop.sync.line.address import parse_address
from desktop.sync.line.api import Wire, bare_wire_to

#: Far below the 30 seconds that a connection may take.
SOON_S = 5.0


def ended(wire: Wire, meanwhile: threading.Event) -> tuple[str, float]:
    """Why a request ended that is given up once something has happened, and how long that took."""
    reasons: list[str] = []

    def ask() -> None:
        try:
            wire.request("GET", "/v1/county", {})
        except errors.NoAnswer as nothing:
            reasons.append(nothing.reason)

    asking = threading.Thread(target=ask)
    asking.start()
    assert meanwhile.wait(20)
    began = time.monotonic()
    wire.abort()
    asking.join(20)
    return reasons[0], time.monotonic() - began


@pytest.fixture
def deaf() -> Iterator[int]:
    """A port where connections wait for ever: its queue is full."""
    with ExitStack() as opened:
        server = opened.enter_context(socket.socket())
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        port = int(server.getsockname()[1])
        for _ in range(4):
            waiting = opened.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(("127.0.0.1", port))
        yield port


def test_a_connection_that_does_not_come_about(deaf: int, monkeypatch: Any) -> None:
    under_way = threading.Event()
    asked = reaching._await

    def awaited(happened: Any, timeout_s: float, stopped: Any) -> None:
        if happened.__name__ == "<lambda>":  # the name is known by now
            under_way.set()
        asked(happened, timeout_s, stopped)

    monkeypatch.setattr(reaching, "_await", awaited)
    wire = bare_wire_to(parse_address(f"https://127.0.0.1:{deaf}"))
    reason, seconds = ended(wire, under_way)
    assert reason == "stopped" and seconds < SOON_S


def test_a_name_that_is_looked_up_for_long(monkeypatch: Any) -> None:
    asked, answered = threading.Event(), threading.Event()

    def getaddrinfo(*_asked: Any) -> Any:
        asked.set()
        answered.wait(30)
        raise socket.gaierror(-2, "unknown")

    monkeypatch.setattr(reaching.socket, "getaddrinfo", getaddrinfo)
    wire = bare_wire_to(parse_address("https://county.example"))
    reason, seconds = ended(wire, asked)
    answered.set()
    assert reason == "stopped" and seconds < SOON_S


def test_a_server_that_never_answers_the_greeting_of_tls() -> None:
    accepted = threading.Event()
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(1)
        held: list[socket.socket] = []

        def accept() -> None:
            held.append(server.accept()[0])
            held[0].recv(1)  # the greeting has begun
            accepted.set()

        threading.Thread(target=accept, daemon=True).start()
        wire = bare_wire_to(parse_address(f"https://127.0.0.1:{server.getsockname()[1]}"))
        reason, seconds = ended(wire, accepted)
        held[0].close()
    assert reason == "stopped" and seconds < SOON_S


def test_nobody_at_the_port_and_no_such_name_are_told_apart() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(errors.NoAnswer) as nobody:
        bare_wire_to(parse_address(f"https://127.0.0.1:{port}")).request("GET", "/v1/county", {})
    assert nobody.value.reason == "refused"


def test_the_next_address_of_a_host_is_tried(monkeypatch: Any) -> None:
    with socket.socket() as server, socket.socket() as closed:
        server.bind(("127.0.0.1", 0)), closed.bind(("127.0.0.1", 0))
        server.listen(1)
        addresses = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", each.getsockname())
            for each in (closed, server)
        ]
        monkeypatch.setattr(reaching.socket, "getaddrinfo", lambda *_asked: addresses)
        made = reaching.reach("county.example", 443, 5.0, (), lambda: False)
        assert made.getpeername() == server.getsockname() and made.gettimeout() == 5.0
        made.close()
