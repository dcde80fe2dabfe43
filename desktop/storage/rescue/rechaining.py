"""A journal with rows missing made whole again: what is known of them stands in, the chain is new.

Used on a fresh file only, never on the station's own: there a chain that does not fit is named.
A row that stands in for a lost one has no payload, like one that was erased by law; where its
record, group and payload are all known, it often is the very row, which its successor's hash tells.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from desktop.storage import audit, journal
from desktop.storage.database import Store
from desktop.storage.guards import install_guards, record_tables
from desktop.storage.integrity.integrity_records import PURGE
from desktop.storage.linked_rows import FIRST_PREVIOUS

#: What stands where nobody knows what was changed.
LOST = "lost"
#: The verb of actions of which something is lost: undo passes over them.
CUT_ACTION = "salvaged"
_COLUMNS = (
    "seq, kind, record_id, action, clerk, at, group_id, undo_of, origin, "
    "op_replica, op_seq, op_signer, schema_version, payload_hash, previous_hash"
)


@dataclass(slots=True)
class Rechained:
    """What became of the journal.

    Args:
        lost: numbers of rows that something stands in for.
        exact: how many lost rows could be made again byte for byte.
        anew: whether the chain from some row on is a new one.
    """

    lost: list[int] = field(default_factory=list)
    exact: int = 0
    anew: bool = False


def make_whole(store: Store) -> Rechained:
    """Fill the gaps of journal and audit, inside the open transaction.

    Args:
        store: of a new file into which the rows that could be read were put.
    """
    for table in ("journal", "audit", "journal_payload"):
        for event in ("update", "delete"):
            store.run(f"DROP TRIGGER IF EXISTS [guard_{table}_{event}]")
    done = _journal(store)
    _erase_again(store)
    _groups(store, done)
    _audit(store)
    install_guards(store.database)
    return done


def _journal(store: Store) -> Rechained:
    done, owners = Rechained(), _owners(store)
    previous, waiting = FIRST_PREVIOUS, 0
    rows = list(store.rows("SELECT seq FROM journal ORDER BY seq"))
    last = max([row[0] for row in rows[-1:]] + _mentioned(store, owners), default=0)
    present = {row[0] for row in rows}
    del rows
    for seq in range(1, last + 1):
        if seq in present:
            row = store.rows(f"SELECT {_COLUMNS} FROM journal WHERE seq = ?", (seq,))[0]
            if row[14] != previous:
                done.anew = True
                row = (*row[:14], previous)
                store.run("UPDATE journal SET previous_hash = ? WHERE seq = ?", (previous, seq))
            elif waiting:
                # The hash its successor keeps is theirs: the rows before it are the very ones.
                done.exact += waiting
                del done.lost[-waiting:]
            waiting = 0
        else:
            row = _stand_in(store, seq, owners, previous)
            store.run(f"INSERT INTO journal ({_COLUMNS}) VALUES ({','.join('?' * 15)})", row)
            done.lost.append(seq)
            waiting += 1
        previous = journal.row_hash(row)
    done.anew = done.anew or bool(done.lost)
    _drop_false_payloads(store)
    return done


def _owners(store: Store) -> dict[int, tuple[str, str, str]]:
    """Rows of the journal that records name as theirs: seq to (kind, record, action)."""
    known: dict[int, tuple[str, str, str]] = {}
    for table in record_tables(store.database):
        for record_id, revision, revisions in store.rows(
            f"SELECT id, revision, revisions FROM [{table}]"
        ):
            for seq in _later(revisions):
                known.setdefault(seq, (table, record_id, "update"))
            known[revision] = (table, record_id, "insert")
    return known


def _later(revisions: str | None) -> Iterator[int]:
    try:
        found = json.loads(revisions) if revisions else {}
    except ValueError:
        return
    yield from (seq for seq in found.values() if isinstance(seq, int))


def _mentioned(store: Store, owners: dict[int, tuple[str, str, str]]) -> list[int]:
    named = store.one("SELECT max(last_seq) FROM journal_group") or 0
    paid = store.one("SELECT max(seq) FROM journal_payload") or 0
    return [int(named), int(paid), max(owners, default=0)]


def _stand_in(
    store: Store, seq: int, owners: dict[int, tuple[str, str, str]], previous: bytes
) -> tuple[Any, ...]:
    kind, record_id, action = owners.get(seq, (LOST, "", "update"))
    payload = store.rows("SELECT salt, body, op_bytes FROM journal_payload WHERE seq = ?", (seq,))
    hashed = bytes(32)
    if payload and payload[0][0] is not None:
        salt, body, op_bytes = payload[0]
        hashed = journal.payload_hash(salt, (body or "").encode(), op_bytes)
    groups = store.rows(
        "SELECT id, clerk, at FROM journal_group WHERE ? BETWEEN first_seq AND last_seq", (seq,)
    )
    group, clerk, at = groups[0] if groups else (LOST, None, _time_before(store, seq))
    schema = store.one("SELECT schema_version FROM journal WHERE seq < ? ORDER BY seq DESC", (seq,))
    if schema is None:
        schema = store.one("SELECT schema_version FROM journal ORDER BY seq LIMIT 1")
    return (
        seq, kind, record_id, action, clerk, at, group, None, journal.LOCAL,
        None, None, None, schema, hashed, previous,
    )  # fmt: skip


def _time_before(store: Store, seq: int) -> str:
    found = store.one("SELECT at FROM journal WHERE seq < ? ORDER BY seq DESC LIMIT 1", (seq,))
    return str(found or store.one("SELECT at FROM journal ORDER BY seq LIMIT 1") or "")


def _drop_false_payloads(store: Store) -> None:
    """Payloads that are not what their row says: from a page whose older version had to serve."""
    rows = store.rows(
        "SELECT journal.seq, payload_hash, salt, body, op_bytes FROM journal "
        "JOIN journal_payload USING (seq) WHERE salt IS NOT NULL"
    )
    wrong = [
        (seq,)
        for seq, hashed, salt, body, op_bytes in rows
        if journal.payload_hash(salt, (body or "").encode(), op_bytes) != hashed
    ]
    store.run_many("DELETE FROM journal_payload WHERE seq = ?", wrong)


def _erase_again(store: Store) -> None:
    """What was cleared out of the trash may still stand on pages that were given up."""
    store.run(
        "DELETE FROM journal_payload WHERE seq IN (SELECT seq FROM journal WHERE action <> ?1 "
        "AND record_id IN (SELECT record_id FROM journal WHERE action = ?1))",
        (PURGE,),
    )


def _groups(store: Store, done: Rechained) -> None:
    """Every row's action has its words; one that lost a row can't be undone as a whole."""
    store.run(
        "INSERT INTO journal_group (id, verb, title, clerk, at, first_seq, last_seq) "
        "SELECT group_id, ?, '（说明已损坏）', max(clerk), min(at), min(seq), max(seq) "
        "FROM journal WHERE group_id NOT IN (SELECT id FROM journal_group) GROUP BY group_id",
        (CUT_ACTION,),
    )
    for _, part in itertools.groupby(enumerate(done.lost), lambda pair: pair[1] - pair[0]):
        run = [seq for _, seq in part]
        store.run(
            "UPDATE journal_group SET verb = ? WHERE first_seq <= ? AND last_seq >= ?",
            (CUT_ACTION, run[-1], run[0]),
        )


def _audit(store: Store) -> None:
    rows = {row[0]: tuple(row) for row in store.rows(f"SELECT {audit.COLUMNS} FROM audit")}
    previous = bytes(32)
    for seq in range(1, max(rows, default=0) + 1):
        row = rows.get(seq)
        if row is None:
            row = (seq, "", None, LOST, "", None, "", previous)
            marks = ",".join("?" * len(row))
            store.run(f"INSERT INTO audit ({audit.COLUMNS}) VALUES ({marks})", row)
        elif row[7] != previous:
            row = (*row[:7], previous)
            store.run("UPDATE audit SET previous_hash = ? WHERE seq = ?", (previous, seq))
        previous = audit.row_hash(row)
