"""Repeating events as lists show them: their rhythm in words and the days to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model import almanac, rhythms
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services.activities import planning
from desktop.services.desk import Desk

_SERIES = kind_named("series")
_SHOWN_DAYS = 6


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One line of the list of series.

    Args:
        id: which.
        title: its name.
        rhythm: in words: ``每周五``.
        next: its next day without an activity, ISO; empty for none.
        activities: how many activities it has.
        code: of the rhythm.
        days: that the rhythm names, as they are stored.
    """

    id: RecordId
    title: str
    rhythm: str
    next: str
    activities: int
    code: str
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day of a series that is to come: the day, and its lunar date in words."""

    day: dt.date
    lunar: str


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """One series whole.

    Args:
        record: the series.
        rhythm: in words.
        coming: its next days that have no activity yet.
        activities: (id, title, day) of its activities, the newest first.
    """

    record: Record
    rhythm: str
    coming: tuple[ComingDay, ...]
    activities: tuple[tuple[str, str, str], ...]


def series_ids(desk: Desk) -> list[RecordId]:
    """All series, by name."""
    rows = desk.store.rows(
        "SELECT s.id FROM series AS s JOIN search ON search.record_id = s.id "
        "WHERE s.removed_at IS NULL ORDER BY search.pinyin, s.id"
    )
    return [RecordId(row[0]) for row in rows]


def series_rows(desk: Desk, ids: Sequence[str]) -> list[SeriesRow]:
    """The rows of some series, in the order of the ids; those gone meanwhile are left out."""
    found = {r.id: r for r in desk.records.get_many(_SERIES, ids) if not r.removed_at}
    return [_row(desk, found[RecordId(i)]) for i in ids if RecordId(i) in found]


def series_page(desk: Desk, series_id: str) -> SeriesPage:
    """One series with the days to come and its activities.

    Raises:
        errors.NotFound: there is none.
    """
    record = desk.records.get(_SERIES, series_id)
    rows = desk.store.rows(
        "SELECT id, title, coalesce(held_on, substr(planned_start, 1, 10), '') AS day "
        "FROM activity WHERE series = ? AND removed_at IS NULL ORDER BY day DESC, id",
        (record.id,),
    )
    coming = [_coming(day) for day in planning.next_days(desk, record.id, _SHOWN_DAYS)]
    activities = tuple((row[0], readable(row[1]), readable(row[2])) for row in rows)
    return SeriesPage(record, _rhythm(record), tuple(coming), activities)


def _row(desk: Desk, record: Record) -> SeriesRow:
    days = planning.next_days(desk, record.id, 1)
    count = desk.store.one(
        "SELECT count(*) FROM activity WHERE series = ? AND removed_at IS NULL", (record.id,)
    )
    shown = days[0].isoformat() if days else ""
    title, rhythm = readable(record.text("title")), _rhythm(record)
    return SeriesRow(
        record.id, title, rhythm, shown, int(count), record.text("rhythm"), _days(record)
    )


def _rhythm(record: Record) -> str:
    return rhythms.in_words(record.text("rhythm"), _days(record)) or record.shown("rhythm")


def _days(record: Record) -> tuple[str, ...]:
    days = record.values["days"]
    return days if isinstance(days, tuple) else ()


def _coming(day: dt.date) -> ComingDay:
    told = almanac.lunar(day)
    return ComingDay(day, told.words if told else "")
