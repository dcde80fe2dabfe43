"""What scans of sign-in sheets ask of the station."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.services.photos.scanned_sheets import (
    SheetPage,
    SheetsAttached,
    SheetsSeen,
    attach_sheets,
    look_at_sheets,
)


@dataclass(frozen=True, slots=True)
class LookAtSheets:
    """Which activity each page belongs to."""

    paths: tuple[Path, ...]

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> SheetsSeen:
        """Ask."""
        return look_at_sheets(desk, self.paths, progress=progress, cancelled=cancelled)


@dataclass(frozen=True, slots=True)
class AttachSheets:
    """Attach pages to activities."""

    wanted: tuple[tuple[str, SheetPage], ...]

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> SheetsAttached:
        """Do it."""
        return attach_sheets(desk, self.wanted, progress=progress, cancelled=cancelled)
