"""Teams: their list, who belongs to them now, and how they stand below each other."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.lists import unsettled
from desktop.services.lists.listing import (
    Clause,
    Facet,
    ListRow,
    Test,
    listing,
    number_clause,
    title_of,
)
from desktop.services.roster import minors
from desktop.storage.journal import Group
from desktop.storage.merged import selves

_TEAM, _MEMBERSHIP = kind_named("team"), kind_named("membership")
_OPEN = "m.removed_at IS NULL AND m.until IS NULL"
_COUNT = (
    "(SELECT count(DISTINCT coalesce(p.merged_into, p.id)) FROM membership AS m "
    "JOIN volunteer AS p ON p.id = m.volunteer "
    f"WHERE m.team = search.record_id AND {_OPEN} AND p.removed_at IS NULL)"
)
#: Whom a team names, else whose membership says so.
_LEADER = (
    "coalesce(v.leader, (SELECT min(coalesce(p.merged_into, p.id)) FROM membership AS m "
    "JOIN volunteer AS p ON p.id = m.volunteer "
    f"WHERE m.team = v.id AND m.role = 'leader' AND {_OPEN} AND p.removed_at IS NULL))"
)
#: Levels from the top; teams of one level stand by name.
_LEVELS = ("general", "branch", "detachment", "squad", "team")
LEADER = "leader"


def _leads(_desk: Desk, test: Test, value: str) -> Clause:
    """Whom a team names as its leader, merged or not."""
    if test in ("empty", "filled"):
        return ("v.leader IS NULL" if test == "empty" else "v.leader IS NOT NULL"), []
    not_ = "NOT " if test == "not" else ""
    return f"{not_}coalesce(v.leader, '') = ?", [value]


TEAMS = listing(
    _TEAM,
    (
        Facet("leader", "队长", "record", refers_to="volunteer", clause=_leads),
        Facet("members", "人数", "number", clause=number_clause(_COUNT)),
    ),
    {"members": _COUNT, LEADER: title_of(_LEADER)},
)


@dataclass(frozen=True, slots=True)
class TeamMember:
    """Somebody in a team.

    Args:
        membership: the record.
        volunteer: who stands for them now.
        name: theirs.
        phone: theirs.
        role: its code.
        role_label: in words.
        since: the day they joined, as far as known.
    """

    membership: RecordId
    volunteer: RecordId
    name: str
    phone: str
    role: str
    role_label: str
    since: str


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One team.

    Args:
        record: it itself.
        leader: (id, name) of who leads it; empty where nobody does.
        parent: (id, name) of the team above.
        members: leaders first, then by name.
        below: (id, name, members) of the teams below.
        left: how many have left.
    """

    record: Record
    leader: tuple[str, str]
    parent: tuple[str, str]
    members: tuple[TeamMember, ...]
    below: tuple[tuple[str, str, int], ...]
    left: int


@dataclass(frozen=True, slots=True)
class TeamNode:
    """A team in the chart.

    Args:
        id: the team.
        name: its.
        level: in words.
        leader: the leader's name; empty where nobody leads.
        leader_id: who that is.
        members: how many belong to it now.
        below: the teams below it.
    """

    id: str
    name: str
    level: str
    leader: str
    leader_id: str
    members: int
    below: tuple[TeamNode, ...]


def team_lines(desk: Desk, ids: Sequence[str]) -> list[ListRow]:
    """The lines of some teams, in the order of the ids."""
    teams = {str(r.id): r for r in desk.records.get_many(_TEAM, ids)}
    counts, leaders = _counts(desk), _leaders(desk, list(teams.values()))
    parents = _titles(desk, [r.text("parent") for r in teams.values()])
    marks = unsettled.marks(desk, _TEAM.name, ids)
    return [
        ListRow(
            team.id,
            team,
            {
                "leader": leaders.get(team.id, ("", ""))[1],
                "parent": parents.get(team.text("parent"), ""),
                "members": str(counts.get(team.id, 0)),
            },
            marks.get(team.id, ()),
            {"members": counts.get(team.id, 0)},
        )
        for team in (teams[i] for i in ids if i in teams)
    ]


def team_page(desk: Desk, team_id: str) -> TeamPage:
    """One team with its people.

    Raises:
        errors.NotFound: there is none.
    """
    team = desk.records.get(_TEAM, team_id)
    counts = _counts(desk)
    below = sorted(desk.records.find(_TEAM, parent=team.id), key=_by_level)
    left = desk.store.one(
        "SELECT count(*) FROM membership WHERE team = ? AND removed_at IS NULL "
        "AND until IS NOT NULL",
        (team.id,),
    )
    parent = team.text("parent")
    return TeamPage(
        team,
        _leaders(desk, [team]).get(team.id, ("", "")),
        (parent, _titles(desk, [parent]).get(parent, "")),
        tuple(members(desk, team.id)),
        tuple((one.id, one.title, counts.get(one.id, 0)) for one in below),
        int(left or 0),
    )


def members(desk: Desk, team_id: str) -> list[TeamMember]:
    """Who belongs to a team now: leader, deputies, then the others by name."""
    rows = desk.store.rows(
        "SELECT m.id, v.id, v.name, coalesce(v.phone, ''), coalesce(m.role, 'member'), "
        "coalesce(m.since, '') FROM membership AS m JOIN volunteer AS p ON p.id = m.volunteer "
        "JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        "JOIN search ON search.record_id = v.id "
        f"WHERE m.team = ? AND {_OPEN} AND v.removed_at IS NULL "
        "ORDER BY CASE m.role WHEN 'leader' THEN 0 WHEN 'deputy' THEN 1 ELSE 2 END, "
        "search.pinyin, m.id",
        (team_id,),
    )
    role, seen, found = _MEMBERSHIP.field("role"), set[str](), list[TeamMember]()
    for membership, person, name, phone, code, since in rows:
        if person not in seen:  # merged people may be in it twice
            seen.add(person)
            words = role.choice_label(code)
            told = (RecordId(membership), RecordId(person), name, phone, code, words, since)
            found.append(TeamMember(*told))
    return found


def chart(desk: Desk) -> tuple[TeamNode, ...]:
    """All teams, each below the one it belongs to; those that belong to none first."""
    teams = sorted(desk.records.find(_TEAM), key=_by_level)
    counts, leaders = _counts(desk), _leaders(desk, teams)
    known = {str(team.id) for team in teams}
    above: dict[str, list[Record]] = {}
    for team in teams:
        parent = team.text("parent")
        above.setdefault(parent if parent in known else "", []).append(team)
    placed: set[str] = set()

    def node(team: Record) -> TeamNode:
        placed.add(team.id)
        below = tuple(node(one) for one in above.get(team.id, ()) if one.id not in placed)
        leader_id, leader = leaders.get(team.id, ("", ""))
        count = counts.get(team.id, 0)
        level = team.shown("level")
        return TeamNode(team.id, team.title, level, leader, leader_id, count, below)

    roots = [node(team) for team in above.get("", ())]
    # Two PCs may put two teams below each other: both are shown all the same.
    roots += [node(team) for team in teams if team.id not in placed]
    return tuple(roots)


def add_members(desk: Desk, team_id: str, volunteers: Sequence[str]) -> int:
    """Make people members from today, as one action; gives how many were not yet."""
    team = desk.records.get(_TEAM, team_id)
    standing = {str(one.volunteer) for one in members(desk, team_id)}
    added = 0
    with desk.action("add", "") as group:
        for person in dict.fromkeys(volunteers):
            if selves(desk.store, person)[0] in standing:
                continue
            _join(desk, group, team.id, person, "member")
            added += 1
        group.rename(f"{added} 人加入队伍「{team.title}」")
    return added


def end_memberships(desk: Desk, memberships: Sequence[str]) -> int:
    """People leave a team today, as one action; that they were in it stays."""
    records = [desk.records.get(_MEMBERSHIP, one) for one in memberships]
    with desk.action("edit", "") as group:
        team = desk.records.get(_TEAM, records[0].text("team"), removed=True)
        done = desk.records.update_many(group, records, {"until": desk.today().isoformat()})
        group.rename(f"{done} 人退出队伍「{team.title}」")
    return done


def set_role(desk: Desk, membership: str, role: str) -> bool:
    """Give somebody another role; the leader is written at the team too, as one action."""
    record = desk.records.get(_MEMBERSHIP, membership)
    if role not in dict(_MEMBERSHIP.field("role").choices):
        raise errors.InvalidValues(problems=f"职务：没有“{role}”。")
    team = desk.records.get(_TEAM, record.text("team"))
    with desk.action("edit", "") as group:
        changed = desk.records.update(group, record, {"role": role})
        leads = team.text(LEADER) == record.text("volunteer")
        if role == LEADER:
            changed |= _others_follow(desk, group, team.id, record.id)
            changed |= desk.records.update(group, team, {LEADER: record.text("volunteer")})
        elif leads:
            changed |= desk.records.update(group, team, {LEADER: None})
        words = _MEMBERSHIP.field("role").choice_label(role)
        group.rename(f"队伍「{team.title}」改{words}")
    return changed


def follow_leader(desk: Desk, group: Group, team_id: str) -> None:
    """Whom a team names as its leader belongs to it as such, and nobody else does."""
    team = desk.records.get(_TEAM, team_id)
    person, own = team.text(LEADER), ""
    if person:
        standing = _open_memberships(desk, selves(desk.store, person), team.id)
        if standing:
            own = standing[0].id
            desk.records.update(group, standing[0], {"role": LEADER})
        else:
            own = _join(desk, group, team.id, person, LEADER)
    _others_follow(desk, group, team.id, own)


def team_ids_of(desk: Desk, volunteers: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The teams people belong to now, by person."""
    marks = json.dumps(list(volunteers))
    rows = desk.store.rows(
        "SELECT DISTINCT coalesce(p.merged_into, p.id), m.team FROM membership AS m "
        "JOIN volunteer AS p ON p.id = m.volunteer JOIN team AS t ON t.id = m.team "
        f"WHERE {_OPEN} AND t.removed_at IS NULL "
        "AND coalesce(p.merged_into, p.id) IN (SELECT value FROM json_each(?))",
        (marks,),
    )
    found: dict[str, tuple[str, ...]] = {}
    for person, team in rows:
        found[person] = (*found.get(person, ()), team)
    return found


def set_teams(
    desk: Desk, group: Group, volunteer: str, wanted: Sequence[str], *, joins: bool
) -> bool:
    """Somebody belongs to these teams from today, inside an action.

    Args:
        desk: the open station.
        group: the action.
        volunteer: who.
        wanted: ids of teams.
        joins: whether they stay in the others.

    Returns:
        Whether anything changed.
    """
    everyone = selves(desk.store, volunteer)
    standing = _open_memberships(desk, everyone)
    there = {one.text("team") for one in standing}
    new = [team for team in dict.fromkeys(wanted) if team not in there]
    for team in new:
        _join(desk, group, team, everyone[0], "member")
    gone = [] if joins else [one for one in standing if one.text("team") not in wanted]
    desk.records.update_many(group, gone, {"until": desk.today().isoformat()})
    return bool(new or gone)


def _others_follow(desk: Desk, group: Group, team: str, but: str) -> bool:
    """Nobody but the holder of one membership leads a team."""
    leading = desk.records.find(_MEMBERSHIP, team=RecordId(team), role=LEADER)
    others = [one for one in leading if one.id != but and not one.values["until"]]
    return bool(desk.records.update_many(group, others, {"role": "member"}))


def _open_memberships(desk: Desk, people: Sequence[str], team: str = "") -> list[Record]:
    found = [
        one
        for person in people
        for one in desk.records.find(_MEMBERSHIP, volunteer=RecordId(person))
        if not one.values["until"]
    ]
    return [one for one in found if not team or one.text("team") == team]


def _join(desk: Desk, group: Group, team: str, person: str, role: str) -> RecordId:
    since = desk.today().isoformat()
    minors.check_team(desk, desk.records.get(_TEAM, team), [person])
    values = {"team": team, "volunteer": person, "since": since, "role": role}
    return desk.records.insert(group, _MEMBERSHIP, values)


def _by_level(team: Record) -> tuple[int, str]:
    level = team.text("level")
    return (_LEVELS.index(level) if level in _LEVELS else len(_LEVELS), team.title)


def _counts(desk: Desk) -> dict[str, int]:
    rows = desk.store.rows(
        "SELECT m.team, count(DISTINCT coalesce(p.merged_into, p.id)) FROM membership AS m "
        f"JOIN volunteer AS p ON p.id = m.volunteer WHERE {_OPEN} AND p.removed_at IS NULL "
        "GROUP BY m.team"
    )
    return dict(rows)


def _leaders(desk: Desk, teams: Sequence[Record]) -> Mapping[str, tuple[str, str]]:
    """Who leads each: whom the team names, else whose membership says so."""
    rows = desk.store.rows(
        "SELECT m.team, v.id, v.name FROM membership AS m JOIN volunteer AS p "
        "ON p.id = m.volunteer JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        f"WHERE m.role = 'leader' AND {_OPEN} AND v.removed_at IS NULL ORDER BY m.id"
    )
    found = {row[0]: (row[1], row[2]) for row in rows}
    named = [team.text(LEADER) for team in teams if team.text(LEADER)]
    people = {str(r.id): r for r in desk.records.get_many(kind_named("volunteer"), named)}
    for team in teams:
        person = people.get(team.text(LEADER))
        if person is not None:
            found[team.id] = (str(person.id), person.title)
    return found


def _titles(desk: Desk, ids: Sequence[str]) -> dict[str, str]:
    wanted = sorted({i for i in ids if i})
    return {str(r.id): r.title for r in desk.records.get_many(_TEAM, wanted)}
