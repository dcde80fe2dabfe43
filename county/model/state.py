"""What stands: records with who set each field, and all that judging one op may look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from county.wire.kinds import Kinds
from county.wire.ops import Fields

Key = tuple[str, str]
#: Replica and number.
OpId = tuple[str, int]
ConflictId = tuple[int, str]
MISSING: Any = object()


class Life(NamedTuple):
    """A life of the feed that ended when the county went back in time.

    Args:
        mark: the last row it is known to share with the present one.
        tag: names it: the beginning of its feed hash one row later.
    """

    mark: int
    tag: str


class Writer(NamedTuple):
    """Whose op a row is.

    Args:
        replica: its UUID.
        n: the op's number there.
        was: (tag, row): its place in a former life, where it was offered again.
    """

    replica: str
    n: int
    was: tuple[str, int] | None = None


@dataclass(slots=True)
class Record:
    """One record of a feed.

    Args:
        kind: its kind.
        id: its id.
        fields: field -> value, for every field that was ever set.
        versions: field -> row that set it; "" for all others of `fields`.
        writers: row -> whose op it is, for the rows in `versions` and `removed`.
        also: field -> replica -> n of ops that set what stood already.
        removed: the row that removed it, 0 while it lives.
        remover: clerk and time of the removal.
        conflicts: how many of its conflicts are open.
    """

    kind: str
    id: str
    fields: Fields = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    writers: dict[int, Writer] = field(default_factory=dict)
    also: dict[str, dict[str, int]] = field(default_factory=dict)
    removed: int = 0
    remover: tuple[str | None, str | None] = (None, None)
    conflicts: int = 0

    @property
    def key(self) -> Key:
        """Kind and id."""
        return self.kind, self.id

    def version(self, name: str) -> int:
        """The row that set a field; 0 for a field nobody set."""
        if name not in self.fields:
            return 0
        return self.versions.get(name) or self.versions.get("", 0)

    def writer(self, row: int) -> Writer | None:
        """Whose op set that row's values, None for row 0."""
        return self.writers.get(row)


@dataclass(slots=True)
class Conflict:
    """A parked value.

    Args:
        row: of the op that brought it (of the delete, for a parked delete).
        field: the field, or ``removed``.
        key: the record.
        value: what was parked.
        writer: whose op brought it.
        clerk: who entered it.
        at: when, by that PC's clock.
        settled: the row that closed it, 0 while open.
    """

    row: int
    field: str
    key: Key
    value: Any
    writer: Writer
    clerk: str | None = None
    at: str | None = None
    settled: int = 0

    @property
    def id(self) -> ConflictId:
        """Row and field."""
        return self.row, self.field


class Child(NamedTuple):
    """A reference to a record: the row that set it, and whose op that is."""

    row: int
    writer: Writer


#: Kind, id and field of a record that refers to another.
ChildKey = tuple[str, str, str]


@dataclass(slots=True)
class Standing:
    """All that judging some ops of one feed may look at.

    Args:
        kinds: rules of the kinds.
        records: the records the ops name or refer to, where they are in this feed.
        above: those of them that are in a feed above.
        children: of records that may be deleted: who refers to them.
        parents: the same the other way round.
        conflicts: those the ops name, and the open ones of the records touched.
        parked: the same by record.
        aliases: kind of the aliased -> id of each living alias -> (loser, survivor); None if not
            looked up.
    """

    kinds: Kinds
    records: dict[Key, Record] = field(default_factory=dict)
    above: set[Key] = field(default_factory=set)
    children: dict[Key, dict[ChildKey, Child]] = field(default_factory=dict)
    parents: dict[ChildKey, Key] = field(default_factory=dict)
    conflicts: dict[ConflictId, Conflict] = field(default_factory=dict)
    parked: dict[Key, list[Conflict]] = field(default_factory=dict)
    aliases: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

    def knows(self, key: Key) -> bool:
        """Whether a record is in this feed or above it."""
        return key in self.records or key in self.above

    def refer(self, child: ChildKey, parent: Key, how: Child) -> None:
        """A record refers to another; noted where the other may be deleted."""
        if parent in self.children:
            self.children[parent][child] = how
            self.parents[child] = parent

    def unrefer(self, child: ChildKey) -> None:
        """A record refers to another no more."""
        parent = self.parents.pop(child, None)
        if parent is not None:
            self.children[parent].pop(child, None)

    def hold(self, conflict: Conflict) -> None:
        """Take a conflict in."""
        if conflict.id not in self.conflicts:
            self.conflicts[conflict.id] = conflict
            self.parked.setdefault(conflict.key, []).append(conflict)

    def open_of(self, record: Record, name: str) -> Iterator[Conflict]:
        """Open conflicts of a record's field."""
        if record.conflicts:
            for conflict in self.parked.get(record.key, ()):
                if conflict.field == name and not conflict.settled:
                    yield conflict

    def named(self, conflict: ConflictId, life: Life | None) -> Conflict | None:
        """The conflict an op names, by its row in the life in which the op was made."""
        row, name = conflict
        if life is not None and row > life.mark:
            was = (life.tag, row)
            told = (c for c in self.conflicts.values() if c.field == name and c.writer.was == was)
            return next(told, None)
        return self.conflicts.get(conflict)


@dataclass(slots=True)
class Touched:
    """What has to be written down.

    Args:
        born: records that were made.
        changed: records that were there and changed.
        conflicts: conflicts that arose or changed.
        references: (child, field) -> parent, row and writer; None where the reference is gone.
    """

    born: dict[Key, Record] = field(default_factory=dict)
    changed: dict[Key, Record] = field(default_factory=dict)
    conflicts: dict[tuple[int, str], Conflict] = field(default_factory=dict)
    references: dict[ChildKey, tuple[Key, Child] | None] = field(default_factory=dict)

    def note(self, record: Record) -> None:
        """A record changed."""
        if record.key not in self.born:
            self.changed[record.key] = record


#: The kind whose records say who is who.
ALIAS = "alias"
_ENDS = ("of_kind", "loser", "survivor")


def ends(fields: Fields) -> tuple[str, str, str] | None:
    """An alias: of what kind, who is merged, who stands; None where something is missing."""
    found = [fields.get(name) for name in _ENDS]
    if all(type(value) is str and value for value in found):
        return str(found[0]), str(found[1]), str(found[2])
    return None


def reaches(aliases: Iterable[tuple[str, str]], start: str, goal: str) -> bool:
    """Whether following aliases from loser to survivor leads from one id to another."""
    ways: dict[str, list[str]] = {}
    for loser, survivor in aliases:
        ways.setdefault(loser, []).append(survivor)
    seen, ahead = {start}, [start]
    while ahead:
        at = ahead.pop()
        if at == goal:
            return True
        new = [way for way in ways.get(at, ()) if way not in seen]
        seen.update(new)
        ahead.extend(new)
    return False
