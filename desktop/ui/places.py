"""What the navigation shows: every screen there is, made when the clerk first goes there."""

from __future__ import annotations

from functools import partial
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.ui.navigation import Place
from desktop.ui.sync.syncing import Syncing
from desktop.ui.widgets.screen import Screen

_MODULES = (
    "desktop.ui.activities.screen",
    "desktop.ui.paper.screen",
    "desktop.ui.settings.screen",
    "desktop.ui.roster_import",
    "desktop.ui.sync.screen",
)


def places(door: Door, syncing: Syncing | None = None) -> tuple[Place, ...]:
    """The places of this version; later ones join the list.

    Args:
        door: to the station.
        syncing: what syncs; None for a station that can only be looked at.
    """
    shown = (
        Place(
            "roster",
            _tr("花名册"),
            "users",
            partial(_roster, door),
            ("volunteer", "team", "membership"),
        ),
        Place(
            "activities",
            _tr("活动"),
            "calendar-check",
            partial(_activities, door),
            ("activity", "photo"),
        ),
        Place("paper", _tr("打印"), "printer", partial(_paper, door), ("certificate",)),
        Place("settings", _tr("设置"), "gear-six", partial(_settings, door), at_end=True),
    )
    if syncing is None:
        return shown
    sync = Place("sync", _tr("同步"), "cloud", partial(_sync, door, syncing), elsewhere=True)
    return (*shown, sync)


def load_modules(_desk: Desk) -> None:
    """Load what the other places are made of; in a lane, or their first visit takes 0.1 s each."""
    for name in _MODULES:
        import_module(name)


def _roster(door: Door) -> Screen:
    from desktop.ui.roster import RosterScreen

    return RosterScreen(door)


def _activities(door: Door) -> Screen:
    from desktop.ui.activities.screen import ActivitiesScreen

    return ActivitiesScreen(door)


def _paper(door: Door) -> Screen:
    from desktop.ui.paper.screen import PaperScreen

    return PaperScreen(door)


def _settings(door: Door) -> Screen:
    from desktop.ui.settings.screen import SettingsScreen

    return SettingsScreen(door)


def _sync(door: Door, syncing: Syncing) -> Screen:
    from desktop.ui.sync.screen import SyncScreen

    return SyncScreen(door, syncing)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Places", words)
