"""One piece of a page while it is being applied: what it holds, and how it is written down."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from desktop.model.kinds import ALL
from desktop.model.locked import locked, sealed_of
from desktop.storage import columns
from desktop.storage.arriving import Arriving
from desktop.storage.columns import REMOVED
from desktop.storage.journal import HERE, REMOTE, Group, Origin
from desktop.sync.incoming import conflicts, pending, strangers
from desktop.sync.incoming.arrived import Applied, Incoming, Tools
from desktop.sync.incoming.conflicts import Parked
from desktop.sync.incoming.strangers import Stranger
from desktop.sync.outgoing.ops import ADD, with_delta
from desktop.sync.outgoing.sealing import sealed_text
from desktop.sync.wire.protocol import REMOVED_NAME, decoded, written

#: Journal rows that only show what a judged operation left standing.
JUDGED = Origin(REMOTE)
_REFERENCES: dict[str, tuple[str, ...]] = {
    kind.name: tuple(f.name for f in kind.fields if f.refers_to) for kind in ALL.values()
}


class Piece:
    """The state of one piece, in one transaction.

    Args:
        tools: what it needs.
        group: the open action.
        feed: whose rows.
    """

    def __init__(self, tools: Tools, group: Group, feed: str) -> None:
        self.tools = tools
        self.store = tools.store
        self.group = group
        self.feed = feed
        self.first_seq = group.next_seq
        self.applied = Applied()
        self.arriving = Arriving(tools.records, tools.search, group)
        self.pending = pending.Pending()
        self.shadows: dict[tuple[str, str, str], tuple[Any, int]] = {}
        self.shadows_before: dict[tuple[str, str, str], tuple[Any, int]] = {}
        self.present: set[str] = set()
        self.homes: list[tuple[str, str, str]] = []
        self.inserted: list[str] = []
        self.kept: list[Stranger] = []
        self.known: list[tuple[str, str, str]] = []
        self.strangers = strangers.any_kept(tools.store)
        #: Whether rows were read past: what they parked and set is known already.
        self.passed = False

    def prepare(self, foreign: Mapping[int, Incoming]) -> None:
        """Read what the rows of others may touch, and what of this PC's lies on top of it."""
        touched: dict[str, set[str]] = {}
        for one in foreign.values():
            kind, record = one.key
            touched.setdefault(kind, set()).add(record)
            for entry in one.outcome.get("revived", ()):
                touched.setdefault(str(entry[0]), set()).add(str(entry[1]))
        self.prepare_records(touched)
        told = [(one.key[0], one.fields) for one in foreign.values()]
        coming = {one.key[1] for one in foreign.values() if one.action == ADD}
        for one in foreign.values():
            for entry in one.outcome.get("revived", ()):
                told.append((str(entry[0]), entry[2]))
                coming.add(str(entry[1]))
        self.present = self.references(told, coming)

    def prepare_records(self, by_kind: Mapping[str, set[str]]) -> None:
        """Read some records, what lies on top of them, and all shadows."""
        self.shadows_before = {
            (kind, record, name): (decoded(value), row)
            for kind, record, name, value, row in self.store.rows(
                "SELECT kind, record, field, value, row FROM sync_shadow"
            )
        }
        self.shadows = dict(self.shadows_before)
        for kind, ids in by_kind.items():
            if kind in ALL:
                self.arriving.load(ALL[kind], sorted(ids))
        self.pending = pending.of_records(
            self.store, [record for ids in by_kind.values() for record in ids]
        )

    def references(
        self, told: Iterable[tuple[str, Mapping[str, Any]]], coming: set[str]
    ) -> set[str]:
        """The records referred to that are here or come in this piece."""
        wanted: dict[str, set[str]] = {}
        for kind, values in told:
            for name in _REFERENCES.get(kind, ()):
                value = values.get(name)
                if isinstance(value, str) and value:
                    target = str(ALL[kind].by_name[name].refers_to)
                    wanted.setdefault(target, set()).add(value)
        present = set(coming)
        for kind, ids in wanted.items():
            rows = self.store.rows(
                f"SELECT id FROM [{kind}] WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(ids - coming)),),
            )
            present |= {row[0] for row in rows}
        return present

    def county_has(self, key: tuple[str, str, str]) -> Any:  # noqa: ANN401 - JSON
        """What the county has of a field, as far as the rows so far say."""
        if key in self.shadows:
            return self.shadows[key][0]
        if self.pending.holds(*key):
            return self.before(key)
        kind, record, name = key
        if not self.arriving.there(kind, record):
            return None
        return columns.to_json(self.arriving.value(kind, record, name))

    def before(self, key: tuple[str, str, str]) -> Any:  # noqa: ANN401 - JSON
        """What the county has below the unsettled changes of a field, where no shadow tells it.

        Where the last of them is not what shows, a judged value had come up since, before the
        county went back.
        """
        changes = self.pending.changes(*key)
        if not changes:
            return None
        stands = pending.below(changes)
        kind, record, name = key
        if self.arriving.there(kind, record):
            own = REMOVED if name == REMOVED_NAME else name
            shows = columns.to_json(self.arriving.value(kind, record, own))
            if shows != changes[-1].after and (shows or changes[-1].after):
                stands = shows
        return self.readable(key, stands)

    def readable(self, key: tuple[str, str, str], value: Any) -> Any:  # noqa: ANN401 - JSON
        """A value of the journal, opened where the key has come since it was written down."""
        sealed = sealed_of(value)
        return value if sealed is None else self.opened(key, {"sealed": sealed})

    def own_on_top(self, key: tuple[str, str, str], stands: Any) -> list[str]:  # noqa: ANN401
        """A set with this PC's unsettled changes laid over what the county has."""
        words = with_delta(stands, {})
        for change in self.pending.changes(*key):
            words = with_delta(words, change.words())
        return words

    def opened(self, key: tuple[str, str, str], wire: Any) -> Any:  # noqa: ANN401 - JSON
        """A value in the clear, or locked where this PC has no key."""
        sealed = sealed_text(wire)
        if sealed is None:
            return wire
        could, value = self.tools.sealing.opened(*key, sealed)
        return value if could else locked(sealed)

    def park(self, one: Incoming, name: str) -> None:
        """Note a value that lost; in a feed above it is no choice of this station."""
        if self.passed or self.feed != self.tools.station:
            return
        kind, record = one.key
        value = True if name == REMOVED_NAME else one.fields.get(name)
        parked = Parked(
            self.feed, one.row, name, kind, record, self.opened((kind, record, name), value),
            one.replica, one.op.get("w"), one.at,
        )  # fmt: skip
        conflicts.park(self.store, parked)
        self.applied.conflicts += 1

    def origin(self, one: Incoming) -> None:
        """Whose the journal rows to come are."""
        line = one.line if one.seq is None else None
        self.group.origin = Origin(REMOTE, one.replica, one.n, one.signer, line)
        self.group.clerk = one.op.get("w")

    def note_conflicts(self, one: Incoming) -> None:
        """What a row tells of conflicts: settled, opened again, replaced."""
        if not one.outcome:
            return
        conflicts.replaced(self.store, self.feed, one.outcome.get("replaces", ()))
        if "settles" in one.outcome:
            which = one.outcome["settles"]
            kind, record = one.key
            chosen = self.opened((kind, record, which[1]), one.fields.get(which[1]))
            who = {"clerk": one.op.get("w"), "replica": one.replica, "at": one.at}
            conflicts.resolved(self.store, self.feed, which, chosen, who, row=one.row)
        if "reopens" in one.outcome:
            conflicts.opened_again(self.store, self.feed, one.outcome["reopens"])

    def finish(self, *, follow: bool = True) -> None:
        """Write all of it down, and let follow what follows."""
        self._now_present()
        strangers.keep(self.store, self.kept)
        if self.known:
            kept = {(one.kind, one.record, one.field) for one in self.kept}
            strangers.forget(self.store, [key for key in self.known if key not in kept])
        changed = self.arriving.write()
        self.group.flush()
        self.group.origin, self.group.clerk = HERE, None
        self._write_shadows()
        self.store.run_many(
            "INSERT OR REPLACE INTO home (kind, id, feed) VALUES (?,?,?)", self.homes
        )
        if changed and follow:
            self.tools.follow(self.group, changed)

    def _now_present(self) -> None:
        """References that waited for what has come now."""
        self.group.origin, self.group.clerk = JUDGED, None
        for one in strangers.waiting_for(self.store, self.inserted):
            kind = ALL[one.kind]
            self.arriving.load(kind, [one.record])
            if self.arriving.there(one.kind, one.record):
                self.arriving.update(kind, one.record, {one.field: one.value})
            strangers.forget(self.store, [(one.kind, one.record, one.field)])

    def _write_shadows(self) -> None:
        before, now = self.shadows_before, self.shadows
        self.store.run_many(
            "DELETE FROM sync_shadow WHERE kind = ? AND record = ? AND field = ?",
            [key for key in before if key not in now],
        )
        self.store.run_many(
            "INSERT OR REPLACE INTO sync_shadow (kind, record, field, value, row) "
            "VALUES (?,?,?,?,?)",
            [
                (*key, written(value).decode(), row)
                for key, (value, row) in now.items()
                if before.get(key) != (value, row)
            ],
        )
