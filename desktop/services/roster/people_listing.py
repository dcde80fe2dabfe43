"""The roster as a list: what it can be narrowed and ordered by, and its lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from desktop.model.ages import years_old
from desktop.model.hour_account import COUNTING
from desktop.model.kinds import kind_named
from desktop.model.kinds.people import PURPOSE
from desktop.services.desk import Desk
from desktop.services.lists import unsettled
from desktop.services.lists.listing import (
    Clause,
    Facet,
    ListRow,
    Test,
    clause,
    listing,
    number_clause,
    whole,
)
from desktop.storage.merged import COUNTED

#: Somebody and everybody merged into them, by rows of `search`.
_MINUTES = (
    "(SELECT coalesce(sum(h.minutes), 0) FROM hour_entry AS h "
    f"WHERE h.volunteer = search.record_id AND {COUNTED}) "
    "+ (SELECT coalesce(sum(h.minutes), 0) FROM volunteer AS l "
    "JOIN hour_entry AS h ON h.volunteer = l.id "
    f"WHERE l.merged_into = search.record_id AND {COUNTED})"
)
_MEMBERS = (
    "search.record_id {not_}IN (SELECT coalesce(p.merged_into, p.id) FROM membership AS m "
    "JOIN volunteer AS p ON p.id = m.volunteer JOIN team AS t ON t.id = m.team WHERE {team} "
    "m.removed_at IS NULL AND m.until IS NULL AND t.removed_at IS NULL)"
)
#: States of a consent, as lists ask for them.
CONSENT_STATES = (("given", "已同意"), ("missing", "没登记"), ("withdrawn", "已撤回"))
CONSENT = "consent_"
_CONSENTS = (
    "search.record_id {not_}IN (SELECT coalesce(p.merged_into, p.id) FROM consent AS c "
    "JOIN volunteer AS p ON p.id = c.volunteer WHERE c.purpose = ? AND c.removed_at IS NULL "
    "AND {live})"
)
_GIVEN = "c.withdrawn_on IS NULL"
#: Fewer years first: the later the birth date, which may be a year only.
_YOUNGER = "-CAST(replace(substr(v.birth_date || '-01-01', 1, 10), '-', '') AS INTEGER)"
_FIRST_TEAM = (
    "(SELECT min(named.pinyin) FROM membership AS m JOIN search AS named "
    "ON named.record_id = m.team WHERE m.volunteer = search.record_id "
    "AND m.removed_at IS NULL AND m.until IS NULL)"
)
#: How much of what somebody agreed to is here on paper; nothing for who agreed to nothing.
_PAPERS = (
    "(SELECT avg(c.scan IS NOT NULL) FROM consent AS c WHERE c.volunteer = search.record_id "
    "AND c.removed_at IS NULL AND c.withdrawn_on IS NULL)"
)
_TOOK_PART = (
    "search.record_id {not_}IN (SELECT coalesce(p.merged_into, p.id) FROM activity AS a "
    "JOIN participation AS t ON t.activity = a.id JOIN volunteer AS p ON p.id = t.volunteer "
    f"WHERE a.removed_at IS NULL AND a.status IN ({','.join(map(repr, sorted(COUNTING)))}) "
    "AND t.removed_at IS NULL AND t.merged_into IS NULL AND {when})"
)
_HOUR_MINUTES = 60


def _team(_desk: Desk, test: Test, value: str) -> Clause:
    not_ = "NOT " if test in ("not", "empty") else ""
    one = test in ("is", "not")
    sql = _MEMBERS.format(not_=not_, team="m.team = ? AND" if one else "")
    return sql, [value] if one else []


def _age(desk: Desk, test: Test, value: str) -> Clause:
    """By the birth date, which may be a year only: 60 at least means born by this day then."""
    today, years = desk.today(), whole(value)
    if test == "is":
        older, _ = _age(desk, "least", str(years))
        first = _day_years_ago(today, years).isoformat()
        last = _day_years_ago(today, years + 1).isoformat()
        return f"{older} AND v.birth_date > ?", [f"{first}~", last]
    if test == "least":
        return "v.birth_date <> '' AND v.birth_date <= ?", [
            _day_years_ago(today, years).isoformat()
        ]
    return "v.birth_date > ?", [_day_years_ago(today, years + 1).isoformat()]


def _day_years_ago(today: dt.date, years: int) -> dt.date:
    try:
        return today.replace(year=max(today.year - years, 1))
    except ValueError:  # the 29th of February
        return today.replace(year=max(today.year - years, 1), day=28)


def _agreed(purpose: str) -> str:
    """Those who agreed by the day, then those who took it back, then the others."""
    return (
        "(SELECT min((c.withdrawn_on IS NOT NULL) || coalesce(c.withdrawn_on, c.given_on)) "
        "FROM consent AS c WHERE c.volunteer = search.record_id "
        f"AND c.removed_at IS NULL AND c.purpose = '{purpose}')"
    )


def _consent(purpose: str) -> Facet:
    def asked(_desk: Desk, test: Test, value: str) -> Clause:
        state = value if test in ("is", "not") else {"empty": "missing"}.get(test, "given")
        given = _CONSENTS.format(not_="", live=_GIVEN)
        if state == "given":
            sql, values = given, [purpose]
        elif state == "withdrawn":
            gone = _CONSENTS.format(not_="", live="c.withdrawn_on IS NOT NULL")
            sql, values = f"{gone} AND NOT {given}", [purpose, purpose]
        else:
            sql, values = _CONSENTS.format(not_="NOT ", live="1"), [purpose]
        return (f"NOT ({sql})" if test == "not" else sql), list[str | int](values)

    label = f"{dict(PURPOSE)[purpose]}同意"
    return Facet(f"{CONSENT}{purpose}", label, "choice", choices=CONSENT_STATES, clause=asked)


def _took_part(_desk: Desk, test: Test, value: str) -> Clause:
    """By the days of activities somebody took part in, as the figures of a month count them."""
    when, values = clause("date", "a.held_on", "filled" if test == "empty" else test, value)
    not_ = "NOT " if test == "empty" else ""
    return _TOOK_PART.format(not_=not_, when=when), values


PEOPLE = listing(
    kind_named("volunteer"),
    (
        Facet("teams", "队伍", "record", refers_to="team", clause=_team),
        Facet("took_part", "参加活动", "date", clause=_took_part),
        Facet("age", "年龄", "number", clause=_age),
        Facet("hours", "服务时长", "number", clause=number_clause(_MINUTES, _HOUR_MINUTES)),
        *(_consent(purpose) for purpose, _ in PURPOSE),
    ),
    {
        "minutes": _MINUTES,
        "age": _YOUNGER,
        "teams": _FIRST_TEAM,
        "paper": _PAPERS,
        **{f"{CONSENT}{purpose}": _agreed(purpose) for purpose, _ in PURPOSE},
    },
)


def people_lines(desk: Desk, ids: Sequence[str]) -> list[ListRow]:
    """The lines of some volunteers, in the order of the ids; those gone meanwhile are left out."""
    from desktop.services.records import masked

    kind = PEOPLE.kind
    people = {str(record.id): record for record in desk.records.get_many(kind, ids)}
    teams, minutes = teams_of(desk, ids), minutes_of(desk, ids)
    households = _households_of(desk, [r.text("household") for r in people.values()])
    marks = unsettled.marks(desk, kind.name, ids)
    today, lines = desk.today(), list[ListRow]()
    for record in (people[i] for i in ids if i in people):
        extra = {
            "teams": teams.get(record.id, ""),
            "household": households.get(record.text("household"), ""),
            "age": _age_words(record.text("birth_date"), today),
        }
        figures = {"minutes": minutes.get(record.id, 0)}
        lines.append(ListRow(record.id, masked(record), extra, marks.get(record.id, ()), figures))
    return lines


def teams_of(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    """The names of the teams some people belong to now, by person."""
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(
        "SELECT person, group_concat(name, '、') FROM ("
        "SELECT DISTINCT coalesce(v.merged_into, v.id) AS person, t.name FROM volunteer AS v "
        "JOIN membership AS m ON m.volunteer = v.id JOIN team AS t ON t.id = m.team "
        "WHERE m.removed_at IS NULL AND m.until IS NULL AND t.removed_at IS NULL "
        f"AND (v.id IN ({marks}) OR v.merged_into IN ({marks}))) GROUP BY person",
        [*ids, *ids],
    )
    return dict(rows)


def minutes_of(desk: Desk, ids: Sequence[str]) -> dict[str, int]:
    """The credited minutes of some people, by person."""
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(
        "SELECT coalesce(v.merged_into, v.id), sum(h.minutes) FROM volunteer AS v "
        "JOIN hour_entry AS h ON h.volunteer = v.id "
        f"WHERE (v.id IN ({marks}) OR v.merged_into IN ({marks})) AND {COUNTED} GROUP BY 1",
        [*ids, *ids],
    )
    return dict(rows)


def _households_of(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    wanted = sorted({i for i in ids if i})
    kind = kind_named("household")
    return {r.id: r.title for r in desk.records.get_many(kind, wanted) if not r.removed_at}


def _age_words(birth: str, today: dt.date) -> str:
    years = years_old(birth, today)
    # Of a year alone the age is one of two.
    return "" if years is None or len(birth) < len("2000-01-01") else str(years)
