"""`county …`: the command line of the county platform."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence

from county.commands import terminal, troubles


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: without the program's name; the process's own where None.

    Returns:
        0 done, 1 refused with a reason, 2 wrong usage, 3 done in part.
    """
    terminal.prepare_streams()
    arguments = argparse.Namespace()
    before = os.umask(0o077)  # databases, pictures and backups hold people's data
    try:
        from county.commands.parser import make_parser

        make_parser().parse_args(argv, arguments)
        return int(arguments.run(arguments))
    except BrokenPipeError:
        # Whoever read our answer has gone; Python would complain again while flushing at exit.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return terminal.DONE
    except KeyboardInterrupt:
        terminal.say("\n已取消。没有做完的一步不会留下痕迹。")
        return terminal.REFUSED
    except Exception as failure:
        terminal.refuse(
            troubles.in_words(failure), as_json=getattr(arguments, "json", None) is True
        )
        return terminal.REFUSED
    finally:
        os.umask(before)


if __name__ == "__main__":
    sys.exit(main())
