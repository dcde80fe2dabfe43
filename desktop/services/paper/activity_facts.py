"""What papers say of an activity: when and where it is, who leads it, whom it is for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS
from desktop.services.activities.happenings import happening
from desktop.services.desk import Desk
from desktop.services.sync import published

_MIDNIGHT = dt.time()
_HELD = frozenset({"held", "filed"})


@dataclass(frozen=True, slots=True)
class ActivityFacts:
    """An activity; what is not known, or locked on this PC, is empty.

    Args:
        title: its name.
        status: code of its status.
        day: when it is or was.
        last_day: when it ends, where that is another day.
        starts: time of day.
        ends: time of day.
        place: where, in words.
        team: the team's name.
        leader: who leads it, in words.
        for_whom: whom it is for, as its project says.
        plan: what is planned, in lines.
        link: the first address of the web it names, plain ASCII; empty for none.
    """

    title: str
    status: str
    day: dt.date | None = None
    last_day: dt.date | None = None
    starts: dt.time | None = None
    ends: dt.time | None = None
    place: str = ""
    team: str = ""
    leader: str = ""
    for_whom: str = ""
    plan: str = ""
    link: str = ""


def activity_facts(desk: Desk, activity_id: str) -> ActivityFacts:
    """What is known of one activity.

    Raises:
        errors.NotFound: there is none.
    """
    found = happening(desk, activity_id)
    record = found.record
    start, end = _times(record)
    held_on = _told(record, "held_on")
    day = dt.date.fromisoformat(held_on) if held_on else start and start.date()
    return ActivityFacts(
        title=_told(record, "title"),
        status=_told(record, "status"),
        day=day,
        last_day=end.date() if end and end.date() != day else None,
        starts=_hour(start),
        ends=_hour(end),
        place=_place(found.point, _told(record, "place")),
        team=_open(found.team),
        leader=_told(record, "leader"),
        for_whom=_for_whom(desk, record),
        plan=_told(record, "plan"),
        link=_link(published.structure(record.text("links"))),
    )


def _times(record: Record) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The real times of what took place, as far as they are known; else those planned."""
    real = _told(record, "status") in _HELD and bool(_told(record, "started_at"))
    names = ("started_at", "ended_at") if real else ("planned_start", "planned_end")
    start, end = (_told(record, name) for name in names)
    return (
        dt.datetime.fromisoformat(start) if start else None,
        dt.datetime.fromisoformat(end) if start and end else None,
    )


def _hour(moment: dt.datetime | None) -> dt.time | None:
    """A plan without a time of day begins at 00:00."""
    return moment.time() if moment and moment.time() != _MIDNIGHT else None


def _place(point: str, detail: str) -> str:
    point = _open(point)
    if not point or not detail or detail in point:
        return point or detail
    return detail if point in detail else f"{point}（{detail}）"


def _for_whom(desk: Desk, record: Record) -> str:
    project = record.reference("project")
    found = desk.records.get_many(kind_named("project"), [project]) if project else []
    return _told(found[0], "target_group") if found else ""


def _link(links: object) -> str:
    """Links are a list of addresses, or of objects with one in ``url``."""
    told = links if isinstance(links, list) else []
    urls = [one.get("url") if isinstance(one, dict) else one for one in told]
    plain = (url for url in urls if isinstance(url, str) and url.isascii())
    return next((url for url in plain if url.startswith(("http://", "https://"))), "")


def _told(record: Record, name: str) -> str:
    return _open(record.text(name))


def _open(text: str) -> str:
    return "" if text == LOCKED_WORDS else text
