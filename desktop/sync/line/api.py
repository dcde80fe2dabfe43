"""The line itself: requests kept alive over one connection, every failure a reason of ours."""

from __future__ import annotations

import datetime as dt
import logging
import socket
import ssl
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from http.cookiejar import DefaultCookiePolicy

import requests
from urllib3.connection import HTTPConnection
from urllib3.exceptions import HTTPError, InsecureRequestWarning

from desktop import config, errors
from desktop.sync.line.address import Address
from desktop.sync.line.metering import PIECE_BYTES, Limiter, Outgoing, Traffic
from desktop.sync.line.port import (
    MOST_UNPACKED_BYTES,
    VERSION,
    VERSION_HEADER,
    Reply,
    no_answer,
    unpacked,
)
from desktop.sync.line.portals import Seen, rather_portal
from desktop.sync.line.troubles import (
    Shown,
    date_code,
    http_date,
    judge_dates,
    not_the_county,
    reason_of,
)
from desktop.sync.line.trust import TrustingAdapter, county_trust, no_trust, system_trust

log = logging.getLogger(__name__)

_READ_BYTES = 16_384


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the line may take; for 128 kbit/s and round trips of 600 ms.

    Args:
        connect_s: for a connection, TLS included, and for each piece sent.
        answer_s: for the next byte, beside the time the body itself may need.
        slowest_bytes_per_s: what a body needs at worst; buffers take it faster than the line does.
        whole_s: for one request in all: a trickle must not hold the line for ever.
    """

    connect_s: float = 30.0
    answer_s: float = 60.0
    slowest_bytes_per_s: int = 4_000
    whole_s: float = 900.0


#: For a look at who answers instead: somebody waits meanwhile.
_GLANCE = Patience(connect_s=5.0, answer_s=5.0, whole_s=10.0)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a line takes from outside.

    Args:
        limiter: how fast bodies may go.
        patience: how long things may take.
        now: the PC's date, for words about certificates only.
        monotonic: seconds that only rise.
    """

    limiter: Limiter = field(default_factory=Limiter)
    patience: Patience = field(default_factory=Patience)
    now: Callable[[], dt.datetime] = lambda: dt.datetime.now().astimezone()
    monotonic: Callable[[], float] = time.monotonic


class _Part:
    """A body while it comes in; of one that was asked for by a range a part is worth keeping.

    Args:
        asked: the header `Range` of the request, empty where there was none.
    """

    def __init__(self, asked: str) -> None:
        self.asked = asked
        self.pieces: list[bytes] = []
        self._is_range = False

    def begins(self, status: int, known: Mapping[str, str]) -> None:
        """The answer's head is here: whether it is the range from its beginning, as it is."""
        first = self.asked.removeprefix("bytes=").partition("-")[0]
        told = known.get("content-range", "")
        plain = known.get("content-encoding", "identity").lower() == "identity"
        self._is_range = bool(first) and status == 206 and plain
        self._is_range &= told.startswith(f"bytes {first}-")

    @property
    def arrived(self) -> bytes:
        """What is worth keeping of it."""
        return b"".join(self.pieces) if self._is_range else b""


class Wire:
    """One kept-alive line to a county; belongs to one thread.

    Args:
        address: where the county is.
        context: whom to trust; nothing else is asked for trust.
        around: limits, patience and clocks.
    """

    def __init__(
        self, address: Address, context: ssl.SSLContext, around: Conditions | None = None
    ) -> None:
        self.address = address
        self.traffic = Traffic()
        #: Why the last request had no answer; None where it had one.
        self.failure: errors.NoAnswer | None = None
        self._around = around or Conditions()
        self._context = context
        #: Whether the county has answered on this line.
        self._met = False
        self._stop = threading.Event()
        self._socket: socket.socket | None = None
        self._second: socket.socket | None = None
        self._session = _session(address, TrustingAdapter(context, self))
        #: What an untrusted server showed, on a line that trusts nobody.
        self.seen = Shown()

    def request(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b""
    ) -> Reply:
        """Ask once; see `Line.request`."""
        try:
            if self._stop.is_set():
                raise no_answer("stopped")
            reply = self._asked_or_explained(method, path, headers, body)
        except errors.NoAnswer as nothing:
            self.failure = nothing
            log.warning("%s %s: %s (%s)", method, _place(path), nothing.reason, nothing.detail)
            # Who knows what of an old answer is still on its way there.
            self.close()
            raise
        self.failure, self._met = None, True
        return reply

    def close(self) -> None:
        """Hang up."""
        self._session.close()
        self._keep(None, second=False)

    def abort(self) -> None:
        """From another thread: give up at once what is under way, and all that would follow."""
        self._stop.set()
        if self._socket is not None:
            _shut(self._socket)

    def gave_up(self) -> bool:
        """Whether `abort` was called."""
        return self._stop.is_set()

    def reached(self, made: socket.socket) -> None:
        """A second handle of a new socket: TLS takes the first, and may wait for long."""
        self._keep(made.dup(), second=True)

    def connected(self, connection: HTTPConnection) -> None:
        """A connection stands."""
        self._keep(connection.sock, second=False)

    def _keep(self, made: socket.socket | None, *, second: bool) -> None:
        before, self._second = self._second, made if second else None
        self._socket = made
        if before is not None:
            before.close()
        if self._stop.is_set() and made is not None:
            _shut(made)

    def _asked_or_explained(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> Reply:
        """A portal may hang up on a body before its page is read: a bodiless question tells."""
        try:
            return self._asked(method, path, headers, body)
        except errors.NoAnswer as nothing:
            if nothing.reason != "reset" or self._met or not body:
                raise
            self._session.close()
            self._asked("GET", "/v1/county", {}, b"")
            raise

    def _asked(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Reply:
        deadline = self._around.monotonic() + self._around.patience.whole_s
        part = _Part(headers.get("Range", ""))
        try:
            response = self._sent(method, path, headers, body)
            with response:
                self._look(response)
                known = {name.lower(): value for name, value in response.headers.items()}
                if known.get(VERSION_HEADER) != VERSION:
                    raise not_the_county(response.status_code, known)
                if 300 <= response.status_code < 400:
                    # No county sends anybody on, and nobody is followed with our token.
                    raise no_answer("elsewhere", f"HTTP {response.status_code}")
                part.begins(response.status_code, known)
                data = self._received(response, deadline, part)
        except errors.NoAnswer as nothing:
            nothing.arrived = part.arrived
            raise
        except (requests.RequestException, HTTPError, OSError) as error:
            meant = self._meant(error)
            meant.arrived = part.arrived
            raise meant from error
        if known.get("content-encoding", "").lower() == "gzip" and data:
            data = unpacked(data)
        log.info("%s %s: %d", method, _place(path), response.status_code)
        return Reply(response.status_code, known, data)

    def _sent(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> requests.Response:
        patience = self._around.patience
        answer_s = patience.answer_s + len(body) / patience.slowest_bytes_per_s
        request = requests.Request(method, self.address.url + path, headers=dict(headers))
        if body:
            request.data = Outgoing(body, self.traffic, self._around.limiter)
        prepared = self._session.prepare_request(request)
        if "Range" in prepared.headers:
            prepared.headers["Accept-Encoding"] = "identity"
        self.traffic.requests += 1
        self.traffic.bytes_up += _head_bytes(f"{method} {path} HTTP/1.1", prepared.headers)
        settings = self._session.merge_environment_settings(
            prepared.url or "", {}, stream=True, verify=None, cert=None
        )
        settings["verify"] = True  # the adapter knows better than any bundle of the environment
        with warnings.catch_warnings():
            # A line that trusts nobody is meant so (protocol section 10).
            warnings.simplefilter("ignore", InsecureRequestWarning)
            return self._session.send(
                prepared, timeout=(patience.connect_s, answer_s), allow_redirects=False, **settings
            )

    def _received(self, response: requests.Response, deadline: float, part: _Part) -> bytes:
        self.traffic.bytes_down += _head_bytes("HTTP/1.1 200 OK", response.headers)
        pieces, size = part.pieces, 0
        # What is being read when the line breaks is lost.
        small = part.asked or self._around.limiter.bytes_per_s > 0
        step = PIECE_BYTES if small else _READ_BYTES
        for piece in response.raw.stream(step, decode_content=False):
            pieces.append(piece)
            size += len(piece)
            self.traffic.bytes_down += len(piece)
            if size > MOST_UNPACKED_BYTES:
                raise no_answer("too_big", "body")
            if self._around.monotonic() > deadline:
                raise no_answer("timeout", "trickle")
            self._around.limiter.passed(len(piece))
        return b"".join(pieces)

    def _meant(self, error: Exception) -> errors.NoAnswer:
        if self._stop.is_set():
            return no_answer("stopped")
        code = date_code(error)
        if code is not None:
            return judge_dates(code, self._around.now(), self._who_answers())
        nothing = reason_of(error)
        # Whoever has met the county on this line has no portal before it.
        return nothing if self._met else rather_portal(nothing, self.address, self._glance)

    def _glance(self, place: Address) -> Seen | None:
        """Status and headers of whoever answers there; nothing of ours is told."""
        bare = Wire(place, no_trust(), replace(self._around, patience=_GLANCE))
        bare._stop = self._stop
        try:
            with bare._sent("GET", "/v1/county", {}, b"") as response:
                known = {name.lower(): value for name, value in response.headers.items()}
                return response.status_code, known
        except (requests.RequestException, HTTPError, OSError):
            return None
        finally:
            bare.close()

    def _who_answers(self) -> Shown:
        """Certificate and date of a server that is not trusted; for words only."""
        bare = Wire(self.address, no_trust(), self._around)
        try:
            bare.request("GET", "/v1/county", {})
        except errors.NoAnswer:
            pass  # what it showed meanwhile is all that is wanted
        finally:
            bare.close()
        return bare.seen

    def _look(self, response: requests.Response) -> None:
        if self._context.verify_mode is not ssl.CERT_NONE:
            return
        secure = self._socket
        der = secure.getpeercert(True) if isinstance(secure, ssl.SSLSocket) else b""
        self.seen = Shown(der or b"", http_date(response.headers.get("Date")))


def wire_to(address: Address, ca: str = "", around: Conditions | None = None) -> Wire:
    """A line to a county.

    Args:
        address: from `parse_address`.
        ca: PEM of the county's own authority, which alone is trusted then; else the system's are.
        around: limits, patience and clocks.
    """
    return Wire(address, _trust(address, ca), around)


def _trust(address: Address, ca: str) -> ssl.SSLContext:
    if not address.secure:
        return no_trust()  # no certificate is asked of this machine itself
    return county_trust(ca) if ca else system_trust()


def bare_wire_to(address: Address, around: Conditions | None = None) -> Wire:
    """A line that trusts nobody, to ask a county who it is and nothing else."""
    return Wire(address, no_trust(), around)


def _shut(connected: socket.socket) -> None:
    """Wake whoever waits at a socket; not by TLS's own way, which another thread is using."""
    with suppress(OSError):
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _session(address: Address, adapter: TrustingAdapter) -> requests.Session:
    session = requests.Session()
    # The system's proxy by environment or registry; none between this machine and itself.
    session.trust_env = not address.loopback
    session.auth = _as_it_is
    session.mount("https://", adapter)
    session.mount("http://", adapter)
    session.headers.clear()
    session.headers["User-Agent"] = f"civic-station/{config.program_version()}"
    session.headers["Accept-Encoding"] = "gzip"
    session.headers["Connection"] = "keep-alive"
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return session


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Instead of a password that a .netrc has for the host: it would take our token's place."""
    return request


def _head_bytes(first_line: str, headers: Mapping[str, str]) -> int:
    return len(first_line) + 4 + sum(len(name) + len(value) + 4 for name, value in headers.items())


def _place(path: str) -> str:
    """The route of a path, for the log."""
    return "/".join(path.split("?", maxsplit=1)[0].split("/")[:3])
