"""The log: what went wrong and where, in rotating files without personal data."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop import errors

MEGABYTE = 1_000_000

# Until `start` has a folder: without any handler logging would write tracebacks to the clerk.
logging.getLogger("desktop").addHandler(logging.NullHandler())


class _QuietFile(RotatingFileHandler):
    """A log that a full disk, or another window turning the page, does not make heard."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Lose the line: logging would print a traceback to the clerk."""

    def close(self) -> None:
        """Let go of the file, with what no longer fits in it."""
        with suppress(OSError):
            super().close()


class PlacesOnly(logging.Formatter):
    """Writes exceptions as types and places: their messages may quote what people typed."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - logging's name
        """The chain of an exception, without messages."""
        error = ei[1] if isinstance(ei, tuple) else None
        lines: list[str] = []
        while isinstance(error, BaseException):
            lines.append(f"{type(error).__name__}")
            lines += [
                f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


def start(folder: Path) -> None:
    """Log into `folder`, five files of a megabyte at most; a folder that refuses stops nothing.

    Args:
        folder: made if missing.
    """
    root = logging.getLogger("desktop")
    for old in [*root.handlers]:
        root.removeHandler(old)
        old.close()
    root.setLevel(logging.INFO)
    root.propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _QuietFile(
            folder / "station.log", maxBytes=MEGABYTE, backupCount=4, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(PlacesOnly("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)


def stop() -> None:
    """Let go of the files, so that they can be deleted."""
    root = logging.getLogger("desktop")
    for old in [*root.handlers]:
        root.removeHandler(old)
        old.close()
    root.addHandler(logging.NullHandler())


def note(error: errors.StationError) -> None:
    """Write an error the clerk was told of: its kind and place, never its facts.

    Of our own errors the number stands there too, with what we say of them.
    """
    ours = f" {error.for_log}" if isinstance(error, errors.ProgramError) else ""
    logging.getLogger("desktop").warning("%s%s", error.kind, ours, exc_info=error)


def note_unexpected(failure: BaseException) -> errors.ProgramError:
    """Write what nobody foresaw, by kind and place.

    Returns:
        What to tell the clerk: it bears the number under which this was written.
    """
    error = errors.ProgramError(what=type(failure).__name__)
    logging.getLogger("desktop").error("%s %s", error.kind, error.for_log, exc_info=failure)
    return error
