"""Copies of pictures beside a backup of the database: new ones only, each checked by its hash."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Engine

from county import errors
from county.photos.stores import PictureStore
from county.store import photos
from county.store.engine import reading, writing
from county.store.photos import Picture, Place

_PIECE = 4 * 1024 * 1024


@dataclass(slots=True)
class Copied:
    """What was done.

    Args:
        new: how many were copied or linked now.
        linked: how many of them share the disk with the pictures themselves.
        there: how many were there already.
        bytes: of the new ones.
        unsound: names of those that the store has no more, or has damaged.
    """

    new: int = 0
    linked: int = 0
    there: int = 0
    bytes: int = 0
    unsound: list[str] = field(default_factory=list)


class PictureCopies:
    """Copies pictures between the county's store and a folder of copies.

    Names tell bytes, and files never change: who has one of that name and size has it.

    Args:
        engine: of the database, which tells what pictures there are.
        store: where they lie.
    """

    def __init__(self, engine: Engine, store: PictureStore) -> None:
        self._engine = engine
        self._store = store

    def copy_to(self, folder: Path) -> Copied:
        """Bring a folder up to date; what is there already is not copied again.

        Args:
            folder: made where it is missing. Nothing in it is ever deleted.

        Raises:
            errors.PicturesNotCopied: the disk or the store refuses; what was copied stays.
        """
        done = Copied()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # no picture yet is no mistake
        except OSError as error:
            why = f"{folder} 建不了（{error.strerror}）"
            raise errors.PicturesNotCopied(why=why) from error
        for place, found in self._all():
            name = photos.object_name(place, found.sha256)
            target = folder / name
            if _size(target) == found.bytes:
                done.there += 1
                continue
            how = self._copy(name, found, target)
            if how is None:
                done.unsound.append(name)
                continue
            done.new += 1
            done.linked += how == "linked"
            done.bytes += found.bytes
        return done

    def put_back(self, folder: Path | None) -> tuple[int, int]:
        """Put into the store what it lacks; what no copy has either is asked of stations again.

        Args:
            folder: of copies; None where there are none.

        Returns:
            How many were put back, and how many are asked for again.

        Raises:
            errors.PicturesNotCopied: the store refuses; to be done once more.
        """
        if trouble := self._store.trouble():
            # Where nothing can be seen everything seems lost, and would be asked of all stations.
            raise errors.PicturesNotCopied(why=f"照片存放处不能用（{trouble}）")
        put, lost = 0, []
        for place, found in self._all():
            name = photos.object_name(place, found.sha256)
            if self._has(name, found):
                continue
            source = folder / name if folder else None
            if source is not None and self._put(name, source, found):
                put += 1
            else:
                lost.append(place)
        if lost:
            with writing(self._engine) as connection:
                for place in lost:
                    photos.lose(connection, place)
        return put, len(lost)

    def _all(self) -> Iterator[tuple[Place, Picture]]:
        """Page by page: a transaction as long as the copying would hold up the county."""
        after: Place | None = None
        while True:
            with reading(self._engine) as connection:
                page = photos.pictures_after(connection, after)
            if not page:
                return
            yield from page
            after = page[-1][0]

    def _copy(self, name: str, found: Picture, target: Path) -> str | None:
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        try:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            how = "linked" if self._link(name, part) else self._fetch(name, found, part)
            if not _is(part, found):
                return None
            part.replace(target)
        except OSError as error:
            why = f"{target.parent} 写不进去（{error.strerror}）"
            raise errors.PicturesNotCopied(why=why) from error
        except errors.Busy as error:
            raise errors.PicturesNotCopied(why=_told(error)) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        return how

    def _link(self, name: str, part: Path) -> bool:
        """Another name of the same file, where both are on one disk: it takes no room."""
        source = self._store.local(name)
        if source is None:
            return False
        try:
            part.unlink(missing_ok=True)
            os.link(source, part)
        except OSError:
            return False
        return True

    def _fetch(self, name: str, found: Picture, part: Path) -> str:
        with part.open("wb") as file:
            for first in range(0, found.bytes, _PIECE):
                last = min(first + _PIECE, found.bytes) - 1
                data = self._store.get(name, first, last)
                if data is None:
                    break
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        return "copied"

    def _has(self, name: str, found: Picture) -> bool:
        local = self._store.local(name)
        if local is not None:
            return _size(local) == found.bytes
        try:
            last = self._store.get(name, found.bytes - 1, found.bytes - 1)
        except errors.Busy as error:
            raise errors.PicturesNotCopied(why=_told(error)) from error
        return last is not None

    def _put(self, name: str, source: Path, found: Picture) -> bool:
        try:
            if not _is(source, found):
                return False
            self._store.put(name, source)
        except OSError as error:
            raise errors.PicturesNotCopied(why=f"{source} 读不出来（{error.strerror}）") from error
        except errors.Busy as error:
            raise errors.PicturesNotCopied(why=_told(error)) from error
        return True


def _told(error: errors.Busy) -> str:
    return f"照片存放处拒绝（{error.facts.get('why', '')}）"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _is(path: Path, found: Picture) -> bool:
    """Whether a file has the very bytes."""
    if _size(path) != found.bytes:
        return False
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest() == found.sha256
