"""A PC that was handed over gives up its own right at the county (docs/protocol.md, 6).

It signs that at the handover; whoever goes on with its records brings it to the county, and again
and again until the county says that it holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.storage.settings import Settings
from desktop.sync.wire.encoding import b64
from desktop.sync.wire.protocol import retired_text

#: Setting: those this PC has to bring, the oldest first: `Retirement` as JSON objects.
RETIRES = "sync.retires"
#: The county's word that a PC is out; other words are codes of why not.
REVOKED = "revoked"
#: What stands for the word of a county that passes it over: its program is an older one.
SILENT = "silent"
#: So many a request may bring (section 4).
_MOST = 8


@dataclass(frozen=True, slots=True)
class Retirement:
    """What a PC has signed when it was handed over.

    Args:
        replica: its id.
        at: when, by its clock: ISO local time.
        signature: by its device key, b64.
        answer: the county's; empty where it has not been heard.
        heard_at: when it came, ISO local time; empty before.
    """

    replica: str
    at: str
    signature: str
    answer: str = ""
    heard_at: str = ""

    @property
    def done(self) -> bool:
        """Whether the county has said that this PC is out."""
        return self.answer == REVOKED


def sign(key: Ed25519PrivateKey, station: str, replica: str, now: datetime) -> Retirement:
    """Say that a PC is out.

    Args:
        key: of that PC itself; no other can say it.
        station: its division code.
        replica: its id.
        now: the local time.
    """
    at = now.isoformat(timespec="seconds")
    return Retirement(replica, at, b64(key.sign(retired_text(station, replica, at))))


def of(settings: Settings) -> list[Retirement]:
    """All this PC has to bring or has brought, the oldest first."""
    return [Retirement(**one) for one in settings.get(RETIRES, default=[])]


def add(settings: Settings, one: Retirement) -> None:
    """Bring this one from now on."""
    others = [each for each in of(settings) if each.replica != one.replica]
    _keep(settings, [*others, one])


def told(settings: Settings) -> list[list[str]]:
    """What a request says: those of which the county has not said that they are out."""
    waits = [one for one in of(settings) if not one.done]
    return [[one.replica, one.at, one.signature] for one in waits[-_MOST:]]


def heard(
    settings: Settings, answers: Mapping[str, str] | None, now: datetime, *, asked: bool
) -> bool:
    """Remember what the county said.

    Args:
        settings: of this PC, in a transaction.
        answers: replica -> `REVOKED`, or the code of why not; None where it said nothing of it.
        now: the local time.
        asked: whether this was the answer to a request that brought them.

    Returns:
        Whether a PC is out by it: then the list of keys says so, too.
    """
    before, at = of(settings), now.isoformat(timespec="seconds")
    if not before or (answers is None and not asked):
        return False
    silent = {one.replica: SILENT for one in before} if answers is None else answers
    after = [
        replace(one, answer=str(silent[one.replica]), heard_at=at)
        if one.replica in silent and not one.done
        else one
        for one in before
    ]
    if after != before:
        _keep(settings, after)
    return sum(one.done for one in after) > sum(one.done for one in before)


def doubt(settings: Settings) -> None:
    """Bring all once more: the county went back in time and may know of none."""
    known = of(settings)
    if any(one.answer for one in known):
        _keep(settings, [replace(one, answer="", heard_at="") for one in known])


def _keep(settings: Settings, all_: list[Retirement]) -> None:
    settings.put(RETIRES, [asdict(one) for one in all_])
