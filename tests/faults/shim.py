"""The library that stands between the program and libc: built, loaded and given its orders."""

from __future__ import annotations

import ctypes
import functools
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from pathlib import Path

SOURCE = Path(__file__).with_name("shim.c")


class Class(IntFlag):
    """Operations by what they do; the same numbers stand in shim.c."""

    WRITE = 1
    CUT = 2
    SYNC = 4
    NAME = 8
    READ = 16
    OPEN = 32


#: Whatever leaves a trace on the disk.
CHANGES = Class.WRITE | Class.CUT | Class.SYNC | Class.NAME


class What(IntEnum):
    """What happens at the chosen operation."""

    NOTHING = 0
    KILL_BEFORE = 1
    KILL_MIDDLE = 2
    KILL_AFTER = 3
    FAIL_ONCE = 4
    FAIL_ON = 5
    SHORT_ONCE = 6
    SHORT_ON = 7


@dataclass(frozen=True)
class Plan:
    """What is to happen, and where.

    Args:
        what: nothing, a death or a failure.
        at: the number of the operation, from 1; 0 for none.
        classes: which operations are counted.
        error: the errno of a failure.
    """

    what: What = What.NOTHING
    at: int = 0
    classes: Class = CHANGES
    error: int = 0


def build(folder: Path) -> Path:
    """Compile it; any C compiler will do."""
    made = folder / "shim.so"
    options = ["-O1", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC"]
    subprocess.run(["cc", *options, "-o", str(made), str(SOURCE), "-ldl"], check=True)
    return made


@functools.cache
def _loaded() -> ctypes.CDLL:
    library = ctypes.CDLL(None)  # preloaded into this very process
    library.shim_disarm.restype = ctypes.c_long
    library.shim_mark.argtypes = [ctypes.c_long]
    library.shim_arm.argtypes = [
        ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_long, ctypes.c_int, ctypes.c_int,
    ]  # fmt: skip
    return library


def arm(folders: Sequence[Path], plan: Plan, record: int = -1) -> None:
    """From now on count what is done below those folders, and let the plan happen.

    Args:
        folders: absolute, without links in their paths.
        plan: what happens.
        record: an open file that takes every operation, or -1.
    """
    joined = "\n".join(map(str, folders)).encode()
    _loaded().shim_arm(joined, record, plan.classes, plan.at, plan.what, plan.error)


def mark(number: int) -> None:
    """Put into the record that the caller has been told: so many steps are done."""
    _loaded().shim_mark(number)


def heal() -> None:
    """Let nothing fail any more; counting and recording go on."""
    _loaded().shim_heal()


def disarm() -> int:
    """Let everything pass again; gives how many operations were counted."""
    return int(_loaded().shim_disarm())
