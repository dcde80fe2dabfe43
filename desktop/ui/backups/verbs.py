"""What the window asks about backups, each as something a lane can call with its desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.desk import Desk
from desktop.services.safekeeping import backup_notes, backup_places, backups

translate = QCoreApplication.translate

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One backup in a list.

    Args:
        path: its archive.
        place: ``本机`` or where it lies.
        when: local time, for people.
        reason: why it was made.
        size: for people.
        state: whether it is whole, in words.
        good: whether it is.
    """

    path: Path
    place: str
    when: str
    reason: str
    size: str
    state: str
    good: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What the settings show of backups.

    Args:
        last: ISO local time of the last one, or None.
        reminder: why to make one now; empty if there is no need.
        second: the second place; empty if none was chosen.
        there: whether it can be reached.
        same_disk: whether it lies on the station's own disk.
        rows: the backups there are.
    """

    last: str | None
    reminder: str
    second: str
    there: bool
    same_disk: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ChooseSecond:
    """Make a folder the second place."""

    folder: Path

    def __call__(self, desk: Desk) -> bool:
        """Do it; gives whether it lies on the station's own disk."""
        return backup_places.choose_second(desk, self.folder).same_disk


@dataclass(frozen=True, slots=True)
class Check:
    """Read a backup through."""

    path: Path

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> list[str]:
        """Do it; gives what is wrong."""
        return backups.check(desk, self.path, progress, cancelled)


def forget_second(desk: Desk) -> None:
    """No second place any more."""
    backup_places.forget_second(desk)


def overview(desk: Desk) -> Overview:
    """Ask for all that the settings show; reads sticks, so it takes its time."""
    standing, second = backup_notes.standing(desk), backup_places.second_place(desk)
    return Overview(
        last=standing.last,
        reminder=standing.words,
        second=str(second.folder) if second else "",
        there=bool(second and second.there),
        same_disk=bool(second and second.same_disk),
        rows=tuple(_row(one) for one in backups.shelved(desk)),
    )


def _row(one: backups.Shelved) -> Row:
    entry, found = one.entry, one.entry.manifest
    here = one.place.name == backup_places.HOME
    place = translate("Backups", "本机") if here else translate("Backups", "第二个位置")
    if found is None:
        unread = translate("Backups", "读不出")
        return Row(entry.path, place, "", "", _size(entry.bytes), unread, good=False)
    when = f"{dt.datetime.fromisoformat(found.made_at):%Y-%m-%d %H:%M}"
    reason = _reasons().get(found.label.reason, found.label.reason)
    good = found.whole and entry.stands
    return Row(entry.path, place, when, reason, _size(found.bytes), _state(good=good), good)


def _state(*, good: bool) -> str:
    return translate("Backups", "完整") if good else translate("Backups", "不完整")


def _reasons() -> dict[str, str]:
    return {
        "asked": translate("Backups", "手动"),
        "start": translate("Backups", "打开时"),
        "quit": translate("Backups", "退出时"),
        "migration": translate("Backups", "升级前"),
    }


def _size(size: int) -> str:
    return f"{size / _MEGABYTE:,.1f} MB"
