"""How long the register keeps the holders of certificates who asked to be deleted.

Whoever holds a certificate may have to prove it, and the station to answer for it: until the end of
the time in which that can be disputed (民法典, 188: three years) the register says whose it is.
Then the holder is struck; number, date and code stay, and the code still proves itself.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from desktop import errors
from desktop.model.kind import ERASED, Record
from desktop.services.desk import Desk
from desktop.services.paper.certificates.claims import (
    CERTIFICATE,
    MASKED,
    facts_of,
    is_masked,
)
from desktop.storage import erasing
from desktop.storage.journal import Group
from desktop.storage.settings import Settings
from desktop.sync.outgoing.outbox import FROZEN

_SETTING = "certificates.kept_years"
USUAL_YEARS, MOST_YEARS = 3, 30
STRUCK = "（已隐去）"
#: Facts that tell of the work and of nobody.
_OF_NOBODY = frozenset(
    {"activity", "held_on", "minutes", "place", "period_from", "period_until", "services", "issuer"}
)


def years(desk: Desk) -> int:
    """For how many years after its day a certificate keeps its holder."""
    return int(desk.settings.get(_SETTING, default=USUAL_YEARS))


def keep_years(desk: Desk, count: int) -> None:
    """Keep holders for so many years from now on.

    Raises:
        errors.InvalidValues: fewer than none, or longer than anybody lives to dispute it.
    """
    if not 0 <= count <= MOST_YEARS:
        raise errors.InvalidValues(problems=f"年限：请写 0 到 {MOST_YEARS} 之间的数。")
    desk.settings.put(_SETTING, count)


def until(desk: Desk, certificate: Record) -> dt.date:
    """The day on which the holder is struck."""
    issued = dt.date.fromisoformat(certificate.text("issued_on"))
    try:
        return issued.replace(year=issued.year + years(desk))
    except ValueError:  # the 29th of February
        return issued.replace(year=issued.year + years(desk), day=28)


def due(desk: Desk) -> list[Record]:
    """Certificates of deleted people whose time is over."""
    rows = desk.store.rows(
        f"SELECT c.id FROM certificate AS c JOIN volunteer AS v ON v.id = c.volunteer "
        f"WHERE v.{ERASED} IS NOT NULL ORDER BY c.id"
    )
    found = desk.records.get_many(CERTIFICATE, [row[0] for row in rows])
    return [one for one in found if not is_masked(one) and until(desk, one) <= desk.today()]


def mask_due(desk: Desk, group: Group, records: Sequence[Record]) -> int:
    """Strike the holders of certificates among some records whose time is over; gives how many."""
    ours = [
        one
        for one in records
        if one.kind is CERTIFICATE and not is_masked(one) and until(desk, one) <= desk.today()
    ]
    frozen = int(Settings(desk.store).get(FROZEN, default=0))
    first = {one.id: not erasing.sent(desk.store, CERTIFICATE.name, one.id, frozen) for one in ours}
    ids = [one.id for one in ours]
    group.flush()
    erasing.erase_payloads(desk.store, ids, group.next_seq - 1)
    erasing.forget_sent(desk.store, ids)
    for one in ours:
        facts = _struck(facts_of(one), desk.today())
        told = json.dumps(facts, ensure_ascii=False, sort_keys=True)
        erasing.blank(desk.store, group, one, {"facts": told, "notes": None}, first=first[one.id])
    return len(ours)


def _struck(facts: dict[str, str], today: dt.date) -> dict[str, str]:
    kept = {name: value if name in _OF_NOBODY else "" for name, value in facts.items()}
    return {**kept, "name": STRUCK, MASKED: today.isoformat()}
