"""How far each printer of this PC is off, for paper whose frame is printed already."""

from __future__ import annotations

from desktop import errors
from desktop.model.stock import FARTHEST_MM
from desktop.services.desk import Desk

#: Setting: printer to (right, down) in millimetres.
_OFFSETS = "printer_offsets"
_STILL = (0.0, 0.0)


def all_offsets(desk: Desk) -> dict[str, tuple[float, float]]:
    """By printer: how far to the right and down everything is moved, in millimetres."""
    kept = desk.settings.get(_OFFSETS, default={}) or {}
    return {str(name): (float(moved[0]), float(moved[1])) for name, moved in kept.items()}


def offsets(desk: Desk, printer: str) -> tuple[float, float]:
    """How far to the right and down everything is moved on one printer, in millimetres."""
    return all_offsets(desk).get(printer, _STILL)


def set_offsets(desk: Desk, printer: str, right_mm: float, down_mm: float) -> None:
    """Keep how far a printer is off.

    Raises:
        errors.InvalidValues: farther than any printer is.
    """
    if max(abs(right_mm), abs(down_mm)) > FARTHEST_MM:
        raise errors.InvalidValues(problems=f"校正最多 {FARTHEST_MM:g} 毫米，请再量一次。")
    kept = all_offsets(desk)
    kept[printer] = (round(right_mm, 1), round(down_mm, 1))
    with desk.store.transaction():
        desk.settings.put(_OFFSETS, {name: moved for name, moved in kept.items() if any(moved)})
