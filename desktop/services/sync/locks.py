"""Values that came sealed and can not be read on this PC, in a column of theirs or beside it."""

from __future__ import annotations

from collections.abc import Iterable

from desktop import errors
from desktop.model.kind import Record
from desktop.model.locked import LOCKED_WORDS, is_locked
from desktop.services.desk import Desk


def kept_beside(desk: Desk, kind_name: str, record_id: str) -> frozenset[str]:
    """The fields of a record whose ciphertext is kept beside it: numbers, flags and sets."""
    rows = desk.store.rows(
        "SELECT field FROM sync_stranger WHERE kind = ? AND record = ? AND why = 'locked'",
        (kind_name, record_id),
    )
    return frozenset(str(row[0]) for row in rows)


def in_words(desk: Desk, record: Record) -> Record:
    """The same record with words in the place of everything that is locked here."""
    beside = kept_beside(desk, record.kind.name, record.id)
    values = {
        name: LOCKED_WORDS if name in beside or is_locked(value) else value
        for name, value in record.values.items()
    }
    return Record(record.kind, record.id, values, record.versions, record.removed_at)


def refuse(desk: Desk, record: Record, names: Iterable[str]) -> None:
    """Stop a change of what nobody here can see: it would pass over another PC's value unseen.

    Raises:
        errors.InvalidValues: naming the fields.
    """
    wanted = set(names) & kept_beside(desk, record.kind.name, record.id)
    if wanted:
        labels = "；".join(
            f"{field.label}：{LOCKED_WORDS}，不能在这台电脑上改"
            for field in record.kind.fields
            if field.name in wanted
        )
        raise errors.InvalidValues(problems=f"{labels}。")
