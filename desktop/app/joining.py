"""A PC comes to a station that other PCs have: how its doorway does that."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop import errors, logbook
from desktop.app.openings import Unlocked, looked_into
from desktop.background.door import Door
from desktop.config import Home
from desktop.services import opening
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.ui.doorway.ways import JoinWays

if TYPE_CHECKING:
    from desktop.services.sync.joining import Beginning, NewPc
    from desktop.ui.doorway.join_asking import Joining


def join_ways(here: ThisPc) -> JoinWays:
    """How this PC joins, for its doorway."""
    return JoinWays(
        partial(_has_asked, here.home),
        partial(join, here),
        partial(write_request, here),
        partial(read_reply, here),
        partial(_ask_anew, here),
        _unfinished,
        partial(_door, here.home),
    )


def join(here: ThisPc, wanted: Joining) -> Unlocked:
    """Join over the line.

    Raises:
        errors.NotJoinedYet: nobody answered; the request under way stays for the next try.
        errors.LineError: the county does not take the code.
        errors.OpenError: the folder or the secret will not do.
        errors.InvalidValues: the name will not do.
    """
    from desktop.services.sync import joining

    try:
        return _made(here, joining.join(_beginning(here, wanted), wanted.address))
    except errors.NoAnswer as silent:
        raise errors.NotJoinedYet(**silent.facts) from silent


def write_request(here: ThisPc, wanted: Joining, target: Path) -> Path:
    """Write the file that asks to join, without a line; gives where.

    Raises:
        errors.LineError: the code will not do.
        errors.OpenError: the folder or the secret will not do.
        errors.WorldError: the place refuses.
    """
    from desktop.services.sync import joining

    joining.write_request(_beginning(here, wanted), target)
    return target


def read_reply(here: ThisPc, wanted: Joining, source: Path) -> Unlocked:
    """Make the station from the county's answer to that file.

    Raises:
        errors.EnrolRefused: this PC has not asked.
        errors.InputFileError: the file is no answer to its request.
        errors.OpenError: the secret is not the one of the request.
    """
    from desktop.services.sync import joining

    return _made(here, joining.read_reply(_beginning(here, wanted), source))


def _beginning(here: ThisPc, wanted: Joining) -> Beginning:
    from desktop.services.access.clerk_keys import NewSecret
    from desktop.services.sync.joining import Beginning

    secret = NewSecret(wanted.typed, wanted.kind, here.cost)
    return Beginning(here.home, wanted.code, secret, wanted.name, ring=here.ring)


def _made(here: ThisPc, made: NewPc) -> Unlocked:
    logbook.start(here.home.logs)
    return looked_into(here.home, made.master, here)


def _has_asked(home: Home) -> bool:
    from desktop.services.sync import joining

    return joining.has_asked(home)


def _ask_anew(here: ThisPc) -> None:
    from desktop.services.sync import joining

    joining.ask_anew(here.home, here.ring)


def _unfinished(unlocked: object) -> bool:
    return isinstance(unlocked, Unlocked) and unlocked.joining and unlocked.home is None


def _door(home: Home, unlocked: object, owner: QObject) -> Door:
    if not isinstance(unlocked, Unlocked):
        raise errors.ProgramError(what="没有打开的站点")
    return Door(partial(_desk, home, unlocked), owner)


def _desk(home: Home, unlocked: Unlocked, read_only: bool) -> Desk:
    return opening.open_desk(home, unlocked.master, Here(), read_only=read_only)
