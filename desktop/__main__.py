"""`station …`: a verb runs on the command line; without one the window opens."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from desktop import errors, logbook
from desktop.commands import terminal
from desktop.commands.opened import home_of
from desktop.commands.parser import make_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: without the program's name; the process's own where None.

    Returns:
        0 done, 1 refused with a reason, 2 wrong usage, 3 done in part.
    """
    secret = terminal.taken_from_environment()
    arguments = make_parser().parse_args(argv)
    arguments.environment_passphrase = secret
    home = home_of(arguments)
    if home.path.is_dir():
        logbook.start(home.logs)
    try:
        if arguments.run is None:
            from desktop.app import run_window

            return run_window(home, passphrase=secret, argv=[sys.argv[0]])
        return int(arguments.run(arguments))
    except errors.StationError as error:
        logbook.note(error)
        terminal.say(str(error))
        return terminal.REFUSED
    except BrokenPipeError:
        # Whoever read our answer has gone; Python would complain again while flushing at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return terminal.DONE
    except KeyboardInterrupt:
        terminal.say("\n已取消。没有做完的一步不会留下痕迹。")
        return terminal.REFUSED


if __name__ == "__main__":
    sys.exit(main())
