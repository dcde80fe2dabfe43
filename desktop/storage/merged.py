"""Who stands for whom after a merge: told by the aliases, kept in columns that readers ask.

`volunteer.merged_into` names the person who stands for a merged one, whatever chain of merges led
there. `participation.merged_into` names the participation shown where two of one person's took
part in the same activity, `overlaps` the one whose hours are counted where two were held at the
same time. Aliases of participations are for other replicas (sync.md rule 11); here the people tell
it all, so that a participation that arrives later needs none.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.model.hour_account import COUNTING
from desktop.storage.database import Store

#: Of an hour entry called `h`: whether it counts. A set of the few that don't, made once a query.
COUNTED = """
coalesce(h.participation, '') NOT IN (
  SELECT id FROM participation WHERE merged_into IS NOT NULL
  UNION ALL SELECT id FROM participation WHERE overlaps IS NOT NULL
)
"""
#: Of a participation `p` in an activity `a`: from when somebody was there, and until when. As
#: signed, else the activity's real times, else its planned ones; NULL where none are known
#: (model/durations.py tells the same of one record).
_SPANS = (
    ("{p}.signed_in", "{p}.signed_out"),
    ("{a}.started_at", "{a}.ended_at"),
    ("{a}.planned_start", "{a}.planned_end"),
)
_STARTS, _ENDS = (
    f"CASE {' '.join(f'WHEN {pair[0]} < {pair[1]} THEN {pair[end]}' for pair in _SPANS)} END"
    for end in (0, 1)
)
STARTS, ENDS = _STARTS.format(p="p", a="a"), _ENDS.format(p="p", a="a")
_COUNTS = (
    "{p}.minutes > 0 AND {p}.removed_at IS NULL AND {a}.removed_at IS NULL "
    f"AND {{a}}.status IN ({','.join(repr(state) for state in sorted(COUNTING))})"
)


class _Part(NamedTuple):
    id: str
    volunteer: str
    activity: str
    starts: str | None
    ends: str | None
    minutes: int
    status: str
    gone: bool
    merged_into: str | None
    overlaps: str | None


def root_of(store: Store, volunteer: str) -> str:
    """Who stands for a person; themselves where nobody else does."""
    found = store.one("SELECT merged_into FROM volunteer WHERE id = ?", (volunteer,))
    return str(found) if found else volunteer


def selves(store: Store, volunteer: str) -> list[str]:
    """All ids that are one person: who stands for them first, then the merged ones."""
    root = root_of(store, volunteer)
    rows = store.rows("SELECT id FROM volunteer WHERE merged_into = ? ORDER BY id", (root,))
    return [root, *(row[0] for row in rows)]


def standing_for(store: Store) -> dict[str, str]:
    """Every merged person and who stands for them."""
    rows = store.rows("SELECT id, merged_into FROM volunteer WHERE merged_into IS NOT NULL")
    return dict(rows)


def refresh(store: Store) -> set[str]:
    """Make the derived columns say what the aliases say, inside the open transaction.

    Returns:
        The people concerned, whose search words have to be made anew.
    """
    before, after = standing_for(store), _told(store)
    differing = {i for i in before.keys() | after.keys() if before.get(i) != after.get(i)}
    store.run_many(
        "UPDATE volunteer SET merged_into = ? WHERE id = ?",
        [(after.get(i), i) for i in sorted(differing)],
    )
    concerned = {person for i in differing for person in (i, before.get(i), after.get(i)) if person}
    refresh_people(store, concerned)
    return concerned


def refresh_people(store: Store, people: Iterable[str]) -> None:
    """Settle anew which participations of some people are shown and count."""
    for root in sorted({root_of(store, person) for person in people}):
        parts = _parts(store, selves(store, root))
        store.run_many(
            "UPDATE participation SET merged_into = ?, overlaps = ? WHERE id = ?",
            [(m, o, p.id) for p, m, o in _settled(root, parts) if (m, o) != p[-2:]],
        )


def overlaps(store: Store, volunteer: str) -> bool:
    """Whether some of a person's own hours are not counted, since others collide with them."""
    return bool(
        store.one(
            "SELECT 1 FROM participation WHERE volunteer = ? AND overlaps IS NOT NULL LIMIT 1",
            (volunteer,),
        )
    )


def unsettled(store: Store, participations: Sequence[str]) -> set[str]:
    """Whose participations have to be settled anew after some came from elsewhere.

    Those of merged people, of whom something is set aside, and whose hours now collide. A handful:
    all others cost one look at what the same person did.
    """
    rows = store.rows(
        "SELECT DISTINCT p.volunteer FROM json_each(?1) AS j "
        "JOIN participation AS p ON p.id = j.value JOIN activity AS a ON a.id = p.activity "
        "WHERE EXISTS (SELECT 1 FROM volunteer AS v WHERE v.merged_into IS NOT NULL "
        "AND p.volunteer IN (v.id, v.merged_into)) "
        "OR EXISTS (SELECT 1 FROM participation AS m WHERE m.volunteer = p.volunteer "
        "AND m.overlaps IS NOT NULL) "
        f"OR ({_COUNTS.format(p='p', a='a')} AND EXISTS ("
        "SELECT 1 FROM participation AS q JOIN activity AS b ON b.id = q.activity "
        f"WHERE q.volunteer = p.volunteer AND q.id <> p.id AND {_COUNTS.format(p='q', a='b')} "
        f"AND {_STARTS.format(p='q', a='b')} < {ENDS} "
        f"AND {STARTS} < {_ENDS.format(p='q', a='b')}))",
        (json.dumps(list(participations)),),
    )
    return {row[0] for row in rows}


def wrong(store: Store) -> list[tuple[str, str]]:
    """Records whose derived columns don't say what the aliases say, as (kind, id)."""
    stands, told = standing_for(store), _told(store)
    differing = sorted(i for i in stands.keys() | told.keys() if stands.get(i) != told.get(i))
    found = [("volunteer", i) for i in differing]
    marked = {
        row[0]
        for row in store.rows(
            "SELECT volunteer FROM participation WHERE merged_into IS NOT NULL "
            "UNION SELECT volunteer FROM participation WHERE overlaps IS NOT NULL"
        )
    }
    for root in sorted({told.get(i, i) for i in marked} | set(told.values())):
        group = [root, *sorted(i for i, other in told.items() if other == root)]
        parts = _settled(root, _parts(store, group))
        found += [("participation", p.id) for p, m, o in parts if (m, o) != p[-2:]]
    return found


def _told(store: Store) -> dict[str, str]:
    """Merged people and their root, by the live aliases in the order of their ids.

    The ids are the same on every PC, so each resolves alike. An alias that would close a circle
    says nothing: the first stands. Nor does one whose survivor is not here or in the trash.
    """
    parent: dict[str, str] = {}

    def root(person: str) -> str:
        while person in parent:
            person = parent[person]
        return person

    rows = store.rows(
        "SELECT a.loser, a.survivor FROM alias AS a JOIN volunteer AS l ON l.id = a.loser "
        "JOIN volunteer AS s ON s.id = a.survivor WHERE a.of_kind = 'volunteer' "
        "AND a.removed_at IS NULL AND (s.removed_at IS NULL OR l.removed_at IS NOT NULL) "
        "ORDER BY a.id"
    )
    for loser, survivor in rows:
        low, high = root(loser), root(survivor)
        if low != high:
            parent[low] = high
    return {person: root(person) for person in parent}


def _parts(store: Store, people: Sequence[str]) -> list[_Part]:
    marks = ",".join("?" * len(people))
    rows = store.rows(
        f"SELECT p.id, p.volunteer, p.activity, {STARTS}, {ENDS}, "
        "coalesce(p.minutes, 0), a.status, "
        "p.removed_at IS NOT NULL OR a.removed_at IS NOT NULL, p.merged_into, p.overlaps "
        "FROM participation AS p JOIN activity AS a ON a.id = p.activity "
        f"WHERE p.volunteer IN ({marks}) ORDER BY p.id",
        list(people),
    )
    return [_Part(*row) for row in rows]


def _settled(root: str, parts: Sequence[_Part]) -> list[tuple[_Part, str | None, str | None]]:
    """Each participation with what stands for it, and with what its hours collide."""
    own_first = sorted(parts, key=lambda p: (p.volunteer != root, p.id))
    shown: dict[str, _Part] = {}
    for part in own_first:
        if not part.gone:
            shown.setdefault(part.activity, part)
    counted: list[_Part] = []
    settled: list[tuple[_Part, str | None, str | None]] = []
    for part in own_first:
        stands = shown.get(part.activity)
        if part.gone or stands is None:
            settled.append((part, None, None))
        elif stands is not part:
            settled.append((part, stands.id, None))
        else:
            other = next((c for c in counted if _collide(part, c)), None)
            if other is None:
                counted.append(part)
            settled.append((part, None, other.id if other else None))
    return settled


def _collide(one: _Part, other: _Part) -> bool:
    """Whether somebody who was taken for two was in two places at once."""
    if not (_counts(one) and _counts(other)):
        return False
    if not (one.starts and one.ends and other.starts and other.ends):
        return False
    return one.starts < other.ends and other.starts < one.ends


def _counts(part: _Part) -> bool:
    return part.status in COUNTING and part.minutes > 0
