"""Data that is kept no longer than it is needed (个人信息保护法, 19): asked about once a year.

From January on the list holds who had left for so many years when the year began, and who asked to
join that long ago and never did. Nothing goes by itself: somebody decides, for each or for all,
to erase (`erasing.erase_each`) or to keep for another year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.kind import ERASED
from desktop.model.locked import readable
from desktop.services import audits
from desktop.services.desk import Desk

_YEARS, _KEPT = "retention.years", "retention.kept"
USUAL_YEARS, MOST_YEARS = 3, 50
#: Of these statuses data is needed no longer once the time is over.
LEFT, APPLICANT = "left", "applicant"


@dataclass(frozen=True, slots=True)
class Expired:
    """Somebody whose data is due.

    Args:
        id: the volunteer.
        name: theirs.
        status: ``left``, or ``applicant`` of who was never taken on.
        since: the day that was written down.
        minutes: credited; they stay in the sums whatever is decided.
    """

    id: str
    name: str
    status: str
    since: str
    minutes: int


def years(desk: Desk) -> int:
    """How many years data is kept of who has left."""
    return int(desk.settings.get(_YEARS, default=USUAL_YEARS))


def keep_years(desk: Desk, count: int) -> None:
    """Keep it for so many years from now on.

    Raises:
        errors.InvalidValues: less than one, or more than a lifetime of work.
    """
    if not 1 <= count <= MOST_YEARS:
        raise errors.InvalidValues(problems=f"年限：请写 1 到 {MOST_YEARS} 之间的数。")
    desk.settings.put(_YEARS, count)


def due(desk: Desk) -> list[Expired]:
    """Whose data was due when this year began and nobody has decided about, longest ago first."""
    before = dt.date(desk.today().year - years(desk), 1, 1).isoformat()
    # A younger station has nobody; asked at every look at 今日, so that must cost nothing.
    first = desk.store.one("SELECT at FROM journal ORDER BY seq LIMIT 1")
    if first is None or str(first) >= before:
        return []
    rows = desk.store.rows(
        "SELECT v.id, v.name, v.status, substr(j.at, 1, 10) FROM volunteer AS v JOIN journal AS j "
        "ON j.seq = coalesce(json_extract(v.revisions, '$.status'), v.revision) "
        "WHERE v.status IN (?, ?) AND v.removed_at IS NULL AND v.merged_into IS NULL "
        f"AND v.{ERASED} IS NULL AND j.at < ? ORDER BY j.at, v.id",
        (LEFT, APPLICANT, before),
    )
    if not rows:
        return []
    from desktop.services.roster.people_listing import minutes_of  # not needed for the first page

    kept, today = _kept(desk), desk.today().isoformat()
    open_ones = [row for row in rows if kept.get(row[0], ("", ""))[0] <= today]
    minutes = minutes_of(desk, [row[0] for row in open_ones])
    return [
        Expired(who, readable(name), status, since, minutes.get(who, 0))
        for who, name, status, since in open_ones
    ]


def keep(desk: Desk, people: Sequence[str], why: str) -> int:
    """Keep somebody's data for another year; the reason is kept with it.

    Args:
        desk: the open station.
        people: ids of volunteers on the list.
        why: the reason.

    Returns:
        How many.

    Raises:
        errors.InvalidValues: no reason is given.
    """
    told = _reason(why)
    until = dt.date(desk.today().year + 1, 1, 1).isoformat()
    with desk.store.transaction():
        kept = _kept(desk) | dict.fromkeys(people, (until, told))
        desk.settings.put(_KEPT, {one: list(entry) for one, entry in kept.items()})
    return len(people)


def why_kept(desk: Desk, volunteer: str) -> str:
    """Why somebody's data was kept longer; empty where nobody decided that."""
    return _kept(desk).get(volunteer, ("", ""))[1]


def _kept(desk: Desk) -> dict[str, tuple[str, str]]:
    told = desk.settings.get(_KEPT, default={})
    return {one: (str(until), str(why)) for one, (until, why) in told.items()}


def _reason(why: str) -> str:
    try:
        return audits.reason(why)
    except errors.ReasonMissing:
        raise errors.InvalidValues(problems="理由：请写明为什么，100 个字以内。") from None
