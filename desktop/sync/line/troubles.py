"""Why the line gave no answer: what requests, urllib3 and TLS say, as reasons of ours."""

from __future__ import annotations

import datetime as dt
import email.utils
import errno
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import requests
from cryptography import x509
from urllib3 import exceptions as low

from desktop import errors
from desktop.sync.line.port import no_answer, whole_seconds

#: OpenSSL's codes (x509_vfy.h).
_NOT_YET_VALID, _EXPIRED = 9, 10
_NAME_CODES = {62, 63, 64}
#: What OpenSSL says where bytes came otherwise than they were sent, theirs or ours.
_ALTERED = {
    "DECRYPTION_FAILED_OR_BAD_RECORD_MAC",
    "SSLV3_ALERT_BAD_RECORD_MAC",
    "TLSV1_ALERT_DECRYPTION_FAILED",
}
_UNREACHABLE = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN}
#: Windows' own numbers for the same.
_UNREACHABLE |= {10050, 10051, 10065}
#: A clock that is further off than this is called wrong.
_CLOCK_OFF = dt.timedelta(days=1)
_DAY = "%Y年%m月%d日"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a server showed that is not trusted.

    Args:
        certificate: its own, DER; empty if none was had.
        date: its Date header, or None.
    """

    certificate: bytes = b""
    date: dt.datetime | None = None


def reason_of(error: Exception) -> errors.NoAnswer:
    """What a failed request means; TLS's dates are judged by `judge_dates` instead."""
    chain = list(_chain(error))
    detail = " < ".join(type(one).__name__ for one in chain)
    return no_answer(_code(chain), detail)


def date_code(error: Exception) -> int | None:
    """Whether a certificate was refused for its dates: OpenSSL's code."""
    for one in _chain(error):
        if isinstance(one, ssl.SSLCertVerificationError):
            code = one.verify_code
            return code if code in (_NOT_YET_VALID, _EXPIRED) else None
    return None


def judge_dates(code: int, now: dt.datetime, seen: Shown) -> errors.NoAnswer:
    """Whose date is wrong: this PC's, or the certificate's.

    Args:
        code: from `date_code`.
        now: by this PC.
        seen: what the server showed; only words depend on it.
    """
    since, until = _validity(seen.certificate)
    county = seen.date
    if county is not None and abs(county - now) > _CLOCK_OFF:
        other = f"县平台那边是 {county.astimezone(now.tzinfo):{_DAY}}"
        return no_answer("tls_date", f"verify {code}", pc=f"{now:{_DAY}}", other=other)
    if county is None and code == _NOT_YET_VALID and since is not None:
        # Nobody issues certificates for days to come.
        other = f"县平台的证书从 {since:{_DAY}} 起有效"
        return no_answer("tls_date", f"verify {code}", pc=f"{now:{_DAY}}", other=other)
    if code == _NOT_YET_VALID:
        return no_answer("tls_early", f"verify {code}", since=f"{since or now:{_DAY}}")
    return no_answer("tls_expired", f"verify {code}", until=f"{until or now:{_DAY}}")


def not_the_county(status: int, headers: Mapping[str, str]) -> errors.NoAnswer:
    """An answer without the county's header: a portal's page, a proxy's or a server's excuse."""
    detail, wait = f"HTTP {status}", _wait(headers)
    if status == 407:
        return no_answer("proxy", detail)
    if (status >= 500 and status != 511) or status in (408, 425, 429):
        return no_answer("server", detail, retry_after_s=wait)
    if status in (404, 405, 410):
        return no_answer("elsewhere", detail, retry_after_s=wait)
    return no_answer("portal", detail)


def http_date(text: str | None) -> dt.datetime | None:
    """A date of HTTP; None where there is none to read."""
    try:
        return email.utils.parsedate_to_datetime(text or "")
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _wait(headers: Mapping[str, str]) -> int | None:
    """Seconds of Retry-After; a date there is measured against the same server's clock."""
    text = headers.get("retry-after", "")
    if (seconds := whole_seconds(text)) is not None:
        return seconds
    then, now = http_date(text), http_date(headers.get("date"))
    if then is None or now is None:
        return None
    return max(0, int((then - now).total_seconds()))


#: What a failure is called, the first that fits; causes stand before what wraps them.
_MEANINGS: tuple[tuple[str, tuple[type[BaseException], ...]], ...] = (
    ("proxy", (requests.exceptions.ProxyError, low.ProxyError)),
    # Hung up on in the middle of TLS: the line's doing, or a county that is just starting.
    ("reset", (ssl.SSLEOFError, ssl.SSLZeroReturnError)),
    ("tls", (ssl.SSLError, low.SSLError, requests.exceptions.SSLError)),
    ("dns", (socket.gaierror, low.NameResolutionError)),
    ("refused", (ConnectionRefusedError,)),
    ("cut", (low.IncompleteRead, requests.exceptions.ChunkedEncodingError)),
    ("timeout", (TimeoutError, requests.exceptions.Timeout, low.TimeoutError)),
    ("garbled", (low.DecodeError, low.HeaderParsingError, low.InvalidHeader)),
)


def _code(chain: list[BaseException]) -> str:
    for one in chain:
        if isinstance(one, ssl.SSLCertVerificationError):
            return "tls_name" if one.verify_code in _NAME_CODES else "tls_ca"
    if any(isinstance(one, OSError) and one.errno in _UNREACHABLE for one in chain):
        return "no_network"
    # One that OpenSSL did not raise has no reason.
    if any(getattr(one, "reason", None) in _ALTERED for one in chain if isinstance(one, OSError)):
        return "garbled"
    for reason, kinds in _MEANINGS:
        if any(isinstance(one, kinds) for one in chain):
            return reason
    return "reset"


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error with all it wraps: as cause, as context, as argument, as urllib3's reason."""
    seen: list[BaseException] = []
    waiting: list[BaseException] = [error]
    while waiting and len(seen) < 20:
        one = waiting.pop(0)
        if any(one is known for known in seen):
            continue
        seen.append(one)
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [other for other in inner if isinstance(other, BaseException)]
    return iter(seen)


def _validity(der: bytes) -> tuple[dt.datetime | None, dt.datetime | None]:
    try:
        certificate = x509.load_der_x509_certificate(der)
    except ValueError:
        return None, None
    return certificate.not_valid_before_utc, certificate.not_valid_after_utc
