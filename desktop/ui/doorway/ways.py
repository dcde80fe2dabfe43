"""What the doorway is given: who works off its thread, and how stations come to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance

if TYPE_CHECKING:
    from desktop.services.paper.papers import Sheet
    from desktop.ui.doorway.recover_view import Contents, Recovering, TakingOver


class Runner(Protocol):
    """What takes slow work off the window's thread: `background.errand.Errand`."""

    @property
    def done(self) -> SignalInstance:
        """What the work gave."""
        ...

    @property
    def failed(self) -> SignalInstance:
        """The error it raised."""
        ...

    @property
    def under_way(self) -> bool:
        """Whether an answer is still to come."""
        ...

    def run(self, task: Callable[[], object]) -> None:
        """Start."""
        ...


@dataclass(frozen=True, slots=True)
class RecoverWays:
    """How a station comes out of a backup.

    Args:
        preview: from a file to what is in it.
        recover: builds the station and gives its key.
        take_over: the same out of a handover file, for the next clerk.
    """

    preview: Callable[[Path], Contents]
    recover: Callable[[Recovering], object]
    take_over: Callable[[TakingOver], object]


@dataclass(frozen=True, slots=True)
class RecoveryPaper:
    """The recovery sheet of a new station.

    Args:
        sheet: to print or save.
        code: in groups, to be copied by hand where there is no printer; never logged.
    """

    sheet: Sheet
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class FirstWays:
    """What a new station's first steps need.

    Args:
        sheet: from what `found` gave to the recovery sheet.
        sample: opens the sample station, made where it is not there yet.
    """

    sheet: Callable[[object], RecoveryPaper]
    sample: Callable[[], object]


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What the clerk chose for the first minutes in the window.

    Args:
        roster: the workbook to bring in; None for later.
        joins: whether to join the county's platform now.
    """

    roster: Path | None = None
    joins: bool = False
