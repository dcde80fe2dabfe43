"""The next clerk's PC: a station out of a handover file, under a key that nobody before knew.

The key changes before there is a station, not after: a power cut leaves none, and never one that
the code, the leaver's secrets or the old recovery sheet open.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from desktop import errors, logbook
from desktop.config import Home
from desktop.model import checks, pins
from desktop.model.audited import What
from desktop.model.fields import Value
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.access import authority, clerk_keys, door_names
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.apart import Here
from desktop.services.desk import Clock, wall_clock
from desktop.services.handover import package, retirement
from desktop.services.opening import open_desk
from desktop.services.safekeeping import recovering, recovery_sheets
from desktop.services.safekeeping.recovering import Recovered
from desktop.services.sync import private_key
from desktop.services.sync.replicas import HANDOVER
from desktop.storage import audit, keys
from desktop.storage.backups.backup_manifest import manifest_of
from desktop.storage.backups.recovery import Taken
from desktop.storage.database import Store, open_store
from desktop.storage.driver import rekey
from desktop.storage.journal import Group, open_group
from desktop.storage.keys import RECORDS_PURPOSE, KeyFile, MasterKey, Slot
from desktop.storage.records import Records
from desktop.storage.search import SearchTable
from desktop.storage.settings import Settings
from desktop.storage.system_keyring import Keyring, NoKeyring

_CLERK = kind_named("clerk")
#: Settings of the clerk or the PC before: which sheet is in force, how PINs were kept there.
_OF_BEFORE = (
    recovery_sheets.MADE_ON,
    clerk_keys.DEVICE,
    package.HANDED_BY,
    retirement.SIGNED,
    authority.DUE,
)


@dataclass(frozen=True, slots=True)
class Successor:
    """Who takes over.

    Args:
        name: of the new clerk; one who is in the register already goes on as that one.
        secret: what opens the station from now on.
        ring: of this PC, for a PIN.
    """

    name: str
    secret: NewSecret = field(repr=False)
    ring: Keyring = field(default_factory=NoKeyring)


def take_over(
    path: Path,
    home: Home,
    code: str,
    successor: Successor,
    *,
    clock: Clock = wall_clock,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Recovered:
    """Build the station on this PC; only what the new clerk chose opens it.

    Whoever handed over is a clerk until today, the other clerks stay and get ways in anew. A new
    recovery sheet is to be printed.

    Args:
        path: the handover file.
        home: an empty folder, or one to be made.
        code: from the paper, or of the recovery sheet.
        successor: who takes over.
        clock: the local time.
        progress: parts done, parts in all.
        cancelled: asked between pieces.

    Raises:
        errors.RecoverRefused: something lies there; it was not touched.
        errors.HandoverCodeWrong: the code is another's.
        errors.InvalidValues: the name will not do.
        errors.OpenError: the secret or this PC will not do.
        errors.InputFileError: the file is no handover file, or damaged.
        errors.WorldError: the disk refuses; nothing that looks like a station stays.
        errors.Cancelled: nor then.
    """
    recovering.check_empty(home)
    package.check_handover(path, manifest_of(path))
    values = checks.parse_values(_CLERK, {"name": successor.name})
    checks.check_complete(_CLERK, values)
    _check_secret(successor.secret)
    package.opens_with(path, code)  # a slip is told before anything is unpacked

    def new_key(taken: Taken, master: MasterKey) -> tuple[MasterKey, tuple[Slot, ...]]:
        return _HandsOver(taken, master, str(values["name"]), successor, clock()).run()

    done = recovering.recover(
        path,
        home,
        code,
        reason=HANDOVER,
        clock=clock,
        progress=progress,
        cancelled=cancelled,
        new_key=new_key,
    )
    _name_at_the_door(done, successor.ring, clock)
    return done


def _check_secret(secret: NewSecret) -> None:
    if secret.kind == keys.PASSPHRASE:
        keys.check_passphrase(secret.typed)
    else:
        keys.check_pin(pins.read(secret.typed))


def _name_at_the_door(done: Recovered, ring: Keyring, clock: Clock) -> None:
    try:
        desk = open_desk(done.home, done.master, Here(), clock=clock)
        try:
            door_names.write(desk, ring)
        finally:
            desk.close()
    except errors.WorldError as error:
        logbook.note(error)  # the door opens without names


def _look(path: Path, master: MasterKey) -> None:
    store = open_store(path, master.derive(RECORDS_PURPOSE), read_only=True)
    try:
        if store.one("PRAGMA quick_check(1)") != "ok":
            raise errors.Damaged(what="换密钥以后检查没有通过")
    finally:
        store.close()


class _HandsOver:
    """Makes the records that were taken out the new clerk's.

    Args:
        taken: the files.
        master: their key.
        name: of the new clerk.
        successor: what opens the station from now on.
        now: the local time.
    """

    def __init__(
        self, taken: Taken, master: MasterKey, name: str, successor: Successor, now: datetime
    ) -> None:
        self._taken, self._master, self._name = taken, master, name
        self._successor, self._now = successor, now

    def run(self) -> tuple[MasterKey, tuple[Slot, ...]]:
        """Give the key from now on and the one slot that wraps it."""
        path, before = self._taken.records, self._master.derive(RECORDS_PURPOSE)
        store = open_store(path, before)
        try:
            new = self._master.followed_by(os.urandom(keys.MASTER_BYTES), self._next_volume(store))
            slot = self._become(store)(new)
            self._seal(store, (slot,))
            store.rows("PRAGMA journal_mode = DELETE")  # no page under the key before stays aside
        finally:
            store.close()
        rekey(path, before, new.derive(RECORDS_PURPOSE))
        _look(path, new)
        return new, (slot,)

    def _next_volume(self, store: Store) -> int:
        last = int(store.one("SELECT coalesce(max(volume), 0) FROM photo_bytes"))
        return max([last, *self._taken.volumes, *self._taken.missing]) + 1

    def _become(self, store: Store) -> Callable[[MasterKey], Slot]:
        settings = Settings(store)
        records = Records(store, SearchTable(store))
        leaver = str(settings.get(package.HANDED_BY) or "")
        with open_group(
            store, HANDOVER, f"{self._name}接手本站", clerk=None, now=self._now
        ) as group:
            clerk = self._successor_record(records, group, leaver)
            private_key.change_within(store, records, group)
            settings.put("clerk", clerk)
            retirement.take(settings)
            for key in _OF_BEFORE:
                store.run("DELETE FROM setting WHERE key = ?", (key,))
        chosen = self._successor
        return clerk_keys.maker_with(settings, clerk, chosen.secret, chosen.ring)

    def _successor_record(self, records: Records, group: Group, leaver: str) -> str:
        """The new clerk's record; the leaver's ends today, unless it is the same person."""
        today = self._now.date().isoformat()
        clerks = records.find(_CLERK)
        here = [
            one for one in clerks if one.text("name") == self._name and one.text("role") != "head"
        ]
        known = next((one for one in here if not one.text("until")), None)
        for one in clerks:
            if one.id == leaver and one is not known and not one.text("until"):
                records.update(group, one, {"until": today})
        if known is not None:
            return known.id
        who: dict[str, Value] = {"name": self._name, "role": "clerk", "since": today}
        return records.insert(group, _CLERK, who)

    def _seal(self, store: Store, slots: tuple[Slot, ...]) -> None:
        settings = Settings(store)
        generation = (authority.kept(settings) or KeyFile(())).generation + 1
        authority.keep(settings, KeyFile(slots, generation))
        for what, why in (
            (What.HANDOVER, "接手"),
            (What.ROTATED, "接手时换密钥，以前的口令、PIN、恢复单和接手码都不再有效"),
        ):
            audit.note_look(
                store,
                what=what.value,
                kind="",
                record_id=None,
                why=why,
                clerk=settings.get("clerk"),
                now=self._now,
            )
