"""Which certificates there can be: one for each who took part, by activity, team or person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.hour_account import COUNTING
from desktop.model.locked import readable
from desktop.services.desk import Desk
from desktop.services.paper.recipe import ACTIVITY, PERSON, TEAM
from desktop.services.roster.departed import DEPARTED

#: So many are listed; nobody ticks more by hand, and nobody prints more in one go.
MOST = 1_000
_OF = {
    ACTIVITY: "a.id IN (SELECT value FROM json_each(?))",
    PERSON: "w.id IN (SELECT value FROM json_each(?))",
    TEAM: (
        "w.id IN (SELECT coalesce(m.merged_into, m.id) FROM membership AS s "
        "JOIN volunteer AS m ON m.id = s.volunteer "
        "WHERE s.team IN (SELECT value FROM json_each(?)) "
        "AND s.removed_at IS NULL AND s.until IS NULL)"
    ),
}
_THERE = f"NOT {DEPARTED.format(v='w')} AND "
_BY_ACTIVITY = "a.held_on DESC, a.id, search.pinyin, w.id"
_BY_PERSON = "search.pinyin, w.id, a.held_on DESC, a.id"
_STATES = ",".join(repr(state) for state in sorted(COUNTING))


@dataclass(frozen=True, slots=True)
class Piece:
    """One certificate that can be made.

    Args:
        activity: id of the activity.
        volunteer: id of who took part.
        name: of the volunteer.
        group: the village group.
        title: of the activity.
        day: it was held, ISO; may be empty.
        minutes: credited; without any there is no certificate.
        issued: whether one stands in the register already and is on paper.
    """

    activity: str
    volunteer: str
    name: str
    group: str
    title: str
    day: str
    minutes: int
    issued: bool


def pieces(desk: Desk, about: str, ids: Sequence[str]) -> list[Piece]:
    """Every certificate of some activities, of some people, or of the members of some teams.

    Args:
        desk: the open station.
        about: ``activity``, ``person`` or ``team``: what the ids are of.
        ids: which.

    Returns:
        At most `MOST`, by activity and name, or by name and day.
    """
    order = _BY_ACTIVITY if about == ACTIVITY else _BY_PERSON
    rows = desk.store.rows(
        "SELECT a.id, w.id, w.name, coalesce(w.village_group, ''), a.title, "
        "coalesce(a.held_on, ''), coalesce(p.minutes, 0), "
        "EXISTS (SELECT 1 FROM certificate AS c WHERE c.participation = p.id AND NOT c.void "
        "AND c.removed_at IS NULL AND c.printings IS NOT 0) "
        "FROM participation AS p JOIN activity AS a ON a.id = p.activity "
        "JOIN volunteer AS v ON v.id = p.volunteer "
        "JOIN volunteer AS w ON w.id = coalesce(v.merged_into, v.id) "
        "JOIN search ON search.record_id = w.id "
        # Who has died is offered where they themselves were chosen.
        f"WHERE {'' if about == PERSON else _THERE}{_OF[about]} "
        "AND p.removed_at IS NULL AND p.merged_into IS NULL "
        f"AND a.removed_at IS NULL AND a.status IN ({_STATES}) ORDER BY {order} LIMIT {MOST}",
        (json.dumps(list(ids)),),
    )
    return [_piece(row) for row in rows]


def _piece(row: Sequence[str | int]) -> Piece:
    activity, who, name, group, title, day, minutes, issued = row
    return Piece(
        str(activity),
        str(who),
        readable(str(name)),
        readable(str(group)),
        readable(str(title)),
        readable(str(day)),
        int(minutes),
        bool(issued),
    )
