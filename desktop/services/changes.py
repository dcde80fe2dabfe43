"""What has been written since a view last looked, by whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Watermark:
    """How far somebody has looked: the last journal row they know of."""

    seq: int


def watermark(desk: Desk) -> Watermark:
    """Where the journal stands now."""
    return Watermark(int(desk.store.one("SELECT coalesce(max(seq), 0) FROM journal")))


def changed_since(desk: Desk, mark: Watermark) -> tuple[Watermark, frozenset[str]]:
    """The new watermark, and the kinds of records written to since the old one."""
    now = watermark(desk)
    if now.seq == mark.seq:
        return now, frozenset()
    rows = desk.store.rows("SELECT DISTINCT kind FROM journal WHERE seq > ?", (mark.seq,))
    return now, frozenset(row[0] for row in rows)
