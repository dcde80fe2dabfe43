"""Connecting so that it can be given up at any moment.

Names and sockets are waited for in short steps: no other thread can wake a call that connects.
"""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from urllib3.util.connection import allowed_gai_family

_STEP_S = 0.05
Stopped = Callable[[], bool]
_Found = Sequence[tuple[Any, Any, int, str, Any]]


class GivenUp(OSError):
    """Somebody asked to stop meanwhile."""


def reach(
    host: str, port: int, timeout_s: float, options: Sequence[Any], stopped: Stopped
) -> socket.socket:
    """Connect to the first address of a host that answers.

    Args:
        host: name or address.
        port: of the server.
        timeout_s: for the name, and for each of its addresses.
        options: arguments of `setsockopt`.
        stopped: asked many times a second.

    Returns:
        The socket, with that timeout.

    Raises:
        GivenUp: it was asked to stop.
        socket.gaierror: nobody has that name.
        TimeoutError: nobody answered in time.
        OSError: no address could be reached; of the last one.
    """
    trouble: OSError = OSError("no address")
    for family, kind, proto, _, address in _resolved(host, port, timeout_s, stopped):
        made = socket.socket(family, kind, proto)
        try:
            for option in options:
                made.setsockopt(*option)
            _connect(made, address, timeout_s, stopped)
        except OSError as error:
            made.close()
            if isinstance(error, GivenUp):
                raise
            trouble = error
        else:
            made.settimeout(timeout_s)
            return made
    raise trouble


def _resolved(host: str, port: int, timeout_s: float, stopped: Stopped) -> _Found:
    """The addresses of a host; looked up beside, since a resolver may take half a minute."""
    found: list[_Found | OSError | UnicodeError] = []
    done = threading.Event()

    def look_up() -> None:
        try:
            found.append(socket.getaddrinfo(host, port, allowed_gai_family(), socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            found.append(error)
        done.set()

    threading.Thread(target=look_up, name="county-name", daemon=True).start()
    _await(done.wait, timeout_s, stopped)
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


def _connect(made: socket.socket, address: Any, timeout_s: float, stopped: Stopped) -> None:  # noqa: ANN401
    made.setblocking(False)
    with suppress(BlockingIOError):  # it is under way
        made.connect(address)
    with selectors.DefaultSelector() as selector:
        selector.register(made, selectors.EVENT_WRITE)
        _await(lambda wait_s: bool(selector.select(wait_s)), timeout_s, stopped)
    code = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if code:
        raise OSError(code, "connect")


def _await(happened: Callable[[float], bool], timeout_s: float, stopped: Stopped) -> None:
    end = time.monotonic() + timeout_s
    while not stopped():
        if happened(_STEP_S):
            return
        if time.monotonic() > end:
            raise TimeoutError("connect")
    raise GivenUp("connect")
