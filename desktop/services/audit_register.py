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

__all__ = ["HEADS", "Listed", "Page", "Wanted", "clerks", "export", "of_person", "page"]

_PERSON = "volunteer"
#: Above the columns of the list, on paper and in a file.
HEADS = ("时间", "文书", "做了什么", "谁的资料", "理由")
#: How many rows a file or a sheet takes in at once.
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


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of all that are wanted.

    Args:
        rows: the newest first.
        total: how many there are in all.
        offset: how many come before these.
    """

    rows: tuple[Listed, ...]
    total: int
    offset: int


def of_person(desk: Desk, volunteer: str) -> Wanted:
    """What concerns one person: looks at them, under every id they had, and at everybody."""
    selves = tuple(merged.selves(desk.store, volunteer))
    return Wanted(records=selves or (volunteer,), many=_PERSON)


def page(desk: Desk, wanted: Wanted, offset: int = 0, limit: int = 200) -> Page:
    """Some rows, the newest first, with how many there are in all."""
    total = audit.count(desk.store, wanted)
    rows = audit.entries(desk.store, wanted, offset, limit)
    return Page(_listed(desk, rows), total, offset)


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
    rows = everything(desk, wanted)
    audits.note(desk, What.EXPORT, why=f"导出查看记录 {len(rows)} 条")
    return export_table(desk, target, "查看记录", HEADS, (one.cells for one in rows))


def everything(desk: Desk, wanted: Wanted) -> list[Listed]:
    """All rows that are wanted, the oldest first as a register has them."""
    found: list[Listed] = []
    while rows := audit.entries(desk.store, wanted, len(found), _PIECE):
        found += _listed(desk, rows)
    return found[::-1]


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
