"""Who needs photo bytes to stay where they are, and who clears them away: never at once.

Bytes lie in a volume before their record says so, and a backup reads its records before it copies
the volumes. Both claim that bytes stay; whoever clears gives way to them, and makes them wait for
no longer than one picture takes to move.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop import errors
from desktop.storage.atomic import own_files
from desktop.storage.claims import remove_abandoned
from desktop.storage.scratch import claimed

_KEEPING, _CLEARING = ".keeping", ".clearing"
_WAIT_SECONDS, _POLL_SECONDS = 20.0, 0.05


@contextmanager
def keeping(staging: Path, wait: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Photo bytes stay as they are while the block runs: for intake and for backups.

    Args:
        staging: the station's folder of work under way.
        wait: how to pass some seconds.

    Raises:
        errors.StationBusy: somebody has been clearing for too long.
    """
    with claimed(staging) as name, own_files(staging):
        name.with_suffix(_KEEPING).touch()
        waited = 0.0
        while _held(staging, _CLEARING):
            if waited > _WAIT_SECONDS:
                raise errors.StationBusy(seconds=int(_WAIT_SECONDS))
            wait(_POLL_SECONDS)
            waited += _POLL_SECONDS
        yield


@contextmanager
def clearing(staging: Path) -> Iterator[Callable[[], bool]]:
    """The right to clear photo bytes away.

    Args:
        staging: the station's folder of work under way.

    Yields:
        A question to ask before every step: whether to go on. No as soon as somebody keeps.
    """
    with claimed(staging) as name:
        with own_files(staging):
            name.with_suffix(_CLEARING).touch()
        yield lambda: not (_held(staging, _KEEPING) or _others(staging, name))


def _others(staging: Path, mine: Path) -> bool:
    """Whether another window clears as well; the first by name goes on."""
    rivals = [path for path in staging.glob(f"*{_CLEARING}") if path.stem < mine.name]
    return any(_is_held(path) for path in rivals)


def _held(staging: Path, suffix: str) -> bool:
    return any(_is_held(path) for path in staging.glob(f"*{suffix}"))


def _is_held(path: Path) -> bool:
    return not remove_abandoned(path.with_suffix(".claim"))
