"""What a spooler has taken and not printed yet: certificates that fall out do not count as printed.

Kept in the settings of this PC, so that what happens to them while the program is closed is learnt
the next time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from desktop.services.desk import Desk
from desktop.services.paper.certificates import register

#: Setting: the jobs that were under way.
_QUEUED = "print_queue"
#: Older ones are forgotten: spoolers forget them too, and give their numbers again.
_KEPT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Queued:
    """A job in a printer's queue.

    Args:
        printer: its name.
        number: of the job, by the spooler.
        title: what it is.
        made: what was registered for it, by id.
    """

    printer: str
    number: int
    title: str
    made: tuple[str, ...] = ()


def kept(desk: Desk) -> tuple[Queued, ...]:
    """Those whose end is not known yet."""
    return tuple(_read(one) for one in _rows(desk))


def keep(desk: Desk, queued: Queued) -> None:
    """Remember a job that was just handed over."""
    with desk.store.transaction():
        row = {**asdict(queued), "made": list(queued.made), "on": desk.today().isoformat()}
        desk.settings.put(_QUEUED, [*_rows(desk), row])


def came_out(desk: Desk, queued: Queued) -> None:
    """It is printed, or nobody knows of it any more."""
    with desk.store.transaction():
        desk.settings.put(_QUEUED, [one for one in _rows(desk) if _read(one) != queued])


def fell_out(desk: Desk, queued: Queued) -> None:
    """It was cancelled or went wrong: nothing of it counts as printed."""
    if queued.made:
        register.not_printed(desk, queued.made)
    came_out(desk, queued)


def forget(desk: Desk, words: Sequence[str]) -> None:
    """Strike the titles in which one of some words stands; the jobs themselves are remembered."""
    rows = desk.settings.get(_QUEUED, default=[]) or []
    struck = [
        {**one, "title": ""} if any(word in str(one.get("title")) for word in words) else one
        for one in rows
        if isinstance(one, dict)
    ]
    if struck != rows:
        desk.settings.put(_QUEUED, struck)


def _rows(desk: Desk) -> list[dict[str, object]]:
    oldest = (desk.today() - dt.timedelta(days=_KEPT_DAYS)).isoformat()
    rows = desk.settings.get(_QUEUED, default=[]) or []
    return [one for one in rows if isinstance(one, dict) and str(one.get("on", "")) >= oldest]


def _read(row: dict[str, object]) -> Queued:
    number, made = row.get("number"), row.get("made")
    return Queued(
        str(row.get("printer", "")),
        number if isinstance(number, int) else 0,
        str(row.get("title", "")),
        tuple(str(one) for one in made) if isinstance(made, list) else (),
    )
