"""What the doorway is given: who works off its thread, and how stations come to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, SignalInstance

if TYPE_CHECKING:
    from desktop.background.door import Door
    from desktop.services.paper.papers import Sheet
    from desktop.ui.doorway.first_steps_view import FirstStepsView
    from desktop.ui.doorway.founding_view import FoundingView
    from desktop.ui.doorway.join_asking import JoinAsking, Joining
    from desktop.ui.doorway.join_fetching import JoinFetching
    from desktop.ui.doorway.join_key import JoinKey
    from desktop.ui.doorway.recover_view import Recovering, RecoverView, TakingOver
    from desktop.ui.doorway.unlock_view import UnlockView

    #: What stands on the right side of the door; asked when the page is turned what gets the keys.
    View: TypeAlias = (
        UnlockView
        | FoundingView
        | RecoverView
        | FirstStepsView
        | JoinAsking
        | JoinFetching
        | JoinKey
    )


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


class Start(Protocol):
    """What begins an errand of the doorway."""

    def __call__(
        self,
        words: str,
        task: Callable[[], object],
        take: Callable[[object], None],
        *,
        beside: bool = False,
    ) -> None:
        """Begin.

        Args:
            words: what goes on.
            task: run off the window's thread.
            take: called with its answer.
            beside: whether the clerk may go on meanwhile.
        """
        ...


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a backup or a handover file.

    Args:
        lines: in words.
        handover: whether it was made for the next clerk, who becomes the station's clerk by it.
    """

    lines: tuple[str, ...]
    handover: bool = False


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
class JoinWays:
    """How this PC joins a station that other PCs have.

    Args:
        asked: whether a request of this PC is under way; quick.
        join: over the line; gives the key of the station as it is here.
        write_request: without a line, the file that asks; gives where it lies.
        read_reply: the county's answer to it; gives the key.
        ask_anew: lets go of the request under way.
        unfinished: whether what opened the station says that it joined and nothing has come yet.
        door: to the station of such a key, for the object that will own it.
    """

    asked: Callable[[], bool]
    join: Callable[[Joining], object]
    write_request: Callable[[Joining, Path], object]
    read_reply: Callable[[Joining, Path], object]
    ask_anew: Callable[[], None]
    unfinished: Callable[[object], bool]
    door: Callable[[object, QObject], Door]


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
