"""A desk for one command: opened with what the caller gave, closed when the command is done."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from desktop.background.workers import Workers
from desktop.commands import terminal
from desktop.config import Home, default_home
from desktop.services import opening
from desktop.services.access import authority
from desktop.services.access.entering import Entered, Knock, knock, sit_down
from desktop.services.access.wrong_tries import WrongTries
from desktop.services.desk import Desk
from desktop.storage.keys import Argon2Cost, MasterKey, Opened, measured_cost
from desktop.storage.system_keyring import system_keyring


def home_of(arguments: argparse.Namespace) -> Home:
    """The station's folder: `--home`, else where the system keeps such files."""
    return Home(Path(arguments.home)) if arguments.home else default_home()


def cost_of(arguments: argparse.Namespace) -> Argon2Cost:
    """What a guess at a new secret costs: as long as this PC takes for it, or as tests say."""
    given: Argon2Cost | None = arguments.cost
    return given or measured_cost()


@contextmanager
def desk_of(arguments: argparse.Namespace) -> Iterator[Desk]:
    """The open station of a command.

    Raises:
        errors.OpenError: it can't be opened.
    """
    home = home_of(arguments)
    opening.find_station(home)  # before asking for a passphrase
    knocking, entered = _let_in(home, arguments)
    workers = Workers(count=1)
    try:
        desk = _desk(home, entered.opened.master, workers)
        try:
            for words in (*sit_down(desk, entered, knocking, stays=False), desk.looking):
                if words:
                    terminal.say(words)
            yield replace(desk, sitting=authority.whose(desk.settings, entered.opened.slot))
        finally:
            desk.close()
    finally:
        workers.close()


def key_of(arguments: argparse.Namespace) -> Opened:
    """The station's key and the slot that gave it, for commands that open its files themselves.

    Nothing was held against the records by that; see `safekeeping.wreck_keys`.

    Raises:
        errors.OpenError: what was given opens nothing.
    """
    home = home_of(arguments)
    opening.find_station(home)
    return _let_in(home, arguments)[1].opened


def _let_in(home: Home, arguments: argparse.Namespace) -> tuple[Knock, Entered]:
    knocking = Knock(terminal.passphrase(arguments), ring=system_keyring())
    tries = WrongTries(home)
    if tries.left_s:
        terminal.say(f"前面输错了 {tries.count} 次，等 {tries.left_s} 秒再试……")
        time.sleep(tries.left_s)
    return knocking, knock(home, knocking, tries)


def _desk(home: Home, master: MasterKey, workers: Workers) -> Desk:
    """The open desk; where a new key is due it is made before, unless somebody else is in."""
    desk = opening.open_or_look(home, master, workers)
    if desk.looking or not authority.new_key_due(desk):
        return desk
    desk.close()
    from desktop.services.access import renewal  # once in a while

    renewed = renewal.renew_if_due(home, master)
    if renewed.recovery_gone:
        terminal.say("以前的恢复单已经作废，请重新打印一张。")
    return opening.open_or_look(home, renewed.master, workers)
