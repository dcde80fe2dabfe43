"""A village line between a station and its county: slow, far away, cut, garbled, behind a portal.

A small TCP proxy of the tests' own: netem is not in every kernel. One thread a direction of each
connection; each piece is held back until the line of the wished speed and length has carried it.
"""

from __future__ import annotations

import contextlib
import queue
import random
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_PIECE = 1_400
#: What waits inside the line, as in a cheap modem: little, so that the sender feels the speed.
_QUEUED = 24

PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 34\r\nConnection: close\r\n\r\n"
    b"<html><title>login</title>\n</html>\n"[:34]
)


@dataclass
class Shape:
    """How the line behaves; may be changed while it runs.

    Args:
        bytes_per_s: each way; 0 for no limit.
        round_trip_s: there and back.
        cut_every_bytes: both ways together, after which every connection is cut; 0 for never.
        garble_every_bytes: after which one byte is another; 0 for never.
        portal: whether everybody gets a portal's page.
        down: whether nobody gets through at all.
    """

    bytes_per_s: int = 0
    round_trip_s: float = 0.0
    cut_every_bytes: int = 0
    garble_every_bytes: int = 0
    portal: bool = False
    down: bool = False


#: The line of sync.md: 128 kbit/s and 600 ms.
VILLAGE = {"bytes_per_s": 16_000, "round_trip_s": 0.6}


@dataclass
class Line:
    """A line under way.

    Args:
        port: where stations connect to.
        shape: how it behaves.
        carried: bytes so far, up and down.
        cuts: how often it was cut.
        cut: cuts every connection now.
    """

    port: int
    shape: Shape
    carried: dict[str, int] = field(default_factory=lambda: {"up": 0, "down": 0})
    cuts: int = 0
    cut: Callable[[], None] = lambda: None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def total(self) -> int:
        return self.carried["up"] + self.carried["down"]


class _Proxy:
    def __init__(self, target: int, shape: Shape, seed: int) -> None:
        self._target = target
        self._random = random.Random(seed)  # noqa: S311 - a test's own
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._over = False
        self._free_at = {"up": 0.0, "down": 0.0}
        self._until_cut = self._until_garbled = 0
        self.line = Line(self._listener.getsockname()[1], shape)
        self.line.cut = self._cut
        self._start(self._accept)

    def close(self) -> None:
        self._over = True
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._cut()
        for thread in self._threads:
            thread.join(timeout=10)

    def _start(self, target: object, *args: object) -> None:
        thread = threading.Thread(target=target, args=args, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._over:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self.line.shape.down:
                client.close()
            elif self.line.shape.portal:
                self._start(self._say_portal, client)
            else:
                self._start(self._connect, client)

    def _say_portal(self, client: socket.socket) -> None:
        with client, contextlib.suppress(OSError):
            client.settimeout(5)
            asked = b""
            while b"\r\n\r\n" not in asked:
                piece = client.recv(_PIECE)
                if not piece:
                    return
                asked += piece
            client.sendall(PORTAL)

    def _connect(self, client: socket.socket) -> None:
        try:
            county = socket.create_connection(("127.0.0.1", self._target), timeout=5)
        except OSError:
            client.close()
            return
        county.settimeout(None)
        with self._lock:
            self._open |= {client, county}
        for way, source, target in (("up", client, county), ("down", county, client)):
            waiting: queue.Queue[tuple[float, bytes]] = queue.Queue(_QUEUED)
            self._start(self._take, way, source, waiting)
            self._start(self._give, waiting, target)

    def _take(self, way: str, source: socket.socket, waiting: queue.Queue) -> None:
        while True:
            try:
                piece = source.recv(_PIECE)
            except OSError:
                piece = b""
            shape = self.line.shape
            with self._lock:
                begins = max(self._free_at[way], time.monotonic())
                needs = len(piece) / shape.bytes_per_s if shape.bytes_per_s else 0.0
                self._free_at[way] = begins + needs
                arrives = begins + needs + shape.round_trip_s / 2
                self.line.carried[way] += len(piece)
            piece, cut = self._suffer(piece)
            waiting.put((arrives, piece))
            if cut:
                self._cut()
            if not piece:
                return

    def _suffer(self, piece: bytes) -> tuple[bytes, bool]:
        shape = self.line.shape
        with self._lock:
            if shape.garble_every_bytes and piece:
                self._until_garbled += len(piece)
                if self._until_garbled >= shape.garble_every_bytes:
                    self._until_garbled = 0
                    place = self._random.randrange(len(piece))
                    piece = piece[:place] + bytes([piece[place] ^ 0x15]) + piece[place + 1 :]
            if shape.cut_every_bytes and piece:
                self._until_cut += len(piece)
                if self._until_cut >= shape.cut_every_bytes:
                    self._until_cut = 0
                    return piece[: self._random.randrange(len(piece))], True
        return piece, False

    def _give(self, waiting: queue.Queue, target: socket.socket) -> None:
        while True:
            arrives, piece = waiting.get()
            if (wait := arrives - time.monotonic()) > 0:
                time.sleep(wait)
            try:
                if not piece:
                    target.shutdown(socket.SHUT_WR)
                    return
                target.sendall(piece)
            except OSError:
                return

    def _cut(self) -> None:
        with self._lock:
            opened, self._open = self._open, set()
            self.line.cuts += bool(opened)
        for one in opened:
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


@contextlib.contextmanager
def line_to(target: int, shape: Shape | None = None, seed: int = 1) -> Iterator[Line]:
    """A line to a port of this machine."""
    proxy = _Proxy(target, shape or Shape(), seed)
    try:
        yield proxy.line
    finally:
        proxy.close()
