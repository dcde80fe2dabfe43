"""Whether a network that wants somebody to log in first stands before a county over TLS.

Such a network answers for everybody. Over TLS it shows a certificate of its own, speaks without
any, or hangs up; only a question that trusts nobody, and says nothing of ours, tells it from a
county with another certificate or one that is down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from desktop import errors
from desktop.sync.line.address import Address
from desktop.sync.line.port import VERSION_HEADER, no_answer

#: A status, and headers by name in small letters.
Seen = tuple[int, Mapping[str, str]]
Glance = Callable[[Address], Seen | None]
#: A certificate of its own; no TLS where there should be; hung up on, or nobody there.
_CERTIFICATES = frozenset({"tls_ca", "tls_name"})
_NO_TLS = frozenset({"tls"})
_SILENT = frozenset({"refused", "reset", "timeout"})
#: "Network Authentication Required", RFC 6585 section 6.
_LOG_IN = 511


def rather_portal(nothing: errors.NoAnswer, address: Address, glance: Glance) -> errors.NoAnswer:
    """The same failure, or that a portal is in the way.

    Args:
        nothing: why there was no answer.
        address: where a county should be.
        glance: asks there, trusting nobody; None where nothing comes.
    """
    place = _place(nothing.reason, address)
    seen = glance(place) if place is not None else None
    if place is None or seen is None or not _is_portal(seen, address, place):
        return nothing
    return no_answer("portal", f"{nothing.reason}, then HTTP {seen[0]}")


def _place(reason: str, address: Address) -> Address | None:
    """Where the same network would show its page."""
    if not address.secure:
        return None  # it has shown what it is
    if reason in _CERTIFICATES:
        return address
    here = urlsplit(address.url)
    if reason in _NO_TLS:
        return Address(f"http://{here.netloc}", address.loopback)
    if reason in _SILENT:
        host = f"[{here.hostname}]" if ":" in (here.hostname or "") else here.hostname
        return Address(f"http://{host}", address.loopback)
    return None


def _is_portal(seen: Seen, address: Address, place: Address) -> bool:
    status, headers = seen
    if VERSION_HEADER in headers:
        return False
    if status == _LOG_IN:
        return True
    here, there = urlsplit(address.url), urlsplit(place.url)
    if here.netloc == there.netloc:
        return 200 <= status < 400
    # Another port may be somebody else's for good; only who sends away from there is in the way.
    sent_to = urlsplit(headers.get("location", "")).hostname
    return 300 <= status < 400 and sent_to not in (None, here.hostname)
