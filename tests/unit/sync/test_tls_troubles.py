"""What goes wrong inside TLS is told apart: a line that was cut, bytes that were altered, trust."""

from __future__ import annotations

import socket
import ssl
import threading
from pathlib import Path

import pytest
import requests

from county.auth.certificates import make_certificates
from county.config import system_clock
from desktop import errors
from desktop.sync.line.address import parse_address
from desktop.sync.line.api import wire_to
from desktop.sync.line.troubles import reason_of


def test_a_connection_hung_up_on_before_tls_began_is_a_line_that_was_cut(tmp_path: Path) -> None:
    ca = make_certificates(tmp_path, ["127.0.0.1"], system_clock()).ca.read_text("ascii")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        hanging_up = threading.Thread(target=_hang_up, args=(listener,), daemon=True)
        hanging_up.start()
        line = wire_to(parse_address(f"https://127.0.0.1:{listener.getsockname()[1]}"), ca)
        with pytest.raises(errors.NoAnswer) as told:
            line.request("GET", "/v1/challenge", {})
        line.close()
        listener.shutdown(socket.SHUT_RDWR)
    hanging_up.join(5)
    assert told.value.reason == "reset"


def _hang_up(listener: socket.socket) -> None:
    try:
        while True:
            listener.accept()[0].close()
    except OSError:
        return


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ssl.SSLEOFError(8, "EOF occurred in violation of protocol"), "reset"),
        (ssl.SSLZeroReturnError(6, "TLS/SSL connection has been closed"), "reset"),
        (ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number"), "tls"),
    ],
)
def test_an_error_of_tls_has_its_reason(error: ssl.SSLError, reason: str) -> None:
    assert reason_of(requests.exceptions.SSLError(error)).reason == reason


def test_bytes_that_were_altered_on_the_way_are_named_so() -> None:
    error = ssl.SSLError(1, "[SSL: DECRYPTION_FAILED_OR_BAD_RECORD_MAC]")
    error.reason = "DECRYPTION_FAILED_OR_BAD_RECORD_MAC"
    assert reason_of(requests.exceptions.SSLError(error)).reason == "garbled"
