"""What a feed's rows come to, told from docs/protocol.md section 4 alone; neither side's code."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.protocol.reference import base_hash
from tests.simulation import set_words

REMOVED = "removed"
#: Actions that give a removed record values without bringing it back by themselves.
_SETTING = ("set", "resolve", "reopen")
Key = tuple[str, str]


class Astray(AssertionError):
    """The county's history contradicts the protocol."""


@dataclass
class Row:
    """One row of a feed as it came.

    Args:
        row: its number.
        replica: who made the op.
        n: the op's number there.
        outcome: what the county made of it.
        line: the op's bytes.
        op: the op.
        placed: which ops have rows, up to this one.
    """

    row: int
    replica: str
    n: int
    outcome: Mapping[str, Any]
    line: bytes
    op: Mapping[str, Any]
    placed: Container[tuple[str, int]] = ()

    @property
    def key(self) -> Key:
        """Which record."""
        return str(self.op["k"]), str(self.op["i"])

    @property
    def former(self) -> tuple[str, int]:
        """The replica whose ops up to a number count as this PC's own too."""
        repeats = self.op.get("o")
        if not repeats:
            return "", 0
        return str(repeats[0]), int(repeats[3]) if len(repeats) > 3 else 0

    @property
    def names_up_to(self) -> int:
        """The last row it names, as seen or as a conflict."""
        named = [self.op.get("b", 0), *self.op.get("x", {}).values(), *self.op.get("c", [0])[:1]]
        return max(int(row) for row in named)

    @property
    def action(self) -> str:
        """What it does: `set` where it does not say."""
        return str(self.op.get("a", "set"))

    def made_before(self, other: Row) -> bool:
        """Which of two ops of one replica came first; what it repeats is of a former id."""
        mine, its = self.op.get("o"), other.op.get("o")
        if bool(mine) != bool(its):
            return bool(mine)
        if mine and its and mine[0] == its[0]:
            return int(mine[1]) < int(its[1])
        return self.n < other.n


@dataclass
class Standing:
    """A record as it stands.

    Args:
        values: field to value.
        setters: field to the row that set it, and those that set the same after it.
        removed: the row that removed it, or None.
        made: the row that made it.
    """

    values: dict[str, Any] = field(default_factory=dict)
    setters: dict[str, list[Row]] = field(default_factory=dict)
    removed: Row | None = None
    made: Row | None = None


@dataclass
class Parked:
    """A value that was not taken.

    Args:
        by: the row whose op brought it.
        field: which field.
        value: what the clerk had entered.
        key: of which record.
    """

    by: Row
    field: str
    value: Any
    key: Key


class Fold:
    """Records and open conflicts of one feed, row by row.

    Args:
        groups: kind to groups of fields that stand or fall together.
        insert_only: kinds that appear with `add` only.
        refs: kind to field to the kind it refers to.
        formers: replica to those whose disk it came from. What it repeated of theirs leaves no row
            where the other was first, so that nobody can tell here what it counted as its own;
            such rows are judged by what clerks saw instead.
    """

    def __init__(
        self,
        groups: Mapping[str, Iterable[Iterable[str]]] | None = None,
        insert_only: Iterable[str] = (),
        refs: Mapping[str, Mapping[str, str]] | None = None,
        formers: Mapping[str, Container[str]] | None = None,
    ) -> None:
        self._groups = {k: [set(g) for g in found] for k, found in (groups or {}).items()}
        self._insert_only = set(insert_only)
        self._refs = refs or {}
        self._formers = formers or {}
        self.records: dict[Key, Standing] = {}
        self.open: dict[tuple[int, str], Parked] = {}
        self.rows: list[Row] = []
        self._placed: set[tuple[str, int]] = set()

    def take(self, row: Row) -> None:
        """Apply the next row."""
        if row.row != len(self.rows) + 1:
            raise Astray(f"row {row.row} follows row {len(self.rows)}")
        self.rows.append(row)
        self._placed.add((row.replica, row.n))
        row.placed = self._placed
        outcome = row.outcome
        if not outcome.get("life") and row.names_up_to >= row.row:
            raise Astray(f"row {row.row} is judged by rows that were not there yet: {row.op}")
        if outcome.get("already"):
            return
        self._reopen(row)
        self._revive(row)
        record = self.records.setdefault(row.key, Standing())
        lost = set(outcome.get("lost", ()))
        late = set(outcome.get("late", ()))
        self._judge(row, record, lost)
        wrong = set_words.misjudged(row, self.rows[:-1], lambda one: self._is_later(one, row))
        if wrong:
            raise Astray(f"row {row.row}, {row.key} {wrong}")
        # Of a conflict that a former life had and this one has not, only the value is left.
        plain = row.outcome.get("life") and not {"settles", "reopens"} & set(outcome)
        if row.action in ("resolve", "reopen") and not plain:
            self._settle(row, record, lost | late)
        else:
            self._set(row, record, lost | late)
        self._trash(row, record, lost | late)
        self._park(row, lost)

    # --- one row ----------------------------------------------------------------------------

    def _fields(self, row: Row) -> Mapping[str, Any]:
        found = row.op.get("f", {})
        return set_words.left(found, row.outcome) if isinstance(found, Mapping) else {}

    def _set(self, row: Row, record: Standing, lost: set[str]) -> None:
        if row.action == "add" and record.made is None:
            record.made = row
        for name, value in self._fields(row).items():
            if name in lost or name == REMOVED:
                continue
            self._put(record, name, value, row)
            self._fall_away(row, name)

    def _put(self, record: Standing, name: str, value: Any, row: Row) -> None:
        stands = record.values.get(name)
        if name in record.setters and stands == value:
            record.setters[name].append(row)
            return
        record.values[name] = _merged(stands, value) if _is_set(value) else value
        record.setters[name] = [row]

    def _trash(self, row: Row, record: Standing, lost: set[str]) -> None:
        if row.outcome.get("void"):
            record.removed = row
        elif REMOVED in lost:
            return
        elif row.action == "delete":
            record.removed = record.removed or row
            self._fall_away(row, REMOVED)
        elif row.action in ("add", "restore"):
            record.removed = None

    def _settle(self, row: Row, record: Standing, left: set[str]) -> None:
        _, chosen = row.outcome.get("settles", (0, ""))
        for name, value in self._fields(row).items():
            if name == REMOVED:
                record.removed = (record.removed or row) if value else None
            elif name == chosen:
                # A choice sets its field anew, also to what stood there.
                record.values[name], record.setters[name] = value, [row]
            elif name not in left:
                self._put(record, name, value, row)
        settles = row.outcome.get("settles")
        if row.action == "resolve":
            if not settles:
                raise Astray(f"row {row.row} resolves nothing: {row.op}")
            self.open.pop((int(settles[0]), str(settles[1])), None)

    def _reopen(self, row: Row) -> None:
        reopens = row.outcome.get("reopens")
        if not reopens:
            return
        at, name = int(reopens[0]), str(reopens[1])
        by = self.rows[at - 1]
        value = True if name == REMOVED else self._fields(by).get(name)
        self.open[at, name] = Parked(by, name, value, by.key)

    def _revive(self, row: Row) -> None:
        for kind, record_id, values, removed in row.outcome.get("revived", ()):
            record = self.records[kind, record_id]
            if record.removed is None:
                raise Astray(f"row {row.row} revives {kind} {record_id}, which lives")
            by, record.removed = record.removed, None
            own = row.key == (kind, record_id)
            if removed is None and not own:
                raise Astray(f"row {row.row} brings {kind} {record_id} back knowingly")
            for name, value in values.items():
                if not own and record.values.get(name) != value:
                    raise Astray(f"row {row.row} revives {kind} {record_id} with another {name}")
            if removed is not None:
                self.open[by.row, REMOVED] = Parked(by, REMOVED, True, (kind, record_id))

    def _park(self, row: Row, lost: set[str]) -> None:
        for at, name in row.outcome.get("replaces", ()):
            self.open.pop((int(at), str(name)), None)
        for name in lost:
            value = True if name == REMOVED else self._fields(row).get(name)
            self.open[row.row, name] = Parked(row, name, value, row.key)

    def _fall_away(self, row: Row, name: str) -> None:
        for at, parked in list(self.open.items()):
            mine = parked.by.replica == row.replica and parked.by.made_before(row)
            if mine and parked.key == row.key and parked.field == name:
                del self.open[at]

    # --- was it right? ----------------------------------------------------------------------

    def _judge(self, row: Row, record: Standing, lost: set[str]) -> None:
        """Nothing was replaced or removed that the clerk had not seen (sections 3 and 5)."""
        if row.action == "seal" or row.key[0] in self._insert_only:
            return
        late = set(row.outcome.get("late", ()))
        for name in late:
            if not self._went_on(row, name):
                raise Astray(f"row {row.row} left {row.key} {name} out, which nobody set later")
        if row.outcome.get("life"):
            return  # its bases are rows of a life that nobody here has read
        if row.action in ("resolve", "reopen"):
            self._judge_removal(row, record, set())
            return
        unseen = self._unseen(row, record)
        kin = {
            name
            for name, setters in record.setters.items()
            if any(self._kin(row, setter) for setter in setters)
        }
        taken = sorted(unseen - lost - late - kin - self._hashed(row, record))
        if taken:
            before = record.setters[taken[0]][0]
            raise Astray(f"row {row.row} replaced {row.key} {taken} of row {before.row} unseen")
        mates = self._mates(row, record, unseen)
        needless = sorted(lost - unseen - mates - kin - {REMOVED} - self._struck(row))
        if needless:
            raise Astray(f"row {row.row} parked {row.key} {needless} though it had seen all")
        self._judge_removal(row, record, lost | late)

    def _struck(self, row: Row) -> set[str]:
        """Fields of which values were struck out since, of this row or of those before it."""
        if "gone" in row.outcome:
            return set(row.outcome.get("lost", ()))
        struck = any("gone" in one.outcome and one.key == row.key for one in self.rows[:-1])
        return set(row.op.get("f", {})) if struck else set()

    def _went_on(self, row: Row, name: str) -> bool:
        """Whether a later op of the same replica on the same field has its row already."""
        return any(
            before.key == row.key
            and (name in self._fields(before) or name == REMOVED)
            and self._is_later(before, row)
            for before in self.rows[:-1]
        )

    def _is_later(self, one: Row, row: Row) -> bool:
        return _mine(one, row) or self._kin(row, one)

    def _unseen(self, row: Row, record: Standing) -> set[str]:
        found = set()
        for name, value in self._fields(row).items():
            if _is_set(value) or name not in record.setters or name == REMOVED:
                continue
            if value != record.values.get(name) and not self._saw(row, record, name):
                found.add(name)
        return found

    def _saw(self, row: Row, record: Standing, name: str) -> bool:
        setters = record.setters[name]
        base = int(row.op.get("x", {}).get(name, row.op.get("b", 0)))
        return setters[0].row <= base or any(_mine(row, setter) for setter in setters)

    def _kin(self, row: Row, before: Row) -> bool:
        one, other = row.replica, before.replica
        if one == other:
            return False  # its own order is told
        if other in self._formers.get(one, ()) or one in self._formers.get(other, ()):
            return True
        # Two that came from one disk both know what one of them repeated of its ops.
        repeats = before.op.get("o")
        return bool(repeats) and repeats[0] in self._formers.get(one, ())

    def _mates(self, row: Row, record: Standing, unseen: set[str]) -> set[str]:
        """Fields that fall with others of their group (section 5)."""
        found: set[str] = set()
        for group in self._groups.get(row.key[0], ()):
            others = (name for name in group - set(self._fields(row)) if name in record.setters)
            if group & unseen or any(not self._saw(row, record, name) for name in others):
                found |= group
        return found

    def _hashed(self, row: Row, record: Standing) -> set[str]:
        told = row.op.get("h", {})
        return {name for name, h in told.items() if base_hash(record.values.get(name)) == h}

    def _judge_removal(self, row: Row, record: Standing, left: set[str]) -> None:
        if row.action == "delete" and REMOVED not in left and record.removed is None:
            later = [
                setters[0]
                for name, setters in record.setters.items()
                if not _is_set(self._fields(setters[0]).get(name))
                and not self._saw_row(row, record, name)
            ]
            later += [by for by in self._children(row.key) if not _seen(row, by)]
            later = [by for by in later if not self._kin(row, by)]
            if later:
                raise Astray(f"row {row.row} deleted {row.key} over row {later[0].row} unseen")
        by = record.removed
        if by is None or row.action not in _SETTING or row.outcome.get("void"):
            return
        if self._fields(row).get(REMOVED) is True:
            return
        # One's own delete, whichever comes first, is nobody's surprise.
        own = _seen(row, by) or _mine(by, row) or self._kin(row, by)
        if not own and set(self._fields(row)) - left:
            raise Astray(f"row {row.row} set {row.key}, removed by row {by.row}")

    def _saw_row(self, row: Row, record: Standing, name: str) -> bool:
        base = int(row.op.get("b", 0))
        setters = record.setters[name]
        return setters[0].row <= base or any(_mine(row, setter) for setter in setters)

    def _children(self, key: Key) -> list[Row]:
        """The rows by which living records came to refer to one."""
        found = []
        for (kind, _), record in self.records.items():
            for name, refers_to in self._refs.get(kind, {}).items():
                points = refers_to == key[0] and record.values.get(name) == key[1]
                if points and record.removed is None and name in record.setters:
                    found.append(record.setters[name][0])
        return found


def _seen(row: Row, before: Row) -> bool:
    return before.row <= int(row.op.get("b", 0)) or _mine(row, before)


def _mine(row: Row, before: Row) -> bool:
    """Whether an earlier op of the same replica, under whatever id, is behind a row."""
    if row.replica == before.replica:
        return before.made_before(row)
    former, common = row.former
    if before.replica == former and before.n <= common:
        return True
    # What another repeated of this PC's earlier ops is this PC's own; where this PC's op of that
    # number has a row of its own, the other one repeated an op of a copy of this disk.
    told = before.op.get("o")
    if not told or told[0] != row.replica or row.op.get("o") or int(told[1]) >= row.n:
        return False
    return (row.replica, int(told[1])) not in row.placed


def _is_set(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value) and set(value) <= {"+", "-"}


def _merged(standing: Any, change: Mapping[str, Any]) -> list[Any]:
    now = set(standing or ())
    return sorted((now | set(change.get("+", ()))) - set(change.get("-", ())))
