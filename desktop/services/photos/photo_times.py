"""Pictures looked at before they are taken in: which of a whole phone belong to one day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.model.progress import CancelAsked, never
from desktop.services.desk import Desk

#: A whole disk named by mistake must not be walked to its end.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Seen:
    """One picture.

    Args:
        path: the file.
        taken_at: local time or day, ISO; empty if neither file nor name tells.
        named: whether the clerk named this very file, not a folder it lies in.
    """

    path: Path
    taken_at: str = ""
    named: bool = False

    @property
    def day(self) -> str:
        """The day, ISO; empty if unknown."""
        return self.taken_at[:10]


def look(
    desk: Desk,
    paths: Sequence[Path],
    is_picture: Callable[[Path], bool],
    cancelled: CancelAsked = never,
) -> tuple[Seen, ...]:
    """The pictures among files and inside folders with the time of each, each once.

    Args:
        desk: the open station.
        paths: files and folders; a file is taken whatever its ending, so that its fault is told.
        is_picture: tells pictures in folders from what else lies there.
        cancelled: asked between pictures.

    Returns:
        Named files first, in their order; then those of folders by time and name, those without
        a time last.

    Raises:
        errors.Cancelled: no longer wanted.
    """
    from desktop.imaging.glance import glance

    found: dict[Path, bool] = {}
    for path in paths:
        if path.is_dir():
            for inside in _inside(path, is_picture):
                found.setdefault(inside, False)
        else:
            found[path] = True
    seen = []
    for path, named in found.items():
        if cancelled():
            raise errors.Cancelled()
        taken = glance(path, desk.today()).at or ""
        seen.append(Seen(path, taken, named))
    seen.sort(key=_order)
    return tuple(seen)


def of_day(seen: Sequence[Seen], day: str) -> tuple[Seen, ...]:
    """Those to take in for an activity of a day: named files, and of folders those of the day.

    Where nothing in the folders is of that day, all of them: clocks of phones go wrong.

    Args:
        seen: all of a batch.
        day: ISO; empty takes all.
    """
    fitting = tuple(one for one in seen if one.named or one.day == day)
    return fitting if day and any(not one.named for one in fitting) else tuple(seen)


def _order(one: Seen) -> tuple[bool, bool, str, str]:
    if one.named:
        return (False, False, "", "")  # sorting is stable: as they were named
    return (True, not one.taken_at, one.taken_at, str(one.path))


def _inside(folder: Path, is_picture: Callable[[Path], bool]) -> Iterator[Path]:
    count = 0
    for at, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(at, name)
            if not name.startswith(".") and is_picture(path):
                yield path
                count += 1
                if count >= MOST:
                    return
