"""What stands around every request: the protocol's header, the log, figures, the last resort."""

from __future__ import annotations

import logging
import time
from typing import Any, Protocol

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("county.request")


class Figures(Protocol):
    """What counts requests."""

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one."""


class Envelope:
    """ASGI middleware around the whole application.

    Args:
        app: what is inside.
        figures: counts requests.
    """

    def __init__(self, app: ASGIApp, figures: Figures) -> None:
        self._app = app
        self._figures = figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = time.perf_counter()
        told: dict[str, Any] = {"status": 0, "bytes": 0}

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                told["status"] = message["status"]
                held = [
                    pair for pair in message.get("headers", ()) if pair[0].lower() not in _NAMES
                ]
                message["headers"] = [*held, *_OURS]
            elif message["type"] == "http.response.body":
                told["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:
            told["status"] = told["status"] or 499  # the line broke; nobody is there to be told
        except Exception as error:
            # Starlette has answered 500 already where that was possible.
            _log.error("failed", extra={"fields": {"route": _route(scope)}}, exc_info=error)
            if not told["status"]:
                await _apologise(sending)
        finally:
            self._tell(scope, told, time.perf_counter() - begun)

    def _tell(self, scope: Scope, told: dict[str, Any], seconds: float) -> None:
        route, method = _route(scope), scope["method"]
        self._figures.request(route, method, told["status"], seconds)
        fields = {
            "route": route,
            "method": method,
            "status": told["status"],
            "bytes": told["bytes"],
            "ms": round(seconds * 1000, 1),
        }
        _log.info("request", extra={"fields": fields})


_OURS = (
    (b"station-protocol", b"1"),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)
_NAMES = {name for name, _ in _OURS}


def _route(scope: Scope) -> str:
    """The template of the route, never the path: paths name photos and stations."""
    route = scope.get("route")
    return str(getattr(route, "path", "other"))


async def _apologise(send: Send) -> None:
    body = b'{"error":"internal"}'
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 500, "headers": headers})
    await send({"type": "http.response.body", "body": body})
