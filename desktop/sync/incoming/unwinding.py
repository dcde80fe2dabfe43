"""Rows a county has lost are taken out of what it is thought to have, before they are read anew.

Judged once more, some of them may lose what they had won. So each value such a row had set gives
way to the one before, until a row sets it again; what this PC set and the county has not judged
stays on top as ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from desktop.model.kinds import ALL
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.sync.incoming.arrived import Tools
from desktop.sync.incoming.pending import below
from desktop.sync.incoming.piece import JUDGED, Piece
from desktop.sync.wire.protocol import REMOVED_NAME, decoded

#: What an operation changed of a record: field -> (value before, value after).
_Set = dict[str, tuple[Any, Any]]


def unwind(tools: Tools, piece: Piece, dropped: Iterable[tuple[str, int]], row: int) -> None:
    """Take back what some rows had set here, newest first.

    Args:
        tools: what it needs.
        piece: of the feed, with nothing in it.
        dropped: replica and number of the operations, none of them this PC's.
        row: the last row that county and PC agree on.
    """
    steps = _steps(tools, set(dropped))
    by_kind: dict[str, set[str]] = {}
    for kind, record, _ in steps:
        by_kind.setdefault(kind, set()).add(record)
    piece.prepare_records(by_kind)
    if piece.feed == tools.station:
        # Shadows lie below what this PC set, which goes into its station's feed alone.
        piece.shadows = {key: told for key, told in piece.shadows.items() if told[1] <= row}
    piece.group.origin = JUDGED
    for kind, record, values in steps:
        if piece.arriving.there(kind, record):
            _take_back(piece, kind, record, values, row)
    piece.finish()


def _take_back(piece: Piece, kind: str, record: str, values: _Set, row: int) -> None:
    known, changes = ALL[kind].by_name, {}
    for name, (before, after) in values.items():
        told = REMOVED_NAME if name == REMOVED else name
        if name != REMOVED and name not in known:
            continue
        if piece.pending.holds(kind, record, told):
            own = piece.pending.changes(kind, record, told)
            # What this PC had set goes up anew as well, so it is not below either.
            mine = any(one.after == before for one in own)
            piece.shadows[kind, record, told] = (below(own) if mine else before, row)
        elif columns.to_json(piece.arriving.value(kind, record, name)) == after:
            changes[name] = columns.from_json(known.get(name), before)
    piece.arriving.update(ALL[kind], record, changes)


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
