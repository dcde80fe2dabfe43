"""Which records of a list wait for a person: two values to choose from, or something not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.model.fields import FieldType
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import ALL, kind_named
from desktop.services.desk import Desk
from desktop.services.roster import aliases
from desktop.services.sync import answers

#: Parts of the page that settles it.
CONFLICTS, ATTENTION = "conflicts", "attention"
_RETURNED = "returned"
_OPEN = (
    ("sync_conflict", CONFLICTS),
    ("sync_attention", ATTENTION),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about one record that waits.

    Args:
        part: of the page where it is settled: ``conflicts`` or ``attention``.
        words: what waits, without its stop.
        kind: of the record it is about, which may belong to the marked one.
        record: its id.
    """

    part: str
    words: str
    kind: str
    record: str


def marks(desk: Desk, kind_name: str, ids: Iterable[str]) -> Mapping[str, tuple[Mark, ...]]:
    """What waits about some records and what belongs to them; those without are left out.

    Args:
        desk: the open station.
        kind_name: of the records a list shows.
        ids: theirs; who was merged is asked for by who stands for them.
    """
    shown, found = set(ids), dict[str, list[Mark]]()
    for of, mark in _all(desk):
        for kind, record in of:
            if kind == kind_name and record in shown:
                found.setdefault(record, []).append(mark)
    return {record: tuple(some) for record, some in found.items()}


def in_words(some: Sequence[Mark]) -> str:
    """A record's marks as a tip, a line each."""
    return "\n".join(dict.fromkeys(f"{mark.words}，点这里去看" for mark in some))


def _all(desk: Desk) -> Iterator[tuple[set[tuple[str, str]], Mark]]:
    """Every mark with the records whose lists show it."""
    for table, part in _OPEN:
        rows = desk.store.rows(f"SELECT kind, record FROM {table} WHERE state = 'open'")
        counted = Counter((str(kind), str(record)) for kind, record in rows)
        owners = _owners(desk, counted)
        for about, count in counted.items():
            yield owners[about], Mark(part, _told(part, count), *about)
    if desk.store.one("SELECT 1 FROM answer WHERE outcome = ? LIMIT 1", (_RETURNED,)):
        for answer in answers.waiting(desk):
            words = f"{answer.by or '上级'}退回了，等您补好再报"
            about = (answer.of_kind, answer.record)
            yield {about}, Mark(ATTENTION, words, *about)


def _told(part: str, count: int) -> str:
    if part == CONFLICTS:
        return f"有 {count} 处两边改得不一样，等您选一个"
    return f"有 {count} 处改动县里没有收，等您处理"


def _owners(
    desk: Desk, counted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """The records themselves, and those they belong to: a participation to its activity."""
    by_kind: dict[str, list[str]] = {}
    for kind_name, record in counted:
        by_kind.setdefault(kind_name, []).append(record)
    owners = {}
    for kind_name, ids in by_kind.items():
        kind = ALL.get(kind_name)
        known = {r.id: r for r in desk.records.get_many(kind, ids)} if kind else {}
        for record in ids:
            found = known.get(RecordId(record))
            above = _above(found) if found else ()
            owners[(kind_name, record)] = {
                (name, _current(desk, name, of)) for name, of in ((kind_name, record), *above)
            }
    return owners


def _above(record: Record) -> Iterator[tuple[str, str]]:
    for field in record.kind.fields:
        value = record.values.get(field.name)
        if field.fixed and field.type is FieldType.REFERENCE and field.refers_to and value:
            yield field.refers_to, str(value)


def _current(desk: Desk, kind_name: str, record: str) -> str:
    return aliases.current_id(desk, kind_named(kind_name), record) if kind_name in ALL else record
