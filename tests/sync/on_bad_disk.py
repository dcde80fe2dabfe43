"""Runs a program of ours whose disk is full while a file is there; the shim is preloaded.

`python -m tests.sync.on_bad_disk FOLDER FLAG AT PROGRAM WORDS…`: while FLAG exists, writes below
FOLDER fail with ENOSPC from the AT-th on, counted from when FLAG came.
"""

from __future__ import annotations

import errno
import runpy
import sys
import threading
import time
from pathlib import Path

from tests.faults import shim
from tests.faults.shim import Class, Plan, What


def watch(folder: Path, flag: Path, at: int) -> None:
    """Let the disk be full or well, as the flag says, for ever."""
    full = False
    while True:
        if flag.exists() != full:
            full = not full
            if full:
                shim.arm([folder], Plan(What.FAIL_ON, at, Class.WRITE, errno.ENOSPC))
            else:
                shim.disarm()
        time.sleep(0.01)


def main(folder: Path, flag: Path, at: int, program: str) -> None:
    """Run the program in this process."""
    if flag.exists():
        shim.arm([folder], Plan(What.FAIL_ON, at, Class.WRITE, errno.ENOSPC))
    else:
        threading.Thread(target=watch, args=(folder, flag, at), daemon=True).start()
    runpy.run_module(program, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _, first, second, third, name, *rest = sys.argv
    sys.argv = [name, *rest]
    main(Path(first), Path(second), int(third), name)
