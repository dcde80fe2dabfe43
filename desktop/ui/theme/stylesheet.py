"""The style sheet: every control by what it is, in colours by role and sizes from one number."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path
from string import Template

from desktop.config import resources
from desktop.ui.theme.colours import Scheme

_LENGTH = re.compile(r"(\d+)px")
_PARTS = (
    "text", "buttons", "fields", "choices", "frames", "tables", "menus", "bars", "lists",
)  # fmt: skip


def style_sheet(scheme: Scheme, scale: float) -> str:
    """The whole sheet.

    Args:
        scheme: its colours.
        scale: 1.0 leaves the lengths as they are written; lines of 1 px stay thin.
    """
    folder = Path(__file__).parent / "sheets"
    sheet = "\n".join((folder / f"{part}.qss").read_text(encoding="utf-8") for part in _PARTS)
    pictures = (resources() / "icons" / scheme.name).as_posix()
    # Lengths first: the folder of the pictures may have any name.
    scaled = _LENGTH.sub(_Scaled(scale), sheet)
    return Template(scaled).substitute(asdict(scheme), icons=pictures)


class _Scaled:
    def __init__(self, scale: float) -> None:
        self._scale = scale

    def __call__(self, found: re.Match[str]) -> str:
        length = int(found[1])
        return f"{length if length <= 1 else max(round(length * self._scale), 1)}px"
