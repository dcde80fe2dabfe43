"""Before a handover the county gets what waits here, where the line is there; else it is told."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.sync import lines as sync_lines
from desktop.services.sync import sync_run, sync_state
from desktop.services.sync.lines import Lines


@dataclass(frozen=True, slots=True)
class Brought:
    """How it stands with the county.

    Args:
        joined: whether the station belongs to one.
        synced: whether the county has all there is.
        words: how it stands, for a person.
        why: why the line was not there; empty where it was, or was not asked.
    """

    joined: bool
    synced: bool
    words: str
    why: str = ""


def bring(
    desk: Desk,
    lines: Lines | None = None,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Brought:
    """Bring it what waits; without a line everything is in the file all the same.

    Args:
        desk: the open station.
        lines: makes lines.
        progress: changes the county has, of those known of.
        cancelled: asked between requests.

    Raises:
        errors.Cancelled: somebody stopped it; what was done stays.
        errors.WorldError: the disk, never the line.
    """
    why = ""
    if sync_state.standing(desk).joined:
        try:
            with sync_lines.line_of(desk, lines) as line:
                done = sync_run.run(desk, line, progress=progress, cancelled=cancelled)
            why = done.error.sentences()[0] if done.error is not None else ""
        except (errors.LineError, errors.NotEnrolled) as error:
            why = error.sentences()[0]
    return how_it_stands(desk, why)


def how_it_stands(desk: Desk, why: str = "") -> Brought:
    """The same without asking the county."""
    found = sync_state.standing(desk)
    return Brought(found.joined, found.synced, found.words, why)
