"""What the face 主题与项目 asks of the station."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services import records, vocabularies
from desktop.services.activities import claims, planning, projects, series, themes
from desktop.services.activities.planning import Planned
from desktop.services.activities.projects import ProjectPage
from desktop.services.activities.series import SeriesPage
from desktop.services.activities.themes import ThemeRow
from desktop.services.desk import Desk
from desktop.services.sync import published


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms offer to choose from.

    Args:
        today: by the station's clock.
        words: per field of the kinds its word list.
        named: per field that points at a record, (id, name) of all there are.
    """

    today: dt.date
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    named: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """The ids of a list, with what the forms beside it offer."""

    ids: Sequence[str]
    choices: Choices


@dataclass(frozen=True, slots=True)
class ListThemes:
    """The months of a year; year 0 is this one."""

    year: int = 0

    def __call__(self, desk: Desk) -> Listed:
        """Ask."""
        today = desk.today()
        return Listed(themes.year_months(self.year or today.year), Choices(today))


@dataclass(frozen=True, slots=True)
class ListRecords:
    """Every record of a kind in its order, with what its form offers."""

    kind: str

    def __call__(self, desk: Desk) -> Listed:
        """Ask."""
        return Listed(_IDS[self.kind](desk), choices(desk, self.kind))


@dataclass(frozen=True, slots=True)
class ListClaims:
    """Claims of all projects, with what their form offers."""

    unfinished: bool = False

    def __call__(self, desk: Desk) -> Listed:
        """Ask."""
        return Listed(claims.claim_ids(desk, unfinished=self.unfinished), choices(desk, "claim"))


@dataclass(frozen=True, slots=True)
class ShowRecord:
    """One record whole."""

    kind: str
    id: str

    def __call__(self, desk: Desk) -> ProjectPage | SeriesPage | Record:
        """Ask."""
        if self.kind == "project":
            return projects.project_page(desk, self.id)
        if self.kind == "series":
            return series.series_page(desk, self.id)
        return desk.records.get(kind_named(self.kind), self.id)


@dataclass(frozen=True, slots=True)
class Store:
    """Save what a form holds; an empty id adds."""

    kind: str
    id: str
    typed: Mapping[str, object]
    bases: Mapping[str, int] = field(default_factory=dict)

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the id."""
        if not self.id:
            return records.add(desk, self.kind, self.typed)
        records.change(desk, self.kind, self.id, self.typed, self.bases)
        return self.id


@dataclass(frozen=True, slots=True)
class SetTheme:
    """Give a month a theme of the station's own; empty words take it away."""

    month: str
    title: str
    description: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the month."""
        if self.title.strip():
            themes.set_theme(desk, self.month, self.title, self.description)
        else:
            themes.drop_theme(desk, self.month)
        return self.month


@dataclass(frozen=True, slots=True)
class Claim:
    """A unit claims a project for a month."""

    project: str
    unit: str
    month: str
    support: str
    more: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, desk: Desk) -> str:
        """Do it; gives the claim's id."""
        return projects.claim_project(
            desk, self.project, self.unit, self.month, self.support, self.more
        )


@dataclass(frozen=True, slots=True)
class PlanNext:
    """Plan the next activities of a series."""

    series: str
    count: int

    def __call__(self, desk: Desk) -> Planned:
        """Do it."""
        return planning.plan_series(desk, self.series, self.count)


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take back what was planned just now: those go that nobody has done anything with."""

    ids: tuple[str, ...]

    def __call__(self, desk: Desk) -> int:
        """Do it; gives how many."""
        return planning.take_back(desk, self.ids)


def theme_rows(desk: Desk, months: Sequence[str]) -> list[ThemeRow]:
    """The rows of some months."""
    return themes.theme_rows(desk, months)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One line of the list of units."""

    id: str
    name: str
    kind: str
    contact: str
    phone: str
    source: str


def unit_rows(desk: Desk, ids: Sequence[str]) -> list[UnitRow]:
    """The rows of some units, in the order of the ids."""
    kind = kind_named("unit")
    found = {r.id: r for r in desk.records.get_many(kind, ids) if not r.removed_at}
    feeds = published.feeds_of(desk, kind, list(found))
    rows = {
        i: UnitRow(
            i, r.text("name"), r.text("kind"), r.text("contact"), r.text("phone"),
            published.source(desk, feeds[i]) if i in feeds else "",
        )
        for i, r in found.items()
    }  # fmt: skip
    return [rows[RecordId(i)] for i in ids if RecordId(i) in rows]


def choices(desk: Desk, kind_name: str) -> Choices:
    """What a kind's form offers: its word lists, and the records its references can point at."""
    fields = kind_named(kind_name).own_fields
    return Choices(
        desk.today(),
        {f.name: tuple(vocabularies.words(desk, f.vocabulary)) for f in fields if f.vocabulary},
        {f.name: _named(desk, f.refers_to) for f in fields if f.refers_to},
    )


def _named(desk: Desk, kind_name: str) -> tuple[tuple[str, str], ...]:
    found = desk.records.find(kind_named(kind_name))
    return tuple(sorted(((r.id, r.title) for r in found), key=_by_title))


def _by_title(pair: tuple[str, str]) -> str:
    return pair[1]


_IDS: Mapping[str, Callable[[Desk], Sequence[str]]] = {
    "project": projects.project_ids,
    "series": series.series_ids,
    "unit": projects.unit_ids,
}
