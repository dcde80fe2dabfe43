"""What came of judging an op: its verdict, what its row says, and what it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from county.model.state import Conflict, Key, Life, OpId, Record, Writer
from county.wire.ops import Fault, Fields, Op

#: Words of a set; None for all there may be.
Words = frozenset[str] | None

APPLIED, MERGED, CONFLICT = "applied", "merged", "conflict"
DEFERRED, REJECTED = "deferred", "rejected"


@dataclass(slots=True)
class Sent:
    """An op as it came.

    Args:
        op: its members.
        replica: whose it is.
        n: its number there.
        life: the former life of the feed its rows are of, None for the present one.
        was: (tag, row): the place it had in a former life.
        by: code of the division that wrote it.
        twins: ops of other replicas that are the same as one of this replica -> its number.
        origins: ops with rows -> what they repeat; of records where that tells who came first.
        later: field -> words of a set that later ops of this replica have touched; None for all.
    """

    op: Op
    replica: str
    n: int
    by: str
    life: Life | None = None
    was: tuple[str, int] | None = None
    twins: Mapping[OpId, int] = field(default_factory=dict)
    origins: Mapping[OpId, OpId] = field(default_factory=dict)
    later: Mapping[str, Words] = field(default_factory=dict)

    @property
    def writer(self) -> Writer:
        """Whose op it is."""
        return Writer(self.replica, self.n, self.was)

    def place(self, writer: Writer) -> int | None:
        """Where a writer's op comes among those of this op's replica; None if it is another's.

        An op of another replica that is the same as one of this replica's stands where that one
        does. Of a former replica that this op names, those count up to which the two copies of the
        disk are one: they come before all others.
        """
        if writer.replica == self.replica:
            return writer.n
        told = self.op.o
        if told is not None and writer.replica == told.replica and writer.n <= told.common:
            return 0
        return self.twins.get((writer.replica, writer.n))

    def own(self, writer: Writer) -> bool:
        """Whether a writer is the same replica."""
        return self.place(writer) is not None

    def before(self, writer: Writer) -> bool:
        """Whether that writer is the same replica, with an op that was made earlier."""
        place = self.place(writer)
        return place is not None and place != self.n and self._follows(place, writer)

    def after(self, writer: Writer) -> bool:
        """Whether that writer is the same replica, with an op that was made later."""
        place = self.place(writer)
        return place is not None and place != self.n and not self._follows(place, writer)

    def _follows(self, place: int, writer: Writer) -> bool:
        """Whether this op was made after another of its replica, which stands at `place`.

        Numbers tell, but for what is repeated: that was made before all that repeats nothing, and
        what is repeated of one replica in the order of its numbers there. It may have got its
        number here late: the county had it under the former id, and lost it.
        """
        mine, its = self._repeated(), self._origin(writer)
        if place == 0 or (mine is None and its is None):
            return place < self.n
        if mine is None or its is None:
            return mine is None
        return its[1] < mine[1] if its[0] == mine[0] else place < self.n

    def _repeated(self) -> OpId | None:
        told = self.op.o
        return None if told is None or told.replica == self.replica else (told.replica, told.n)

    def _origin(self, writer: Writer) -> OpId | None:
        """What this replica's op repeats that is the same as a writer's; None for nothing."""
        told = self.origins.get((writer.replica, writer.n), (writer.replica, writer.n))
        return None if told[0] == self.replica else told

    def saw(self, row: int, writer: Writer | None, name: str | None = None) -> bool:
        """Whether the clerk had seen a row when the change was made.

        Args:
            row: of the present life.
            writer: whose op that row is.
            name: the field it is about, for `x`.
        """
        op = self.op
        base = op.x.get(name, op.b) if name is not None and op.x else op.b
        if self.life is None:
            return row <= base
        if row <= self.life.mark and row <= base:
            return True
        was = writer.was if writer else None
        return was is not None and was[0] == self.life.tag and was[1] <= base


@dataclass(slots=True)
class Judgement:
    """What an op comes to.

    Args:
        verdict: of section 5.
        detail: of the verdict: code of a rejection, what it waits for, or field -> row that stands.
        sets: field -> the value to stand.
        same: fields that stood as sent already.
        parked: field (or ``removed``) -> value that was not taken.
        late: fields the same replica has set by a later op.
        late_words: field -> words of a set the same replica has touched by a later op.
        closes: conflicts that are over.
        settles: the conflict a resolve closes.
        reopens: the conflict a reopen opens.
        removal: True removes the record, False brings it back, None leaves it.
        revives: removed records, the op's own or those it refers to, that live again.
        born: the record is made.
        already: nothing was taken since another came first.
        void: made and removed at once.
    """

    verdict: str = APPLIED
    detail: dict[str, Any] | None = None
    sets: Fields = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    parked: Fields = field(default_factory=dict)
    late: list[str] = field(default_factory=list)
    late_words: dict[str, list[str]] = field(default_factory=dict)
    closes: list[Conflict] = field(default_factory=list)
    settles: Conflict | None = None
    reopens: Conflict | None = None
    removal: bool | None = None
    revives: list[Record] = field(default_factory=list)
    born: bool = False
    already: bool = False
    void: bool = False

    @property
    def passed_over(self) -> bool:
        """Whether something of it was left out for a later op of the same replica."""
        return bool(self.late or self.late_words)

    @property
    def has_row(self) -> bool:
        """Whether the op gets a place in the feed."""
        return self.verdict not in (DEFERRED, REJECTED)


def rejected(fault: Fault) -> Judgement:
    """The verdict on an op that will never be taken."""
    return Judgement(REJECTED, fault.detail)


def deferred(key: Key) -> Judgement:
    """The verdict on an op that waits for a record."""
    return Judgement(DEFERRED, {"waits": list(key)})
