"""The harness's own log: what every clerk did, what they saw, told by the journals of their PCs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.clerks import TOLD_APART

#: Groups of journal rows that are no clerk's own doing and never leave.
NEVER_SENT = frozenset({"join"})


@dataclass(frozen=True)
class Deed:
    """One change of one record.

    Args:
        machine: at which PC.
        at: its time, which is nobody else's in the whole run.
        seq: its journal row there.
        kind: of the record.
        id: of the record.
        made: whether it made the record.
        before: field to what the clerk saw.
        after: field to what they set; `removed_at` for the trash.
        verb: of the action it belongs to.
    """

    machine: str
    at: str
    seq: int
    kind: str
    id: str
    made: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    verb: str

    @property
    def mark(self) -> tuple[str, str, str]:
        """By what its op is found in a feed: time, kind, record."""
        return self.at, self.kind, self.id


@dataclass
class Log:
    """All deeds, and the questions a judge asks of them."""

    deeds: list[Deed] = field(default_factory=list)
    #: Deeds nobody can still have, since all disks with them are gone.
    excused: set[tuple[str, str, str]] = field(default_factory=set)
    #: Deeds the county had once and lost: what others had set over them, knowing them, still shows.
    had_once: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._seen: dict[tuple[str, str, str], dict[Any, set[Any]]] = {}

    def read(self, machine: str, store: Any, since: int) -> int:
        """Note what a PC's journal has beyond a row; gives its last row."""
        rows = store.rows(
            "SELECT j.seq, j.kind, j.record_id, j.action, j.at, p.body, g.verb FROM journal AS j "
            "JOIN journal_payload AS p ON p.seq = j.seq "
            "JOIN journal_group AS g ON g.id = j.group_id "
            "WHERE j.seq > ? AND j.origin = 'local' ORDER BY j.seq",
            (since,),
        )
        for seq, kind, record_id, action, at, body, verb in rows:
            told = json.loads(body)
            self._add(
                Deed(
                    machine, at, seq, kind, record_id, action == "insert",
                    told["before"], told["after"], verb,
                )
            )  # fmt: skip
        return int(store.one("SELECT coalesce(max(seq), 0) FROM journal"))

    def _add(self, deed: Deed) -> None:
        self.deeds.append(deed)
        for name in TOLD_APART.get(deed.kind, ()):
            if name not in deed.after:
                continue
            known = self._seen.setdefault((deed.kind, deed.id, name), {})
            saw = deed.before.get(name)
            known.setdefault(deed.after[name], set()).update({saw}, known.get(saw, ()))

    def knew(
        self,
        place: tuple[str, str, str],
        value: Any,
        old: Any,
        read: Callable[[str, str, str, Any], Any],
    ) -> bool:
        """Whether whoever wrote a value had, in the end, seen another one.

        Args:
            place: kind, record and field.
            value: what was written.
            old: the other one.
            read: tells what a clerk without the key saw as locked.
        """
        known = self._seen.get(place, {})
        found, todo = set(), [value]
        while todo:
            for saw in known.get(todo.pop(), ()):
                clear = read(*place, saw)
                if clear not in found:
                    found.add(clear)
                    todo.append(clear)
        return old in found

    def of(self, machines: Iterable[str]) -> Iterator[Deed]:
        """The deeds done at some PCs."""
        wanted = set(machines)
        return (deed for deed in self.deeds if deed.machine in wanted)
