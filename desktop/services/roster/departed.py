"""Who is not there any more: who has died, and who asked to be deleted.

They are in no wall, sheet or picker, and nobody is reminded of them; their hours stay in the sums.
Whether somebody has died is decided by `model/volunteer_rules.py` alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from desktop import errors
from desktop.model.fields import Value
from desktop.model.kind import ERASED, Kind, Record
from desktop.model.kinds import kind_named
from desktop.model.volunteer_rules import DIED, is_deceased
from desktop.services.desk import Desk

_VOLUNTEER = kind_named("volunteer")
_DIED = " OR ".join(f"instr({{v}}.status_reason, '{word}')" for word in DIED)
#: Of a volunteer called `{v}` in SQL: whether they are not there any more.
DEPARTED = f"({{v}}.{ERASED} IS NOT NULL OR ({{v}}.status = 'left' AND ({_DIED})))"


def is_erased(volunteer: Record) -> bool:
    """Whether somebody asked to be deleted, and was."""
    return bool(volunteer.values[ERASED])


def is_departed(volunteer: Record) -> bool:
    """Whether somebody has died, or was deleted."""
    return is_erased(volunteer) or is_deceased(volunteer.values)


def departed(desk: Desk, people: Iterable[str]) -> frozenset[str]:
    """Of some people those who are not there any more, by the ids they were asked by.

    Args:
        desk: the open station.
        people: ids of volunteers; a merged one counts for who stands for them.
    """
    rows = desk.store.rows(
        "SELECT a.value FROM json_each(?) AS a JOIN volunteer AS p ON p.id = a.value "
        "JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        f"WHERE {DEPARTED.format(v='v')}",
        (json.dumps(list(people)),),
    )
    return frozenset(row[0] for row in rows)


def still_there(desk: Desk, people: Iterable[str]) -> list[str]:
    """The others, in the same order."""
    asked = list(people)
    gone = departed(desk, asked)
    return [one for one in asked if one not in gone]


def refuse_erased(desk: Desk, kind: Kind, values: Mapping[str, Value]) -> None:
    """Stop a new record about somebody who asked to be deleted, and was.

    Args:
        desk: the open station.
        kind: of what is to be added.
        values: its fields.

    Raises:
        errors.InvalidValues: naming the field.
    """
    for field in kind.fields:
        if field.refers_to == _VOLUNTEER.name and values.get(field.name):
            found = desk.records.get_many(_VOLUNTEER, [str(values[field.name])])
            if found and is_erased(found[0]):
                raise errors.InvalidValues(
                    problems=f"{field.label}：这个人的资料已应本人要求删除。"
                )
