"""Step 3: answers of town and county, and what sync keeps between two exchanges."""

from __future__ import annotations

from desktop.storage.driver import Database
from desktop.storage.tables import create_record_table

_TABLES = (
    # Operations as they were frozen. `open`: its own row of the feed was not reached yet.
    """
    CREATE TABLE sync_op (
      replica TEXT NOT NULL, n INTEGER NOT NULL, seq INTEGER, bytes BLOB, hash BLOB NOT NULL,
      chain BLOB NOT NULL, open INTEGER NOT NULL DEFAULT 1, verdict TEXT, row INTEGER, detail TEXT,
      PRIMARY KEY (replica, n)
    ) STRICT
    """,
    # Rows of the feeds, kept to be offered again; `seq` names the journal row whose payload holds
    # the operation, `bytes` holds it where there is none; one of this PC's lies in sync_op.
    """
    CREATE TABLE sync_row (
      feed TEXT NOT NULL, row INTEGER NOT NULL, replica TEXT NOT NULL, n INTEGER NOT NULL,
      outcome TEXT, hash BLOB NOT NULL, seq INTEGER, bytes BLOB, PRIMARY KEY (feed, row)
    ) STRICT, WITHOUT ROWID
    """,
    # Signatures of segments, sent and received; `rest`: hashes of its operations not at hand.
    """
    CREATE TABLE sync_proof (
      feed TEXT NOT NULL, replica TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
      signer TEXT NOT NULL, before BLOB NOT NULL, signature BLOB NOT NULL, rest TEXT,
      PRIMARY KEY (feed, replica, first, last)
    ) STRICT, WITHOUT ROWID
    """,
    # How far each feed was applied, with its running hash; from `floor` on its rows are kept.
    """
    CREATE TABLE sync_cursor (
      feed TEXT PRIMARY KEY, row INTEGER NOT NULL, hash BLOB NOT NULL,
      floor_row INTEGER NOT NULL, floor_hash BLOB NOT NULL, kept INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID
    """,
    # Journal rows above `seq` were written by who had seen the station's own feed up to `row`.
    # `clear` is 0 where the county went back in time below what they had seen.
    """
    CREATE TABLE sync_mark (
      seq INTEGER PRIMARY KEY, row INTEGER NOT NULL, clear INTEGER NOT NULL DEFAULT 1
    ) STRICT
    """,
    # What the county has below a value of this PC that it has not judged yet.
    """
    CREATE TABLE sync_shadow (
      kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
      row INTEGER NOT NULL, PRIMARY KEY (kind, record, field)
    ) STRICT, WITHOUT ROWID
    """,
    # Values that lost, parked for a person; named by the row and field of the one that lost.
    """
    CREATE TABLE sync_conflict (
      feed TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, kind TEXT NOT NULL,
      record TEXT NOT NULL, value TEXT NOT NULL, replica TEXT NOT NULL, clerk TEXT, at TEXT,
      state TEXT NOT NULL DEFAULT 'open', chosen TEXT, by TEXT, by_replica TEXT, by_at TEXT,
      by_row INTEGER, PRIMARY KEY (feed, row, field)
    ) STRICT, WITHOUT ROWID
    """,
    # Operations the county will never take, with the fields they would have set.
    """
    CREATE TABLE sync_attention (
      id INTEGER PRIMARY KEY, replica TEXT, n INTEGER, seq INTEGER, kind TEXT NOT NULL,
      record TEXT NOT NULL, action TEXT NOT NULL, fields TEXT NOT NULL, code TEXT NOT NULL,
      detail TEXT, at TEXT, state TEXT NOT NULL DEFAULT 'open'
    ) STRICT
    """,
    # What came and can't be laid into the records: kinds and fields of a newer program
    # ('unknown'), ciphertext without its key ('locked'), a reference to what was purged ('absent').
    """
    CREATE TABLE sync_stranger (
      kind TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
      why TEXT NOT NULL, feed TEXT NOT NULL, row INTEGER NOT NULL,
      PRIMARY KEY (kind, record, field)
    ) STRICT, WITHOUT ROWID
    """,
    # What is to be sent beside plain edits: resolutions, second tries. `seq`: the journal row it
    # stands for; else it goes after row `after`.
    """
    CREATE TABLE sync_todo (
      id INTEGER PRIMARY KEY, after INTEGER NOT NULL, seq INTEGER, action TEXT NOT NULL,
      kind TEXT NOT NULL, record TEXT NOT NULL, fields TEXT NOT NULL, conflict TEXT,
      clerk TEXT, at TEXT
    ) STRICT
    """,
    # Rows the county lost and is offered again, until it has given them new places.
    """
    CREATE TABLE sync_offer (
      feed TEXT NOT NULL, replica TEXT NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL,
      seq INTEGER, bytes BLOB, row INTEGER NOT NULL, life TEXT, sent INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (feed, replica, n)
    ) STRICT, WITHOUT ROWID
    """,
    # Pieces of a snapshot under way; in here nobody reads it who has not the key.
    """
    CREATE TABLE sync_blob (
      hash TEXT NOT NULL, place INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (hash, place)
    ) STRICT
    """,
    # How the last runs went.
    """
    CREATE TABLE sync_run (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, state TEXT NOT NULL, pushed INTEGER NOT NULL,
      pulled INTEGER NOT NULL, conflicts INTEGER NOT NULL, rejected INTEGER NOT NULL,
      requests INTEGER NOT NULL, bytes_up INTEGER NOT NULL, bytes_down INTEGER NOT NULL,
      seconds REAL NOT NULL
    ) STRICT
    """,
    # Records whose feed is the town's or the county's: read-only here.
    """
    CREATE TABLE home (
      kind TEXT NOT NULL, id TEXT NOT NULL, feed TEXT NOT NULL, PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID
    """,
)
_INDEXES = (
    "CREATE INDEX few_sync_op_open ON sync_op (replica, n) WHERE open = 1",
    "CREATE INDEX sync_op_seq ON sync_op (seq)",
    "CREATE INDEX few_sync_conflict_open ON sync_conflict (kind, record) WHERE state = 'open'",
    "CREATE INDEX few_sync_attention_open ON sync_attention (record) WHERE state = 'open'",
)


def apply(database: Database) -> None:
    """Add a kind and the tables of sync; nothing that stands is touched."""
    create_record_table(
        database,
        "answer",
        {
            "of_kind": str,
            "record": str,
            "outcome": str,
            "reason": str,
            "version": int,
            "by": str,
            "given_on": str,
            "replies_to": str,
            "notes": str,
        },
        {},
    )
    database.table("answer").create_index(["record"])
    database.execute(
        "CREATE INDEX few_answer_removed_at ON answer (removed_at) WHERE removed_at IS NOT NULL"
    )
    for statement in (*_TABLES, *_INDEXES):
        database.execute(statement)
