"""`station …`: a verb runs on the command line; without one the window opens."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors, logbook, memory_dumps
from desktop.commands import terminal

if TYPE_CHECKING:
    from desktop.config import Home
    from desktop.storage.keys import Argon2Cost


def main(argv: Sequence[str] | None = None, *, cost: Argon2Cost | None = None) -> int:
    """Run the command line.

    Args:
        argv: without the program's name; the process's own where None.
        cost: of one guess at the passphrase of a station made here; the usual one where None.

    Returns:
        0 done, 1 refused with a reason, 2 wrong usage, 3 done in part.
    """
    memory_dumps.forbid()
    secret = terminal.taken_from_environment()
    terminal.prepare_streams()
    arguments = argparse.Namespace()
    try:
        return _run(arguments, argv, secret, cost)
    except BrokenPipeError:
        # Whoever read our answer has gone; Python would complain again while flushing at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return terminal.DONE
    except KeyboardInterrupt:
        terminal.say("\n已取消。没有做完的一步不会留下痕迹。")
        return terminal.REFUSED
    except Exception as failure:
        terminal.refuse(_in_words(failure), as_json=getattr(arguments, "json", None) is True)
        return terminal.REFUSED


def _run(
    arguments: argparse.Namespace,
    argv: Sequence[str] | None,
    secret: str | None,
    cost: Argon2Cost | None,
) -> int:
    # Nothing that is only being loaded is garbage; looking for some took a quarter of a start.
    # Whoever had stopped the search before, as a living window does, has it stopped afterwards.
    searched = gc.isenabled()
    gc.disable()
    try:
        home = _understand(arguments, argv, secret, cost)
        if arguments.run is None:
            return _window(arguments, home)
    finally:
        if searched:
            gc.enable()
    return int(arguments.run(arguments))


def _understand(
    arguments: argparse.Namespace,
    argv: Sequence[str] | None,
    secret: str | None,
    cost: Argon2Cost | None,
) -> Home:
    # Loaded in here, so that Ctrl-C while a slow disk loads them is answered in words too.
    from desktop.commands.opened import home_of
    from desktop.commands.parser import make_parser, opens_window

    words = sys.argv[1:] if argv is None else argv
    make_parser(verbs=not opens_window(words)).parse_args(words, arguments)
    arguments.given_passphrase = terminal.given(arguments.passphrase_fd, secret)
    arguments.cost = cost
    home = home_of(arguments)
    if home.wiping.is_file():
        _go_on_wiping(home)
    if home.records.is_file():
        logbook.start(home.logs)
    return home


def _go_on_wiping(home: Home) -> None:
    """A power cut stopped the emptying of this PC: it is done before anything else."""
    from desktop.services.handover import wiping
    from desktop.storage.system_keyring import system_keyring

    wiping.finish(home, system_keyring())
    terminal.say("上次清除这台电脑没有做完，已经接着清除完。")


def _window(arguments: argparse.Namespace, home: Home) -> int:
    terminal.need_screen()
    from desktop.app import run_window

    return run_window(
        home,
        passphrase=arguments.given_passphrase,
        argv=[sys.argv[0]],
        language_named=arguments.language,
    )


def _in_words(failure: Exception) -> errors.StationError:
    """What went wrong as an error of ours; the log gets kind and place, never what it names."""
    if isinstance(failure, errors.StationError):
        logbook.note(failure)
        return failure
    error = logbook.note_unexpected(failure)
    if isinstance(failure, OSError) and failure.errno:
        from desktop.storage.atomic import own_file_error

        return own_file_error(Path(failure.filename or ".").parent, failure)
    return error


if __name__ == "__main__":
    sys.exit(main())
