"""Make a station: its folder, its key, its first records; all of it or nothing."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktop import errors, logbook
from desktop.config import Home
from desktop.model import checks, station_rules
from desktop.model.fields import Value
from desktop.model.ids import RecordId, agreed_id
from desktop.model.kinds import kind_named
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.desk import Clock, wall_clock
from desktop.services.shipped import mark_brought, shipped
from desktop.services.sync.replicas import Identity, register_device
from desktop.storage import keys
from desktop.storage.atomic import confirm_names, make_folder, own_files
from desktop.storage.database import Store, create
from desktop.storage.journal import Group, Origin, open_group
from desktop.storage.keys import RECORDS_PURPOSE, Argon2Cost, MasterKey, Slot
from desktop.storage.places import check_place
from desktop.storage.records import Records
from desktop.storage.scratch import claimed
from desktop.storage.search import WORDS_SETTING, WORDS_VERSION, SearchTable
from desktop.storage.settings import KEY_ELSEWHERE, Secrets, Settings
from desktop.storage.system_keyring import Keyring, NoKeyring


@dataclass(frozen=True, slots=True)
class StationFacts:
    """Who the station is.

    Args:
        name: in full, for example 石桥村新时代文明实践站.
        code: the 12-digit division code.
        town: its town.
        county: its county.
        clerk: the clerk's name.
        more: further fields of the station record.
        computer: what this PC is called; as its system calls it where empty.
    """

    name: str
    code: str
    town: str = ""
    county: str = ""
    clerk: str = "文书"
    more: Mapping[str, str] | None = None
    computer: str = ""

    def checked(self) -> dict[str, Value]:
        """The station record's values.

        Raises:
            errors.InvalidValues: a name is missing or the code is not 12 digits.
        """
        if not (self.code.isascii() and self.code.isdigit() and len(self.code) == 12):
            raise errors.InvalidValues(problems=f"区划代码应是 12 位数字，不是“{self.code}”。")
        kind = kind_named("station")
        values = checks.parse_values(
            kind,
            {
                "name": self.name,
                "division_code": self.code,
                "town": self.town,
                "county": self.county,
                **(self.more or {}),
            },
        )
        checks.check_complete(kind, values)
        station_rules.check_name(str(values["name"]))
        return values

    def checked_clerk(self) -> dict[str, Value]:
        """The first clerk's values.

        Raises:
            errors.InvalidValues: the name will not do.
        """
        kind = kind_named("clerk")
        values = checks.parse_values(kind, {"name": self.clerk})
        checks.check_complete(kind, values)
        return values


@dataclass(frozen=True, slots=True)
class SecondPc:
    """A PC that joins a station which others have founded.

    Args:
        identity: by which the county knows it.
        keep: puts into settings and secrets what the county told, in the same transaction.
    """

    identity: Identity
    keep: Callable[[Settings, Secrets], None]


def make_station(
    home: Home,
    facts: StationFacts,
    secret: str | NewSecret,
    *,
    cost: Argon2Cost = keys.STATION_COST,
    clock: Clock = wall_clock,
    sample: bool = False,
    second: SecondPc | None = None,
    ring: Keyring | None = None,
) -> MasterKey:
    """Make a station in an empty folder; a failure leaves the folder as it was.

    Args:
        home: where; made if missing.
        facts: who the station is.
        secret: what the clerk chose; a text is a passphrase that is nobody's own.
        cost: of one guess at such a text.
        clock: the local time.
        sample: a station to play with, marked on every print.
        second: where the station is there already and only this PC is new.
        ring: of this PC, which a PIN needs.

    Returns:
        The unwrapped key, for opening the desk.

    Raises:
        errors.StationExists: there is one already.
        errors.OpenError: the folder, the secret or this PC will not do.
        errors.InvalidValues: the facts will not do.
    """
    if home.records.exists() or home.keys.exists():
        raise errors.StationExists(path=str(home.path))
    values, clerk = facts.checked(), facts.checked_clerk()
    master = keys.new_master_key()
    way = _Way(master, secret, cost, ring or NoKeyring())
    way.check()
    with own_files(home.path):
        made_folder = make_folder(home.path)
        try:
            check_place(home.path)
            with claimed(home.staging) as scratch:
                complete = scratch.with_suffix(".records")
                first = _First(values, clerk, clock, sample, second, facts.computer)
                slot = _make_records(complete, master, first, way)
                _settle_in(home, complete, slot)
        except BaseException:
            _unmake(home, made_folder)
            raise
    return master


def _unmake(home: Home, made_folder: bool) -> None:
    """Leave no trace; of a station that another window made meanwhile nothing is touched."""
    if home.records.exists():
        return
    with suppress(OSError):
        home.keys.with_name(keys.PREVIOUS_NAME).unlink(missing_ok=True)
    for folder in (home.staging, home.path) if made_folder else (home.staging,):
        with suppress(OSError):  # not made yet, or somebody else's things are in it
            folder.rmdir()


@dataclass(frozen=True, slots=True)
class _First:
    """What the first records are made of."""

    values: dict[str, Value]
    clerk: dict[str, Value]
    clock: Clock
    sample: bool
    second: SecondPc | None
    computer: str


@dataclass(frozen=True, slots=True)
class _Way:
    """How the first clerk gets in."""

    master: MasterKey
    secret: str | NewSecret
    cost: Argon2Cost
    ring: Keyring

    def check(self) -> None:
        """Refuse a secret that will not do before anything is made."""
        if isinstance(self.secret, str):
            keys.check_passphrase(self.secret)
        else:
            clerk_keys.check(self.secret)

    def slot(self, settings: Settings, clerk: RecordId) -> Slot:
        if isinstance(self.secret, str):
            return keys.passphrase_slot(self.master, self.secret, self.cost)
        return clerk_keys.maker_with(settings, clerk, self.secret, self.ring)(self.master)


def _make_records(path: Path, master: MasterKey, first: _First, way: _Way) -> Slot:
    store = create(path, master.derive(RECORDS_PURPOSE))
    try:
        if first.second is None:
            _first_records(store, first)
        else:
            _joined_records(store, first, first.second)
        settings = Settings(store)
        slot = way.slot(settings, RecordId(str(settings.get("clerk"))))
        store.fold()  # only the one file is renamed
        return slot
    finally:
        store.close()


def _settle_in(home: Home, complete: Path, slot: Slot) -> None:
    """Put the finished files where they belong; a power cut leaves a station or none.

    Renaming the records makes the station. Its keys stand by then as the previous generation,
    which `opening.unlock` falls back on, and get their own name afterwards.
    """
    keys.write_slots(home.keys.with_name(keys.PREVIOUS_NAME), (slot,))
    if home.records.exists():
        raise errors.StationExists(path=str(home.path))  # another window was quicker
    complete.replace(home.records)
    confirm_names(home.path)
    try:
        keys.write_slots(home.keys, (slot,))
    except errors.WorldError as error:
        logbook.note(error)  # the station is made, and opens without


def _first_records(store: Store, first: _First) -> None:
    settings, secrets = Settings(store), Secrets(store)
    records = Records(store, SearchTable(store))
    now = first.clock()
    with open_group(store, "init", "建站", clerk=None, now=now) as group:
        _station(records, group, first.values)
        _at_the_desk(records, group, settings, first, now)
        secrets.put("private_field_key", os.urandom(64))  # AES-SIV takes two halves (RFC 5297)
        register_device(records, group, settings, secrets, name=first.computer)
        _shipped(records, group, settings, first, now.date().isoformat())
        settings.put("sample", first.sample)
        settings.put(WORDS_SETTING, WORDS_VERSION)


def _joined_records(store: Store, first: _First, second: SecondPc) -> None:
    """The station's own records stand in for those that will come; only the PC's are its own.

    There is no key of private fields: it comes from another PC of the station (sync.md rule 20).
    """
    settings, secrets = Settings(store), Secrets(store)
    records = Records(store, SearchTable(store))
    now, came = first.clock(), Origin("migration")
    with open_group(store, "enrol", "加入本站", clerk=None, now=now, origin=came) as group:
        _station(records, group, first.values)
        _shipped(records, group, settings, first)  # since when they hold comes with the others'
        settings.put("sample", first.sample)
        settings.put(WORDS_SETTING, WORDS_VERSION)
    with open_group(store, "init", "登记这台电脑", clerk=None, now=now) as group:
        _at_the_desk(records, group, settings, first, now)
        register_device(records, group, settings, secrets, second.identity, first.computer)
        second.keep(settings, secrets)
        settings.put(KEY_ELSEWHERE, True)


def _station(records: Records, group: Group, values: dict[str, Value]) -> None:
    code = str(values["division_code"])
    records.insert(group, kind_named("station"), values, agreed_id(code, "station"))


def _at_the_desk(
    records: Records, group: Group, settings: Settings, first: _First, now: dt.datetime
) -> None:
    clerk = {**first.clerk, "since": now.date().isoformat()}
    settings.put("clerk", records.insert(group, kind_named("clerk"), clerk))


def _shipped(
    records: Records, group: Group, settings: Settings, first: _First, today: str = ""
) -> None:
    for kind_name, made, values in shipped(str(first.values["division_code"]), today):
        records.insert(group, kind_named(kind_name), values, made)
    mark_brought(settings)
