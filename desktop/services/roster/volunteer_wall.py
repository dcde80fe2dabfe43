"""Who hangs on the wall of volunteers: those who agreed, with team, stars and portrait."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.photos.personal_pictures import portrait
from desktop.services.roster import teams
from desktop.services.roster.on_walls import STANDING, on_walls
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.services.roster.people_listing import minutes_of
from desktop.services.roster.stars import stars, tiers

_GIVEN = "given"


@dataclass(frozen=True, slots=True)
class OnTheWall:
    """Somebody on the wall.

    Args:
        name: in full.
        team: the name of the team they lead, else of the one they joined first; may be empty.
        stars: by their hours.
        sha256: of the portrait; empty where there is none or they did not agree to photos.
    """

    name: str
    team: str
    stars: int
    sha256: str


@dataclass(frozen=True, slots=True)
class People:
    """Those who hang, and how many were asked about.

    Args:
        hanging: in order.
        everybody: volunteers on the roster, of the station or of the team.
    """

    hanging: tuple[OnTheWall, ...]
    everybody: int


def of_station(desk: Desk) -> People:
    """All of the station's, by the strokes of their names."""
    everybody = people_ids(desk, PeopleQuery(order="strokes"))
    return _people(desk, everybody, {})


def of_team(desk: Desk, team: str) -> People:
    """Those of a team, leaders first.

    Raises:
        errors.NotFound: there is no such team.
    """
    page = teams.team_page(desk, team)
    # Whom a team names as its leader may not be written down as a member.
    listed = [page.leader[0], *(str(one.volunteer) for one in page.members)]
    people = [one for one in dict.fromkeys(listed) if one]
    return _people(desk, people, dict.fromkeys(people, page.record.title))


def _people(desk: Desk, people: Sequence[str], teams_told: Mapping[str, str]) -> People:
    named = on_walls(desk, people)
    known = teams_told or _first_teams(desk)
    minutes, steps = minutes_of(desk, list(named)), tiers(desk)
    hanging = tuple(
        OnTheWall(
            volunteer.title,
            known.get(volunteer.id, ""),
            stars(minutes.get(volunteer.id, 0), steps),
            _portrait(desk, volunteer),
        )
        for volunteer in named.values()
    )
    known_people = desk.records.get_many(kind_named("volunteer"), list(people))
    return People(hanging, sum(one.text("status") in STANDING for one in known_people))


def _portrait(desk: Desk, volunteer: Record) -> str:
    found = portrait(desk, volunteer)
    return found.sha256 if found.right == _GIVEN else ""


def _first_teams(desk: Desk) -> dict[str, str]:
    """Of everybody the team that is named with them."""
    rows = desk.store.rows(
        "SELECT coalesce(p.merged_into, p.id), t.name FROM membership AS m "
        "JOIN volunteer AS p ON p.id = m.volunteer JOIN team AS t ON t.id = m.team "
        "WHERE m.removed_at IS NULL AND m.until IS NULL AND t.removed_at IS NULL "
        "ORDER BY CASE m.role WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END DESC, "
        "coalesce(m.since, '') DESC, m.id DESC"
    )
    return dict(rows)  # the last of each person stands
