"""A sample station to play with: a village that does not exist, marked 「示例」 on every print."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop import config, errors
from desktop.config import Home
from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.model.progress import Progress, silent
from desktop.services import opening, records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.founding import StationFacts, make_station
from desktop.services.photos import photos
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.storage.atomic import own_files
from desktop.storage.keys import Argon2Cost, MasterKey

if TYPE_CHECKING:
    from desktop.services.roster.rosters import ImportReport

#: Known to everybody: there is nothing in a sample to protect.
PASSPHRASE = "示例站点，随意试用"  # noqa: S105
#: So it need not be dear to guess either.
_COST = Argon2Cost(passes=1, memory_kib=1024, lanes=1)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a sample station was filled with.

    Args:
        report: of the roster's import.
        activities: ids, in the order of the file.
    """

    report: ImportReport
    activities: tuple[RecordId, ...]


def folder() -> Path:
    """Where the sample's files lie."""
    return config.resources() / "sample"


def roster() -> Path:
    """The deliberately messy roster of 120 people."""
    return folder() / "花名册.xlsx"


def make_sample(home: Home, clock: Clock = wall_clock) -> MasterKey:
    """Make an empty sample station."""
    facts = json.loads((folder() / "station.json").read_text(encoding="utf-8"))
    return make_station(
        home, StationFacts(**facts), PASSPHRASE, cost=_COST, clock=clock, sample=True
    )


def fill(desk: Desk, progress: Progress = silent) -> Filled:
    """Import the sample roster and record its activities with people and photos.

    Args:
        desk: at a new sample station.
        progress: steps done, steps in all.
    """
    from desktop.services.roster import rosters  # brings the readers of tables along

    told: dict[str, Any] = json.loads((folder() / "activities.json").read_text(encoding="utf-8"))
    steps = len(told["activities"]) + 1
    report = rosters.import_roster(desk, roster())
    progress(1, steps)
    points = _named(desk, "point", told["points"], "name")
    themes = _named(desk, "theme", told["themes"], "month")
    everybody = people_ids(desk, PeopleQuery(order="newest", status="active"))
    made: list[RecordId] = []
    for done, one in enumerate(told["activities"]):
        made.append(_record(desk, one, points, themes, everybody))
        progress(done + 2, steps)
    return Filled(report, tuple(made))


def _named(desk: Desk, kind: str, entries: list[dict[str, Any]], key: str) -> dict[str, RecordId]:
    return {entry[key]: records.add(desk, kind, entry) for entry in entries}


def _record(
    desk: Desk,
    told: dict[str, Any],
    points: dict[str, RecordId],
    themes: dict[str, RecordId],
    everybody: Sequence[RecordId],
) -> RecordId:
    facts: dict[str, Any] = {
        name: told[name]
        for name in (
            "title", "started_at", "ended_at", "category", "platform", "kind", "festival",
            "residents", "story",
        )
        if name in told
    }  # fmt: skip
    facts |= {"point": points[told["point"]], "team": _team(desk, told["team"])}
    if "theme" in told:
        facts["theme"] = themes[told["theme"]]
    people = everybody[told["first"] : told["first"] + told["people"]]
    participants = [_participant(told, place, who) for place, who in enumerate(people)]
    activity = activities.record_activity(desk, facts, participants)
    _add_pictures(desk, activity, told["title"])
    return activity


def _add_pictures(desk: Desk, activity: RecordId, title: str) -> None:
    listed = json.loads((folder() / "photos" / "photos.json").read_text(encoding="utf-8"))
    captions = {
        folder() / "photos" / photo["file"]: photo["caption"]
        for entry in listed
        if entry["activity"] == title
        for photo in entry["photos"]
    }
    added = photos.add_photos(desk, activity, list(captions))
    for photo_id, caption in zip(added.added, captions.values(), strict=True):
        records.change(desk, "photo", photo_id, {"caption": caption})


def _participant(told: dict[str, Any], place: int, volunteer: RecordId) -> Participant:
    if place < told.get("added", 0):
        return Participant(
            volunteer, "added", minutes=60, role=told["role"], reason="临时来帮忙，没有签名单"
        )
    if told.get("source") == "signed":
        return Participant(
            volunteer, "signed", role=told["role"],
            signed_in=told["started_at"], signed_out=told["ended_at"],
        )  # fmt: skip
    return Participant(volunteer, "sheet", role=told["role"])


def _team(desk: Desk, category: str) -> RecordId:
    """The team of a category, as the roster named it; made where the roster had none."""
    kind = kind_named("team")
    for team in desk.records.find(kind):
        if category in (team.text("category"), team.text("name").removesuffix("队")):
            if not team.text("category"):
                records.change(desk, "team", team.id, {"category": category})
            return team.id
    return records.add(desk, "team", {"name": f"{category}队", "category": category})


def remove(home: Home) -> None:
    """Delete a sample station, and nothing but the files of one.

    Raises:
        errors.OpenError: what lies there is no sample: its own passphrase does not open it.
        errors.WorldError: the folder refuses.
    """
    desk = opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here(), read_only=True)
    try:
        if not desk.sample:
            raise errors.ProgramError(what="这不是示例站点")
    finally:
        desk.close()
    with own_files(home.path):
        for folder in (home.photos, home.backups, home.staging, home.logs, home.joining):
            if folder.is_dir():
                shutil.rmtree(folder)
        for path in (
            *home.path.glob(f"{home.records.name}*"),
            *home.path.glob(f"{home.keys.stem}*{home.keys.suffix}"),
        ):
            path.unlink(missing_ok=True)
        with suppress(OSError):  # somebody put something of their own in it
            home.path.rmdir()
