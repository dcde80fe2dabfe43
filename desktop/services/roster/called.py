"""Names a clerk typed or pasted become records: found, or asked about, never guessed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.model.ids import RecordId
from desktop.model.kind import Kind
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.roster.departed import DEPARTED, still_there
from desktop.services.roster.people import people_rows

#: Answers a line that finds records shows, and candidates of one name that are asked about.
MOST = 8
_LEFT = "left"
#: What tells records of one name apart, where they are no people.
_BESIDE = {"team": ("level", "category"), "household": ("village_group", "address")}


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its name.

    Args:
        id: it.
        title: its name.
        aside: what tells it from others of that name.
    """

    id: RecordId
    title: str
    aside: str = ""

    @property
    def words(self) -> str:
        """Both: 张三　一组　1990."""
        return "　".join(part for part in (self.title, self.aside) if part)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What names mean.

    Args:
        found: name to the one record it means.
        several: name to the records it may mean.
        unknown: names nothing bears.
    """

    found: Mapping[str, str]
    several: Mapping[str, tuple[Named, ...]]
    unknown: tuple[str, ...]


def find(desk: Desk, kind_name: str, typed: str) -> list[Named]:
    """Records that fit what is typed so far; the first few by name while nothing is.

    Args:
        desk: the open station.
        kind_name: ``volunteer``, ``team``, ``household`` or another searched kind.
        typed: characters, pinyin or initials.
    """
    if typed.strip():
        found = desk.search.find([kind_name], typed, MOST)
        there = still_there(desk, found) if kind_name == "volunteer" else found
        return described(desk, kind_name, there)
    if kind_name == "volunteer":  # the first of a hundred thousand tell nothing
        return []
    rows = desk.store.rows(
        "SELECT record_id FROM search WHERE kind = ? ORDER BY pinyin, record_id LIMIT ?",
        (kind_name, MOST),
    )
    return described(desk, kind_name, [row[0] for row in rows])


def described(desk: Desk, kind_name: str, ids: Sequence[str]) -> list[Named]:
    """Records by name, told apart from those of the same name; in the order of the ids."""
    if kind_name == "volunteer":
        return [
            Named(row.id, row.name, "　".join(p for p in (row.village_group, row.birth_date) if p))
            for row in people_rows(desk, ids)
        ]
    kind = kind_named(kind_name)
    known = {str(one.id): one for one in desk.records.get_many(kind, ids)}
    beside = _BESIDE.get(kind_name, ())
    return [
        Named(one.id, one.title, "　".join(p for n in beside if (p := one.shown(n))))
        for one in (known[i] for i in ids if i in known)
    ]


def resolve(
    desk: Desk, kind_name: str, names: Iterable[str], answers: Mapping[str, str] | None = None
) -> Resolved:
    """What names mean: a name that one record bears, or the id of a record.

    Args:
        desk: the open station.
        kind_name: of the records.
        names: as typed.
        answers: name to the id the clerk chose for it; empty for none of them.
    """
    kind, chosen = kind_named(kind_name), answers or {}
    wanted = list(dict.fromkeys(name for name in names if name))
    bearing = _bearing(desk, kind, wanted)
    found: dict[str, str] = {}
    several: dict[str, tuple[Named, ...]] = {}
    unknown: list[str] = []
    for name in wanted:
        ids = bearing.get(name, [])
        if chosen.get(name):
            found[name] = chosen[name]
        elif len(ids) == 1:
            found[name] = ids[0]
        elif ids and name not in chosen:
            several[name] = tuple(described(desk, kind_name, ids[:MOST]))
        else:
            unknown.append(name)
    return Resolved(found, several, tuple(unknown))


def _bearing(desk: Desk, kind: Kind, names: Sequence[str]) -> dict[str, list[str]]:
    """Who bears each name or id; those who have left only where nobody else does."""
    title = kind.title[0]
    people = kind.name == "volunteer"
    live = "removed_at IS NULL" + (" AND merged_into IS NULL" if kind.merges else "")
    more = ("coalesce(alias, '')", "coalesce(status, '')") if people else ("''", "''")
    # Who has died is meant by no name; by the id only what stands already is told again.
    there = f"NOT {DEPARTED.format(v='t')} AND " if people else ""
    rows = desk.store.rows(
        f"WITH wanted AS (SELECT value FROM json_each(?)) "
        f"SELECT id, [{title}], {', '.join(more)} FROM [{kind.name}] AS t WHERE {live} "
        f"AND (id IN wanted OR {there}([{title}] IN wanted"
        f"{' OR alias IN wanted' if people else ''})) ORDER BY id",
        (json.dumps(list(names)),),
    )
    present: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    for record, name, alias, status in rows:
        for called in {record, name, alias} & set(names):
            (gone if status == _LEFT else present).setdefault(called, []).append(record)
    return {**gone, **present}
