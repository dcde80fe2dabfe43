"""What 查看记录 asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.model.progress import CancelAsked, Progress
from desktop.services import audit_register
from desktop.services.audit_register import Listed, Wanted
from desktop.services.desk import Desk
from desktop.services.roster import people

#: Rows that come along with the ids: what a page shows.
_FIRST = 32


@dataclass(frozen=True, slots=True)
class Asked:
    """What the screen asks for.

    Args:
        days: so many days back; 0 for all.
        clerk: id; empty for all.
        what: the verb; empty for all.
        person: id; empty for all.
    """

    days: int = 0
    clerk: str = ""
    what: str = ""
    person: str = ""

    def wanted(self, desk: Desk) -> Wanted:
        """The same for the register."""
        of = audit_register.of_person(desk, self.person) if self.person else Wanted()
        day = desk.today() - dt.timedelta(days=self.days - 1)
        since = day.isoformat() if self.days else ""
        return replace(of, since=since, clerk=self.clerk, what=self.what)


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked for.

    Args:
        asked: itself, to tell answers apart.
        ids: numbers of the rows, the newest first.
        first: the first of them.
        total: how many rows there are in all.
        clerks: (id, name) of everybody who stands there.
        person: name of the person it is narrowed to.
    """

    asked: Asked
    ids: Sequence[str]
    first: Sequence[Listed]
    total: int
    clerks: tuple[tuple[str, str], ...]
    person: str


@dataclass(frozen=True, slots=True)
class Look:
    """Which rows fit."""

    asked: Asked

    def __call__(self, desk: Desk) -> Found:
        """Ask."""
        ids = audit_register.numbers(desk, self.asked.wanted(desk))
        name = ""
        if self.asked.person:
            name = people.person(desk, self.asked.person).record.text("name")
        return Found(
            self.asked,
            ids,
            audit_register.rows(desk, ids[:_FIRST]),
            audit_register.count(desk),
            audit_register.clerks(desk),
            name,
        )


@dataclass(frozen=True, slots=True)
class Export:
    """Writes the rows to a file."""

    asked: Asked
    target: Path

    def __call__(self, desk: Desk, _progress: Progress, _cancelled: CancelAsked) -> int:
        """Do it; gives how many."""
        return audit_register.export(desk, self.target, self.asked.wanted(desk))
