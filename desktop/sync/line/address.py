"""The county's address: https, or plain http to this very machine."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop import errors


@dataclass(frozen=True, slots=True)
class Address:
    """Where a county platform is.

    Args:
        url: without a slash at its end.
        loopback: whether it is on this machine, where no proxy is asked.
    """

    url: str
    loopback: bool

    @property
    def secure(self) -> bool:
        """Whether the line is encrypted."""
        return self.url.startswith("https:")


def parse_address(typed: str) -> Address:
    """The address in what somebody typed; ``https://`` is added where it is missing.

    Raises:
        errors.BadAddress: no such address can be a county's.
    """
    text = typed.strip()
    text = (text if "://" in text else f"https://{text}").rstrip("/")
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise errors.BadAddress(url=typed, why="写法不对") from error
    if parts.scheme not in ("https", "http") or not host or any(c.isspace() for c in text):
        raise errors.BadAddress(url=typed, why="写法不对")
    if parts.username or parts.query or parts.fragment:
        raise errors.BadAddress(url=typed, why="网址里不能带用户名、问号或井号")
    loopback = _is_loopback(host)
    if parts.scheme == "http" and not loopback:
        raise errors.BadAddress(url=typed, why="没有加密，资料会被别人看到")
    return Address(text, loopback)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
