"""Which teams the rows of a staged roster join: nobody below 18 a rescue team (`minors`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from desktop.importing.findings import Problem
from desktop.model.ages import is_minor
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.roster import memberships, minors
from desktop.services.roster.roster_plan import Plan, tells
from desktop.storage.journal import Group

_VOLUNTEER = kind_named("volunteer")
_COLUMN = "所属队伍"


class _Row(NamedTuple):
    """A staged row that names a rescue team."""

    n: int
    sheet: str
    line: int
    name: str
    born: str
    teams: frozenset[str]


class RosterTeams:
    """The teams of one import.

    Args:
        desk: with the staging file attached.
        file: its name, for the report.
    """

    def __init__(self, desk: Desk, file: str) -> None:
        self._desk, self._file = desk, file
        self._barred: dict[int, tuple[_Row, frozenset[str]]] = {}

    def look(self, plan: Plan) -> None:
        """Find the rows whose person is too young for a team they name.

        Args:
            plan: whose rows they are.
        """
        rows = list(self._rescuers())
        targets = [plan.targets[row.n] for row in rows if row.n in plan.targets]
        people = {one.id: one for one in self._desk.records.get_many(_VOLUNTEER, targets)}
        self._barred = {}
        for row in rows:
            person = people.get(RecordId(plan.targets.get(row.n, "")))
            there = memberships.team_names(self._desk, person.id) if person else set()
            lacking = row.teams - there
            if lacking and is_minor(_born(row, person), self._desk.today()):
                self._barred[row.n] = row, lacking

    def remarks(self, plan: Plan) -> list[Problem]:
        """What is said of those rows, but for rows that are left out as a whole."""
        return [
            Problem(
                self._file, row.sheet, row.line, _COLUMN, "、".join(sorted(teams)),
                f"「{row.name}」未满 18 周岁，不能加入应急救援队伍；人照常导入，没有加入这支队伍",
            )
            for n, (row, teams) in self._barred.items()
            if n not in plan.refused
        ]  # fmt: skip

    def lacks(self, n: int, person: Record) -> bool:
        """Whether a row names a team its person is to join."""
        text = self._desk.store.one("SELECT teams FROM staged.row WHERE n = ?", (n,))
        wanted = self._wanted(n, text) if text else set[str]()
        return bool(wanted - memberships.team_names(self._desk, person.id))

    def join(self, group: Group, people: Mapping[int, RecordId]) -> None:
        """Make members of them.

        Args:
            group: the open action.
            people: whose rows those of known people are.
        """
        rows = self._desk.store.rows(
            "SELECT n, id, teams, verdict FROM staged.row LEFT JOIN temp.staged_verdict USING (n) "
            "WHERE teams IS NOT NULL AND (verdict IS NULL OR verdict = 'known') ORDER BY n"
        )
        wanted = [
            (people[n] if verdict else RecordId(new), name)
            for n, new, teams, verdict in rows
            if not verdict or n in people
            for name in json.loads(teams)
            if n not in self._barred or name not in self._barred[n][1]
        ]
        memberships.join(self._desk, group, wanted)

    def _wanted(self, n: int, text: str) -> set[str]:
        barred = self._barred[n][1] if n in self._barred else frozenset[str]()
        return set(json.loads(text)) - barred

    def _rescuers(self) -> Iterator[_Row]:
        """Rows that name a rescue team; most files have none, and few texts for many rows."""
        store = self._desk.store
        texts = [row[0] for row in store.rows("SELECT DISTINCT teams FROM staged.row")]
        named = {text: frozenset(json.loads(text)) for text in texts if text}
        known = {
            one.text("name"): one.text("category")
            for one in self._desk.records.find(kind_named("team"))
        }
        every = {name for names in named.values() for name in names}
        rescue = {name for name in every if minors.is_rescue(name, known.get(name, ""))}
        meant = [text for text, names in named.items() if names & rescue]
        if not meant:
            return
        rows = store.rows(
            "SELECT n, sheet, line, name, coalesce(birth_date, ''), teams FROM staged.row "
            "WHERE teams IN (SELECT value FROM json_each(?)) ORDER BY n",
            (json.dumps(meant),),
        )
        for n, sheet, line, name, born, text in rows:
            yield _Row(n, sheet, line, name, born, named[text] & rescue)


def _born(row: _Row, person: Record | None) -> str:
    """When somebody was born, as will be known after the import."""
    if person is None or tells(person, "birth_date", row.born or None):
        return row.born
    return person.text("birth_date")
