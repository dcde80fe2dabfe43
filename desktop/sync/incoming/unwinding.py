"""Rows a county has lost are taken out of what it is thought to have, before they are read anew.

Judged once more, some of them may lose what they had won. So each value such a row had set gives
way to the one before, until a row sets it again; what this PC set and the county has not judged
stays on top as ever. What lies below that is told by the rows that stay: those that went may have
been read while it was on top already, or have settled it, and nothing else remembers what was
below then.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop.model.fields import FieldType
from desktop.model.fitting import is_moment
from desktop.model.kinds import ALL
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.sync.incoming.arrived import NOTHING_TOLD, Incoming, Tools
from desktop.sync.incoming.laying import FITS, removal
from desktop.sync.incoming.pending import below
from desktop.sync.incoming.piece import JUDGED, Piece
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

#: What an operation changed of a record: field -> (value before, value after).
_Set = dict[str, tuple[Any, Any]]
#: Kind, record, field.
_Key = tuple[str, str, str]


def unwind(tools: Tools, piece: Piece, dropped: Iterable[tuple[str, int]], row: int) -> None:
    """Take back what some rows had set here, newest first.

    Args:
        tools: what it needs.
        piece: of the feed, with nothing in it.
        dropped: replica and number of the operations. Of this PC's own only what they brought
            back is taken back; what they set goes up again.
        row: the last row that county and PC agree on.
    """
    steps = _steps(tools, set(dropped))
    by_kind: dict[str, set[str]] = {}
    for kind, record, _ in steps:
        by_kind.setdefault(kind, set()).add(record)
    if piece.feed == tools.station:
        for kind, record in _with_own_on_top(piece):
            by_kind.setdefault(kind, set()).add(record)
    piece.prepare_records(by_kind)
    if piece.feed == tools.station:
        # Shadows lie below what this PC set, which goes into its station's feed alone.
        piece.shadows = {key: told for key, told in piece.shadows.items() if told[1] <= row}
    piece.group.origin = JUDGED
    for kind, record, values in steps:
        if piece.arriving.there(kind, record):
            _take_back(piece, kind, record, values, row)
    if piece.feed == tools.station:
        piece.shadows |= _below_again(piece, row)
    piece.finish()


def _take_back(piece: Piece, kind: str, record: str, values: _Set, row: int) -> None:
    known, changes = ALL[kind].by_name, {}
    for name, (value, after) in values.items():
        told = REMOVED_NAME if name == REMOVED else name
        if name != REMOVED and name not in known:
            continue
        before = piece.readable((kind, record, told), value)
        if piece.pending.holds(kind, record, told):
            own = piece.pending.changes(kind, record, told)
            # What this PC had set goes up anew as well, so it is not below either.
            mine = any(one.after == value for one in own)
            lies = piece.readable((kind, record, told), below(own)) if mine else before
            piece.shadows[kind, record, told] = (lies, row)
        elif columns.to_json(piece.arriving.value(kind, record, name)) == after:
            changes[name] = columns.from_json(known.get(name), before)
    piece.arriving.update(ALL[kind], record, changes)


def _with_own_on_top(piece: Piece) -> list[tuple[str, str]]:
    """The records with values of this PC's that the county judges anew, or has not judged."""
    return piece.store.rows(
        "SELECT j.kind, j.record_id FROM sync_op AS o JOIN journal AS j ON j.seq = o.seq "
        "WHERE o.open = 1 UNION SELECT kind, record FROM sync_shadow"
    )


def _below_again(piece: Piece, row: int) -> dict[_Key, tuple[Any, int]]:
    """What the county has below this PC's values, as far as the rows up to one tell.

    Of sets they tell only changes; what lies below those the values themselves tell.
    """
    wanted = {
        (kind, record, name)
        for (kind, record), fields in piece.pending.of.items()
        if kind in ALL and piece.arriving.there(kind, record)
        for name in fields
        if name == REMOVED_NAME or ALL[kind].by_name[name].type is not FieldType.SET
    }
    found: dict[_Key, tuple[Any, int]] = {}
    for one in _rows_down_from(piece, row) if wanted else ():
        for key, value in _taken(piece, one).items():
            if key in wanted and _could_show(piece, key, value):
                found[key] = (value, one.row)
            wanted.discard(key)
        if not wanted:
            break
    return found


def _rows_down_from(piece: Piece, row: int) -> Iterator[Incoming]:
    """The rows kept up to one, the last first."""
    for at, replica, n, told, line in piece.store.rows(
        "SELECT r.row, r.replica, r.n, r.outcome, coalesce(r.bytes, p.op_bytes, o.bytes) "
        "FROM sync_row AS r LEFT JOIN journal_payload AS p ON p.seq = r.seq "
        "LEFT JOIN sync_op AS o ON o.replica = r.replica AND o.n = r.n "
        "WHERE r.feed = ? AND r.row <= ? ORDER BY r.row DESC",
        (piece.feed, row),
    ):
        if line is not None:
            outcome = decoded(told) if told else NOTHING_TOLD
            yield Incoming(at, replica, n, "", outcome, line, b"", False, decoded(bytes(line)))


def _taken(piece: Piece, one: Incoming) -> dict[_Key, Any]:
    """What a row set, as the journal spells it; a record's being removed is the time of that."""
    taken: dict[_Key, Any] = {
        (str(kind), str(record), REMOVED_NAME): None
        for kind, record, *_ in one.outcome.get("revived", ())
    }
    if one.outcome.get("already"):
        return taken
    left = one.names("lost") | one.names("late")
    gone = removal(one, left, there=True)
    if gone is not None:
        at = one.op.get("t") if is_moment(one.op.get("t")) else piece.group.at
        taken[*one.key, REMOVED_NAME] = at if gone else None
    for name, wire in one.fields.items():
        if name not in left and name != REMOVED_NAME:
            taken[*one.key, name] = piece.opened((*one.key, name), wire)
    return taken


def _could_show(piece: Piece, key: _Key, value: Any) -> bool:  # noqa: ANN401 - JSON
    kind, _, name = key
    if name == REMOVED_NAME:
        return True
    refers = bool(ALL[kind].by_name[name].refers_to) and value is not None
    return FITS[kind][name](value) and (
        not refers or value in piece.references([(kind, {name: value})], set())
    )


def _steps(tools: Tools, dropped: set[tuple[str, int]]) -> list[tuple[str, str, _Set]]:
    """What those operations had changed here, the newest first; of each the last time only."""
    replicas = json.dumps(sorted({replica for replica, _ in dropped}))
    found: list[tuple[str, str, _Set]] = []
    met: set[tuple[str, int, str]] = set()
    for kind, record, replica, n, body in tools.store.rows(
        "SELECT j.kind, j.record_id, j.op_replica, j.op_seq, p.body FROM journal AS j "
        "JOIN journal_payload AS p ON p.seq = j.seq WHERE j.origin = 'remote' "
        "AND j.action = 'update' AND j.op_replica IN (SELECT value FROM json_each(?)) "
        "ORDER BY j.seq DESC",
        (replicas,),
    ):
        if (replica, n) in dropped and (replica, n, record) not in met and kind in ALL:
            met.add((replica, n, record))
            found.append((kind, record, _values(decoded(body))))
    return found


def _values(body: Mapping[str, Any]) -> _Set:
    before = body["before"]
    return {name: (before.get(name), after) for name, after in body["after"].items()}
