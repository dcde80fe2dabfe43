"""How long the server waits for a caller: for a head, for more of a body, for an answer to be read.

A village line, and one far worse, never meets these; a caller who trickles holds no place for long.
"""

from __future__ import annotations

import asyncio
import enum
import logging
import socket
import struct
import sys
from typing import TYPE_CHECKING

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

if TYPE_CHECKING:
    from uvicorn.config import Config
    from uvicorn.server import ServerState

_log = logging.getLogger("county.request")

#: From the first byte of a head, or from the connection, to the end of the head.
HEAD_S = 30.0
#: Over so long a body has to come, and an answer to be read, at the floor rate at least.
WINDOW_S = 60.0
#: Bytes a second, averaged over a window: a sixty-fourth of a line of 128 kbit/s.
FLOOR = 256

_TOO_SLOW = b'{"error":"too_slow"}'


class _Phase(enum.Enum):
    """What a connection is at."""

    IDLE = "idle"
    HEAD = "head"
    BODY = "body"
    ANSWER = "answer"


class Patient(H11Protocol):
    """uvicorn's connection, with a deadline in every phase but idleness, which has one already."""

    head_s, window_s, floor = HEAD_S, WINDOW_S, FLOOR

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, object],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._phase = _Phase.IDLE
        self._timer: asyncio.TimerHandle | None = None
        self._arrived = 0
        self._at_window = 0
        self._unread = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """The first head is due."""
        super().connection_made(transport)
        self._enter(_Phase.HEAD)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is due any more."""
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something came."""
        self._arrived += len(data)
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """The answer was written; the next request may be here already."""
        super().on_response_complete()
        self._look()

    def _look(self) -> None:
        phase = self._now()
        if phase is not self._phase:
            self._enter(phase)

    def _now(self) -> _Phase:
        theirs = self.conn.their_state
        if theirs is h11.IDLE and not self.transport.is_closing():
            waits = self.timeout_keep_alive_task is not None
            return _Phase.IDLE if waits else _Phase.HEAD
        return _Phase.BODY if theirs is h11.SEND_BODY else _Phase.ANSWER

    def _enter(self, phase: _Phase) -> None:
        self._stop()
        self._phase = phase
        if phase is _Phase.IDLE:
            return
        self._at_window = self._arrived
        self._unread = self.transport.get_write_buffer_size()
        span = self.head_s if phase is _Phase.HEAD else self.window_s
        self._timer = self.loop.call_later(span, self._due)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _due(self) -> None:
        phase = self._phase
        if phase is _Phase.BODY and self._body_goes_on():
            self._enter(phase)
        elif phase is _Phase.ANSWER and self._answer_goes_on():
            self._enter(self._now())
        elif phase is _Phase.ANSWER:
            self._tell(phase)
            self._drop()
        else:
            self._hang_up(phase)

    def _body_goes_on(self) -> bool:
        # While we do not read, or have not asked for the body yet, it is we who are slow.
        ours = self.flow.read_paused or self.cycle.waiting_for_100_continue
        return ours or self._arrived - self._at_window >= self.floor * self.window_s

    def _answer_goes_on(self) -> bool:
        unread = self.transport.get_write_buffer_size()
        # More than before: the application wrote, which it may only after enough was read.
        read = self._unread - unread
        return unread == 0 or read < 0 or self._unread == 0 or read >= self.floor * self.window_s

    def _hang_up(self, phase: _Phase) -> None:
        self._tell(phase)
        begun = self._arrived > 0 if phase is _Phase.HEAD else not self.cycle.response_started
        if begun and self.conn.our_state in {h11.IDLE, h11.SEND_RESPONSE}:
            self._say_too_slow()
        if phase is _Phase.BODY:
            # Whoever reads the body keeps what came, and answers nobody.
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()
        self._enter(_Phase.ANSWER)

    def _drop(self) -> None:
        """Hang up at once: the system would keep what was not read for many minutes more."""
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        line = self.transport.get_extra_info("socket")
        if line is not None:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.transport.abort()

    def _say_too_slow(self) -> None:
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(_TOO_SLOW)),
            (b"connection", b"close"),
        ]
        answer = h11.Response(status_code=408, headers=headers, reason=b"Request Timeout")
        events = (answer, h11.Data(data=_TOO_SLOW), h11.EndOfMessage())
        self.transport.write(b"".join(self.conn.send(each) or b"" for each in events))

    def _tell(self, phase: _Phase) -> None:
        _log.info("too slow", extra={"fields": {"phase": phase.value}})
