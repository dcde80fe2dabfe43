"""The ways a station is opened: unlocked, made, built from a backup, or as a sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors, logbook
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.services import looks, opening
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.station import scheme, text_scale
from desktop.storage.keys import STATION_COST, Argon2Cost, MasterKey

if TYPE_CHECKING:
    from desktop.ui.doorway.founding_view import Founding
    from desktop.ui.doorway.recover_view import Recovering
    from desktop.ui.doorway.ways import RecoveryPaper

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What the doorway hands on.

    Args:
        master: the station's key.
        text_percent: the size of text on this PC.
        remarks: sentences to tell in the window, for example what a backup lacked.
        looking: whether the station can only be looked at.
        scheme_name: the colours on this PC.
        home: where it lies, if not where the program was started for.
    """

    master: MasterKey
    text_percent: int
    looking: bool = False
    scheme_name: str = "light"
    remarks: tuple[str, ...] = ()
    home: Home | None = None


def unlock(home: Home, passphrase: str) -> Unlocked:
    """Get the key, and find out on the way whether the station opens at all.

    Raises:
        errors.OpenError: the passphrase, the folder or the file will not do.
    """
    return _looked_into(home, opening.unlock(home, passphrase))


def found(home: Home, founding: Founding, *, cost: Argon2Cost = STATION_COST) -> Unlocked:
    """Make a station.

    Raises:
        errors.OpenError: the folder or the passphrase will not do.
        errors.InvalidValues: the facts will not do.
    """
    from desktop.services.founding import make_station

    master = make_station(home, founding.facts, founding.passphrase, cost=cost)
    logbook.start(home.logs)
    return _looked_into(home, master)


def contents_of_backup(path: Path) -> list[str]:
    """What is in a backup, in lines.

    Raises:
        errors.InputFileError: it is none.
    """
    from desktop.services.safekeeping import recovering

    return recovering.preview_lines(recovering.preview(path))


def recover(home: Home, wanted: Recovering) -> Unlocked:
    """Build a station from a backup.

    Raises:
        errors.OpenError: the folder or the passphrase will not do.
        errors.InputFileError: the backup will not do.
    """
    from desktop.services.safekeeping import recovering

    made = recovering.recover(wanted.path, home, wanted.passphrase)
    logbook.start(home.logs)
    return replace(_looked_into(home, made.master), remarks=tuple(recovering.told(made)))


def sample_home(home: Home) -> Home:
    """Where the sample lies that the doorway offers: beside the station, never in it."""
    return Home(home.path.with_name(f"{home.path.name}-示例"))


def open_sample(home: Home) -> Unlocked:
    """Open the sample beside a station, made and filled where it is not there yet.

    Raises:
        errors.OpenError: the folder will not do.
    """
    from desktop.services import sample, sample_month

    place = sample_home(home)
    if place.records.is_file():
        return replace(unlock(place, sample.PASSPHRASE), home=place)
    master = sample.make_sample(place)
    workers = Workers(count=1)
    try:
        desk = opening.open_desk(place, master, workers)
        try:
            sample.fill(desk)
            sample_month.liven(desk)
        finally:
            desk.close()
    finally:
        workers.close()
    return replace(_looked_into(place, master), home=place)


def make_recovery_sheet(home: Home, unlocked: object) -> RecoveryPaper:
    """The recovery sheet of a station that was just made, with a code that opens it.

    Raises:
        errors.PrintError: it can't be set; then no code was made.
        errors.WorldError: the key file can't be written.
    """
    from desktop.services.paper import papers
    from desktop.ui.doorway.ways import RecoveryPaper

    if not isinstance(unlocked, Unlocked):
        raise errors.ProgramError(what="没有打开的站点")
    desk = opening.open_desk(home, unlocked.master, Here())
    try:
        return RecoveryPaper(*papers.recovery_paper(desk))
    finally:
        desk.close()


def _looked_into(home: Home, master: MasterKey) -> Unlocked:
    """Opens the station once for writing: newer, damaged or on the network is told at the door."""
    desk = opening.open_or_look(home, master, Here())
    try:
        _mirror_look(desk)
        return Unlocked(master, text_scale(desk), bool(desk.looking), scheme(desk))
    finally:
        desk.close()


def _mirror_look(desk: Desk) -> None:
    """For the next time at the door, where the station is older than the file of its look."""
    if desk.looking:
        return
    try:
        looks.mirror(desk)
    except errors.WorldError as error:
        logbook.note(error)  # a station opens without it, too
