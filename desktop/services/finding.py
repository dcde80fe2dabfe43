"""Find anything by name, pinyin, initials or phone: what the search box at the top shows."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.ids import RecordId
from desktop.services.desk import Desk
from desktop.services.happenings import ActivityRow, activity_rows
from desktop.services.people import PersonRow, people_rows

#: What a list below a search box can show without scrolling.
MOST_PEOPLE, MOST_ACTIVITIES = 8, 5


@dataclass(frozen=True, slots=True)
class Found:
    """One answer.

    Args:
        kind: the record's kind.
        id: the record.
        title: its name.
        aside: what tells it from others of that name; no private data.
    """

    kind: str
    id: RecordId
    title: str
    aside: str


def find_anything(desk: Desk, typed: str) -> list[Found]:
    """The best few volunteers and activities for what was typed; people first.

    Args:
        desk: the open station.
        typed: characters, pinyin, initials or digits of a phone.
    """
    if not typed.strip():
        return []
    people = people_rows(desk, desk.search.find(["volunteer"], typed, MOST_PEOPLE))
    activities = activity_rows(desk, desk.search.find(["activity"], typed, MOST_ACTIVITIES))
    return [*map(_person, people), *map(_activity, activities)]


def _person(row: PersonRow) -> Found:
    parts = (row.village_group, row.phone, row.status if row.status != "在册" else "")
    return Found("volunteer", row.id, row.name, " · ".join(part for part in parts if part))


def _activity(row: ActivityRow) -> Found:
    parts = (row.day, row.place, row.status_label)
    return Found("activity", row.id, row.title, " · ".join(part for part in parts if part))
