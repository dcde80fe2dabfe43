"""What the page of signed application forms asks of the station."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress
from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.photos.pictures import look_at
from desktop.services.roster import people
from desktop.services.roster.applications import (
    Application,
    FormPage,
    FormsSeen,
    accept,
    by_short_code,
    look_at_forms,
)
from desktop.services.roster.people import PeopleQuery
from desktop.ui.roster.verbs import FormHelp, form_help, team_choices

#: So many people are offered for a name.
_MOST = 30


@dataclass(frozen=True, slots=True)
class LookAtForms:
    """Whose form each page is."""

    paths: tuple[Path, ...]

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> FormsSeen:
        """Ask."""
        return look_at_forms(desk, self.paths, progress=progress, cancelled=cancelled)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page to be looked at, made safe by the worker.

    Args:
        page: which.
        jpeg: its bytes, upright, 1600 pixels long at most.
    """

    page: FormPage
    jpeg: bytes


@dataclass(frozen=True, slots=True)
class ShowPage:
    """The picture of a page."""

    page: FormPage

    def __call__(self, desk: Desk) -> Picture:
        """Ask."""
        return Picture(self.page, look_at(desk, self.page.picture).photo.standard)


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a form on the screen begins with.

    Args:
        record: the person, the ID number masked; None for somebody new.
        help: word lists of the fields.
        teams: (id, name) of all teams one can join.
    """

    record: Record | None
    help: FormHelp
    teams: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Begin:
    """What the form of a person, or of somebody new, begins with."""

    volunteer: str = ""

    def __call__(self, desk: Desk) -> Beginning:
        """Ask."""
        record = None
        if self.volunteer:
            record = records.masked(desk.records.get(kind_named("volunteer"), self.volunteer))
        return Beginning(record, form_help(desk), team_choices(desk))


@dataclass(frozen=True, slots=True)
class FindPeople:
    """Whose form it may be: by the code in letters, or by name."""

    words: str

    def __call__(self, desk: Desk) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Ask; gives the words back, to tell answers apart, and (id, words) of people."""
        found = by_short_code(desk, self.words)
        ids = [found.id] if found else people.people_ids(desk, PeopleQuery(search=self.words))
        rows = people.people_rows(desk, ids[:_MOST])
        told = [(row.id, [one for one in (row.name, row.village_group) if one]) for row in rows]
        return self.words, tuple((person, "　".join(parts)) for person, parts in told)


@dataclass(frozen=True, slots=True)
class Accept:
    """Enter what stands on a form, as one action."""

    told: Application

    def __call__(self, desk: Desk) -> tuple[str, str]:
        """Do it; gives the person's id and name."""
        person = accept(desk, self.told)
        return person, desk.records.get(kind_named("volunteer"), person).title
