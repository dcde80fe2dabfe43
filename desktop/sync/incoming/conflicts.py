"""Values that lost, parked beside the one that stands until a person has chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from desktop.storage.database import Store
from desktop.sync.wire.protocol import decoded, written

_REVIVED_ROW = 3
OPEN, RESOLVED, REPLACED = "open", "resolved", "replaced"


@dataclass(frozen=True, slots=True)
class Parked:
    """One conflict, named by the row of the operation that lost and the field.

    Args:
        feed: whose row.
        row: of the operation.
        field: which; ``removed`` for a parked delete.
        kind: of the record.
        record: its id.
        value: what was parked, as the journal spells it.
        replica: whose operation it was.
        clerk: who made it.
        at: when, for people.
        state: ``open``, ``resolved`` or ``replaced``.
        chosen: what a person chose, once resolved.
        by: who chose.
        by_replica: on which replica.
        by_at: when, for people.
    """

    feed: str
    row: int
    field: str
    kind: str
    record: str
    value: Any
    replica: str
    clerk: str | None
    at: str | None
    state: str = OPEN
    chosen: Any = None
    by: str | None = None
    by_replica: str | None = None
    by_at: str | None = None


_COLUMNS = (
    "feed, row, field, kind, record, value, replica, clerk, at, state, chosen, by, "
    "by_replica, by_at"
)


def park(store: Store, parked: Parked) -> None:
    """Note a value that lost; one that was opened and closed here already stays as it is."""
    store.run(
        "INSERT INTO sync_conflict (feed, row, field, kind, record, value, replica, clerk, at) "
        "VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (feed, row, field) DO UPDATE SET "
        "state = 'open', chosen = NULL, by = NULL, by_replica = NULL, by_at = NULL, by_row = NULL",
        (
            parked.feed, parked.row, parked.field, parked.kind, parked.record,
            written(parked.value).decode(), parked.replica, parked.clerk, parked.at,
        ),
    )  # fmt: skip


def replaced(store: Store, feed: str, which: Iterable[Sequence[Any]]) -> None:
    """Close conflicts whose parked value a later one of the same replica stands for."""
    store.run_many(
        "UPDATE sync_conflict SET state = 'replaced' WHERE feed = ? AND row = ? AND field = ?",
        [(feed, int(row), str(name)) for row, name in which],
    )


def resolved(
    store: Store,
    feed: str,
    which: Sequence[Any],
    chosen: Any,  # noqa: ANN401 - JSON
    who: Mapping[str, Any],
    *,
    row: int | None = None,
) -> None:
    """Close a conflict that a person decided.

    Args:
        store: in the open transaction.
        feed: whose.
        which: its row and field.
        chosen: the value that stands now, as the journal spells it.
        who: `clerk`, `replica`, `at`.
        row: of the resolution; None while it has not left.
    """
    store.run(
        "UPDATE sync_conflict SET state = 'resolved', chosen = ?, by = ?, by_replica = ?, "
        "by_at = ?, by_row = ? WHERE feed = ? AND row = ? AND field = ?",
        (
            written(chosen).decode(), who.get("clerk"), who.get("replica"), who.get("at"), row,
            feed, int(which[0]), str(which[1]),
        ),
    )  # fmt: skip


def opened_again(store: Store, feed: str, which: Sequence[Any]) -> None:
    """Open a conflict whose resolution was taken back."""
    store.run(
        "UPDATE sync_conflict SET state = 'open', chosen = NULL, by = NULL, by_replica = NULL, "
        "by_at = NULL, by_row = NULL WHERE feed = ? AND row = ? AND field = ?",
        (feed, int(which[0]), str(which[1])),
    )


def unjudged(
    store: Store, feed: str, row: int, dropped: Iterable[tuple[Mapping[str, Any], bool]]
) -> None:
    """Conflicts as they stood before some rows were judged, which the county has lost.

    Args:
        store: in the open transaction.
        feed: whose rows.
        row: the last row that county and PC agree on.
        dropped: the rows' outcomes, newest first, and whether the operation is this PC's own; what
            its clerk chose stays chosen, since it goes up again.
    """
    store.run("DELETE FROM sync_conflict WHERE feed = ? AND row > ?", (feed, row))
    for outcome, own in dropped:
        for entry in outcome.get("revived", ()):
            place = entry[3] if len(entry) > _REVIVED_ROW else None
            if place is not None and place <= row:
                store.run(
                    "DELETE FROM sync_conflict WHERE feed = ? AND row = ? AND field = 'removed'",
                    (feed, place),
                )
        settled = outcome.get("settles")
        again = [*outcome.get("replaces", ()), *([settled] if settled else ())]
        for which in [] if own else again:
            opened_again(store, feed, which)


def open_conflicts(store: Store) -> list[Parked]:
    """All that wait for a person, the oldest first."""
    return _read(store, "WHERE state = 'open' ORDER BY row, field", ())


def settled_conflicts(store: Store, limit: int) -> list[Parked]:
    """Those a person decided, the newest first."""
    return _read(store, "WHERE state = 'resolved' ORDER BY row DESC, field LIMIT ?", (limit,))


def conflict(store: Store, feed: str, row: int, name: str) -> Parked | None:
    """One conflict."""
    found = _read(store, "WHERE feed = ? AND row = ? AND field = ?", (feed, row, name))
    return found[0] if found else None


def count_open(store: Store) -> int:
    """How many wait for a person."""
    return int(store.one("SELECT count(*) FROM sync_conflict WHERE state = 'open'"))


def _read(store: Store, rest: str, parameters: tuple[Any, ...]) -> list[Parked]:
    rows = store.rows(f"SELECT {_COLUMNS} FROM sync_conflict {rest}", parameters)
    return [
        Parked(
            feed, row, field, kind, record, decoded(value), replica, clerk, at, state,
            decoded(chosen or "null"), by, by_replica, by_at,
        )
        for feed, row, field, kind, record, value, replica, clerk, at, state, chosen, by,
        by_replica, by_at in rows
    ]  # fmt: skip
