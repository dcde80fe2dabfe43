"""The ways a station is opened: unlocked, made, built from a backup, or as a sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors, logbook
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model import recovery_code
from desktop.services import looks, opening
from desktop.services.access import authority
from desktop.services.access.entering import sit_down
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.station import scheme, text_scale
from desktop.storage.keys import MasterKey
from desktop.storage.settings import NEW_HERE
from desktop.ui.doorway.ways import Contents, RecoveryPaper

if TYPE_CHECKING:
    from desktop.ui.doorway.founding_view import Founding
    from desktop.ui.doorway.recover_view import Recovering, TakingOver

_RENEWED = (
    "密钥已经更换。您现在的 PIN 和口令照旧能用；收回的、改掉的和以前拷走的，都打不开今后的资料了。"
)

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
        by_code: whether a code from paper opened it, so that a new PIN or passphrase is wanted.
        joining: whether this PC has joined the station, and its records are still to come.
    """

    master: MasterKey
    text_percent: int
    looking: bool = False
    scheme_name: str = "light"
    remarks: tuple[str, ...] = ()
    home: Home | None = None
    by_code: bool = False
    joining: bool = False


def unlock(here: ThisPc, typed: str, clerk: str = "") -> Unlocked:
    """Through the door: the key, a new one where that is due, and who sits at the desk.

    Args:
        here: this PC, at the station's door.
        typed: a passphrase, a PIN or the code of a sheet.
        clerk: whose it is; anybody's where empty.

    Raises:
        errors.OpenError: what was typed, the folder or the file will not do.
    """
    entered, knocking = here.knock(typed, clerk)
    master, told = entered.opened.master, list[str]()
    desk = opening.open_or_look(here.home, master, Here())
    try:
        if not desk.looking and authority.new_key_due(desk):
            desk.close()
            master, told = _renewed(here.home, master)
            desk = opening.open_desk(here.home, master, Here())
        told += sit_down(desk, entered, knocking)
        if not desk.looking:
            here.put_first(desk)
        return replace(_unlocked(desk, master), remarks=tuple(told), by_code=entered.by_code)
    finally:
        desk.close()


def renew(home: Home, before: Unlocked) -> Unlocked:
    """A new station key where one is due, between one window and the next.

    Raises:
        errors.OpenError: the station does not open.
    """
    master, told = _renewed(home, before.master)
    if master == before.master:
        told = ["密钥这次没有换成：另一个窗口或命令正开着本站。下次打开时再换。"]
    return replace(before, master=master, remarks=tuple(told), by_code=False)


def _renewed(home: Home, master: MasterKey) -> tuple[MasterKey, list[str]]:
    from desktop.services.access import renewal  # once in a while

    made = renewal.renew_if_due(home, master)
    if not made.done:
        return made.master, []
    told = [_RENEWED]
    if made.recovery_gone:
        told.append("恢复单是旧程序打印的，换密钥以后打不开本站了，请重新打印一张。")
    return made.master, told


def found(here: ThisPc, founding: Founding) -> Unlocked:
    """Make a station.

    Raises:
        errors.OpenError: the folder or the passphrase will not do.
        errors.InvalidValues: the facts will not do.
    """
    from desktop.services.access.clerk_keys import NewSecret
    from desktop.services.founding import make_station

    wanted = NewSecret(founding.typed, founding.kind, here.cost)
    master = make_station(here.home, founding.facts, wanted, ring=here.ring)
    logbook.start(here.home.logs)
    return looked_into(here.home, master, here)


def contents_of_backup(path: Path) -> Contents:
    """What is in a backup or a handover file.

    Raises:
        errors.InputFileError: it is none.
    """
    from desktop.services.handover import package
    from desktop.services.safekeeping import recovering

    lines = recovering.preview_lines(recovering.preview(path))
    return Contents(tuple(lines), package.is_handover(path))


def take_over(here: ThisPc, wanted: TakingOver) -> Unlocked:
    """Build a station from a handover file, for its next clerk.

    Raises:
        errors.OpenError: the folder, the code or the new secret will not do.
        errors.InvalidValues: the name will not do.
        errors.InputFileError: the file will not do.
    """
    from desktop.services.access.clerk_keys import NewSecret
    from desktop.services.handover import taking_over
    from desktop.services.safekeeping import recovering

    secret = NewSecret(wanted.typed, wanted.kind, here.cost)
    who = taking_over.Successor(wanted.name, secret, here.ring)
    made = taking_over.take_over(wanted.path, here.home, wanted.code, who)
    logbook.start(here.home.logs)
    told = (
        "已经接手。密钥换过了，以前的口令、PIN、恢复单都打不开这里："
        "请到“设置 › 恢复单”打印新的一张。加入了县平台的，再同步一次：同步时请县里停用旧电脑，"
        "在那以前它还能和县里来往。",
        *recovering.told(made),
    )
    return replace(looked_into(here.home, made.master), remarks=told)


def recover(home: Home, wanted: Recovering) -> Unlocked:
    """Build a station from a backup.

    Raises:
        errors.OpenError: the folder or the passphrase will not do.
        errors.InputFileError: the backup will not do.
    """
    from desktop.services.safekeeping import recovering

    made = recovering.recover(wanted.path, home, wanted.passphrase)
    logbook.start(home.logs)
    by_code = bool(recovery_code.read(wanted.passphrase))
    told = tuple(recovering.told(made))
    return replace(looked_into(home, made.master), remarks=told, by_code=by_code)


def sample_home(home: Home) -> Home:
    """Where the sample lies that the doorway offers: beside the station, never in it."""
    return Home(home.path.with_name(f"{home.path.name}-示例"))


def open_sample(here: ThisPc) -> Unlocked:
    """Open the sample beside a station, made and filled where it is not there yet.

    Raises:
        errors.OpenError: the folder will not do.
    """
    from desktop.services import sample, sample_month

    place = sample_home(here.home)
    if place.records.is_file():
        return replace(unlock(here.at(place), sample.PASSPHRASE), home=place)
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
    return replace(looked_into(place, master), home=place)


def make_recovery_sheet(home: Home, unlocked: object) -> RecoveryPaper:
    """The recovery sheet of a station that was just made, with a code that opens it.

    Raises:
        errors.PrintError: it can't be set; then no code was made.
        errors.WorldError: the key file can't be written.
    """
    from desktop.services.paper import papers

    if not isinstance(unlocked, Unlocked):
        raise errors.ProgramError(what="没有打开的站点")
    desk = opening.open_desk(home, unlocked.master, Here())
    try:
        return RecoveryPaper(*papers.recovery_paper(desk))
    finally:
        desk.close()


def looked_into(home: Home, master: MasterKey, here: ThisPc | None = None) -> Unlocked:
    """Opens the station once for writing: newer, damaged or on the network is told at the door."""
    desk = opening.open_or_look(home, master, Here())
    try:
        if here is not None:
            here.name_clerks(desk)
        return _unlocked(desk, master)
    finally:
        desk.close()


def _unlocked(desk: Desk, master: MasterKey) -> Unlocked:
    _mirror_look(desk)
    joining = not desk.looking and bool(desk.settings.get(NEW_HERE)) and _comes_by_line(desk)
    look = text_scale(desk), bool(desk.looking), scheme(desk)
    return Unlocked(master, *look, joining=joining)


def _comes_by_line(desk: Desk) -> bool:
    from desktop.services.sync import joining  # on a new PC alone

    return joining.comes_by_line(desk)


def _mirror_look(desk: Desk) -> None:
    """For the next time at the door, where the station is older than the file of its look."""
    if desk.looking:
        return
    try:
        looks.mirror(desk)
    except errors.WorldError as error:
        logbook.note(error)  # a station opens without it, too
