"""Things a clerk began to type: kept as typed, taken up again, dropped once saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.services.desk import Desk
from desktop.storage.drafts import Draft, Drafts

__all__ = ["Draft", "begun", "drafts", "drop", "keep"]


def keep(desk: Desk, place: str, typed: Mapping[str, Any]) -> None:
    """Keep what stands in a form now; an empty form is no draft.

    Args:
        desk: the open station.
        place: which form, for example ``volunteer:new`` or ``activity:018f…``.
        typed: plain JSON values by the form's own names.
    """
    if not any(typed.values()):
        Drafts(desk.store).drop(place)
        return
    Drafts(desk.store).put(Draft(place, typed, desk.clock().isoformat(timespec="seconds")))


def begun(desk: Desk, place: str) -> Draft | None:
    """What was begun in a form and never saved, if anything."""
    return Drafts(desk.store).get(place)


def drafts(desk: Desk) -> list[Draft]:
    """Everything begun and not saved, the newest first."""
    return Drafts(desk.store).all()


def drop(desk: Desk, place: str) -> None:
    """What was begun is saved, or not wanted."""
    Drafts(desk.store).drop(place)
