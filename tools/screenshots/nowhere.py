"""A place for the stations whose name nobody reads in a picture.

The program shows the paths it was given. Stations and files are given to it as seen from a folder
that is made for them and gone afterwards, so that no picture tells of this machine's folders.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def in_a_folder_of_its_own() -> Iterator[Path]:
    """Work in a new folder; gives where it is, for what no picture shows."""
    _let_others_find_us()
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        yield Path(folder)


def _let_others_find_us() -> None:
    """Processes that start there must still find the program and these tools."""
    found = os.environ.get("PYTHONPATH", "")
    if str(ROOT) not in found.split(os.pathsep):
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), found)))
