"""The style sheet: every control by what it is, in colours by role and sizes from one number."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from string import Template

from desktop.config import resources
from desktop.ui.theme.colours import Scheme

_LENGTH = re.compile(r"(\d+)(px|rings|ring)\b")
#: Of the ring round what has the keyboard, at 100 %.
_RING_PX = 2
_PARTS = (
    "text", "buttons", "fields", "choices", "frames", "tables", "menus", "bars", "lists",
)  # fmt: skip


def style_sheet(scheme: Scheme, scale: float) -> str:
    """The whole sheet.

    Args:
        scheme: its colours.
        scale: 1.0 leaves the lengths as they are written; lines of 1 px stay thin.

    A length in ``ring`` is one in px less what the ring round the keyboard takes more than a thin
    line, ``rings`` the same for both sides: what gets the keyboard stays as large as it was.
    """
    folder = Path(__file__).parent / "sheets"
    sheet = "\n".join((folder / f"{part}.qss").read_text(encoding="utf-8") for part in _PARTS)
    pictures = (resources() / "icons" / scheme.name).as_posix()
    # Lengths first: the folder of the pictures may have any name.
    scaled = _LENGTH.sub(_Scaled(scale), sheet)
    # What a thin border leaves free within it: else rows lie over the inner half of the ring.
    within = f"{_more(scale)}px"
    return Template(scaled).substitute(asdict(scheme), icons=pictures, within=within)


class _Scaled:
    def __init__(self, scale: float) -> None:
        self._scale = scale

    def __call__(self, found: re.Match[str]) -> str:
        length, unit = int(found[1]), found[2]
        wide = length if length <= 1 else max(round(length * self._scale), 1)
        less = _more(self._scale) * {"px": 0, "ring": 1, "rings": 2}[unit]
        return f"{max(wide - less, 0)}px"


def _more(scale: float) -> int:
    """Px the ring takes more than a thin line."""
    return round(_RING_PX * scale) - 1
