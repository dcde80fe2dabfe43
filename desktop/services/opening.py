"""Unlock a station and sit down at its desk."""

from __future__ import annotations

import shutil
from contextlib import suppress

from desktop import errors, logbook
from desktop.config import Home
from desktop.model.kinds import ALL
from desktop.services.apart import Apart
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.safekeeping.backup_migration import before_migration
from desktop.services.shipped import bring_texts
from desktop.storage import keys
from desktop.storage.atomic import own_files, sweep_halves
from desktop.storage.database import fits, open_store
from desktop.storage.keys import RECORDS_PURPOSE, DeviceSecret, KeyFile, MasterKey, Opened
from desktop.storage.photos.photos import PhotoPlaces, PhotoVolumes
from desktop.storage.places import check_place
from desktop.storage.records import Records
from desktop.storage.scratch import sweep
from desktop.storage.search import WORDS_SETTING, WORDS_VERSION, SearchTable
from desktop.storage.settings import Secrets, Settings


def unlock(home: Home, passphrase: str) -> MasterKey:
    """Get the station's key by its passphrase; raises what `open_with` raises."""
    return open_with(home, passphrase).master


def open_with(
    home: Home, typed: str, clerk: str = "", device_secret: DeviceSecret | None = None
) -> Opened:
    """Get the station's key by what somebody typed.

    The generation before is tried where the key file is damaged, and where it does not fit the
    records: a power cut while the key was changed leaves it so.

    Args:
        home: the station's files.
        typed: a passphrase, a PIN or the code of a sheet.
        clerk: whose it is; anybody's where empty.
        device_secret: of this PC; without it no PIN is tried.

    Raises:
        errors.NoStation: none here.
        errors.WrongPassphrase: it opens nothing.
        errors.DeviceKeyGone: it may be a PIN, and this PC does not hold its other half.
        errors.NotAStation: the key file is damaged, the previous generation too.
        errors.WorldError: the folder or the disk refuses.
    """
    find_station(home)
    files = _key_files(home)
    unfit: list[Opened] = []
    failed: errors.StationError | None = None
    for file in files:
        try:
            opened = keys.open_slots(file.slots, typed, clerk=clerk, device_secret=device_secret)
        except errors.NotAStation as error:
            failed = failed or error
            continue
        if len(files) == 1 or fits(home.records, opened.master.derive(RECORDS_PURPOSE)):
            return opened
        unfit.append(opened)
    if unfit:
        return unfit[0]  # the records are damaged or another's: opening them says which
    raise failed or errors.NotAStation(path=str(home.keys))


def find_station(home: Home) -> None:
    """Make sure that there is one.

    Raises:
        errors.NoStation: none here.
        errors.WipeUnfinished: it is being taken off this PC.
    """
    with own_files(home.path):
        if home.wiping.is_file():
            from desktop.storage import wiping  # seldom needed, and every start comes here

            raise errors.WipeUnfinished(path=str(home.path), count=len(wiping.own(home)))
        if not home.records.is_file():
            raise errors.NoStation(path=str(home.path))


def open_desk(
    home: Home,
    master: MasterKey,
    apart: Apart,
    *,
    clock: Clock = wall_clock,
    read_only: bool = False,
) -> Desk:
    """Sit down at an unlocked station.

    Args:
        home: its files.
        master: from `unlock`.
        apart: the worker process.
        clock: the local time.
        read_only: for lanes that only look.

    Raises:
        errors.OpenError: the folder, the file or its schema will not do.
    """
    if not read_only:
        check_place(home.path)
        before_migration(home, master, clock)
    store = open_store(home.records, master.derive(RECORDS_PURPOSE), read_only=read_only)
    if not read_only:
        _sweep(home)
    search = SearchTable(store)
    desk = Desk(
        home=home,
        master=master,
        store=store,
        records=Records(store, search),
        search=search,
        settings=Settings(store),
        secrets=Secrets(store),
        volumes=PhotoVolumes(home.photos, master),
        places=PhotoPlaces(store),
        apart=apart,
        clock=clock,
    )
    if not read_only:
        _refresh_words(desk)
        _bring_texts(desk)
    return desk


def open_or_look(home: Home, master: MasterKey, apart: Apart, *, clock: Clock = wall_clock) -> Desk:
    """Sit down at a station, only to look where a newer program wrote it or the disk is full.

    Raises:
        errors.NewerStation: what this program knows is not all there any more.
        errors.OpenError: the folder or the file will not do.
    """
    try:
        return open_desk(home, master, apart, clock=clock)
    except (errors.NewerStation, errors.DiskFull):
        return open_desk(home, master, apart, clock=clock, read_only=True)


def _refresh_words(desk: Desk) -> None:
    """Search words made by an older program are made anew, once."""
    if desk.settings.get(WORDS_SETTING) == WORDS_VERSION:
        return
    from desktop.storage.integrity import integrity  # once after an update

    try:
        for _ in integrity.search(desk.records, desk.search, ALL.values()):
            pass  # what it finds it has put right
        desk.settings.put(WORDS_SETTING, WORDS_VERSION)
    except errors.WorldError as error:
        logbook.note(
            error
        )  # names stand in the old order; a damaged station must open all the same


def _bring_texts(desk: Desk) -> None:
    """Texts that an older program did not have are put beside the others, once."""
    try:
        bring_texts(desk)
    except errors.WorldError as error:
        logbook.note(error)  # they come another time


def _key_files(home: Home) -> list[KeyFile]:
    """The generations that read, the newest first.

    Raises:
        errors.NotAStation: none does.
    """
    found: list[KeyFile] = []
    with own_files(home.path):
        for path in (home.keys, home.keys.with_name(keys.PREVIOUS_NAME)):
            with suppress(FileNotFoundError, errors.NotAStation):
                found.append(keys.read(path))
    if not found:
        raise errors.NotAStation(path=str(home.keys))
    return found


def _sweep(home: Home) -> None:
    try:
        sweep(home.staging)
        sweep_halves(home.path)
        with own_files(home.path):  # a kill in the last instant of `recover` leaves its mark
            home.recovering.unlink(missing_ok=True)
            if home.joining.is_dir():  # of joining likewise; its station is here
                shutil.rmtree(home.joining)
    except errors.WorldError as error:
        logbook.note(error)  # costs room on the disk only
