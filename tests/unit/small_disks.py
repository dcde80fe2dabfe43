"""Real disks that are small, full or read-only: tmpfs, which only root may mount."""

from __future__ import annotations

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

_BLOCK = 4096


class SmallDisk:
    """A mounted disk of a few megabytes.

    Args:
        path: where it is mounted.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self, leave: int = 0) -> None:
        """Take all room but some bytes."""
        self.empty()
        handle = os.open(self._filler, os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            with contextlib.suppress(OSError):
                while True:
                    os.write(handle, bytes(_BLOCK))
        finally:
            os.close(handle)
        os.truncate(self._filler, max(self._filler.stat().st_size - leave, 0))

    def empty(self) -> None:
        """Give the room back."""
        self._filler.unlink(missing_ok=True)

    def names(self) -> set[str]:
        """Every file on it but the filler, by its path from the top."""
        found = {str(p.relative_to(self.path)) for p in self.path.rglob("*") if p.is_file()}
        return found - {self._filler.name}

    def pull_out(self) -> None:
        """Take its folder away, open files or not."""
        _run("umount", "-l", str(self.path))

    def make_read_only(self) -> None:
        _run("mount", "-o", "remount,ro", str(self.path))


@contextlib.contextmanager
def small_disk(path: Path, megabytes: int = 8) -> Iterator[SmallDisk]:
    """Mount a disk; skips the test where that is not allowed."""
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    path.mkdir(parents=True, exist_ok=True)
    options = f"size={megabytes}m,mode=700"
    if _run("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(path), check=False):
        pytest.skip("mounting is not allowed here")
    try:
        yield SmallDisk(path)
    finally:
        _run("umount", "-l", str(path), check=False)  # perhaps pulled out already


def _run(*command: str, check: bool = True) -> int:
    return subprocess.run(command, check=check, capture_output=True).returncode
