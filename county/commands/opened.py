"""The county that a command's arguments name."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from county import errors
from county.app import County
from county.config import Place, place_of
from county.photos.stores import is_address
from county.store.upgrading import stands_at
from county.store.whole_files import whole_file

_ADDRESS = "utf-8"


def place_named(arguments: argparse.Namespace) -> Place:
    """Where the county's things lie: as the arguments say, else as the environment does.

    Whoever names a folder means the database in it: one of the environment is another county's.
    """
    data = getattr(arguments, "data", None)
    database = getattr(arguments, "database", None)
    if data is None:
        data = os.environ.get("COUNTY_DATA")
        database = database or os.environ.get("COUNTY_DATABASE")
    return place_of(data, database)


def pictures_named(arguments: argparse.Namespace) -> str:
    """Where pictures lie: as ``--photos`` says, else as `serve` or `restore` was told last.

    A verb that took another place than the one that serves would put pictures where nobody looks.

    Returns:
        An address of S3, an absolute folder, or nothing for the place's own folder.
    """
    given = getattr(arguments, "photos", None)
    if given:
        return str(given) if is_address(given) else str(Path(given).absolute())
    try:
        return place_named(arguments).photos_address.read_text(_ADDRESS).strip()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        why = "读不出来"
        path = place_named(arguments).photos_address
        raise errors.FileRefused(path=path, why=why) from error


def remember_pictures(arguments: argparse.Namespace) -> None:
    """Let other verbs, and the next start, know the place of pictures that was given."""
    if not getattr(arguments, "photos", None):
        return
    path = place_named(arguments).photos_address
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with whole_file(path) as file:
            file.write(pictures_named(arguments).encode(_ADDRESS))
    except OSError as error:
        raise errors.FileRefused(path=path, why=f"写不进去（{error.strerror}）") from error


@contextmanager
def opened(arguments: argparse.Namespace, *, new: bool = False) -> Iterator[County]:
    """An opened county; closed at the end of the block.

    Args:
        arguments: of a verb.
        new: make one where there is none. Elsewhere a wrong ``--data`` would leave an empty
            county behind, and its backup would be taken for that of the real one.

    Raises:
        errors.NothingHere: there is none.
        errors.WorldError: the database or the keys can't be used.
    """
    county = County(place_named(arguments), photos=pictures_named(arguments))
    try:
        if not new:
            _demand_there(county)
        yield county.open()
    finally:
        county.close()


def _demand_there(county: County) -> None:
    file = county.place.sqlite_file
    there = stands_at(county.engine) is not None if file is None else file.exists()
    if not there:
        raise errors.NothingHere(place=file or "这个数据库里")
