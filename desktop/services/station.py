"""Facts about the station and settings of this PC."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.safekeeping.backup_notes import last_backup, standing

SMALLEST_TEXT, LARGEST_TEXT = 100, 200
#: Colours of the window on this PC; the last, as the computer shows, where nothing was chosen.
SCHEMES = ("light", "dark", "contrast", "system")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the window's frame shows all the time.

    Args:
        station: the station's full name.
        clerk: who is at the desk.
        last_backup: local time, or None.
        reminder: why to back up off this disk now; empty if there is no need.
        sample: whether this is a sample station.
        text_scale: percent.
        looking: why the station can only be looked at; empty where it can be worked at.
    """

    station: str
    clerk: str
    last_backup: str | None
    sample: bool
    text_scale: int
    looking: str = ""
    reminder: str = ""


def frame(desk: Desk) -> Frame:
    """What the frame shows."""
    clerk = desk.records.get(kind_named("clerk"), desk.clerk or "", removed=True)
    return Frame(
        station=desk.station.text("name"),
        clerk=clerk.text("name"),
        last_backup=last_backup(desk),
        sample=desk.sample,
        text_scale=text_scale(desk),
        looking=desk.looking,
        reminder=standing(desk).words,
    )


def station_facts(desk: Desk) -> Record:
    """The station's own record."""
    return desk.station


def text_scale(desk: Desk) -> int:
    """The size of text on this PC in percent."""
    return int(desk.settings.get("text_scale", default=100))


def set_text_scale(desk: Desk, percent: int) -> int:
    """Set the size of text on this PC, kept between 100 and 200 percent; gives what was set."""
    kept = min(max(percent, SMALLEST_TEXT), LARGEST_TEXT)
    desk.settings.put("text_scale", kept)
    return kept


def scheme(desk: Desk) -> str:
    """The colours of the window on this PC, one of `SCHEMES`."""
    kept = desk.settings.get("scheme", default=SCHEMES[-1])
    return str(kept) if kept in SCHEMES else SCHEMES[-1]


def set_scheme(desk: Desk, name: str) -> str:
    """Choose the colours of the window on this PC; gives what was set.

    Raises:
        errors.InvalidValues: there are no such colours.
    """
    if name not in SCHEMES:
        raise errors.InvalidValues(problems="没有这种颜色方案。")
    desk.settings.put("scheme", name)
    return name
