"""Put on the path of a program under test: notes every file that its Python opens for writing.

Workers are programs of their own and load this too. What C or Rust opens is not seen here; the
search through all bytes is for that.
"""

from __future__ import annotations

import os
import sys

_NOTES = os.environ["WATCHED_NOTES"]
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event != "open":
        return
    path, mode, flags = arguments
    writes = any(one in mode for one in "wax+") if isinstance(mode, str) else flags & _WRITING  # type: ignore[operator]
    if writes and isinstance(path, str | bytes) and os.fsdecode(path) != _NOTES:
        handle = os.open(_NOTES, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(handle, os.fsencode(os.path.realpath(path)) + b"\n")
        os.close(handle)


if _NOTES:
    sys.addaudithook(_note)
