"""Activities as a list: what they can be narrowed and ordered by, and their lines."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.model import filing
from desktop.model.kinds import kind_named
from desktop.services.activities import activity_files, happenings
from desktop.services.activities.happenings import ActivityRow
from desktop.services.desk import Desk
from desktop.services.lists.listing import Clause, Facet, ListRow, Test, listing, number_clause
from desktop.services.naming import Names
from desktop.services.records import masked

_DAY = "coalesce(v.held_on, substr(v.started_at, 1, 10), substr(v.planned_start, 1, 10), '')"
_PEOPLE = (
    "(SELECT count(*) FROM participation AS p WHERE p.activity = search.record_id "
    "AND p.removed_at IS NULL AND p.merged_into IS NULL)"
)
_MINUTES = (
    "(SELECT coalesce(sum(p.minutes), 0) FROM participation AS p "
    "WHERE p.activity = search.record_id AND p.removed_at IS NULL AND p.merged_into IS NULL)"
)
_PHOTOS = (
    "(SELECT count(*) FROM photo AS f WHERE f.activity = search.record_id "
    "AND f.removed_at IS NULL AND coalesce(f.purpose, 'scene') = 'scene')"
)
_HOUR_MINUTES = 60
#: References of an activity that a line names beside its team and place.
_NAMED = ("theme", "series", "project")


def _missing(desk: Desk, test: Test, value: str) -> Clause:
    """By what the file of an activity lacks that was held and is not filed yet."""
    one = test in ("is", "not")
    files = activity_files.open_files(desk)
    found = [str(f.id) for f in files if (value in f.missing if one else f.missing)]
    not_ = "NOT " if test in ("not", "empty") else ""
    sql = f"search.record_id {not_}IN (SELECT value FROM json_each(?))"
    return sql, [json.dumps(found)]


ACTIVITIES = listing(
    kind_named("activity"),
    (
        Facet("day", "日期", "date", _DAY),
        Facet("people", "参与人数", "number", clause=number_clause(_PEOPLE)),
        Facet("hours", "服务时长", "number", clause=number_clause(_MINUTES, _HOUR_MINUTES)),
        Facet("photos", "照片", "number", clause=number_clause(_PHOTOS)),
        Facet(
            "missing", "档案还缺", "choice", choices=tuple(filing.PARTS.items()), clause=_missing
        ),
    ),
    {"day": _DAY, "people": _PEOPLE, "minutes": _MINUTES, "photos": _PHOTOS},
)


def activity_lines(desk: Desk, ids: Sequence[str]) -> list[ListRow]:
    """The lines of some activities, in the order of the ids; those gone meanwhile are left out."""
    records = {str(r.id): r for r in desk.records.get_many(ACTIVITIES.kind, ids)}
    files = activity_files.files_of(desk, ids)
    names = Names(desk)
    names.learn(list(records.values()))
    lines = []
    for row in happenings.activity_rows(desk, ids):
        record = records[str(row.id)]
        file = files.get(row.id)
        extra = _cells(row) | {
            "missing": filing.words(file.missing) if file else "",
            **{name: names.shown(record, name) for name in _NAMED},
        }
        figures = {"people": row.participants, "minutes": row.minutes, "photos": row.photos}
        lines.append(ListRow(row.id, masked(record), extra, row.marks, figures))
    return lines


def _cells(row: ActivityRow) -> dict[str, str]:
    return {
        "day": row.day,
        "where": row.place,
        "team": row.team,
        "people": str(row.participants) if row.participants else "",
        "photos": str(row.photos) if row.photos else "",
    }
