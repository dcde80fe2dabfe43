"""What the wall asks of the station."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.services.desk import Desk
from desktop.services.photos import photo_wall
from desktop.services.photos.photo_wall import WallMonth


def show_wall(desk: Desk) -> Sequence[WallMonth]:
    """The whole wall: names and places only, pictures come as they are shown."""
    return photo_wall.wall(desk)
