"""What makes a sample station alive on whatever day it is made: this month's work, what is due.

Days are counted from the station's own today, so a sample made on a day is always the same.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.services import records, sample
from desktop.services.activities import activities, planning, projects
from desktop.services.activities.activities import Participant
from desktop.services.desk import Desk
from desktop.services.needs import month_figures
from desktop.services.paper import notices
from desktop.services.paper.notice_beginnings import begun_from
from desktop.services.photos import photos
from desktop.services.photos.pictures import Loose
from desktop.services.roster.people import PeopleQuery, people_ids

#: Share of a picture that is cut off at each side: a picture of its own, not one seen elsewhere.
_CUT = 0.04
_QUALITY = 85
#: Activities of months before: a Saturday morning, two hours.
_EARLIER_DAY, _EARLIER_HOURS = 12, ("08:30", "10:30")
Told = Mapping[str, Any]


def liven(desk: Desk) -> None:
    """Add a theme, projects with claims, a series, what was held of late and what is to come.

    Args:
        desk: at a sample station that has people.
    """
    told: Told = json.loads((sample.folder() / "month.json").read_text(encoding="utf-8"))
    month = f"{desk.today():%Y-%m}"
    if not desk.records.find(kind_named("theme"), month=month):
        records.add(desk, "theme", {"month": month, "title": told["theme"]})
    made = {one["facts"]["title"]: _project(desk, one) for one in told["projects"]}
    records.add(desk, "series", told["series"])
    everybody = people_ids(desk, PeopleQuery(order="newest", status="active"))
    for one in told["held"]:
        _held(desk, one, made, everybody)
    for one in told["planned"]:
        _planned(desk, one, made)
    for one in told["before"]:
        _earlier(desk, one, everybody)


def _project(desk: Desk, told: Told) -> RecordId:
    project = records.add(desk, "project", told["facts"])
    for one in told["claims"]:
        if not desk.records.find(kind_named("unit"), name=one["unit"]):
            records.add(desk, "unit", {"name": one["unit"], "kind": one["kind"]})
        month = f"{_month(desk.today(), one['months']):%Y-%m}"
        claim = projects.claim_project(desk, project, one["unit"], month, one["support"])
        if "status" in one:
            records.change(desk, "claim", claim, {"status": one["status"]})
    return project


def _held(
    desk: Desk, told: Told, made: Mapping[str, RecordId], everybody: Sequence[RecordId]
) -> None:
    today = desk.today()
    # On the first days of a month all of it took place on the first: it is this month's work.
    day = max(today - dt.timedelta(days=told["days_ago"]), today.replace(day=1)).isoformat()
    plain = ("title", "category", "platform", "place", "residents", "story")
    facts = {name: told[name] for name in plain if name in told}
    facts |= {"started_at": f"{day}T{told['starts']}", "ended_at": f"{day}T{told['ends']}"}
    if "project" in told:
        facts["project"] = made[told["project"]]
    people = everybody[told["first"] : told["first"] + told["people"]] or everybody
    parts = [Participant(who, role=told["role"]) for who in people]
    activity = activities.record_activity(desk, facts, parts)
    pictures = [_picture(path) for path, _ in told["photos"]]
    added = photos.add_photos(desk, activity, pictures, taken=day)
    for photo, (_, caption) in zip(added.added, told["photos"], strict=True):
        records.change(desk, "photo", photo, {"caption": caption})


def _planned(desk: Desk, told: Told, made: Mapping[str, RecordId]) -> None:
    day = (desk.today() + dt.timedelta(days=told["days_ahead"])).isoformat()
    facts = {name: told[name] for name in ("title", "status", "place")}
    facts["planned_start"] = f"{day}T{told['starts']}"
    if "project" in told:
        facts["project"] = made[told["project"]]
    planned = planning.plan_activity(desk, facts)
    if told.get("notice"):
        notices.add(desk, begun_from(desk, planned))


def _earlier(desk: Desk, told: Told, everybody: Sequence[RecordId]) -> None:
    """Something small in a month of which the sample tells nothing else."""
    first = _month(desk.today(), -told["months"])
    counted = {one.month: one.activities for one in month_figures.month_figures(desk).months}
    if counted.get(f"{first:%Y-%m}"):
        return
    day = first.replace(day=_EARLIER_DAY).isoformat()
    starts, ends = _EARLIER_HOURS
    facts = {
        "title": told["title"],
        "started_at": f"{day}T{starts}",
        "ended_at": f"{day}T{ends}",
        "residents": told["residents"],
    }
    people = [Participant(who) for who in everybody[: told["people"]]]
    activities.record_activity(desk, facts, people)


def _picture(path: str) -> Loose:
    from PIL import Image, ImageOps

    source = sample.folder() / "photos" / path
    with Image.open(source) as stored:
        image = ImageOps.exif_transpose(stored)
        wide, high = image.size
        aside, above = round(wide * _CUT), round(high * _CUT)
        part = image.crop((aside, above, wide - aside, high - above)).convert("RGB")
    out = io.BytesIO()
    part.save(out, "JPEG", quality=_QUALITY)
    return Loose(source.name, out.getvalue())


def _month(day: dt.date, step: int) -> dt.date:
    """The first of the month so many months on."""
    number = day.year * 12 + day.month - 1 + step
    return dt.date(number // 12, number % 12 + 1, 1)
