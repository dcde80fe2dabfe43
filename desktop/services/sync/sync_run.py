"""One whole run: records both ways, then photos; what it came to, for people and programs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.sync import joining, pairing, syncing
from desktop.services.sync.lines import OpenLine
from desktop.services.sync.meanwhile import while_waiting
from desktop.services.sync.photo_transfer import (
    PhotosMoved,
    held_back,
    more_than_told,
    transfer,
    waiting,
)
from desktop.services.sync.taking_turns import Turn
from desktop.sync.incoming.pieces import ALONE, BESIDE_A_CLERK
from desktop.sync.outgoing import withheld
from desktop.sync.report import (
    CANCELLED,
    DONE,
    NO_LINE,
    NOT_JOINED,
    REFUSED,
    STALLED,
    UNPROVED,
    UPDATE,
    Report,
)

__all__ = ["ALONE", "WholeRun", "run"]

#: After these pictures move too: what is unproved, or for newer programs only, stops nothing else.
_PHOTOS_TOO = (DONE, UNPROVED, UPDATE)


@dataclass(frozen=True, slots=True)
class WholeRun:
    """What a run came to.

    Args:
        records: of the exchange.
        photos: moved after it.
        requests: of both.
        bytes_up: over the line, headers included.
        bytes_down: the same.
        seconds: from begin to end.
        error: why it ended early; None where it came to its end.
        for_key: changes that wait for the key of private fields.
    """

    records: Report
    photos: PhotosMoved
    requests: int
    bytes_up: int
    bytes_down: int
    seconds: float
    error: errors.StationError | None
    for_key: int = 0

    @property
    def state(self) -> str:
        """`done`, or why not; photos that could not be moved count too."""
        if self.error is not None and self.records.state == DONE:
            return NO_LINE if isinstance(self.error, errors.NoAnswer) else REFUSED
        return self.records.state

    @property
    def moved(self) -> bool:
        """Whether anything went either way."""
        done, photos = self.records, self.photos
        return bool(done.pushed or done.pulled or photos.sent or photos.fetched)

    def to_json(self) -> dict[str, Any]:
        """For ``--json``: the names of the command line's page."""
        return {
            "pushed": self.records.pushed,
            "pulled": self.records.pulled,
            "photos": self.photos.sent + self.photos.fetched,
            "photos_waiting": self.photos.waits + self.photos.held,
            "photos_more": self.photos.more,
            "for_key": self.for_key,
            "conflicts": self.records.conflicts,
            "rejected": self.records.rejected,
            "requests": self.requests,
            "bytes_up": self.bytes_up,
            "bytes_down": self.bytes_down,
            "seconds": round(self.seconds, 3),
            "state": self.state,
            "reason": str(self.error) if self.error else "",
        }


def run(
    desk: Desk,
    line: OpenLine,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    seconds: Callable[[], float] = time.monotonic,
    of_photos: Progress | None = None,
    piece_rows: int = BESIDE_A_CLERK,
    records_only: bool = False,
) -> WholeRun:
    """Exchange records until nothing is left, then photos; never raises for the line's sake.

    Args:
        desk: the open station.
        line: to its county, from `lines.line_of`.
        progress: done and all, of operations first and of pictures then.
        cancelled: asked between requests.
        seconds: a clock that only rises.
        of_photos: told of pictures instead of `progress`.
        piece_rows: rows applied or frozen in one step; others who write wait for no more.
        records_only: whether photos are left to a later run.

    Raises:
        errors.Cancelled: somebody stopped it; what was done stays.
        errors.WorldError: the disk, never the line.
    """
    began, before = seconds(), line.traffic
    at_first = (before.requests, before.bytes_up, before.bytes_down)

    def exchanged() -> Report:
        return _exchanged(desk, line, progress, cancelled, seconds, piece_rows)

    def moved(went_up: set[tuple[str, str]]) -> PhotosMoved:
        if records_only:
            return PhotosMoved(waits=len(waiting(desk)))
        told = of_photos or progress
        turn = Turn(desk.store, seconds)
        return transfer(
            desk,
            line,
            progress=told,
            cancelled=cancelled,
            done_before=went_up,
            let_pass=turn.over,
        )

    report, photos, error = _with_photos(desk, exchanged, moved)
    _sweep(desk)
    now = line.traffic
    return WholeRun(
        report,
        replace(photos, held=len(held_back(desk)), more=more_than_told(desk)),
        now.requests - at_first[0],
        now.bytes_up - at_first[1],
        now.bytes_down - at_first[2],
        seconds() - began,
        error,
        withheld.count(desk.store),
    )


def _exchanged(
    desk: Desk,
    line: OpenLine,
    progress: Progress,
    cancelled: CancelAsked,
    seconds: Callable[[], float],
    piece_rows: int,
) -> Report:
    report = syncing.attempt(
        desk,
        line,
        progress=progress,
        cancelled=cancelled,
        seconds=seconds,
        photos_waiting=lambda: len(waiting(desk)) + len(held_back(desk)),
        beside=while_waiting,
        piece_rows=piece_rows,
    )
    if report.state == CANCELLED or isinstance(report.error, errors.Cancelled):
        raise errors.Cancelled()
    return report


def _sweep(desk: Desk) -> None:
    """What came of people who were deleted goes again, and what has reached the county by now."""
    if desk.store.one("SELECT 1 FROM volunteer WHERE erased_on IS NOT NULL LIMIT 1"):
        from desktop.services.person import sweeping  # few stations ever need it

        sweeping.sweep(desk)


def _with_photos(
    desk: Desk,
    exchanged: Callable[[], Report],
    moved: Callable[[set[tuple[str, str]]], PhotosMoved],
) -> tuple[Report, PhotosMoved, errors.StationError | None]:
    """Records, then photos, by turns as long as photos go up; and why it ended early."""
    report = exchanged()
    error, photos = _why(report), PhotosMoved(waits=len(waiting(desk)))
    went_up: set[tuple[str, str]] = set()
    if report.state in _PHOTOS_TOO:
        joining.adopt_clerk(desk)
        if report.pulled:
            pairing.look_for_locked(desk)
    while report.state in _PHOTOS_TOO:
        try:
            some = moved(went_up)
        except (errors.NoAnswer, errors.CountyRefused) as ended:
            return report, replace(photos, waits=len(waiting(desk))), ended
        photos = photos.and_then(some)
        if not (some.sent or some.passed):
            break
        # The list it was told is only so long; the county is told what still waits here; and
        # what was changed meanwhile goes up.
        report = report.and_then(exchanged())
        error, photos = _why(report), replace(photos, waits=len(waiting(desk)))
    return report, photos, error


def _why(report: Report) -> errors.StationError | None:
    """Why a run ended early, also where nothing went wrong on the line."""
    if report.error is not None:
        return report.error
    if report.state == NOT_JOINED:
        return errors.NotEnrolled()
    if report.state == STALLED:
        return errors.SyncStalled()
    return None
