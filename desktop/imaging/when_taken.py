"""When a picture was taken: from its EXIF, else from the name phones and WeChat gave it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal, NamedTuple

from desktop.imaging.exif import Exif

TakenFrom = Literal["exif", "name"]

#: China has kept one time zone without summer time since 1992.
_CHINA = timezone(timedelta(hours=8))

#: Where clocks start after a flat battery; dates before digital cameras are no better.
_EARLIEST = date(1995, 1, 1)
_RESET = date(2000, 1, 1)

_EXIF_DATE = re.compile(
    r"(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})(?:[ T](\d{1,2}):(\d{2}):(\d{2}))?", re.ASCII
)

#: 20261012, 2026-10-12, 2026年3月5日, and a time behind it: 093012, 09-30-12, 09.30.12, 093012123.
_NAME_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:(\d\d)(\d\d)|[-_.年 ](\d{1,2})[-_.月 ](\d{1,2})日?)"
    r"(?:[-_.T ]{0,3}(\d\d)[-_.:：时点]?(\d\d)[-_.:：分]?(\d\d)秒?(?:\d{3})?)?(?!\d)",
    re.ASCII,
)
#: mmexport1728699012345, wx_camera_1728699012345: milliseconds since 1970.
_NAME_EPOCH = re.compile(r"(?:^|mmexport|[^0-9A-Za-z])(1\d{12})(?![0-9A-Za-z])", re.ASCII)


class Taken(NamedTuple):
    """When a picture was taken.

    Args:
        at: local time ``YYYY-MM-DDTHH:MM:SS``, or ``YYYY-MM-DD`` where only the day is known.
        source: what told it; both None if nothing did.
    """

    at: str | None = None
    source: TakenFrom | None = None


def when_taken(exif: Exif, name: str, today: date | None = None) -> Taken:
    """The most trustworthy of what a picture and its name say.

    The date of a file's last change (EXIF DateTime) comes after the name: editors renew it.

    Args:
        exif: the picture's own dates.
        name: the file's name, without folders.
        today: dates later than tomorrow are refused; None if the clock is not to be trusted.
    """
    candidates: tuple[tuple[str | None, TakenFrom], ...] = (
        (_from_exif(exif.original, today), "exif"),
        (_from_exif(exif.digitized, today), "exif"),
        (_from_name(name, today), "name"),
        (_from_exif(exif.changed, today), "exif"),
    )
    return next((Taken(at, source) for at, source in candidates if at), Taken())


def _from_exif(written: str, today: date | None) -> str | None:
    found = _EXIF_DATE.match(written)
    return _iso(found.groups(), today) if found else None


def _from_name(name: str, today: date | None) -> str | None:
    for found in _NAME_DATE.finditer(name):
        year, month, day, loose_month, loose_day, *clock = found.groups()
        taken = _iso((year, month or loose_month, day or loose_day, *clock), today)
        if taken:
            return _out_of_utc(taken) if name.startswith("PXL_") else taken
    for found in _NAME_EPOCH.finditer(name):
        moment = datetime.fromtimestamp(int(found[1]) / 1000, _CHINA)
        if _plausible(moment.date(), today):
            return moment.strftime("%Y-%m-%dT%H:%M:%S")
    return None


def _out_of_utc(taken: str) -> str:
    """Google's phones write world time into the name."""
    moment = datetime.fromisoformat(taken)
    if len(taken) == len("YYYY-MM-DD"):
        return taken
    return moment.replace(tzinfo=UTC).astimezone(_CHINA).strftime("%Y-%m-%dT%H:%M:%S")


def _iso(parts: tuple[str | None, ...], today: date | None) -> str | None:
    """Joins year, month, day, hour, minute, second; an impossible time leaves the day."""
    year, month, day, hour, minute, second = (int(part or -1) for part in parts)
    try:
        taken = date(year, month, day)
    except ValueError:
        return None
    if not _plausible(taken, today):
        return None
    try:
        return datetime.combine(taken, time(hour, minute, second)).isoformat(timespec="seconds")
    except ValueError:
        return taken.isoformat()


def _plausible(taken: date, today: date | None) -> bool:
    if taken < _EARLIEST or taken == _RESET:
        return False
    return today is None or taken <= today + timedelta(days=1)
