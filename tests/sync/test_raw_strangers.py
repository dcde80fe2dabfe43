"""Bytes on a socket that are no proper HTTP: refused or hung up on, and others are served."""

from __future__ import annotations

import socket
from contextlib import suppress

import httpx
import pytest

from tests.sync.conftest import RealCounty, until
from tests.sync.county_program import resident_kib

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_HEAD = b"POST /v1/exchange HTTP/1.1\r\nHost: x\r\n"


def said(county: RealCounty, *pieces: bytes, endless: bytes = b"", most: int = 0) -> bytes:
    """What comes back for some bytes, until the county hangs up or has answered."""
    with socket.create_connection(("127.0.0.1", county.port), timeout=30) as line:
        # It may hang up before all is sent: that is an answer too.
        with suppress(BrokenPipeError, ConnectionResetError):
            for piece in pieces:
                line.sendall(piece)
            for _ in range(most):
                line.sendall(endless)
            line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            return line.recv(65536)
    return b""


def healthy(county: RealCounty) -> None:
    assert httpx.get(f"{county.url}/readyz").status_code == 200
    log = county.log.read_text("utf-8")
    assert "Traceback" not in log
    assert '"status":500' not in log.replace(" ", "")


def test_an_endless_body_is_cut_off_and_takes_no_memory(real_county: RealCounty) -> None:
    assert real_county.process is not None
    before = resident_kib(real_county.process.pid)
    chunk = b"10000\r\n" + b" " * 65536 + b"\r\n"
    head = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    answer = said(real_county, head, endless=chunk, most=4_000)
    assert not answer or b" 413 " in answer.split(b"\r\n")[0]
    healthy(real_county)
    assert resident_kib(real_county.process.pid) - before < 40 * 1024


@pytest.mark.parametrize(
    "request_bytes",
    [
        _HEAD + b"Content-Length: 5\r\n\r\n{}\nxx garbage after it",
        _HEAD + b"Content-Length: 500\r\n\r\n{}\n",
        _HEAD + b"Content-Length: -5\r\n\r\n{}\n",
        _HEAD + b"Content-Length: 99999999999999999999\r\n\r\n{}\n",
        _HEAD + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\n{}\n",
        _HEAD + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        _HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\n\r\n",
        _HEAD + b"Transfer-Encoding: gzip\r\n\r\n{}\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/county HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"GET /v1/county HTTP/1.1\r\n\r\n",
        b"GET /v1/keys/%00%ff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /v1/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"\0" * 5_000,
    ],
)
def test_broken_requests_are_refused_and_the_next_is_served(
    real_county: RealCounty, request_bytes: bytes
) -> None:
    answer = said(real_county, request_bytes)
    status = answer.split(b" ", 2)[1:2]
    assert status in ([], [b"200"], [b"400"], [b"401"], [b"404"], [b"413"], [b"431"])
    healthy(real_county)


def test_many_half_requests_keep_nobody_out(real_county: RealCounty) -> None:
    lines = [socket.create_connection(("127.0.0.1", real_county.port)) for _ in range(200)]
    try:
        for line in lines:
            line.sendall(_HEAD + b"Content-Length: 500\r\n\r\n{")
        until(lambda: httpx.get(f"{real_county.url}/readyz").status_code == 200)
        assert httpx.get(f"{real_county.url}/v1/challenge").status_code == 200
    finally:
        for line in lines:
            line.close()
    healthy(real_county)
