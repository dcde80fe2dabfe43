"""A new master key: after it, what anybody knew or copied before opens nothing made later.

The records are copied under the new key and take the old ones' place in one rename; the key file
is written just before. A power cut between the two leaves the old records and the key file of
before as `keys.previous.json`, which opening falls back on. Photo volumes stay as they are under
the key they had (`MasterKey`); new pictures go into new ones.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop import errors, logbook
from desktop.config import Home
from desktop.model.audited import What
from desktop.services.access import authority
from desktop.services.desk import Clock
from desktop.storage import audit, keys
from desktop.storage.atomic import confirm_names, flush_file, own_files
from desktop.storage.database import alone, open_store
from desktop.storage.driver import rekey, translated
from desktop.storage.keys import RECORDS_PURPOSE, KeyFile, MasterKey, Slot
from desktop.storage.photos.photos import PhotoVolumes
from desktop.storage.scratch import claimed
from desktop.storage.settings import Settings

#: From the new master key to the slots that shall hold.
SlotsFor = Callable[[MasterKey], Sequence[Slot]]


def rotate(home: Home, master: MasterKey, slots_for: SlotsFor, clock: Clock, why: str) -> MasterKey:
    """Give the station a new master key. Nobody else may have it open.

    Args:
        home: the station's files.
        master: its key of now.
        slots_for: makes the slots for the new one; none of format 1 may be among them.
        clock: the local time.
        why: for the audit; no personal data.

    Returns:
        The new key.

    Raises:
        errors.StationBusy: another window or command has the station open.
        errors.WorldError: the disk refuses; the key of before holds.
    """
    new = master.followed_by(os.urandom(keys.MASTER_BYTES), _next_volume(home, master))
    slots = tuple(slots_for(new))
    old_key, new_key = master.derive(RECORDS_PURPOSE), new.derive(RECORDS_PURPOSE)
    with alone(home.records, old_key) as connection, claimed(home.staging) as scratch:
        copy = scratch.with_suffix(".records")
        with translated(copy):
            connection.execute("VACUUM INTO ?", (str(copy),))
        rekey(copy, old_key, new_key)
        wanted = _sealed(copy, new_key, slots, clock, why)
        with own_files(home.path):
            keys.write(home.keys, wanted)
            _rename(copy, home)
    _confirm(home, wanted)
    return new


def carried(slots: Sequence[Slot], master: MasterKey) -> list[Slot]:
    """The slots that go on under another master key; those of before (format 1) can't."""
    return [keys.rewrapped(slot, master) for slot in slots if slot.public]


def _rename(copy: Path, home: Home) -> None:
    copy.replace(home.records)


def _confirm(home: Home, wanted: KeyFile) -> None:
    """Let the generation before open the new records, too, once their name is on the disk.

    Not earlier: a power cut might bring the old records back, which only that generation opens.
    """
    try:
        with own_files(home.path):
            confirm_names(home.path)
            keys.write(home.keys, wanted)
    except errors.WorldError as error:
        logbook.note(error)  # the new key holds all the same


def _next_volume(home: Home, master: MasterKey) -> int:
    volumes = PhotoVolumes(home.photos, master)
    return max(volumes.numbers(), default=0) + 1


def _sealed(copy: Path, key: bytes, slots: tuple[Slot, ...], clock: Clock, why: str) -> KeyFile:
    """Write into the copy which slots hold, look at it, and bring it to the disk."""
    store = open_store(copy, key)
    try:
        settings = Settings(store)
        before = authority.kept(settings)
        wanted = KeyFile(slots, before.generation + 1 if before else 1)
        authority.keep(settings, wanted)
        store.run("DELETE FROM setting WHERE key = ?", (authority.DUE,))
        audit.note_look(
            store,
            what=What.ROTATED.value,
            kind="",
            record_id=None,
            why=why,
            clerk=settings.get("clerk"),
            now=clock(),
        )
        if store.one("PRAGMA quick_check(1)") != "ok":
            raise errors.Damaged(what="换密钥时做出的副本检查没有通过")
        store.fold()
    finally:
        store.close()
    flush_file(copy)
    return wanted
