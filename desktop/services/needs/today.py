"""今日: what is due at the station, and what this week is like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.model.locked import readable
from desktop.services import drafts, vocabularies
from desktop.services.activities import activity_files, calendar
from desktop.services.activities.calendar import CalendarDay, MonthPage
from desktop.services.desk import Desk
from desktop.services.drafts import Draft
from desktop.services.person import retention
from desktop.services.roster import minors
from desktop.services.roster.departed import DEPARTED
from desktop.services.safekeeping import backup_notes
from desktop.services.sync import answers
from desktop.sync.incoming import attention, conflicts

#: Lines of one sort that are listed singly; the rest is counted in one more.
_MOST_LINES = 3
#: Certificates of older activities are not asked for any more.
_CERTIFICATE_DAYS = 60
_AHEAD = ("draft", "announced")
#: A signed form that is half typed: no kind of record, the form of a volunteer.
_APPLICATION = "application"
#: What a draft is of where it is of no record a list shows.
_NO_RECORD = frozenset({"new", "own"})


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do, one click from the work; the window has the words for it.

    Args:
        sort: ``draft``, ``file``, ``record``, ``planned``, ``series``, ``returned``,
            ``certificates``, ``retention``, ``children``, ``of_age``, ``backup``,
            ``conflicts``, ``attention`` or ``gap``.
        kind: of the record it is about; ``application`` of a signed form that is half typed;
            empty where it is about none.
        ids: of the records it is about.
        title: of the one record it is about; of a backup why it is due; of data kept long
            enough for how many years. Empty where one line stands for several.
        count: how many there are of what it is about: choices, certificates, further records.
        parts: codes of `filing.PARTS` that a file lacks.
        by: who returned it.
        day: the day it falls on.
    """

    sort: str
    kind: str = ""
    ids: tuple[str, ...] = ()
    title: str = ""
    count: int = 0
    parts: tuple[str, ...] = ()
    by: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Today:
    """What the screen shows at once.

    Args:
        page: this month as the calendar knows it, with its theme.
        week: Monday to Sunday of this week.
        next_theme: of the next month, once there is one.
        due: what to do, the most pressing first.
        empty: whether nobody and nothing was entered yet.
    """

    page: MonthPage
    week: tuple[CalendarDay, ...]
    next_theme: str
    due: tuple[Due, ...]
    empty: bool

    @property
    def today(self) -> CalendarDay:
        """The day by the station's clock."""
        return next(one for one in self.week if one.day == self.page.today)

    @property
    def gaps_shown(self) -> bool:
        """Whether a week without an activity and a month without a theme are mentioned."""
        return self.page.quiet_weeks is not None


def today(desk: Desk) -> Today:
    """What is due and what this week is like."""
    day = desk.today()
    page = calendar.month_page(desk, day.year, day.month)
    monday = day - dt.timedelta(days=day.weekday())
    week = tuple(one for one in page.days if 0 <= (one.day - monday).days < 7)
    following = vocabularies.theme(desk, f"{_next_month(day):%Y-%m}")
    return Today(
        page,
        week,
        readable(following.text("title")) if following else "",
        tuple(_due(desk, page, week)),
        empty=not (_any(desk, "volunteer") or _any(desk, "activity")),
    )


def _any(desk: Desk, table: str) -> bool:
    return bool(desk.store.one(f"SELECT 1 FROM [{table}] WHERE removed_at IS NULL LIMIT 1"))


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


# --- what is due ----------------------------------------------------------------------------


def _due(desk: Desk, page: MonthPage, week: Sequence[CalendarDay]) -> list[Due]:
    return [
        *_of_sync(desk),
        *_of_returned(desk),
        *_of_backups(desk),
        *_begun(desk),
        *_planned(week, page.today),
        *_unrecorded(desk, page.today),
        *_files(desk),
        *_certificates(desk, page.today),
        *_expired(desk),
        *_of_minors(desk),
        *_gaps(page, week),
    ]


def _of_sync(desk: Desk) -> list[Due]:
    counted = {
        "conflicts": conflicts.count_open(desk.store),
        "attention": len(attention.open_all(desk.store)),
    }
    return [Due(sort, count=count) for sort, count in counted.items() if count]


def _of_returned(desk: Desk) -> list[Due]:
    if not desk.store.one("SELECT 1 FROM answer WHERE outcome = 'returned' LIMIT 1"):
        return []
    waiting = answers.waiting(desk)
    found = [
        Due("returned", one.of_kind, (one.record,), readable(one.title), by=one.by)
        for one in waiting[:_MOST_LINES]
    ]
    rest = len(waiting) - _MOST_LINES
    return [*found, Due("returned", count=rest)] if rest > 0 else found


def _of_backups(desk: Desk) -> list[Due]:
    why = backup_notes.standing(desk).words.rstrip("。")
    return [Due("backup", title=why)] if why else []


def _begun(desk: Desk) -> list[Due]:
    """Forms with something in them that was never saved, say since the power went."""
    found: list[Due] = []
    for draft in drafts.drafts(desk):
        kind_name, _, of = draft.place.partition(":")
        if kind_name not in (*ALL, _APPLICATION) or len(found) == _MOST_LINES:
            continue
        if kind_name == _APPLICATION:
            title = _typed_title(draft, ALL["volunteer"]) or str(draft.body.get("whose") or "")
            found.append(Due("draft", kind_name, (), title))
            continue
        kind = ALL[kind_name]
        known = desk.records.get_many(kind, [of]) if of not in _NO_RECORD else []
        title = readable(known[0].title) if known else _typed_title(draft, kind)
        if known or of in _NO_RECORD:
            found.append(Due("draft", kind_name, () if of == "new" else (of,), title))
    return found


def _typed_title(draft: Draft, kind: Kind) -> str:
    """What was typed as a title; forms of several parts keep their fields under ``facts``."""
    facts = draft.body.get("facts")
    told = facts if isinstance(facts, Mapping) else draft.body
    typed = told.get(kind.title[0])
    return typed if isinstance(typed, str) else ""


def _planned(week: Sequence[CalendarDay], day: dt.date) -> list[Due]:
    found = []
    for one in week:
        if one.day < day:
            continue
        found += [
            Due("planned", "activity", (act.id,), act.title, day=one.day)
            for act in one.activities
            if act.status in _AHEAD
        ]
        found += [Due("series", "series", (due.id,), due.title, day=one.day) for due in one.due]
    return found


def _unrecorded(desk: Desk, day: dt.date) -> list[Due]:
    rows = desk.store.rows(
        "SELECT id, title, substr(planned_start, 1, 10) FROM activity "
        "WHERE removed_at IS NULL AND status IN ('draft', 'announced') AND held_on IS NULL "
        "AND substr(planned_start, 1, 10) < ? ORDER BY planned_start DESC, id",
        (day.isoformat(),),
    )
    lines = [
        Due("record", "activity", (record,), readable(title), day=dt.date.fromisoformat(on))
        for record, title, on in rows[:_MOST_LINES]
    ]
    return lines + _more("record", [row[0] for row in rows])


def _files(desk: Desk) -> list[Due]:
    lacking = [one for one in activity_files.open_files(desk) if one.missing]
    lines = [
        Due("file", "activity", (one.id,), readable(one.title), parts=one.missing)
        for one in lacking[:_MOST_LINES]
    ]
    return lines + _more("file", [one.id for one in lacking])


def _more(sort: str, ids: Sequence[str]) -> list[Due]:
    rest = tuple(ids[_MOST_LINES:])
    return [Due(sort, "activity", rest, count=len(rest))] if rest else []


def _certificates(desk: Desk, day: dt.date) -> list[Due]:
    """Whose hours stand in an activity of late, and who has no certificate of it yet."""
    since = (day - dt.timedelta(days=_CERTIFICATE_DAYS)).isoformat()
    rows = desk.store.rows(
        "SELECT a.id, a.title, count(*) FROM activity AS a "
        "JOIN participation AS p ON p.activity = a.id "
        "JOIN volunteer AS v ON v.id = p.volunteer "
        "JOIN volunteer AS w ON w.id = coalesce(v.merged_into, v.id) "
        f"WHERE NOT {DEPARTED.format(v='w')} "
        "AND a.removed_at IS NULL AND a.status IN ('held', 'filed') AND a.held_on >= ? "
        "AND p.removed_at IS NULL AND p.merged_into IS NULL AND p.minutes > 0 "
        "AND NOT EXISTS (SELECT 1 FROM certificate AS c "
        "WHERE c.participation = p.id AND coalesce(c.void, 0) = 0 AND c.printings IS NOT 0) "
        "GROUP BY a.id ORDER BY a.held_on DESC, a.id",
        (since,),
    )
    lines = [
        Due("certificates", "activity", (record,), readable(title), count)
        for record, title, count in rows[:_MOST_LINES]
    ]
    rest = rows[_MOST_LINES:]
    if rest:
        ids = tuple(row[0] for row in rest)
        lines.append(Due("certificates", "activity", ids, count=sum(row[2] for row in rest)))
    return lines


def _expired(desk: Desk) -> list[Due]:
    """People who left long ago, whose data is due; told neutrally from January on."""
    found = retention.due(desk)
    if not found:
        return []
    years, ids = retention.years(desk), tuple(one.id for one in found)
    return [Due("retention", "volunteer", ids, title=str(years), count=len(ids))]


def _of_minors(desk: Desk) -> list[Due]:
    """Guardians' consents: of children that lack one, and of whom can answer for themselves now."""
    found = {"children": minors.children_unasked(desk), "of_age": minors.come_of_age(desk)}
    return [
        Due(
            sort,
            "volunteer",
            tuple(str(one.id) for one in people),
            readable(people[0].text("name")) if len(people) == 1 else "",
            len(people),
        )
        for sort, people in found.items()
        if people
    ]


def _gaps(page: MonthPage, week: Sequence[CalendarDay]) -> list[Due]:
    """Told last: an empty week is nobody's fault."""
    if page.quiet_weeks is None:
        return []
    found = [] if page.theme else [Due("gap", "theme")]
    if not any(one.activities or one.due for one in week):
        found.append(Due("gap", "activity"))
    return found
