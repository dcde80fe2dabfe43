"""What the window asks when a station changes hands, each as something a lane can call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import Desk
from desktop.services.handover import county_first, package, retirement, wiping
from desktop.services.handover.county_first import Brought
from desktop.services.handover.package import Made
from desktop.services.handover.wiping import Plan
from desktop.services.paper import papers
from desktop.services.paper.papers import Sheet

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands before anything is done.

    Args:
        made: the file that was made last; None for none.
        brought: how it stands with the county.
        station: the full name.
        looking: whether nothing can be changed.
        old_pc: how it stands at the county with the PC this one took over from; empty for none.
    """

    made: Made | None
    brought: Brought
    station: str
    looking: bool
    old_pc: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A file that was made, opened again and counted.

    Args:
        made: the file.
        beside: how many files lie beside it.
        counts: how many of each kind are in it.
        code: in groups; never logged.
        sheet: the paper with the code.
        brought: how it stands with the county.
        troubles: sentences on what is not whole.
    """

    made: Made
    beside: int
    counts: dict[str, int]
    code: str = field(repr=False)
    sheet: Sheet = field(repr=False)
    brought: Brought
    troubles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToWipe:
    """A PC that may be emptied now.

    Args:
        plan: what is needed for it.
        target: the proof.
        told: whether the county knows that this PC is out of use.
    """

    plan: Plan
    target: Path
    told: bool


def standing(desk: Desk) -> Standing:
    """How it stands."""
    return Standing(
        package.last(desk),
        county_first.how_it_stands(desk),
        desk.station.text("name"),
        bool(desk.looking),
        retirement.words(desk),
    )


@dataclass(frozen=True, slots=True)
class Bring:
    """Bring the county what waits; without a line nothing happens."""

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> Brought:
        """Do it."""
        return county_first.bring(desk, progress=progress, cancelled=cancelled)


@dataclass(frozen=True, slots=True)
class HandOver:
    """Make the file."""

    target: Path
    brought: Brought
    here: ThisPc | None

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> HandedOver:
        """Do it."""
        cost = {} if self.here is None else {"cost": self.here.cost}
        packed = package.pack(desk, self.target, progress=progress, cancelled=cancelled, **cost)
        return HandedOver(
            packed.made,
            len(packed.files) - 1,
            dict(packed.counts),
            packed.code,
            papers.handover_code(desk, packed.code),
            self.brought,
            packed.troubles,
        )


@dataclass(frozen=True, slots=True)
class PrepareWipe:
    """Look whether this PC may be emptied, tell the county, and write down what is here.

    Args:
        file: the handover file; None for none.
        typed: the station's name, as the clerk typed it.
        target: the proof.
    """

    file: Path | None
    typed: str
    target: Path

    def __call__(self, desk: Desk, _progress: Progress, cancelled: Cancelled) -> ToWipe:
        """Do it."""
        wiping.check_name(desk, self.typed)
        if self.file is None:
            allowed = wiping.allow_without(desk, self.typed)
        else:
            allowed = wiping.allow_with(desk, self.file, cancelled)
        told = wiping.retire(desk)
        return ToWipe(wiping.plan(desk, allowed, self.target), self.target, told)
