"""How long an activity lasted, and one person's part in it: arithmetic on ISO local times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

DAY_MINUTES = 24 * 60
#: From when to when an activity was, the better known times first.
_ACTIVITY_SPANS = (("started_at", "ended_at"), ("planned_start", "planned_end"))

Span = tuple[str, str]


def minutes_between(start: object, end: object) -> int | None:
    """Whole minutes from one ISO time to a later one; None where one lacks or it is not later."""
    if not start or not end:
        return None
    try:
        first, last = dt.datetime.fromisoformat(str(start)), dt.datetime.fromisoformat(str(end))
    except ValueError:
        return None  # the field's own check names the bad time
    minutes = int((last - first).total_seconds() // 60)
    return minutes if minutes > 0 else None


def activity_span(activity: Mapping[str, object]) -> Span | None:
    """From when to when an activity was: its real times, else the planned ones.

    Args:
        activity: its fields.
    """
    return _first_span(activity, _ACTIVITY_SPANS)


def presence_span(
    participation: Mapping[str, object], activity: Mapping[str, object]
) -> Span | None:
    """From when to when somebody was at an activity: as signed, else as long as it lasted.

    Args:
        participation: its fields.
        activity: its fields.
    """
    signed = _first_span(participation, (("signed_in", "signed_out"),))
    return signed or activity_span(activity)


def length_minutes(activity: Mapping[str, object]) -> int | None:
    """How long an activity was; None where its times don't tell."""
    span = activity_span(activity)
    return minutes_between(*span) if span else None


def presence_minutes(
    participation: Mapping[str, object], activity: Mapping[str, object]
) -> int | None:
    """How long somebody was at an activity; None where no times tell."""
    span = presence_span(participation, activity)
    return minutes_between(*span) if span else None


def _first_span(values: Mapping[str, object], pairs: tuple[tuple[str, str], ...]) -> Span | None:
    for first, last in pairs:
        start, end = values.get(first), values.get(last)
        if minutes_between(start, end):
            return str(start), str(end)
    return None
