"""Whom the line trusts: the county's own authority alone, else the system's, else nobody yet."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import Any

from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from desktop import errors


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


def _pools(connected: Callable[[HTTPConnection], None]) -> dict[str, type[HTTPConnectionPool]]:
    """Pools by scheme whose connections say when they stand."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            connected(self)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            connected(self)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = Secure

    return {"http": PlainPool, "https": SecurePool}


class TrustingAdapter(HTTPAdapter):
    """Connects with one context, whatever the environment or requests would add to it.

    Args:
        context: whom to trust.
        connected: told of every new connection.
    """

    def __init__(
        self, context: ssl.SSLContext, connected: Callable[[HTTPConnection], None]
    ) -> None:
        self._context = context
        self._pools = _pools(connected)
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
