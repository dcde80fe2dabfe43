"""What 显示, 恢复单, 打印机 and 同步与流量 ask of the station, each for a lane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.services import looks, station
from desktop.services.activities import calendar
from desktop.services.desk import Desk
from desktop.services.paper import printer_offsets
from desktop.services.safekeeping import recovery_sheets
from desktop.services.sync import envelopes, line_settings
from desktop.services.sync.line_settings import LineSettings


@dataclass(frozen=True, slots=True)
class Look:
    """All that these sections show.

    Args:
        scheme: name of the colours.
        language: of the window as the clerk chose it; empty where nobody did.
        gaps: whether gaps are mentioned.
        sheet_made_on: day of the recovery sheet in force, ISO; empty for none.
        sheet_lacks_key: whether a fresh PC can't see ID numbers by that sheet.
        offsets: by printer, in millimetres to the right and down.
        line: how station and county speak.
    """

    scheme: str
    language: str
    gaps: bool
    sheet_made_on: str
    sheet_lacks_key: bool
    offsets: Mapping[str, tuple[float, float]]
    line: LineSettings


def look(desk: Desk) -> Look:
    """Ask for all of it."""
    return Look(
        station.scheme(desk),
        looks.look_of(desk.home).language,
        calendar.gaps_shown(desk),
        recovery_sheets.made_on(desk),
        not envelopes.own_stands(desk),
        printer_offsets.all_offsets(desk),
        line_settings.line_settings(desk),
    )


@dataclass(frozen=True, slots=True)
class SetScheme:
    """Keep the colours."""

    name: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what was kept."""
        kept = station.set_scheme(desk, self.name)
        looks.mirror(desk)
        return kept


@dataclass(frozen=True, slots=True)
class SetLanguage:
    """Keep the language of the window."""

    language: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives what was kept."""
        looks.keep_language(desk.home, self.language)
        return self.language


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
