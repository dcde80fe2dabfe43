"""Small pictures of their own, and the screen of activities at a station with people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from desktop.services.activities import happenings
from desktop.services.activities.happenings import ActivityQuery
from desktop.services.desk import Desk
from desktop.ui.activities.screen import ActivitiesScreen

MakePicture = Callable[..., Path]


@pytest.fixture
def make_picture(tmp_path: Path) -> MakePicture:
    """Writes a JPEG that looks like no other: its number is drawn as a pattern."""

    def make(number: int, name: str = "", folder: str = "手机 照片") -> Path:
        image = Image.new("RGB", (400, 300), (30 + 25 * (number % 9), 90, 160))
        draw = ImageDraw.Draw(image)
        for bit in range(12):
            shade = (250, 250, 250) if (number * 2654435761 >> bit) & 1 else (10, 10, 10)
            left, top = bit % 4 * 100, bit // 4 * 100
            draw.rectangle((left, top, left + 99, top + 99), fill=shade)
        path = tmp_path / folder / (name or f"IMG_20261018_0930{number:02d}.jpg")
        path.parent.mkdir(exist_ok=True)
        image.save(path, "JPEG", quality=85)
        return path

    return make


@pytest.fixture
def screen(door, shown, settle) -> ActivitiesScreen:
    """The screen as it opens."""
    screen = ActivitiesScreen(door)
    screen.resize(1158, 660)
    shown(screen)
    screen.activateWindow()
    door.start_watching()
    settle(door)
    return screen


@pytest.fixture
def held(desk: Desk) -> list[str]:
    """The ids of the station's activities, newest first."""
    return list(happenings.activity_ids(desk, ActivityQuery()))
