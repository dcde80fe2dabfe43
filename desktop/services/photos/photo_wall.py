"""Every picture of what the station did, month by month, the newest first."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.locked import readable
from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class WallPhoto:
    """One picture on the wall.

    Args:
        id: the photo.
        sha256: what its bytes are fetched by.
        caption: what is written under it; may be empty.
        activity: the activity it belongs to.
        title: that activity's name.
        day: when that was held or is planned, ISO; empty where nobody knows.
    """

    id: str
    sha256: str
    caption: str
    activity: str
    title: str
    day: str


@dataclass(frozen=True, slots=True)
class WallMonth:
    """The pictures of a month.

    Args:
        month: as YYYY-MM; empty for those of no known day.
        photos: in the order they hang.
    """

    month: str
    photos: tuple[WallPhoto, ...]


def wall(desk: Desk) -> list[WallMonth]:
    """The whole wall; scans of paper and portraits are not on it."""
    rows = desk.store.rows(
        "SELECT f.id, f.sha256, coalesce(f.caption, ''), a.id, a.title, "
        "coalesce(a.held_on, substr(a.started_at, 1, 10), substr(a.planned_start, 1, 10), '') "
        "AS day FROM photo AS f JOIN activity AS a ON a.id = f.activity "
        "WHERE f.removed_at IS NULL AND a.removed_at IS NULL "
        "AND coalesce(f.purpose, 'scene') = 'scene' "
        "ORDER BY day DESC, a.id DESC, f.position, f.id"
    )
    months: dict[str, list[WallPhoto]] = {}
    for record, sha256, caption, activity, title, day in rows:
        known = readable(day)
        photo = WallPhoto(record, sha256, readable(caption), activity, readable(title), known)
        months.setdefault(known[:7] if known == day else "", []).append(photo)
    return [WallMonth(month, tuple(photos)) for month, photos in months.items()]
