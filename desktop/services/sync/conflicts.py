"""Where two hands set one field: both values, who and when, and a choice that can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from desktop import errors
from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.fitting import STRANGE_WORDS, fitting
from desktop.model.ids import RecordId
from desktop.model.kind import Kind, Record
from desktop.model.kinds import ALL
from desktop.model.locked import is_locked
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.past.hands import Hand, Hands
from desktop.services.past.origins import Origins
from desktop.services.records import shown_private
from desktop.services.sync.replicas import REPLICA
from desktop.storage import columns, journal
from desktop.storage.columns import REMOVED
from desktop.storage.journal import REMOTE, Group
from desktop.sync.incoming import conflicts
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.outgoing.ops import REOPEN, RESOLVE
from desktop.sync.wire.protocol import REMOVED_NAME, written

Which = Literal["standing", "parked"]
#: What stands for a value where there is none.
EMPTY_WORDS = "（空）"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two values.

    Args:
        words: as people read it; private ones masked.
        value: the value itself; of ``removed``, whether the record is in the trash.
        who: whose hand, and where.
        at: when, as that PC's clock had it.
        here: whether it was set on this PC.
    """

    words: str
    value: Value
    who: str
    at: str
    here: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two values for one field of a record.

    Args:
        row: names it, together with `field`.
        field: which; ``removed`` for a delete that was parked.
        kind: of the record.
        record_id: its id.
        title: what the record is called.
        label: the field in words.
        standing: the value that counts now.
        parked: the other.
        chosen: what a person chose, in words; empty while open.
        chosen_by: who chose.
        chosen_at: when.
    """

    row: int
    field: str
    kind: str
    record_id: str
    title: str
    label: str
    standing: Side
    parked: Side
    chosen: str = ""
    chosen_by: str = ""
    chosen_at: str = ""

    @property
    def mine(self) -> Which:
        """The side that was set on this PC; the parked one where neither was."""
        return "standing" if self.standing.here and not self.parked.here else "parked"


def open_conflicts(desk: Desk) -> list[Conflict]:
    """Those that wait for a choice, the oldest first."""
    return _shown(desk, conflicts.open_conflicts(desk.store))


def settled_conflicts(desk: Desk, limit: int = 50) -> list[Conflict]:
    """Those that were decided, the newest first."""
    return _shown(desk, conflicts.settled_conflicts(desk.store, limit))


def take(desk: Desk, row: int, field: str, which: Which) -> None:
    """Choose one of the two values.

    Raises:
        errors.NotFound: there is no such conflict, or it was decided meanwhile.
        errors.InvalidValues: the value no longer fits the rest of the record.
    """
    parked = _open(desk, row, field)
    with _action(desk, parked) as group:
        _choose(desk, group, parked, which)


def resolve(desk: Desk, row: int, field: str, typed: object) -> None:
    """Choose a third value, as typed; of ``removed``, true or false.

    Raises:
        errors.NotFound: there is no such conflict, or it was decided meanwhile.
        errors.InvalidValues: the value will not do.
    """
    parked = _open(desk, row, field)
    kind = ALL[parked.kind]
    value: Value = bool(typed)
    if field != REMOVED_NAME:
        value = checks.parse_values(kind, {field: typed})[field]
    with _action(desk, parked) as group:
        _settle(desk, group, parked, value)


def take_all(desk: Desk, kind: str, record_id: str, *, mine: bool) -> int:
    """Choose for all of a record's conflicts at once; gives how many there were.

    Args:
        desk: the open station.
        kind: of the record.
        record_id: its id.
        mine: whether this PC's values are wanted, or the others.
    """
    found = [one for one in open_conflicts(desk) if (one.kind, one.record_id) == (kind, record_id)]
    if not found:
        return 0
    with _action(desk, _open(desk, found[0].row, found[0].field), len(found)) as group:
        for one in found:
            other: Which = "parked" if one.mine == "standing" else "standing"
            _choose(desk, group, _open(desk, one.row, one.field), one.mine if mine else other)
            group.flush()
    return len(found)


def reopen(desk: Desk, row: int, field: str) -> None:
    """Take a choice back: the value before it stands again, and both wait for a person.

    Raises:
        errors.NotFound: there is no such conflict, or it is open.
    """
    parked = conflicts.conflict(desk.store, _feed(desk), row, field)
    if parked is None or parked.state != conflicts.RESOLVED:
        raise errors.NotFound(label="不一致", id=f"{row}/{field}")
    with desk.action("reopen", "") as group:
        kind = ALL[parked.kind]
        record = desk.records.get(kind, parked.record, removed=True)
        value = _before_choice(desk, record, parked)
        seq = _set(desk, group, record, parked.field, value)
        _say(desk, group, parked, REOPEN, value, seq)
        conflicts.opened_again(desk.store, parked.feed, (row, field))
        rules.follow(desk, group, kind.name, record.id)
        group.rename(f"重新打开{kind.label}「{_called(desk, record)}」的不一致")


# --- choosing -----------------------------------------------------------------------------------


def _open(desk: Desk, row: int, field: str) -> Parked:
    parked = conflicts.conflict(desk.store, _feed(desk), row, field)
    if parked is None or parked.state != conflicts.OPEN:
        raise errors.NotFound(label="不一致", id=f"{row}/{field}")
    return parked


def _feed(desk: Desk) -> str:
    return desk.station.text("division_code")


def _action(desk: Desk, parked: Parked, count: int = 1) -> Any:  # noqa: ANN401 - a context
    kind = ALL[parked.kind]
    record = desk.records.get(kind, parked.record, removed=True)
    what = _label(kind, parked.field) if count == 1 else f"{count} 处"
    return desk.action("resolve", f"选定{kind.label}「{_called(desk, record)}」的{what}")


def _choose(desk: Desk, group: Group, parked: Parked, which: Which) -> None:
    record = desk.records.get(ALL[parked.kind], parked.record, removed=True)
    if which == "standing":
        value = _standing_value(record, parked.field)
    elif parked.field == REMOVED_NAME:
        value = bool(parked.value)
    else:
        known = ALL[parked.kind].by_name.get(parked.field)
        if known is None or not fitting(ALL[parked.kind], known)(parked.value):
            raise errors.InvalidValues(problems=f"那边的值是{STRANGE_WORDS}，选不了。")
        value = columns.from_json(known, parked.value)
    _settle(desk, group, parked, value)


def _settle(desk: Desk, group: Group, parked: Parked, value: Value) -> None:
    kind = ALL[parked.kind]
    record = desk.records.get(kind, parked.record, removed=True)
    if parked.field != REMOVED_NAME:
        settled = rules.settle(desk, kind, {**record.values, parked.field: value})
        value = settled[parked.field]
    seq = _set(desk, group, record, parked.field, value)
    _say(desk, group, parked, RESOLVE, value, seq)
    who = {"clerk": desk.clerk, "replica": desk.settings.get(REPLICA), "at": group.at}
    told = value if parked.field == REMOVED_NAME else columns.to_json(value)
    conflicts.resolved(desk.store, parked.feed, (parked.row, parked.field), told, who)
    rules.follow(desk, group, kind.name, record.id)


def _set(desk: Desk, group: Group, record: Record, field: str, value: Value) -> int | None:
    """Set the field; gives the journal row, or None where it stands so already."""
    seq = group.next_seq
    changes: dict[str, Value] = {field: value}
    if field == REMOVED_NAME:
        if bool(record.removed_at) == bool(value):
            changes = {}
        else:
            changes = {REMOVED: group.at if value else None}
    if changes and desk.records.update(group, record, changes):
        return seq
    group.kept = True
    return None


def _say(
    desk: Desk, group: Group, parked: Parked, action: str, value: Value, seq: int | None
) -> None:
    """What the outbox sends instead of a plain edit."""
    told = value if parked.field == REMOVED_NAME else columns.to_json(value)
    desk.store.run(
        "INSERT INTO sync_todo (after, seq, action, kind, record, fields, conflict, clerk, at) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        (
            group.next_seq - 1, seq, action, parked.kind, parked.record,
            written({parked.field: told}).decode(),
            written([parked.row, parked.field]).decode(), desk.clerk, group.at,
        ),
    )  # fmt: skip


def _before_choice(desk: Desk, record: Record, parked: Parked) -> Value:
    name = REMOVED if parked.field == REMOVED_NAME else parked.field
    standing = _standing_value(record, parked.field)
    for entry in reversed(journal.history(desk.store, parked.kind, parked.record)):
        if name in entry.after:
            if parked.field == REMOVED_NAME:
                same = bool(entry.after[name]) == bool(parked.chosen)
                return bool(entry.before.get(name)) if same else standing
            known = record.kind.by_name[name]
            if entry.after[name] == parked.chosen:
                return columns.from_json(known, entry.before.get(name))
            return standing
    return standing


# --- showing ------------------------------------------------------------------------------------


def _shown(desk: Desk, found: list[Parked]) -> list[Conflict]:
    names, origins = Names(desk), Origins(desk)
    hands = Hands(desk, origins)
    shown = []
    for parked in found:
        kind = ALL.get(parked.kind)
        records = desk.records.get_many(kind, [parked.record]) if kind else []
        if kind is None or not records:
            continue  # a newer program's, or cleared out of the trash here
        record, settled = records[0], parked.state == conflicts.RESOLVED
        shown.append(
            Conflict(
                parked.row, parked.field, parked.kind, parked.record, names.of(record),
                _label(kind, parked.field),
                _side(names, record, parked, _stands(record, parked.field),
                      hands.of_standing(record, parked)),
                _side(names, record, parked, parked.value, hands.of_parked(parked)),
                _words(names, record, parked.field, parked.chosen) if settled else "",
                origins.who(parked.by, REMOTE, parked.by_replica) if settled else "",
                parked.by_at or "",
            )
        )  # fmt: skip
    return shown


def _side(
    names: Names,
    record: Record,
    parked: Parked,
    value: Any,  # noqa: ANN401 - JSON
    hand: Hand,
) -> Side:
    words = _words(names, record, parked.field, value)
    return Side(words, value, hand.who, hand.at, hand.here)


def _stands(record: Record, field: str) -> Any:  # noqa: ANN401 - JSON
    value = _standing_value(record, field)
    return value if field == REMOVED_NAME else columns.to_json(value)


def _standing_value(record: Record, field: str) -> Value:
    return bool(record.removed_at) if field == REMOVED_NAME else record.values[field]


def _words(names: Names, record: Record, field: str, value: Any) -> str:  # noqa: ANN401 - JSON
    if field == REMOVED_NAME:
        return "删除" if value else "保留"
    known = record.kind.by_name.get(field)
    if known is None or not (is_locked(value) or fitting(record.kind, known)(value)):
        return STRANGE_WORDS
    shown = shown_private(known, columns.from_json(known, value))
    return names.shown(Record(record.kind, RecordId(""), {field: shown}), field) or EMPTY_WORDS


def _label(kind: Kind, field: str) -> str:
    if field == REMOVED_NAME:
        return "删除"
    return kind.by_name[field].label if field in kind.by_name else field


def _called(desk: Desk, record: Record) -> str:
    return Names(desk).of(record)
