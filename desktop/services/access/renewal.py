"""A new master key after anything that somebody may still know was taken back or changed.

An older copy of the key file, a backup's or one that somebody carried off, then opens nothing that
is made from now on, whatever PIN, passphrase or code goes with it. It takes a copy of the records
while nobody has them open, so it is marked as due at once and done at the door: right after the
change where the window closes and opens for it, else at the next opening.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors, logbook
from desktop.config import Home
from desktop.services.access import authority, rotation
from desktop.services.access.authority import DUE
from desktop.services.apart import Here
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.opening import open_desk
from desktop.storage.keys import PASSPHRASE, PIN, RECOVERY, MasterKey, Slot


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of it.

    Args:
        master: the key from now on.
        done: whether it is a new one.
        recovery_gone: whether the recovery sheet was of an older program and opens no more.
    """

    master: MasterKey
    done: bool = False
    recovery_gone: bool = False


def mark_due(desk: Desk, why: str) -> None:
    """Have a new master key made at the next opening.

    Args:
        desk: the open station.
        why: for the audit; no personal data.
    """
    desk.settings.put(DUE, why)


def renew_if_due(home: Home, master: MasterKey, clock: Clock = wall_clock) -> Renewed:
    """Make a new master key where one is due; while somebody has the station open it stays due.

    Raises:
        errors.OpenError: the station does not open.
    """
    desk = open_desk(home, master, Here(), clock=clock)
    try:
        why = str(desk.settings.get(DUE, default=""))
        slots = authority.current(desk).slots
    finally:
        desk.close()
    if not why or not any(_is_clerks(slot) and slot.public for slot in slots):
        return Renewed(master)
    try:
        new = rotation.rotate(home, master, lambda key: rotation.carried(slots, key), clock, why)
    except errors.WorldError as error:
        logbook.note(error)  # another window is open, or the disk is full: it stays due
        return Renewed(master)
    return Renewed(new, True, any(s.kind == RECOVERY and not s.public for s in slots))


def _is_clerks(slot: Slot) -> bool:
    return slot.kind in (PASSPHRASE, PIN)
