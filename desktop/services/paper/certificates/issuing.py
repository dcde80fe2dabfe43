"""From claims to certificates: looked at without a number, planned with the numbers that come next.

Numbers run without a gap in one series a PC, whatever the kind of certificate; they are signed
with what the certificate says (model/seal_code.py).
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop.model import seal_code
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper.certificates import claims as claiming
from desktop.services.paper.certificates.claims import Claim, Facts, Issued, Planned
from desktop.services.paper.certificates.holders import refuse_locked
from desktop.services.paper.certificates.numbers import key_id, number_words


def look(desk: Desk, claims: Sequence[Claim]) -> list[Planned]:
    """Certificates as they stand or would be; those to come have no number."""
    return claiming.planned(claims, _Unnumbered(desk.today().isoformat()))


def plan(desk: Desk, claims: Sequence[Claim]) -> list[Planned]:
    """Certificates with the numbers they will have; registers nothing.

    A certificate whose facts have been corrected since is void, and a new one takes its place: a
    number, once used, says one thing only.

    Raises:
        errors.NothingToPrint: something on them is locked on this PC.
    """
    planned = claiming.planned(claims, _Numbers(desk))
    refuse_locked(one.issued.facts for one in planned)
    return planned


class _Unnumbered:
    """Gives new certificates no number."""

    def __init__(self, today: str) -> None:
        self._today = today

    def __call__(self, facts: Facts) -> Issued:
        return Issued("", self._today, "", facts, reprint=False)


class _Numbers:
    """Gives new certificates the numbers that come next in this PC's series, and their codes."""

    def __init__(self, desk: Desk) -> None:
        device = desk.records.get(kind_named("device"), str(desk.settings.get("device")))
        self._series = series = device.text("series")
        last = desk.store.one("SELECT max(number) FROM certificate WHERE series = ?", (series,))
        self._last = int(last or 0)
        self._today = desk.today()
        self._key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get("device_key"))
        self._key_id = key_id(device.text("public_key"))

    def __call__(self, facts: Facts) -> Issued:
        self._last += 1
        number = number_words(self._series, self._last)
        code = seal_code.payload(number, self._today, facts, self._key.sign, self._key_id)
        return Issued(number, self._today.isoformat(), code, facts, reprint=False)
