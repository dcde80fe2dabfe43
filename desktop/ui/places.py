"""What the navigation shows: every screen there is, made when the clerk first goes there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.background.door import Door
from desktop.services.access.this_pc import ThisPc
from desktop.ui.navigation import Place
from desktop.ui.sync.syncing import Syncing
from desktop.ui.widgets.screen import Screen

translate = QCoreApplication.translate

#: What the screen 活动 shows: records, and lists behind figures of 今日.
_OF_ACTIVITIES = (
    "activity",
    "photo",
    "theme",
    "project",
    "claim",
    "series",
    "unit",
    "point",
    "held",
    "visited",
)


def places(
    door: Door, syncing: Syncing | None = None, here: ThisPc | None = None
) -> tuple[Place, ...]:
    """The places of this version; later ones join the list.

    Args:
        door: to the station.
        syncing: what syncs; None for a station that can only be looked at.
        here: this PC, where keys can be given and taken back.
    """
    shown = (
        Place("today", translate("Places", "今日"), "sun", partial(_today, door)),
        Place(
            "roster",
            translate("Places", "花名册"),
            "users",
            partial(_roster, door),
            (
                "volunteer",
                "team",
                "membership",
                "household",
                "consent",
                "duplicates",
                "consents",
                "took_part",
                "application",
            ),
        ),
        Place(
            "activities",
            translate("Places", "活动"),
            "calendar-check",
            partial(_activities, door),
            _OF_ACTIVITIES,
        ),
        Place(
            "paper",
            translate("Places", "打印"),
            "printer",
            partial(_paper, door),
            ("reprint", "document"),
        ),
        Place(
            "settings",
            translate("Places", "设置"),
            "gear-six",
            partial(_settings, door, here),
            ("setting", "station", "clerk"),
            at_end=True,
        ),
    )
    return (*shown, *_reached_from_elsewhere(door, syncing))


def _reached_from_elsewhere(door: Door, syncing: Syncing | None) -> tuple[Place, ...]:
    register = Place(
        "register",
        translate("Places", "证书登记簿(&D)…"),
        "medal",
        partial(_register, door),
        ("certificate",),
        elsewhere=True,
    )
    trash = Place(
        "trash", translate("Places", "回收站(&T)…"), "trash", partial(_trash, door), elsewhere=True
    )
    audit = Place(
        "audit",
        translate("Places", "查看记录(&K)…"),
        "eye",
        partial(_audit, door),
        ("audit",),
        elsewhere=True,
    )
    if syncing is None:
        return (register, trash, audit)
    sync = Place(
        "sync", translate("Places", "同步"), "cloud", partial(_sync, door, syncing), elsewhere=True
    )
    return (sync, register, trash, audit)


def _today(door: Door) -> Screen:
    from desktop.ui.today.screen import TodayScreen

    return TodayScreen(door)


def _roster(door: Door) -> Screen:
    from desktop.ui.roster.screen import RosterScreen

    return RosterScreen(door)


def _activities(door: Door) -> Screen:
    from desktop.ui.activities.screen import ActivitiesScreen

    return ActivitiesScreen(door)


def _paper(door: Door) -> Screen:
    from desktop.ui.paper.screen import PaperScreen

    return PaperScreen(door)


def _register(door: Door) -> Screen:
    from desktop.ui.paper.register.screen import RegisterScreen

    return RegisterScreen(door)


def _settings(door: Door, here: ThisPc | None) -> Screen:
    from desktop.ui.settings.screen import SettingsScreen

    return SettingsScreen(door, here)


def _sync(door: Door, syncing: Syncing) -> Screen:
    from desktop.ui.sync.screen import SyncScreen

    return SyncScreen(door, syncing)


def _audit(door: Door) -> Screen:
    from desktop.ui.audit.screen import AuditScreen

    return AuditScreen(door)


def _trash(door: Door) -> Screen:
    from desktop.ui.trash.screen import TrashScreen

    return TrashScreen(door)
