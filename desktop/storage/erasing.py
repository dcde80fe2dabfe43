"""What somebody's records held is erased; the journal's chain and what others count stays.

A journal row keeps the salted hash of its payload; without the payload it tells that something was
changed, by whom and when, and no longer what. Operations that have left keep their hash in the same
way, so that the chains of both sides still fit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.model.fields import FieldType, Value
from desktop.model.kind import Record
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.database import Mode, Store
from desktop.storage.journal import LOCAL, Group

_OF = "(SELECT value FROM json_each(?1))"
#: What stands in the place of a value that was taken back (docs/protocol.md, 13).
_WITHDRAWN = '{"withdrawn":true}'


def sent(store: Store, kind: str, record_id: str, frozen: int) -> bool:
    """Whether a record's beginning has left this PC, or came from elsewhere.

    Args:
        store: the records file.
        kind: of the record.
        record_id: which.
        frozen: the last journal row that has been made ready to leave.
    """
    sql = (
        "SELECT 1 FROM journal WHERE kind = ? AND record_id = ? AND action = 'insert' "
        "AND (origin <> ? OR seq <= ?) LIMIT 1"
    )
    return bool(store.one(sql, (kind, record_id, LOCAL, frozen)))


def erase_payloads(store: Store, ids: Sequence[str], up_to: int = 1 << 62) -> None:
    """Erase what the journal holds of some records, inside the open transaction.

    Args:
        store: the records file.
        ids: of the records.
        up_to: the last row that is erased.
    """
    with store.allowing(Mode.ERASING):
        store.run(
            "DELETE FROM journal_payload WHERE seq IN "
            f"(SELECT seq FROM journal WHERE record_id IN {_OF} AND seq <= ?2)",
            (json.dumps(list(ids)), up_to),
        )


def blank(
    store: Store, group: Group, record: Record, values: Mapping[str, Value], *, first: bool
) -> None:
    """Set fields of a record so that the journal does not keep what they were.

    Args:
        store: inside the open action.
        group: that action.
        record: as it stands.
        values: field -> what it is from now on.
        first: whether the record has to begin with this row, since the rows before it were erased
            before they could leave.
    """
    kind = record.kind
    whole = {**record.values, **values} if first else dict(values)
    after: dict[str, Any] = {name: columns.to_json(value) for name, value in whole.items()}
    # Words of a set leave as what was taken away; what somebody can do names nobody.
    sets = [f.name for f in kind.fields if f.type is FieldType.SET and f.name in values]
    before = {name: columns.to_json(record.values[name]) for name in sets if not first}
    # The base is what stands: whoever erases has seen all there is.
    bases = {} if first else {name: record.versions[name] for name in values}
    seq = group.add(
        kind.name,
        record.id,
        "insert" if first else "update",
        before,
        columns.known(whole) if first else after,
        bases,
    )
    later = {
        name: at for name, at in record.versions.items() if at != min(record.versions.values())
    }
    versions = {**later, **dict.fromkeys(values, seq)}
    listed = ", ".join(f"[{name}] = ?" for name in values)
    store.run(
        f"UPDATE [{kind.name}] SET {listed}, revisions = ? WHERE id = ?",
        (*(columns.to_column(v) for v in values.values()), json.dumps(versions), record.id),
    )


def say_removed(group: Group, kind: str, record_id: str) -> None:
    """Journal that a record is gone, for the county, where its row is taken away at once."""
    group.add(kind, record_id, "update", {}, {REMOVED: group.at}, {})


def forget_beside(store: Store, ids: Sequence[str], words: Sequence[str]) -> None:
    """Erase what lies beside the journal: what sync keeps of some records, and drafts.

    Args:
        store: inside the open action.
        ids: of the records.
        words: what nobody else is called by; drafts with one of them in it go.
    """
    listed = json.dumps(list(ids))
    for sql in (
        f"DELETE FROM sync_todo WHERE record IN {_OF}",
        f"DELETE FROM sync_stranger WHERE record IN {_OF}",
        f"UPDATE sync_shadow SET value = 'null' WHERE record IN {_OF}",
        f"UPDATE sync_conflict SET value = '{_WITHDRAWN}', chosen = NULL WHERE record IN {_OF}",
        f"UPDATE sync_attention SET fields = '{{}}', detail = NULL, state = 'given_up' "
        f"WHERE record IN {_OF}",
    ):
        store.run(sql, (listed,))
    for word in (*ids, *words):
        store.run("DELETE FROM draft WHERE instr(place, ?1) OR instr(body, ?1)", (word,))


def forget_sent(store: Store, ids: Sequence[str]) -> None:
    """Erase the operations about some records that have reached their place at the county."""
    listed = json.dumps(list(ids))
    about = f"json_extract(CAST(bytes AS TEXT), '$.i') IN {_OF}"
    # By the journal's index; what was sent beside it is little, and rows with bytes are few.
    store.run(
        "UPDATE sync_op SET bytes = NULL WHERE open = 0 AND verdict NOT NULL "
        f"AND seq IN (SELECT seq FROM journal WHERE record_id IN {_OF})",
        (listed,),
    )
    store.run(
        "UPDATE sync_op SET bytes = NULL WHERE open = 0 AND verdict NOT NULL "
        f"AND seq IS NULL AND bytes NOT NULL AND {about}",
        (listed,),
    )
    store.run(f"UPDATE sync_row SET bytes = NULL WHERE bytes NOT NULL AND {about}", (listed,))
    store.run(f"UPDATE sync_offer SET bytes = NULL WHERE bytes NOT NULL AND {about}", (listed,))


def on_their_way(store: Store, ids: Sequence[str]) -> int:
    """How many operations about some records have not reached their place at the county yet."""
    return int(
        store.one(
            "SELECT count(*) FROM sync_op WHERE (open = 1 OR verdict IS NULL) "
            f"AND bytes NOT NULL AND json_extract(CAST(bytes AS TEXT), '$.i') IN {_OF}",
            (json.dumps(list(ids)),),
        )
    )


def strike_titles(store: Store, ids: Sequence[str], names: Sequence[str], instead: str) -> None:
    """Take names out of the words of every action that touched some records.

    Args:
        store: inside the open action.
        ids: of the records.
        names: what is struck, the longest first.
        instead: what stands there then.
    """
    groups = f"SELECT DISTINCT group_id FROM journal WHERE record_id IN {_OF}"
    for name in names:
        store.run(
            "UPDATE journal_group SET title = replace(title, ?2, ?3) "
            f"WHERE instr(title, ?2) AND id IN ({groups})",
            (json.dumps(list(ids)), name, instead),
        )
