"""Whom the line trusts: the county's own authority alone, else the system's, else nobody yet."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from functools import cache
from typing import Any, Protocol

from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from desktop import errors
from desktop.sync.line.reaching import reach

#: Where urllib3 names no time for a connection.
_CONNECT_S = 30.0


@cache
def system_trust() -> ssl.SSLContext:
    """The authorities of the system; those of the web beside them, since old systems lag.

    Read once a process: it takes tens of milliseconds.
    """
    context = ssl.create_default_context()
    with suppress(OSError, ssl.SSLError):
        context.load_verify_locations(DEFAULT_CA_BUNDLE_PATH)
    return context


def county_trust(pem: str) -> ssl.SSLContext:
    """One authority alone, which the county's identity key has signed.

    Args:
        pem: one certificate or several.

    Raises:
        errors.CountyNotProved: it is no certificate.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # It may be the server's own certificate, or one below somebody's root.
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    try:
        context.load_verify_locations(cadata=pem)
    except (ssl.SSLError, ValueError) as error:
        raise errors.CountyNotProved(why="它给的安全证书读不懂") from error
    return context


def no_trust() -> ssl.SSLContext:
    """Anybody: only to ask who it is, when the answer proves itself (protocol section 10)."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Waiter(Protocol):
    """Who waits for connections, and may be told to give up."""

    def gave_up(self) -> bool:
        """Whether to give up."""
        ...

    def reached(self, made: socket.socket) -> None:
        """Told of every new socket, before TLS."""
        ...

    def connected(self, connection: HTTPConnection) -> None:
        """Told of every new connection."""
        ...


def _reached(connection: HTTPConnection, waiter: Waiter) -> socket.socket:
    """As urllib3 connects, with its errors, but ready to be given up."""
    timeout = connection.timeout if isinstance(connection.timeout, int | float) else _CONNECT_S
    try:
        made = reach(
            connection._dns_host, connection.port, timeout,
            connection.socket_options or (), waiter.gave_up,
        )  # fmt: skip
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, "connect") from error
    except (OSError, UnicodeError) as error:
        raise NewConnectionError(connection, "connect") from error
    waiter.reached(made)
    return made


def _pools(waiter: Waiter) -> dict[str, type[HTTPConnectionPool]]:
    """Pools by scheme whose connections say when they stand."""

    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _reached(self, waiter)

        def connect(self) -> None:
            super().connect()
            waiter.connected(self)

    class Secure(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _reached(self, waiter)

        def connect(self) -> None:
            super().connect()
            waiter.connected(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


class TrustingAdapter(HTTPAdapter):
    """Connects with one context, whatever the environment or requests would add to it.

    Args:
        context: whom to trust.
        waiter: told of every new connection.
    """

    def __init__(self, context: ssl.SSLContext, waiter: Waiter) -> None:
        self._context = context
        self._pools = _pools(waiter)
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as it is
        """Every connection of this adapter gets the context."""
        super().init_poolmanager(*args, **kwargs, ssl_context=self._context)
        self.poolmanager.pool_classes_by_scheme = self._pools

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:  # noqa: ANN401 - as it is
        """Those through a proxy too."""
        manager = super().proxy_manager_for(proxy, **kwargs, ssl_context=self._context)
        manager.pool_classes_by_scheme = self._pools
        return manager

    def build_connection_pool_key_attributes(
        self,
        request: Any,  # noqa: ANN401 - requests' own
        verify: Any,  # noqa: ANN401
        cert: Any = None,  # noqa: ANN401
    ) -> tuple[Any, Any]:
        """Without a bundle of authorities from the environment."""
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        keys = {k: v for k, v in pool.items() if k not in ("ca_certs", "ca_cert_dir")}
        return host, {**keys, "cert_reqs": self._context.verify_mode}

    def cert_verify(self, conn: Any, *_others: Any) -> None:  # noqa: ANN401 - as it is
        """Without the bundle that requests would load into the context here."""
        conn.cert_reqs = self._context.verify_mode
        conn.assert_hostname = None if self._context.check_hostname else False
