"""What applying rows works with: its tools, a row as it came, a record as a snapshot has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.model.fitting import is_moment
from desktop.model.kind import Record
from desktop.storage.database import Store
from desktop.storage.journal import Group
from desktop.storage.records import Records
from desktop.storage.search import SearchTable
from desktop.sync.outgoing.ops import REOPEN, RESOLVE, SET
from desktop.sync.outgoing.sealing import Sealing

Follow = Callable[[Group, Sequence[Record]], None]
NOTHING_TOLD: Mapping[str, Any] = {}


@dataclass(frozen=True)
class Tools:
    """What applying rows needs.

    Args:
        store: the records file.
        records: the door to its records.
        search: the search table.
        sealing: opens private fields.
        follow: what pulled changes bring with them.
        now: the local time, for the words of history.
        station: the division code of this station.
        replica: of this PC.
        follow_whole: the same for all records, after a snapshot.
    """

    store: Store
    records: Records
    search: SearchTable
    sealing: Sealing
    follow: Follow
    now: Callable[[], datetime]
    station: str
    replica: str
    follow_whole: Callable[[Group], None] = lambda _group: None


class Copied(Exception):
    """Rows came as this PC's own that nobody made on it: another copy of its disk did."""


@dataclass(slots=True)
class Applied:
    """What a piece came to.

    Args:
        rows: how many rows were new here.
        foreign: how many of them were not this PC's own.
        conflicts: how many values were parked.
        devices: whether a device of the station came.
    """

    rows: int = 0
    foreign: int = 0
    conflicts: int = 0
    devices: bool = False


@dataclass(slots=True)
class Incoming:
    """A row as it came, or an own operation whose row was reached.

    Args:
        row: its place in the feed.
        replica: whose operation.
        n: its number.
        signer: the id of the key, or empty.
        outcome: of the row; empty where everything was taken.
        line: the operation.
        hash: of the true operation.
        own: whether it was made on this PC, under this id or a former one.
        op: the operation's members.
    """

    row: int
    replica: str
    n: int
    signer: str
    outcome: Mapping[str, Any]
    line: bytes
    hash: bytes
    own: bool
    op: dict[str, Any]
    #: Of an own one: the journal row it came from.
    from_seq: int | None = None
    #: The journal row that holds the line now.
    seq: int | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id of the record."""
        return str(self.op["k"]), str(self.op["i"])

    @property
    def action(self) -> str:
        """What it does; plain settings of fields are ``set``."""
        return str(self.op.get("a", SET))

    @property
    def at(self) -> str | None:
        """When, for people; None where nobody could read it."""
        told = self.op.get("t")
        return told if is_moment(told) else None

    @property
    def fields(self) -> Mapping[str, Any]:
        """Field -> wire value, without the words that a later operation of its replica touched."""
        fields: Mapping[str, Any] = self.op.get("f") or NOTHING_TOLD
        late = self.outcome.get("late_words")
        return {**fields, **_without(fields, late)} if late else fields

    @property
    def of_no_conflict(self) -> bool:
        """A choice about a conflict that did not arise again (7): `removed` is no field to set."""
        told = {"settles", "reopens", "already"} & self.outcome.keys()
        return self.action in (RESOLVE, REOPEN) and "life" in self.outcome and not told

    def names(self, member: str) -> frozenset[str]:
        """The fields a member of the outcome lists."""
        return frozenset(self.outcome.get(member, ()))


def _without(fields: Mapping[str, Any], late: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Changes of sets without some words."""
    return {
        name: {
            sign: [w for w in told if w not in words] if isinstance(told, list) else told
            for sign, told in fields[name].items()
        }
        for name, words in late.items()
        if isinstance(fields.get(name), dict)
    }


@dataclass(frozen=True, slots=True)
class WholeRecord:
    """A record as a snapshot has it.

    Args:
        kind: of the record.
        record: its id.
        values: every field the county knows; sets as lists.
        removed: whether it is in the trash.
    """

    kind: str
    record: str
    values: Mapping[str, Any]
    removed: bool
