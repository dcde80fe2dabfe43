"""How sync goes about on this PC: how often, how much, how fast."""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.services.desk import Desk
from desktop.services.sync.lines import SPEED_LIMIT
from desktop.services.sync.photo_transfer import SAVING

#: Setting: minutes between two syncs; 0 for only when asked.
EVERY_MINUTES = "sync_every_minutes"
USUAL_MINUTES = 15
_KIB = 1_024
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True)
class LineSettings:
    """What can be set.

    Args:
        every_minutes: between two syncs; 0 for only when asked.
        saving: whether only thumbnails of photos go.
        limit_kib: KiB a second at most; 0 for no limit.
    """

    every_minutes: int = USUAL_MINUTES
    saving: bool = False
    limit_kib: int = 0


def line_settings(desk: Desk) -> LineSettings:
    """What is set."""
    return LineSettings(
        int(desk.settings.get(EVERY_MINUTES, default=USUAL_MINUTES)),
        bool(desk.settings.get(SAVING, default=False)),
        int(desk.settings.get(SPEED_LIMIT, default=0)) // _KIB,
    )


def set_line_settings(desk: Desk, wanted: LineSettings) -> LineSettings:
    """Set them; gives what stands then.

    Raises:
        errors.InvalidValues: no such pace or speed.
    """
    if not 0 <= wanted.every_minutes <= _DAY_MINUTES or wanted.limit_kib < 0:
        raise errors.InvalidValues(problems="间隔要在 0 到 1440 分钟之间，网速不能小于 0。")
    with desk.store.transaction():
        desk.settings.put(EVERY_MINUTES, wanted.every_minutes)
        desk.settings.put(SAVING, wanted.saving)
        desk.settings.put(SPEED_LIMIT, wanted.limit_kib * _KIB)
    return line_settings(desk)
