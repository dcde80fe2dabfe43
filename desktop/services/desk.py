"""The clerk's desk: an open station with all that the verbs of this room need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from desktop.config import Home
from desktop.model.ids import GroupId, RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.apart import Apart
from desktop.storage.database import Store
from desktop.storage.journal import Group, open_group
from desktop.storage.keys import MasterKey
from desktop.storage.photos.photos import PhotoPlaces, PhotoVolumes
from desktop.storage.records import Records
from desktop.storage.search import SearchTable
from desktop.storage.settings import Secrets, Settings

Clock = Callable[[], dt.datetime]


def wall_clock() -> dt.datetime:
    """The PC's local time with its zone; only ever shown, never compared (sync.md promise 2)."""
    return dt.datetime.now().astimezone()


@dataclass(frozen=True)
class Desk:
    """One open station, on one thread.

    Args:
        home: where its files lie.
        master: its unwrapped key.
        store: the open records file.
        records: the door to its records.
        search: the search table.
        settings: of this PC.
        secrets: of this replica.
        volumes: photo bytes.
        places: where each picture lies.
        apart: the worker process.
        clock: the local time.
        sitting: the id of who is at it where that is another than the PC's clerk; else empty.
    """

    home: Home
    master: MasterKey
    store: Store
    records: Records
    search: SearchTable
    settings: Settings
    secrets: Secrets
    volumes: PhotoVolumes
    places: PhotoPlaces
    apart: Apart
    clock: Clock
    sitting: str = ""

    @property
    def clerk(self) -> RecordId | None:
        """Who is at the desk."""
        value = self.sitting or self.settings.get("clerk")
        return RecordId(value) if value else None

    @property
    def station(self) -> Record:
        """The station's own record."""
        return self.records.find(kind_named("station"))[0]

    @property
    def sample(self) -> bool:
        """Whether this is a sample station, whose prints say 「示例」."""
        return bool(self.settings.get("sample", default=False))

    @property
    def looking(self) -> str:
        """Why the station can only be looked at, in words; empty where it can be worked at."""
        if self.store.newer is not None:
            return "这份资料是用更新版本的程序保存的，现在只能查看、打印预览和导出，不能改动。"
        return "磁盘满了，现在只能查看、导出和备份到别处，不能保存。" if self.store.full else ""

    def today(self) -> dt.date:
        """The day by the PC's clock."""
        return self.clock().date()

    @contextmanager
    def action(self, verb: str, title: str, undo_of: GroupId | None = None) -> Iterator[Group]:
        """One user action of this clerk: all of it or nothing."""
        with open_group(
            self.store, verb, title, clerk=self.clerk, now=self.clock(), undo_of=undo_of
        ) as group:
            yield group

    def close(self) -> None:
        """Leave the desk."""
        self.volumes.close()
        self.store.close()
