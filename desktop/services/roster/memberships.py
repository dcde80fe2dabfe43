"""Who belongs to which team."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.storage.journal import Group
from desktop.storage.merged import selves


def team_names(desk: Desk, volunteer_id: str) -> set[str]:
    """The names of the teams somebody belongs to now."""
    everyone = selves(desk.store, volunteer_id)
    rows = desk.store.rows(
        "SELECT t.name FROM membership AS m JOIN team AS t ON t.id = m.team "
        f"WHERE m.volunteer IN ({','.join('?' * len(everyone))}) "
        "AND m.removed_at IS NULL AND m.until IS NULL AND t.removed_at IS NULL",
        everyone,
    )
    return {row[0] for row in rows}


def members(desk: Desk, team_id: str) -> list[RecordId]:
    """The volunteers that belong to a team now, by name."""
    rows = desk.store.rows(
        "SELECT DISTINCT v.id, search.pinyin FROM membership AS m "
        "JOIN volunteer AS p ON p.id = m.volunteer "
        "JOIN volunteer AS v ON v.id = coalesce(p.merged_into, p.id) "
        "JOIN search ON search.record_id = v.id WHERE m.team = ? AND m.removed_at IS NULL "
        "AND m.until IS NULL AND v.removed_at IS NULL AND v.status <> 'left' "
        "ORDER BY search.pinyin, v.id",
        (team_id,),
    )
    return [RecordId(row[0]) for row in rows]


def join(desk: Desk, group: Group, wanted: Sequence[tuple[RecordId, str]]) -> int:
    """Make people members of teams by name; a team nobody has yet is made.

    Args:
        desk: inside the open action.
        group: that action.
        wanted: (volunteer, team name); those who belong already are passed over.

    Returns:
        How many memberships were added.
    """
    team, membership = kind_named("team"), kind_named("membership")
    teams = {record.text("name"): record.id for record in desk.records.find(team)}
    standing = {
        (row[0], row[1])
        for row in desk.store.rows(
            "SELECT coalesce(v.merged_into, v.id), m.team FROM membership AS m "
            "JOIN volunteer AS v ON v.id = m.volunteer "
            "WHERE m.removed_at IS NULL AND m.until IS NULL"
        )
    }
    added = 0
    for volunteer, name in wanted:
        if name not in teams:
            teams[name] = desk.records.insert(group, team, {"name": name})
        if (volunteer, teams[name]) not in standing:
            standing.add((volunteer, teams[name]))
            desk.records.insert(group, membership, {"team": teams[name], "volunteer": volunteer})
            added += 1
    return added
