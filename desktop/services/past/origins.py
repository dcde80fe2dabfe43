"""Whose hand a change is of, and where it was made: this PC, another one, the town, the county."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.desk import Desk
from desktop.services.sync import published
from desktop.services.sync.replicas import REPLICA, former_replicas
from desktop.storage.journal import REMOTE

#: Setting: keys of towns and stations as the county gave them, the feed of each at `_FEED`
#: (protocol section 10).
_KEYS = "county_keys"
_FEED = 3
PROGRAM, VERDICT = "程序", "同步"


class Origins:
    """Clerks and replicas by name, looked up once.

    Args:
        desk: the open station.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._clerks = dict[str, str](desk.store.rows("SELECT id, name FROM clerk"))
        self._places: dict[str, str] = {}

    def who(self, clerk: str | None, origin: str, replica: str | None) -> str:
        """For example 王文书, 李文书（电脑「村部二号」）, 石桥镇, 同步 or 程序.

        Args:
            clerk: of the journal row.
            origin: of the row.
            replica: that made the operation, of a pulled row; a pulled row without one is what
                the county's verdict made of a value of ours.
        """
        name = self._clerks.get(clerk or "", "")
        place = ""
        if origin == REMOTE:
            place = self._place(replica) if replica else VERDICT
        if name and place:
            return f"{name}（{place}）"
        return name or place or PROGRAM

    def _place(self, replica: str) -> str:
        if replica not in self._places:
            self._places[replica] = self._found(replica)
        return self._places[replica]

    def _found(self, replica: str) -> str:
        desk = self._desk
        mine = [
            desk.settings.get(REPLICA),
            *(old.replica for old in former_replicas(desk.settings)),
        ]
        if replica in mine:
            return ""
        name = desk.store.one("SELECT name FROM device WHERE replica = ?", (replica,))
        if name is not None:
            return f"电脑「{name}」"
        feed = self._feed(replica)
        if feed == desk.station.text("division_code"):
            return "本站另一台电脑"
        return published.source(desk, feed) if feed else "别处"

    def _feed(self, replica: str) -> str:
        keys: Sequence[Sequence[object]] = self._desk.settings.get(_KEYS, default=[]) or []
        return next((str(key[_FEED]) for key in keys if key[0] == replica), "")
