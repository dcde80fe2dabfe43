"""A small server of the tests' own: answers, portals, cuts, TLS with any dates."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Behaviour = Callable[["Handler"], None]


@dataclass
class Served:
    """A server under way.

    Args:
        url: where it is.
        seen: (method, path, headers, body) of every request.
        connections: how many were made.
    """

    url: str
    seen: list[tuple[str, str, dict[str, str], bytes]] = field(default_factory=list)
    connections: int = 0


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    behaviour: Behaviour
    served: Served

    def setup(self) -> None:
        self.served.connections += 1
        super().setup()

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self.body = self.rfile.read(length)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.served.seen.append((self.command, self.path, headers, self.body))
        type(self).behaviour(self)

    do_GET = do_HEAD = do_POST = do_PATCH = answer  # noqa: N815 - the server's names

    def say(self, body: bytes, status: int = 200, county: bool = True, **headers: str) -> None:
        self.send_response(status)
        if county:
            self.send_header("Station-Protocol", "1")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        date = getattr(self.server, "date", None)
        return super().date_time_string(date.timestamp() if date else timestamp)

    def log_message(self, *args: Any) -> None:
        pass


class _Quiet(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are the point of some tests."""


Serve = Callable[..., Served]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers; called with what they do, a TLS context and the date they claim."""
    running: list[tuple[_Quiet, threading.Thread]] = []

    def start(
        behaviour: Behaviour, tls: ssl.SSLContext | None = None, date: dt.datetime | None = None
    ) -> Served:
        served = Served("")
        handler = type("One", (Handler,), {"behaviour": staticmethod(behaviour), "served": served})
        server = _Quiet(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        server.date = date  # type: ignore[attr-defined]
        if tls:
            server.socket = tls.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        scheme = "https" if tls else "http"
        served.url = f"{scheme}://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        running.append((server, thread))
        return served

    yield start
    for server, thread in running:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Authority:
    """A certificate authority of a test.

    Args:
        pem: its certificate.
        issue: makes a server's context: valid from, valid until, for which address.
    """

    pem: str
    issue: Callable[..., ssl.SSLContext]


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    """An authority valid for a century."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "County CA")])
    root = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(dt.datetime(2000, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )

    def issue(since: dt.datetime, until: dt.datetime, address: str = "127.0.0.1") -> ssl.SSLContext:
        own = ec.generate_private_key(ec.SECP256R1())
        leaf = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "county")]))
            .issuer_name(name)
            .public_key(own.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(until)
            .add_extension(
                x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))]),
                critical=False,
            )
            .sign(key, hashes.SHA256())
        )
        path = tmp_path / f"{leaf.serial_number}.pem"
        path.write_bytes(
            own.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + leaf.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    return Authority(root.public_bytes(serialization.Encoding.PEM).decode(), issue)
