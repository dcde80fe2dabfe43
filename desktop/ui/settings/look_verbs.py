"""What 显示, 恢复单, 打印机 and 线路 ask of the station, each for a lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.services import calendar, line_settings, printer_offsets, recovery_sheets, station
from desktop.services.desk import Desk
from desktop.services.line_settings import LineSettings


@dataclass(frozen=True, slots=True)
class Look:
    """All that these sections show.

    Args:
        scheme: name of the colours.
        gaps: whether gaps are mentioned.
        sheet_made_on: day of the recovery sheet in force, ISO; empty for none.
        offsets: by printer, in millimetres to the right and down.
        line: how station and county speak.
    """

    scheme: str
    gaps: bool
    sheet_made_on: str
    offsets: Mapping[str, tuple[float, float]]
    line: LineSettings


def look(desk: Desk) -> Look:
    """Ask for all of it."""
    return Look(
        station.scheme(desk),
        calendar.gaps_shown(desk),
        recovery_sheets.made_on(desk),
        printer_offsets.all_offsets(desk),
        line_settings.line_settings(desk),
    )


@dataclass(frozen=True, slots=True)
class SetScheme:
    """Keep the colours."""

    name: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what was kept."""
        return station.set_scheme(desk, self.name)


@dataclass(frozen=True, slots=True)
class ShowGaps:
    """Mention gaps, or do so no more."""

    shown: bool

    def __call__(self, desk: Desk) -> bool:
        """Do it; gives what holds now."""
        return calendar.show_gaps(desk, shown=self.shown)


@dataclass(frozen=True, slots=True)
class SetOffsets:
    """Keep how far a printer is off."""

    printer: str
    right_mm: float
    down_mm: float

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the printer."""
        printer_offsets.set_offsets(desk, self.printer, self.right_mm, self.down_mm)
        return self.printer


@dataclass(frozen=True, slots=True)
class SetLine:
    """Keep how station and county speak."""

    wanted: LineSettings

    def __call__(self, desk: Desk) -> LineSettings:
        """Do it; gives what stands then."""
        return line_settings.set_line_settings(desk, self.wanted)
