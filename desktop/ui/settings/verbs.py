"""What 设置 asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import looks, records, station
from desktop.services.desk import Desk
from desktop.services.safekeeping import backups, checkup, witnesses

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the screen shows.

    Args:
        facts: the station's own record.
        clerks: everybody who keeps or kept it.
        at_desk: the id of who is at the desk.
        last_backup: ISO local time, or None.
        folder: where the station's files lie.
        bytes: how much room they take.
        text_scale: percent.
        today: the day by the station's clock.
        head: the check of journal and register of looks, as recovery sheets bear it.
    """

    facts: Record
    clerks: tuple[Record, ...]
    at_desk: str
    last_backup: str | None
    folder: Path
    bytes: int
    text_scale: int
    today: dt.date
    head: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """One finding of the check-up, ready to be shown.

    Args:
        what: a sentence.
        repaired: whether it was put right.
    """

    what: str
    repaired: bool


def settings(desk: Desk) -> Settings:
    """Ask for all of it."""
    files = [path for path in desk.home.path.rglob("*") if path.is_file()]
    return Settings(
        facts=station.station_facts(desk),
        clerks=tuple(desk.records.find(kind_named("clerk"))),
        at_desk=desk.clerk or "",
        last_backup=backups.last_backup(desk),
        folder=desk.home.path,
        bytes=sum(path.stat().st_size for path in files),
        text_scale=station.text_scale(desk),
        today=desk.today(),
        head=witnesses.paper_code(desk),
    )


@dataclass(frozen=True, slots=True)
class Change:
    """Change a record, or add one where no id is given."""

    kind: str
    id: str
    typed: Mapping[str, object]
    bases: Mapping[str, int]

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the id."""
        if not self.id:
            return records.add(desk, self.kind, self.typed)
        records.change(desk, self.kind, self.id, self.typed, self.bases)
        return self.id


@dataclass(frozen=True, slots=True)
class RemoveClerk:
    """Move a clerk to the trash, or take one out of it again."""

    id: str
    back: bool = False

    def __call__(self, desk: Desk) -> int:
        """Do it."""
        verb = records.restore if self.back else records.remove
        return verb(desk, "clerk", [self.id])


@dataclass(frozen=True, slots=True)
class SetTextScale:
    """Keep the size of text."""

    percent: int

    def __call__(self, desk: Desk) -> int:
        """Do it; gives what was kept."""
        kept = station.set_text_scale(desk, self.percent)
        looks.mirror(desk)
        return kept


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup in a file.

    Args:
        path: the file.
        bytes: of all that belongs to it.
        beside: how many files lie beside it.
        troubles: sentences on what is not whole; empty if nothing.
    """

    path: Path
    bytes: int
    beside: int
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BackUp:
    """Copy everything to one file."""

    target: Path

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> BackedUp:
        """Do it."""
        report = backups.back_up(desk, self.target, progress, cancelled)
        troubles = tuple(backups.told(report))
        return BackedUp(report.path, report.bytes, len(report.files) - 1, troubles)


def examine(desk: Desk, progress: Progress, cancelled: Cancelled) -> list[Trouble]:
    """Look the station over, and put right what is derived from what stands beside it."""
    done = checkup.look_over(desk, progress=progress, cancelled=cancelled)
    return [
        Trouble(found.what if found.repaired else found.sentence(), found.repaired)
        for found in done.findings
    ]
