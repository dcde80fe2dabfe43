"""Which faces there are, and how each is made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.background.door import Door
from desktop.ui.activities.face import Face
from desktop.ui.activities.faces import FaceTab
from desktop.ui.activities.list_page import ListPage
from desktop.ui.activities.photos.photo_flow import PhotoFlow
from desktop.ui.activities.telling import Telling

translate = QCoreApplication.translate

Welcome = Callable[[Face], Face]


def tabs(door: Door, welcome: Welcome, photos: PhotoFlow, telling: Telling) -> tuple[FaceTab, ...]:
    """The four faces, in the order of their tabs.

    Args:
        door: to the station.
        welcome: what the screen does with a face that was just made.
        photos: shows pictures large.
        telling: where a face says what it did.
    """
    return (
        FaceTab("list", translate("Faces", "列表(&L)"), partial(_list, door, welcome)),
        FaceTab(
            "calendar",
            translate("Faces", "月历(&C)"),
            partial(_calendar, door, welcome, telling),
        ),
        FaceTab(
            "wall",
            translate("Faces", "照片墙(&I)"),
            partial(_wall, door, welcome, photos),
        ),
        FaceTab(
            "plans",
            translate("Faces", "主题与项目(&T)"),
            partial(_plans, door, welcome, telling),
        ),
    )


def _list(door: Door, welcome: Welcome) -> Face:
    return welcome(ListPage(door))


def _calendar(door: Door, welcome: Welcome, telling: Telling) -> Face:
    from desktop.ui.activities.calendar.view import CalendarFace

    return welcome(CalendarFace(door, telling))


def _wall(door: Door, welcome: Welcome, photos: PhotoFlow) -> Face:
    from desktop.ui.activities.wall.view import WallFace

    return welcome(WallFace(door, photos))


def _plans(door: Door, welcome: Welcome, telling: Telling) -> Face:
    from desktop.ui.activities.plans.view import PlansFace

    return welcome(PlansFace(door, telling))
