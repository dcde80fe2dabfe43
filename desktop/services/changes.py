"""What has been written since a view last looked, by whoever wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.desk import Desk

#: The setting in which sync keeps the last journal row that has left this PC.
SENT_UP_TO = "sent_up_to"


#: What looks otherwise after a merge, though only an alias was written.
_TOLD_BY_ALIASES = frozenset({"volunteer", "participation"})


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
    kinds = {row[0] for row in rows}
    return now, frozenset(kinds | (_TOLD_BY_ALIASES if "alias" in kinds else set()))


def sent_up_to(desk: Desk) -> int:
    """The last journal row that has left this PC; 0 while nothing was sent."""
    return int(desk.settings.get(SENT_UP_TO, default=0))
