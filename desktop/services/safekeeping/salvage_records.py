"""Records poured out of a wreck, held against their journal: each source fills the other's gaps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.model.kind import Kind
from desktop.model.kinds import ALL
from desktop.storage import columns
from desktop.storage.columns import REMOVED
from desktop.storage.database import Store
from desktop.storage.integrity.integrity_records import Difference, differences, steps_of


@dataclass(slots=True)
class Settled:
    """What became of records that did not fit their journal.

    Args:
        from_journal: how many were made again or brought up to date from it, by kind.
        lost: ids of which neither source holds anything, by kind.
        strays: (kind, id) of rows no journal knows or that were cleared away: from pages given up.
    """

    from_journal: dict[str, int] = field(default_factory=dict)
    lost: dict[str, list[str]] = field(default_factory=dict)
    strays: list[tuple[str, str]] = field(default_factory=list)


def settle(store: Store) -> Settled:
    """Make records what their journal says, where it says anything; inside a transaction."""
    done = Settled()
    for one in list(differences(store, ALL.values())):
        if one.why in ("unknown", "purged"):
            done.strays.append((one.kind.name, one.record_id))
        elif one.why == "gone":
            _again(store, one, done)
        else:
            _corrected(store, one)
            _count(done, one)
    return done


def drop_strays(store: Store, strays: list[tuple[str, str]]) -> None:
    """Take out what no journal knows; in a transaction that may delete."""
    for kind, record_id in strays:
        store.run(f"DELETE FROM [{kind}] WHERE id = ?", (record_id,))


def _again(store: Store, one: Difference, done: Settled) -> None:
    steps = steps_of(store, one.kind, one.record_id)
    told: dict[str, Any] = {}
    versions: dict[str, int] = {}
    for seq, after in sorted(steps.items()):
        told.update(after or {})
        versions.update(dict.fromkeys(after or {}, seq))
    first = min(steps, default=0)
    if not _enough(one.kind, told):
        done.lost.setdefault(one.kind.name, []).append(one.record_id)
        return
    later = {name: seq for name, seq in versions.items() if seq != first}
    values = columns.complete(one.kind, _values(one.kind, told))
    names = ", ".join(f"[{name}]" for name in values)
    stored = [columns.to_column(value) for value in values.values()]
    store.run(
        f"INSERT INTO [{one.kind.name}] (id, revision, revisions, {REMOVED}, {names}) "
        f"VALUES (?, ?, ?, ?, {', '.join('?' * len(stored))})",
        (one.record_id, first, _json(later), told.get(REMOVED), *stored),
    )
    _count(done, one)


def _corrected(store: Store, one: Difference) -> None:
    """A row of an older version of its page; the journal is newer."""
    wanted = _values(one.kind, dict.fromkeys(one.stands) | dict(one.told))
    sets = ", ".join(f"[{name}] = ?" for name in wanted)
    stored = [columns.to_column(value) for value in wanted.values()]
    store.run(f"UPDATE [{one.kind.name}] SET {sets} WHERE id = ?", (*stored, one.record_id))


def _enough(kind: Kind, told: Mapping[str, Any]) -> bool:
    return bool(told) and all(
        told.get(one.name) not in (None, "") or one.default is not None
        for one in kind.fields
        if one.required
    )


def _values(kind: Kind, told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: columns.from_json(kind.by_name.get(name), value) for name, value in told.items()}


def _count(done: Settled, one: Difference) -> None:
    name = one.kind.name
    done.from_journal[name] = done.from_journal.get(name, 0) + 1


def _json(later: Mapping[str, int]) -> str | None:
    return json.dumps(later, separators=(",", ":")) if later else None
