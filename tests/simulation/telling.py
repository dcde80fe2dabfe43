"""What a PC tells its clerk of the line and of what waits, and what is overheard on the way."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.simulation.promises import Broken

if TYPE_CHECKING:
    from desktop.services.sync.sync_state import Standing
    from desktop.sync.report import Report

#: Numbers of the passports that clerks enter (`clerks.py`); no hash or key looks so by chance.
_PRIVATE = re.compile(rb"E0000\d{4}")
_PROBE = ("GET", "/v1/county")
#: What went wrong on the way -> what the clerk may be told it was.
_MEANS: Mapping[str, frozenset[str]] = {
    "request lost": frozenset({"reset"}),
    "request cut": frozenset({"reset"}),
    "reply lost": frozenset({"reset"}),
    "reply cut": frozenset({"cut"}),
    "reply flipped": frozenset({"garbled", "cut", "too_big"}),
    "refused connection": frozenset({"refused"}),
    "portal": frozenset({"portal"}),
    "redirect": frozenset({"portal"}),
    "strange verdict": frozenset({"portal"}),
    "busy": frozenset({"server"}),
    "slow down": frozenset({"server"}),
}
#: With these the county's own answer comes, or one with its header.
_COUNTY_ANSWERS = frozenset(
    {"none", "sent twice", "old one again", "stale challenge", "busy", "slow down"}
)
_ELSEWHERE, _CRASHED = (404, 410), 502
_ASKED_TO_WAIT = {"busy": 3, "slow down": 60, "proxy excuse": 7}


@dataclass(frozen=True, slots=True)
class Heard:
    """One request as the line carried it.

    Args:
        method: of HTTP.
        path: with its query.
        trouble: what went wrong; `none` where nothing did.
        status: of the answer; None where none came.
    """

    method: str
    path: str
    trouble: str
    status: int | None


def told_rightly(name: str, report: Report, heard: Sequence[Heard]) -> None:
    """A run that the line ended tells the reason that was.

    Args:
        name: of the PC.
        report: of the run.
        heard: its requests in order.

    Raises:
        Broken: the clerk is told something else, or the wait that was asked for is forgotten.
    """
    if report.state != "no_line" or not heard:
        return
    last = heard[-1]
    answered = last.trouble in _COUNTY_ANSWERS and last.status != _CRASHED
    if (last.method, last.path) == _PROBE and answered:
        # The county is there: what the request before it met is what happened.
        last = heard[-2]
    may = _may_say(last)
    if may and report.reason not in may:
        raise Broken(f"{name} was told {report.reason!r} of {last}")
    wait = _ASKED_TO_WAIT.get(last.trouble)
    if wait is not None and report.retry_after_s != wait:
        raise Broken(f"{name} was asked to wait {wait} s, and waits {report.retry_after_s}: {last}")


def _may_say(heard: Heard) -> frozenset[str]:
    if heard.trouble == "proxy excuse":
        return frozenset({"elsewhere" if heard.status in _ELSEWHERE else "server"})
    if heard.status == _CRASHED:
        return frozenset({"server"})  # whole or not: it is not the county's
    return _MEANS.get(heard.trouble, frozenset())


def overheard(where: str, headers: Mapping[str, str], body: bytes) -> None:
    """Nobody on the way, and not the county, reads a private number.

    Raises:
        Broken: it is there in the clear.
    """
    clear = body
    if headers.get("content-encoding") == "gzip":
        clear = gzip.decompress(body)
    if found := _PRIVATE.search(clear):
        raise Broken(f"{found.group().decode()} is in the clear in {where}")


def in_words(name: str, standing: Standing) -> None:
    """The status bar says that all is done only where it is.

    Raises:
        Broken: it says so, and something waits, was not taken, or the last run failed.
    """
    sendable = standing.changes - standing.for_key
    left = (
        sendable, standing.for_key, standing.photos, standing.conflicts, standing.attention,
    )  # fmt: skip
    if standing.words == "已同步" and (any(left) or standing.trouble or not standing.synced):
        raise Broken(f"{name} says {standing.words}, and has {standing}")
    for count, unit in zip(
        left, ("处变动", "处等钥匙", "张照片", "处不一致", "处没有"), strict=True
    ):
        said = (f"{count:,} {unit}" if count else unit) in standing.words
        if standing.joined and said != bool(count):
            raise Broken(f"{name} says {standing.words!r} of {left}")
