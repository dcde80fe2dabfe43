"""The recovery sheet: a code on paper that opens the station when the passphrase is forgotten."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass

from desktop.model import recovery_code
from desktop.services import audits
from desktop.services.access import authority, renewal
from desktop.services.desk import Desk
from desktop.services.sync import envelopes
from desktop.storage import keys
from desktop.storage.keys import RECOVERY, Argon2Cost

MADE_ON = "recovery_sheet_made_on"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code that was made, with what its sheet says.

    Args:
        shown: the code in groups, as on paper.
        station: the station's full name.
        made_on: the day.
        sample: whether it is a sample station's.
        heads: how far journal and register of looks had come, with a check, to be compared later.
    """

    shown: str
    station: str
    made_on: dt.date
    sample: bool = False
    heads: str = ""


def make(desk: Desk, *, cost: Argon2Cost = keys.STATION_COST) -> RecoveryCode:
    """Make a new code; the one before opens nothing from then on.

    Raises:
        errors.WorldError: the key file can't be written; the code before still holds.
    """
    from desktop.storage import chains  # not needed before a sheet is made

    audits.note(desk, audits.What.RECOVERY_MADE, why="以前的恢复单作废")
    code = recovery_code.new_code(os.urandom)
    _put(desk, code, cost)
    with desk.action(envelopes.VERB, "恢复单") as group:
        envelopes.put(desk, group, code)
        desk.settings.put(MADE_ON, desk.today().isoformat())
    return RecoveryCode(
        recovery_code.shown(code),
        desk.station.text("name"),
        desk.today(),
        desk.sample,
        chains.paper_code(chains.heads(desk.store)),
    )


def made_on(desk: Desk) -> str:
    """The day the sheet in force was made, ISO; empty where there is none."""
    return str(desk.settings.get(MADE_ON, default=""))


def _put(desk: Desk, code: str, cost: Argon2Cost) -> None:
    slots = authority.current(desk).slots
    before = [slot for slot in slots if slot.kind == RECOVERY]
    kept = tuple(slot for slot in slots if slot.kind != RECOVERY)
    authority.change(desk, (*kept, keys.recovery_slot(desk.master, code, cost)))
    if before:
        renewal.mark_due(desk, "重新打印了恢复单")
