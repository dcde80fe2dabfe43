"""查看记录: what was written down of looks and keys, as a list, for one person, as a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model.audited import What, words_of
from desktop.model.kinds import ALL, kind_named
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.lists.exporting import export_table
from desktop.services.naming import Names
from desktop.storage import audit, merged
from desktop.storage.audit import Wanted

__all__ = [
    "HEADS",
    "Listed",
    "Wanted",
    "clerks",
    "count",
    "everything",
    "export",
    "numbers",
    "of_person",
    "rows",
]

_PERSON = "volunteer"
#: Above the columns of the list, on paper and in a file.
HEADS = ("时间", "文书", "做了什么", "谁的资料", "理由")
#: How many rows are read at once.
_PIECE = 1_000


@dataclass(frozen=True, slots=True)
class Listed:
    """One row for a person to read.

    Args:
        seq: its number in the chain.
        at: ISO local time with its zone.
        clerk: name of who it was.
        what: the verb.
        kind: of the record; empty for what is about none.
        record_id: which one; None for many.
        whom: the record's title, or the kind where it was many.
        why: the reason.
        about_person: whether the record is somebody with a page of their own.
    """

    seq: int
    at: str
    clerk: str
    what: str
    kind: str
    record_id: str | None
    whom: str
    why: str
    about_person: bool

    @property
    def id(self) -> str:
        """Its number, as lists know their rows."""
        return str(self.seq)

    @property
    def did(self) -> str:
        """The verb in words."""
        return words_of(self.what)

    @property
    def when(self) -> str:
        """Day and minute."""
        return self.at[:16].replace("T", " ")

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of `HEADS`."""
        return self.when, self.clerk, self.did, self.whom, self.why


def of_person(desk: Desk, volunteer: str) -> Wanted:
    """What concerns one person: looks at them, under every id they had, and at everybody."""
    selves = tuple(merged.selves(desk.store, volunteer))
    return Wanted(records=selves or (volunteer,), many=_PERSON)


def numbers(desk: Desk, wanted: Wanted) -> list[str]:
    """The numbers of all rows that are wanted, the newest first."""
    return [str(seq) for seq in audit.numbers(desk.store, wanted)]


def rows(desk: Desk, chosen: Sequence[str]) -> tuple[Listed, ...]:
    """Some rows by their numbers, in that order."""
    found = {row.seq: row for row in audit.some(desk.store, [int(one) for one in chosen])}
    return _listed(desk, [found[int(one)] for one in chosen if int(one) in found])


def count(desk: Desk) -> int:
    """How many rows there are in all."""
    return audit.count(desk.store)


def clerks(desk: Desk) -> tuple[tuple[str, str], ...]:
    """(id, name) of everybody who stands in the table."""
    names = Names(desk)
    return tuple(
        (one, names.referred(kind_named("clerk"), one)) for one in audit.clerks(desk.store)
    )


def export(desk: Desk, target: Path, wanted: Wanted) -> int:
    """Write the rows that are wanted to a workbook or text file; that is written down too.

    Returns:
        How many rows.

    Raises:
        errors.OutputFileError: another ending, or the place refuses.
    """
    found = everything(desk, wanted)
    audits.note(desk, What.EXPORT, why=f"查看记录 {len(found)} 条")
    return export_table(desk, target, "查看记录", HEADS, (one.cells for one in found))


def everything(desk: Desk, wanted: Wanted) -> list[Listed]:
    """All rows that are wanted, the oldest first as a register has them."""
    found: list[Listed] = []
    chosen = audit.numbers(desk.store, wanted)[::-1]
    for start in range(0, len(chosen), _PIECE):
        found += _listed(desk, audit.some(desk.store, chosen[start : start + _PIECE]))
    return found


def _listed(desk: Desk, rows: Sequence[audit.Entry]) -> tuple[Listed, ...]:
    names = Names(desk)
    return tuple(
        Listed(
            row.seq,
            row.at,
            names.referred(kind_named("clerk"), row.clerk) if row.clerk else "",
            row.what,
            row.kind,
            row.record_id,
            _whom(names, row),
            row.why,
            row.kind == _PERSON and row.record_id is not None,
        )
        for row in rows
    )


def _whom(names: Names, row: audit.Entry) -> str:
    kind = ALL.get(row.kind)
    if kind is None:
        return "" if not row.kind else row.kind
    return names.referred(kind, row.record_id) if row.record_id else f"许多{kind.label}"
