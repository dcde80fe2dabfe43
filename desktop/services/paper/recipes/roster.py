"""The roster on paper: volunteers in service, of the whole station or of one team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.paper.activity_words import day_words, hours_text
from desktop.services.paper.recipe import (
    STATION,
    Answer,
    Laid,
    PaperOrder,
    Question,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.records import masked
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.services.roster.people_listing import minutes_of, teams_of

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.lists.roster import RosterLine

_INFO = TemplateInfo("roster", "花名册", ("A4",), STATION, shows=(Shows.DESK,))
_TEAM, _ID = "team", "id_number"
#: So many people are asked after at once: each is named twice in a query, which takes 32,766 names.
_PART = 5_000
_MONTH = len("2026-11")


def team_choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Every team as an answer: (id, name), by name."""
    teams = desk.records.find(kind_named("team"))
    return tuple((str(team.id), team.title) for team in sorted(teams, key=lambda one: one.title))


def _asks(desk: Desk) -> tuple[Question, ...]:
    everybody = (("", "全部在册志愿者"), *team_choices(desk))
    shown = (("", "不印"), ("masked", "印首尾各一位，其余遮盖"))
    return (
        Question(_TEAM, "哪支队伍", Answer.CHOICE, "", everybody),
        Question(_ID, "证件号码", Answer.CHOICE, "", shown),
    )


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.lists.roster import Roster

    team, with_id = order.answers.get(_TEAM, ""), bool(order.answers.get(_ID, ""))
    name = dict(team_choices(desk)).get(team, "")
    ids = people_ids(desk, PeopleQuery(team=team, status="active"))
    lines = tuple(
        line
        for start in range(0, len(ids), _PART)
        for line in _lines(desk, ids[start : start + _PART], with_id=with_id)
    )
    station = desk.station.text("name")
    roster = Roster(station, lines, desk.today(), name, with_id, desk.sample)
    return Laid(roster, f"{_INFO.label} {name}".strip())


def _lines(desk: Desk, ids: Sequence[RecordId], *, with_id: bool) -> Iterator[RosterLine]:
    from desktop.printing.sheets.lists.roster import RosterLine

    people = {one.id: one for one in desk.records.get_many(kind_named("volunteer"), ids)}
    teams, minutes = teams_of(desk, ids), minutes_of(desk, ids)
    for one in ids:
        record = people[one]
        yield RosterLine(
            name=record.text("name"),
            sex=record.shown("sex"),
            born=day_words(record.text("birth_date")[:_MONTH]),
            phone=record.text("phone"),
            group=record.text("village_group"),
            teams=teams.get(one, ""),
            registered=day_words(record.text("registered_on")),
            hours=hours_text(minutes.get(one, 0)),
            id_number=_hidden(record) if with_id else "",
        )


def _hidden(record: Record) -> str:
    return masked(record).text("id_number")


ROSTER = Recipe(_INFO, _look, asks=_asks)
