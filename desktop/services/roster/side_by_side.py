"""Two records that may be one person, field by field, for somebody to compare and choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.naming import Names
from desktop.services.records import shown_private
from desktop.services.roster.duplicates import Candidate
from desktop.services.roster.people import PersonRow

_VOLUNTEER = kind_named("volunteer")
_HOUR_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of both.

    Args:
        name: of the field; empty for what a merge puts together by itself.
        label: of it.
        one: of the first, as people read it; ID numbers masked.
        other: of the second.
        differs: whether the two values are not the same, where both are known.
        counted: whether the values are no words of anybody's, as hours are.
    """

    name: str
    label: str
    one: str
    other: str
    differs: bool
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two records.

    Args:
        one: id of the elder, which stays.
        other: id of the other.
        title: the name.
        reason: what they share.
        lines: every field at least one of them has, then teams and hours.
    """

    one: str
    other: str
    title: str
    reason: str
    lines: tuple[Compared, ...]


def comparisons(desk: Desk, found: Sequence[Candidate]) -> list[Comparison]:
    """What the clerk compares, one for each pair."""
    ids = sorted({str(row.id) for pair in found for row in (pair.one, pair.other)})
    people = {str(one.id): one for one in desk.records.get_many(_VOLUNTEER, ids)}
    names = Names(desk)
    names.learn(list(people.values()))
    return [_comparison(names, people, pair) for pair in found]


def _comparison(names: Names, people: dict[str, Record], pair: Candidate) -> Comparison:
    one, other = people[str(pair.one.id)], people[str(pair.other.id)]
    lines = [_compared(names, name, one, other) for name in _told(one, other)]
    lines += _put_together(pair.one, pair.other)
    return Comparison(str(one.id), str(other.id), one.title, pair.reason, tuple(lines))


def _told(one: Record, other: Record) -> list[str]:
    empty = (None, (), False)
    return [
        field.name
        for field in _VOLUNTEER.fields
        if one.values[field.name] not in empty or other.values[field.name] not in empty
    ]


def _compared(names: Names, name: str, one: Record, other: Record) -> Compared:
    known = one.values[name] not in (None, ()) and other.values[name] not in (None, ())
    return Compared(
        name,
        _VOLUNTEER.field(name).label,
        _shown(names, name, one),
        _shown(names, name, other),
        known and one.values[name] != other.values[name],
    )


def _shown(names: Names, name: str, record: Record) -> str:
    hidden = shown_private(_VOLUNTEER.field(name), record.values[name])
    return names.shown(Record(_VOLUNTEER, record.id, {name: hidden}), name)


def _put_together(one: PersonRow, other: PersonRow) -> list[Compared]:
    return [
        Compared("", "队伍", one.teams, other.teams, differs=False),
        Compared("", "时长", _hours(one), _hours(other), differs=False, counted=True),
    ]


def _hours(row: PersonRow) -> str:
    hours, minutes = divmod(row.minutes, _HOUR_MINUTES)
    if hours and minutes:
        return f"{hours} 小时 {minutes} 分钟"
    return f"{hours} 小时" if hours else f"{minutes} 分钟" if minutes else ""
