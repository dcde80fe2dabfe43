"""When the window locks on this PC, and what is told of wrong tries."""

from __future__ import annotations

from desktop import errors
from desktop.model.audited import What
from desktop.services.desk import Desk

#: Minutes without a key or the mouse; 0 for never.
CHOICES = (5, 15, 30, 60, 0)
USUAL_MIN = 30
_KEPT = "lock_after_min"


def lock_after_min(desk: Desk) -> int:
    """After how many idle minutes the window locks on this PC; 0 for never."""
    kept = desk.settings.get(_KEPT, default=USUAL_MIN)
    return int(kept) if kept in CHOICES else USUAL_MIN


def set_lock_after_min(desk: Desk, minutes: int) -> int:
    """Choose it; gives what was set.

    Raises:
        errors.InvalidValues: it is none of `CHOICES`.
    """
    if minutes not in CHOICES:
        raise errors.InvalidValues(problems="没有这种自动锁定的时间。")
    desk.settings.put(_KEPT, minutes)
    return minutes


def wrong_tries_told(desk: Desk) -> str:
    """When somebody erred last at the door, and how often; empty where nobody did."""
    row = desk.store.rows(
        "SELECT at, why FROM audit WHERE what = ? ORDER BY seq DESC LIMIT 1",
        (What.WRONG_TRIES.value,),
    )
    return "" if not row else f"{str(row[0][0])[:10]}，{row[0][1]}"
