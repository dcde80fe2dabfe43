"""Removes from the running environment every package that the given lock file does not name.

A test run must not pass because of something that was once installed by hand.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path

from tools.locks import normalised, read_lock

OWN_NAME = "civic-station"


def strangers(installed: Iterable[str], locked: Iterable[str]) -> list[str]:
    """Installed packages that are neither locked nor this project.

    Args:
        installed: names as their metadata spells them.
        locked: names as the lock spells them.
    """
    known = {normalised(name) for name in locked} | {OWN_NAME}
    return sorted({normalised(name) for name in installed} - known)


def main(lock: Path) -> None:
    locked = [pin.name for pin in read_lock(lock.read_text(encoding="utf-8"))]
    surplus = strangers((found.name for found in distributions()), locked)
    if surplus:
        command = [sys.executable, "-m", "pip", "uninstall", "--quiet", "--yes", *surplus]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
