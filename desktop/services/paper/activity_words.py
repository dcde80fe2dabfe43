"""Days and hours as lists, forms and files say them: 2026年10月18日 9:00—11:30."""

from __future__ import annotations

import datetime as dt

from desktop.services.paper.activity_facts import ActivityFacts


def day_words(iso: str) -> str:
    """A day in figures, 2026年10月18日; of a year or month as much; any other words as they are.

    Args:
        iso: as far as it is known, perhaps with a time of day behind it.
    """
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts):
        return iso
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))


def hours_text(minutes: int) -> str:
    """Minutes as hours with at most two decimals: 150 -> ``2.5``, 120 -> ``2``."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


def clock_words(iso: str) -> str:
    """The time of day of a moment, 9:05; empty where none is told."""
    try:
        moment = dt.datetime.fromisoformat(iso)
    except ValueError:
        return ""
    return _clock(moment.time()) if "T" in iso else ""


def when(facts: ActivityFacts) -> str:
    """Day and hours of an activity; empty if nobody knows them."""
    if facts.day is None:
        return ""
    first = _day(facts.day) + (f" {_clock(facts.starts)}" if facts.starts else "")
    ends = _clock(facts.ends) if facts.ends else ""
    if facts.last_day:
        return f"{first}—{_day(facts.last_day)} {ends}".strip()
    return f"{first}—{ends}" if ends else first


def _day(day: dt.date) -> str:
    return day_words(day.isoformat())


def _clock(time: dt.time) -> str:
    return f"{time.hour}:{time.minute:02d}"
