"""The automatic backup, as something a lane can call with its desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.services.desk import Desk

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class News:
    """What became of an automatic backup.

    Args:
        made: whether a new one was made anywhere.
        troubles: sentences about what went wrong or is not whole; empty if nothing.
        absent: the second place, where it is not plugged in; else empty.
    """

    made: bool
    troubles: tuple[str, ...]
    absent: str


@dataclass(frozen=True, slots=True)
class Automatic:
    """Bring every place up to date."""

    reason: str

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> News:
        """Do it; a station that can only be looked at has nothing new."""
        if desk.looking:
            return News(False, (), "")
        from desktop.services.safekeeping import backups  # some time after the start

        outcomes = backups.automatic(desk, self.reason, progress=progress, cancelled=cancelled)
        troubles = [str(one.error) for one in outcomes if one.error is not None]
        for one in outcomes:
            troubles += backups.told(one.report) if one.report else []
        absent = [str(one.place.folder) for one in outcomes if one.state == backups.ABSENT]
        made = any(one.state == backups.MADE for one in outcomes)
        return News(made, tuple(troubles), absent[0] if absent else "")
