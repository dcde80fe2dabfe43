"""One whole run: records both ways, then photos; what it came to, for people and programs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import joining, syncing
from desktop.services.desk import Desk
from desktop.services.lines import OpenLine
from desktop.services.photo_transfer import PhotosMoved, transfer, waiting
from desktop.sync.refusals import refusal
from desktop.sync.report import (
    CANCELLED,
    DONE,
    NO_LINE,
    NOT_JOINED,
    REFUSED,
    STALLED,
    UPDATE,
    Report,
)


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
    """

    records: Report
    photos: PhotosMoved
    requests: int
    bytes_up: int
    bytes_down: int
    seconds: float
    error: errors.StationError | None

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
            "photos_waiting": self.photos.waits,
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
) -> WholeRun:
    """Exchange records until nothing is left, then photos; never raises for the line's sake.

    Args:
        desk: the open station.
        line: to its county, from `lines.line_of`.
        progress: done and all, of operations first and of pictures then.
        cancelled: asked between requests.
        seconds: a clock that only rises.

    Raises:
        errors.Cancelled: somebody stopped it; what was done stays.
        errors.WorldError: the disk, never the line.
    """
    began, before = seconds(), line.traffic
    at_first = (before.requests, before.bytes_up, before.bytes_down)
    report = syncing.attempt(
        desk,
        line,
        progress=progress,
        cancelled=cancelled,
        seconds=seconds,
        photos_waiting=lambda: len(waiting(desk)),
    )
    if report.state == CANCELLED or isinstance(report.error, errors.Cancelled):
        raise errors.Cancelled()
    error, photos = _why(report), PhotosMoved(waits=len(waiting(desk)))
    if report.state == DONE:
        joining.adopt_clerk(desk)
        try:
            photos = transfer(desk, line, progress=progress, cancelled=cancelled)
        except (errors.NoAnswer, errors.CountyRefused) as ended:
            error = ended
            photos = PhotosMoved(waits=len(waiting(desk)))
    now = line.traffic
    return WholeRun(
        report,
        photos,
        now.requests - at_first[0],
        now.bytes_up - at_first[1],
        now.bytes_down - at_first[2],
        seconds() - began,
        error,
    )


def _why(report: Report) -> errors.StationError | None:
    """Why a run ended early, also where nothing went wrong on the line."""
    if report.error is not None:
        return report.error
    if report.state == NOT_JOINED:
        return errors.NotEnrolled()
    if report.state == UPDATE:
        return refusal("version")
    if report.state == STALLED:
        return errors.SyncStalled()
    return None
