"""`python -m desktop` as a process of its own, as a technician's script runs it."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.conftest import PASSPHRASE


@dataclass(frozen=True)
class Ended:
    """How a process ended; ``code`` is negative for a signal."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def clean_environment(folder: Path) -> dict[str, str]:
    """No display, no terminal's settings; temporary files go to a folder that can be looked at."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("XDG", "TZ"))}
    return {**kept, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "TMPDIR": str(folder)}


@contextlib.contextmanager
def started(
    home: Path, *words: object, passphrase: str = PASSPHRASE, environment: dict[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """One command under way, in a process group of its own; killed at the end if it still runs."""
    reading, writing = os.pipe()
    os.write(writing, passphrase.encode() + b"\n")
    os.close(writing)
    command = [sys.executable, "-m", "desktop", "--home", home, "--passphrase-fd", reading, *words]
    with subprocess.Popen(
        list(map(str, command)),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        pass_fds=[reading],
        start_new_session=True,
    ) as process:
        os.close(reading)
        try:
            yield process
        finally:
            process.kill()


def run(home: Path, *words: object, environment: dict[str, str], **rest: Any) -> Ended:
    """One command from beginning to end."""
    with started(home, *words, environment=environment, **rest) as process:
        out, err = process.communicate(timeout=120)
        return Ended(process.returncode, out.decode(), err.decode())
