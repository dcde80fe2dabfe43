"""What somebody does to a station's file who has its key and hides it: every hash made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.services.desk import Desk
from desktop.storage import audit, journal
from desktop.storage.driver import connect
from desktop.storage.keys import RECORDS_PURPOSE

_HASHED = {
    "journal": (journal.COLUMNS, journal.row_hash),
    "audit": (audit.COLUMNS, audit.row_hash),
}


def rewritten(desk: Desk, chain: str) -> None:
    """Another clerk in an early row, and every row after it hashed anew."""
    _run(desk, f"UPDATE {chain} SET clerk = 'somebody' WHERE seq = 2")
    rehashed(desk, chain)


def cut(desk: Desk, chain: str) -> None:
    """The last two rows gone; the chain before them is whole."""
    _run(
        desk,
        f"DELETE FROM {chain} WHERE seq > (SELECT max(seq) - 2 FROM {chain})",
        "DELETE FROM journal_payload WHERE seq > (SELECT max(seq) FROM journal)",
    )


def swapped(desk: Desk, chain: str) -> None:
    """Two neighbouring rows in each other's place, hashed anew."""
    for table in (chain, "journal_payload") if chain == "journal" else (chain,):
        _run(
            desk,
            f"UPDATE {table} SET seq = -seq WHERE seq IN (2, 3)",
            f"UPDATE {table} SET seq = 5 + seq WHERE seq < 0",
        )
    rehashed(desk, chain)


def rehashed(desk: Desk, chain: str) -> None:
    """The whole chain made to fit itself again."""
    columns, hashed = _HASHED[chain]
    raw = _opened(desk)
    previous = bytes(32)
    for (seq,) in raw.execute(f"SELECT seq FROM {chain} ORDER BY seq").fetchall():
        raw.execute(f"UPDATE {chain} SET previous_hash = ? WHERE seq = ?", (previous, seq))
        row = raw.execute(f"SELECT {columns} FROM {chain} WHERE seq = ?", (seq,)).fetchone()
        previous = hashed(tuple(row))
    raw.close()


def kept_aside(desk: Desk, to: Path) -> Callable[[Desk], None]:
    """A copy of the file as it is now; what is given back puts it in the place of a later one."""
    desk.store.run("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(desk.home.records, to)

    def put_back(closed: Desk) -> None:
        for left in (
            closed.home.records.with_name(f"{closed.home.records.name}-{end}")
            for end in ("wal", "shm")
        ):
            left.unlink(missing_ok=True)
        shutil.copy(to, closed.home.records)

    return put_back


def _run(desk: Desk, *statements: str) -> None:
    raw = _opened(desk)
    for statement in statements:
        raw.execute(statement)
    raw.close()


def _opened(desk: Desk) -> Any:
    raw = connect(desk.home.records, desk.master.derive(RECORDS_PURPOSE))
    raw.create_function("journalling", 0, lambda: 1)
    for trigger in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f"DROP TRIGGER [{trigger[0]}]")
    return raw
