"""A desk for one command: opened with the passphrase, closed when the command is done."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.background.workers import Workers
from desktop.commands import terminal
from desktop.config import Home, default_home
from desktop.services import opening
from desktop.services.desk import Desk


def home_of(arguments: argparse.Namespace) -> Home:
    """The station's folder: `--home`, else where the system keeps such files."""
    return Home(Path(arguments.home)) if arguments.home else default_home()


@contextmanager
def desk_of(arguments: argparse.Namespace) -> Iterator[Desk]:
    """The open station of a command.

    Raises:
        errors.OpenError: it can't be opened.
    """
    home = home_of(arguments)
    if not home.records.is_file():
        opening.unlock(home, "")  # says that there is no station before asking for a passphrase
    master = opening.unlock(home, terminal.passphrase(arguments))
    workers = Workers(count=1)
    try:
        desk = opening.open_or_look(home, master, workers)
        try:
            if desk.looking:
                terminal.say(desk.looking)
            yield desk
        finally:
            desk.close()
    finally:
        workers.close()
