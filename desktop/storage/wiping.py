"""A station's files taken off a PC, keys first; a power cut on the way only makes it go on later.

Without the key file the rest is noise: a disk with wear levelling may keep copies of any block, of
the key file too, which then open only to who knows a secret of its slots. That stands in the proof.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop.config import Home
from desktop.storage.atomic import atomic_writer, own_files, sync_folder
from desktop.storage.keys import PREVIOUS_NAME

#: How often a key file is overwritten with random bytes before its name goes.
_PASSES = 2
_DOOR, _TRIES = "door.json", "tries.json"


def begin(home: Home, keyring_name: str) -> None:
    """Say in the folder that it is being emptied: from now on it is no station any more.

    Args:
        home: the station's files; nobody may have them open.
        keyring_name: under which this PC's keyring holds the other half of PINs; for going on
            after a power cut.

    Raises:
        errors.WorldError: the folder refuses; nothing was touched.
    """
    with own_files(home.path), atomic_writer(home.wiping) as file:
        file.write(json.dumps({"keyring": keyring_name}).encode())


def under_way(home: Home) -> bool:
    """Whether emptying has begun and not ended."""
    return home.wiping.is_file()


def keyring_name(home: Home) -> str:
    """What `begin` was told; empty where it does not read."""
    try:
        return str(json.loads(home.wiping.read_bytes())["keyring"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def key_files(home: Home) -> list[Path]:
    """The files that hold keys, as far as they are there."""
    names = (home.keys.name, PREVIOUS_NAME, _DOOR)
    halves = home.path.glob(".*.part")  # of an atomic writer that a power cut stopped
    return [path for path in (*(home.path / name for name in names), *halves) if path.is_file()]


def own(home: Home) -> list[Path]:
    """Every file of the station in its folder, keys first."""
    found = key_files(home)
    records = (path for path in home.path.glob(f"{home.records.name}*"))
    single = (home.path / _TRIES, home.look, home.recovering)
    found += [path for path in (*records, *single) if path.is_file()]
    for folder in _folders(home):
        found += sorted(path for path in folder.rglob("*") if path.is_file())
    return list(dict.fromkeys(found))


def strangers(home: Home) -> list[Path]:
    """What else lies in the folder; it is left alone."""
    mine = {*own(home), home.wiping}
    return [path for path in _walk(home.path) if path not in mine]


def destroy(home: Home) -> None:
    """Take everything away: keys overwritten and gone first, the mark last.

    Raises:
        errors.WorldError: the disk refuses; the mark stays, and the next start goes on.
    """
    with own_files(home.path):
        for path in key_files(home):
            _overwritten(path)
            path.unlink(missing_ok=True)
        sync_folder(home.path)
        for path in own(home):
            path.unlink(missing_ok=True)
        for folder in _folders(home):
            shutil.rmtree(folder)
        sync_folder(home.path)


def end(home: Home) -> None:
    """Take the mark away, and the folder where nothing else lies in it.

    Raises:
        errors.WorldError: the disk refuses.
    """
    with own_files(home.path):
        home.wiping.unlink(missing_ok=True)
        if not any(home.path.iterdir()):
            home.path.rmdir()


def _overwritten(path: Path) -> None:
    with path.open("rb+") as file:
        size = os.fstat(file.fileno()).st_size
        for _ in range(_PASSES):
            file.seek(0)
            file.write(os.urandom(size))
            file.flush()
            os.fsync(file.fileno())


def _folders(home: Home) -> list[Path]:
    named = (home.photos, home.backups, home.staging, home.joining, home.logs)
    return [folder for folder in named if folder.is_dir() and not folder.is_symlink()]


def _walk(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
