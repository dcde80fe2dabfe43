"""The recovery sheet: a code on paper that opens the station when the passphrase is forgotten."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass

from desktop import errors
from desktop.config import Home
from desktop.model import recovery_code
from desktop.services.desk import Desk
from desktop.storage import keys
from desktop.storage.atomic import own_files
from desktop.storage.keys import RECOVERY, Argon2Cost, MasterKey

MADE_ON = "recovery_sheet_made_on"


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code that was made, with what its sheet says.

    Args:
        shown: the code in groups, as on paper.
        station: the station's full name.
        made_on: the day.
        sample: whether it is a sample station's.
    """

    shown: str
    station: str
    made_on: dt.date
    sample: bool = False


def make(desk: Desk, *, cost: Argon2Cost = keys.STATION_COST) -> RecoveryCode:
    """Make a new code; the one before opens nothing from then on.

    Raises:
        errors.WorldError: the key file can't be written; the code before still holds.
    """
    code = recovery_code.new_code(os.urandom)
    _put(desk.home, desk.master, code, cost)
    desk.settings.put(MADE_ON, desk.today().isoformat())
    return RecoveryCode(
        recovery_code.shown(code), desk.station.text("name"), desk.today(), desk.sample
    )


def made_on(desk: Desk) -> str:
    """The day the sheet in force was made, ISO; empty where there is none."""
    return str(desk.settings.get(MADE_ON, default=""))


def _put(home: Home, master: MasterKey, code: str, cost: Argon2Cost) -> None:
    with own_files(home.path):
        try:
            slots = keys.read_slots(home.keys)
        except (FileNotFoundError, errors.NotAStation):
            slots = keys.read_slots(home.keys.with_name(keys.PREVIOUS_NAME))
        kept = tuple(slot for slot in slots if slot.kind != RECOVERY)
        keys.write_slots(home.keys, (*kept, keys.recovery_slot(master, code, cost)))
