"""Whether a day has not come yet, for facts that can't lie ahead."""

from __future__ import annotations

from desktop.model.dates import RELEASED_ON
from desktop.services.desk import Desk


def is_to_come(desk: Desk, day: object) -> bool:
    """Whether a day lies ahead by all that tells the date: an old PC's clock may be years behind.

    Args:
        desk: the open station, whose newest action tells a date too.
        day: ISO, also a month or a year only; nothing lies ahead of nothing.
    """
    text = str(day or "")

    def ahead_of(known: str) -> bool:
        return text > known[: len(text)]

    if not (ahead_of(desk.today().isoformat()) and ahead_of(RELEASED_ON.isoformat())):
        return False  # the usual case asks the journal nothing
    newest = desk.store.one("SELECT max(substr(at, 1, 10)) FROM journal_group")
    return ahead_of(str(newest or ""))
