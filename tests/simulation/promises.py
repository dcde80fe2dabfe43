"""The promises of sync, held against what really stands everywhere after healing."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.model.kinds import ALL
from desktop.services.desk import Desk
from desktop.storage import journal
from desktop.storage.columns import REMOVED as REMOVED_COLUMN
from desktop.storage.columns import to_json
from tests.protocol.reference import b64, sha
from tests.simulation.clerks import TOLD_APART
from tests.simulation.deeds import NEVER_SENT, Deed, Log
from tests.simulation.fold import REMOVED, Fold, Key, Row, Standing

#: By what a deed and its op are known: time, kind, record.
Mark = tuple[str, str, str]
#: States of an activity whose hours count (domain.md).
_TOOK_PLACE = ("held", "filed")


class Broken(AssertionError):
    """A promise did not hold."""


@dataclass(frozen=True)
class Leaves:
    """Which kinds and fields leave a station, read from `resources/protocol/kinds.json`.

    Args:
        clear: kind to the fields that leave in the clear.
        sealed: kind to the fields that leave sealed.
        sets: kind to the fields that are sets.
        from_above: kinds that only town and county write; the program ships with some.
        by_consent: kind to those fields that leave in the clear only where somebody agreed to it.
    """

    clear: Mapping[str, frozenset[str]]
    sealed: Mapping[str, frozenset[str]]
    sets: Mapping[str, frozenset[str]]
    from_above: frozenset[str]
    by_consent: Mapping[str, frozenset[str]]


def as_sent(desk: Desk, leaves: Leaves, published: Container[Key]) -> dict[Key, dict[str, Any]]:
    """Every record of a PC as its county should have it, with `removed` as a field.

    Args:
        desk: of the PC.
        leaves: what leaves a station.
        published: of the kinds that come from above, those that came.
    """
    found: dict[Key, dict[str, Any]] = {}
    for kind, fields in leaves.clear.items():
        if kind not in ALL:
            continue
        for record in desk.records.select(ALL[kind], ""):
            if kind in leaves.from_above and (kind, record.id) not in published:
                continue  # it came with the program
            values = {
                name: to_json(record.values[name]) for name in sorted(fields)
                if name in record.values
            }  # fmt: skip
            found[kind, record.id] = {**values, REMOVED: record.removed_at is not None}
    return found


def folded(fold: Fold, leaves: Leaves) -> dict[Key, dict[str, Any]]:
    """The same of a feed."""
    found = {}
    for (kind, record_id), standing in fold.records.items():
        if kind not in leaves.clear or kind not in ALL:
            continue
        values: dict[str, Any] = {}
        for name in sorted(leaves.clear[kind]):
            usual = ALL[kind].by_name[name].default if name in ALL[kind].by_name else None
            value = standing.values.get(name, usual)
            values[name] = sorted(value or ()) if name in leaves.sets.get(kind, ()) else value
        found[kind, record_id] = {**values, REMOVED: standing.removed is not None}
    return found


def same(one: str, these: Mapping[Key, Any], other: str, those: Mapping[Key, Any]) -> None:
    """Two places hold the same records.

    Raises:
        Broken: they don't; names the first field that differs.
    """
    for key in sorted(these.keys() | those.keys()):
        if key not in these or key not in those:
            where, lacks = (one, other) if key in these else (other, one)
            raise Broken(f"{where} has {key}, {lacks} has not: {these.get(key, those.get(key))}")
        for name in sorted(these[key].keys() | those[key].keys()):
            here, there = these[key].get(name), those[key].get(name)
            if here != there:
                raise Broken(f"{key} {name}: {one} has {here!r}, {other} has {there!r}")


def chained(name: str, desk: Desk) -> None:
    """A PC's journal is unbroken.

    Raises:
        Broken: it is not.
    """
    for seq, what in journal.broken_rows(desk.store):
        raise Broken(f"{name}: journal row {seq}: {what}")


class History:
    """A feed's rows held against what the clerks say they did.

    Args:
        fold: the whole feed, folded.
        log: of the clerks.
        leaves: what leaves a station.
        entered: per PC, what was entered there or on the disk it was copied from: (time, kind,
            record) -> journal row.
        read: a value as whoever has the station's key reads it, by kind, record and field.
    """

    def __init__(
        self,
        fold: Fold,
        log: Log,
        leaves: Leaves,
        entered: Sequence[Mapping[Mark, int]] = (),
        read: Callable[[str, str, str, Any], Any] = lambda *told: told[-1],
    ) -> None:
        self._read = read
        self._fold = fold
        self._entered = entered
        self._log = log
        self._leaves = leaves
        self._by_mark: dict[Mark, list[Row]] = {}
        for row in fold.rows:
            self._by_mark.setdefault(_mark(row), []).append(row)

    def contains(self, deeds: Iterable[Deed], refused: set[tuple[str, str]]) -> None:
        """Every deed is in the feed, with every field that leaves.

        Args:
            deeds: that must be there.
            refused: (kind, record) of ops the county may have refused.

        Raises:
            Broken: one was lost.
        """
        for deed in deeds:
            wanted = self.wanted(deed, self._leaves)
            if not wanted or deed.mark in self._log.excused:
                continue
            told: set[str] = set()
            for row in self._by_mark.get(deed.mark, ()):
                told |= set(row.op.get("f", {}))
                if "gone" in row.outcome:  # struck out since somebody took their consent back
                    told |= self._leaves.by_consent.get(deed.kind, frozenset())
                if row.action in ("delete", "restore", "add"):
                    told.add(REMOVED)
            if wanted - told and (deed.kind, deed.id) not in refused:
                raise Broken(f"lost: {sorted(wanted - told)} of {deed}")

    @staticmethod
    def wanted(deed: Deed, leaves: Leaves) -> set[str]:
        """The fields of a deed that must be in the feed."""
        if deed.verb in NEVER_SENT or deed.kind not in leaves.clear:
            return set()
        if deed.kind in leaves.from_above:
            return set()
        leaving = leaves.clear[deed.kind] | leaves.sealed[deed.kind]
        wanted = {name for name in deed.after if name in leaving}
        if REMOVED_COLUMN in deed.after and not deed.made:
            wanted.add(REMOVED)
        return wanted or ({REMOVED} if deed.made else set())

    def only_what_leaves(self) -> None:
        """No field left the station that the table does not name, and private ones sealed only.

        Raises:
            Broken: one did.
        """
        for row in self._fold.rows:
            kind = row.key[0]
            clear = self._leaves.clear.get(kind, frozenset())
            sealed = self._leaves.sealed.get(kind, frozenset())
            for name, value in row.op.get("f", {}).items():
                hidden = value is None or (isinstance(value, dict) and set(value) == {"sealed"})
                if name not in clear | {REMOVED} and not (name in sealed and hidden):
                    raise Broken(f"row {row.row}: {kind} {name} left the station as {value!r}")

    def nothing_emptied(self) -> None:
        """A private field is sent as nothing only where its clerk emptied it.

        Raises:
            Broken: a value became nothing on its way.
        """
        meant: dict[tuple[str, str, str], list[Deed]] = {}
        for deed in self._log.deeds:
            meant.setdefault(deed.mark, []).append(deed)
        for row in self._fold.rows:
            deeds = meant.get((str(row.op.get("t")), *row.key), ())
            for name in self._leaves.sealed.get(row.key[0], ()):
                told = [deed.after[name] for deed in deeds if name in deed.after]
                if told and None not in told and row.op.get("f", {}).get(name, "") is None:
                    raise Broken(f"row {row.row}: {name} was {told} and left as nothing")

    def hours_add_up(self) -> None:
        """The entries of hours of each participation come to what it says, told by the feed alone.

        Raises:
            Broken: they don't.
        """
        sums: dict[str, int] = {}
        for (kind, _), entry in self._fold.records.items():
            if kind == "hour_entry":
                of = str(entry.values.get("participation"))
                sums[of] = sums.get(of, 0) + int(entry.values["minutes"])
        for (kind, record_id), standing in self._fold.records.items():
            if kind == "participation" and sums.get(record_id, 0) != self._worth(standing):
                raise Broken(
                    f"{record_id} is worth {self._worth(standing)} minutes, "
                    f"its entries say {sums.get(record_id, 0)}"
                )

    def _worth(self, participation: Standing) -> int:
        activity = self._fold.records.get(("activity", str(participation.values.get("activity"))))
        if participation.removed or activity is None or activity.removed:
            return 0
        if activity.values.get("status") not in _TOOK_PLACE:
            return 0
        return max(0, int(participation.values.get("minutes") or 0))

    def nothing_twice(self) -> None:
        """An op that is repeated under another id is taken once.

        A change that two copies of a disk freeze each for itself is two ops to everybody.

        Raises:
            Broken: one was taken twice.
        """
        seen: dict[tuple[str, int, str], Row] = {}
        for row in self._fold.rows:
            names = [(row.replica, row.n, b64(sha(row.line)))]
            if repeats := row.op.get("o"):
                names.append((str(repeats[0]), int(repeats[1]), str(repeats[2])))
            for name in names:
                if name in seen:
                    raise Broken(f"rows {seen[name].row} and {row.row} are one op: {row.op}")
                seen[name] = row

    def nothing_unseen(self) -> None:
        """Whoever replaced a value had seen it, or settled a conflict, or it was their own.

        Raises:
            Broken: somebody's value went without anybody knowing.
        """
        stands: dict[tuple[str, str, str], tuple[Any, Row]] = {}
        for row in self._fold.rows:
            if row.outcome.get("already"):
                continue
            kind, record_id = row.key
            lost = {*row.outcome.get("lost", ()), *row.outcome.get("late", ())}
            for name in TOLD_APART.get(kind, ()):
                if name not in row.op.get("f", {}) or name in lost:
                    continue
                place = (kind, record_id, name)
                value = self._read(*place, row.op["f"][name])
                old, before = stands.get(place, (None, row))
                if not self._may_replace(place, value, old, row, before):
                    raise Broken(
                        f"row {row.row} put {value!r} over {old!r} of row {before.row}, "
                        f"{place}, which its clerk had not seen"
                    )
                stands[place] = value, row

    def _may_replace(
        self, place: tuple[str, str, str], value: Any, old: Any, row: Row, before: Row
    ) -> bool:
        if old is None or old == value or row.action in ("resolve", "reopen"):
            return True
        if row.replica == before.replica and before.made_before(row):
            return True
        return self._log.knew(place, value, old, self._read)

    def everything_accounted_for(self) -> None:
        """Every value a clerk entered stands, or was replaced by who knew it, or is parked.

        Raises:
            Broken: one is nowhere.
        """
        settled = {
            tuple(row.outcome["settles"]) for row in self._fold.rows if row.outcome.get("settles")
        }
        stands = {
            (kind, record_id, name): self._read(kind, record_id, name, value)
            for (kind, record_id), standing in self._fold.records.items()
            for name, value in standing.values.items()
        }
        for row in self._fold.rows:
            for name in row.outcome.get("lost", ()):
                if (row.row, name) in settled or (row.row, name) in self._fold.open:
                    continue
                if name == REMOVED:
                    continue
                place = (*row.key, name)
                value = self._read(*place, row.op["f"].get(name))
                if value == stands.get(place) or self._replaced(row, name):
                    continue
                raise Broken(f"{value!r} of row {row.row} {place} is neither parked nor settled")

    def _replaced(self, row: Row, name: str) -> bool:
        """Whether the same PC, under whatever id, entered something later in that field."""
        return any(
            later.row > row.row
            and later.key == row.key
            and _touches(later, row, name)
            and (_ids(later) & _ids(row) or self._after(later, row))
            for later in self._fold.rows
        )

    def _after(self, later: Row, row: Row) -> bool:
        """Whether one PC entered both, in this order; a copy of its disk may have sent the first.

        What was repeated of a former id has no row of its own where the other copy's came first.
        """
        return any(
            seqs.get(_mark(later), 0) > seqs[_mark(row)]
            for seqs in self._entered
            if _mark(row) in seqs
        )


def _mark(row: Row) -> Mark:
    return str(row.op.get("t")), *row.key


def _touches(later: Row, row: Row, name: str) -> bool:
    """Whether a later row set a field; of one whose values were struck out the outcome tells."""
    told = later.outcome
    replaced = [row.row, name] in [list(one) for one in told.get("replaces", ())]
    return replaced or name in later.op.get("f", {}) or name in told.get("lost", ())


def _ids(row: Row) -> set[str]:
    return {row.replica, str((row.op.get("o") or [row.replica])[0])}
