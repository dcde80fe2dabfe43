"""Which pictures stay on this PC: people's leave by consent, as personal fields do.

A portrait goes to the county where its person agreed to both 「照片」 and 「上报」. Scans of what
somebody signed never go: an ID number may stand on them, which leaves as ciphertext only. A picture
can't leave sealed (the county checks that what it takes is one), so the other PC of the station
gets these by a backup only, not by sync. What went up before stays there: the protocol
has no way to take a picture back. So one that the clerk has thrown away stays, too, however soon
after the county asked for it.
"""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop.services.desk import Desk
from desktop.storage import merged
from desktop.sync.outgoing.agreed import REPORT

_PHOTO = "photo"
_SCAN = "scan"


def kept_here(desk: Desk, pictures: Collection[str]) -> frozenset[str]:
    """Of some pictures those that don't leave this PC.

    One that also belongs to an activity leaves as the activity's pictures do; one of which no
    record is left (it lies in the trash) does not.

    Args:
        desk: the open station.
        pictures: SHA-256 of the originals.
    """
    asked = set(pictures)
    rows = desk.store.rows(
        "SELECT sha256, volunteer, activity, purpose FROM photo "
        "WHERE removed_at IS NULL AND sha256 IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(asked)),),
    )
    agreed = _agreed(desk) if any(row[1] for row in rows) else frozenset()
    free = {
        sha256
        for sha256, person, activity, purpose in rows
        if activity or (person in agreed if person and purpose != _SCAN else not _personal(purpose))
    }
    return frozenset(asked - free)


def _personal(purpose: str | None) -> bool:
    """Of a picture that belongs to nobody: a list of consents that many signed is one."""
    return purpose == _SCAN


def _agreed(desk: Desk) -> frozenset[str]:
    """Everybody who agreed to both."""
    found: dict[str, set[str]] = {}
    stands = merged.standing_for(desk.store)
    for person, purpose in desk.store.rows(
        "SELECT volunteer, purpose FROM consent WHERE withdrawn_on IS NULL "
        "AND removed_at IS NULL AND purpose IN (?, ?)",
        (_PHOTO, REPORT),
    ):
        found.setdefault(stands.get(person, person), set()).add(purpose)
    both = {person for person, purposes in found.items() if len(purposes) > 1}
    return frozenset(both | {one for one, root in stands.items() if root in both})
