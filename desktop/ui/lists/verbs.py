"""What a list asks of the records, as functions of a desk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kinds import kind_named
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import audits, records
from desktop.services.desk import Desk
from desktop.services.lists import bulk_edits, list_memory, listing, table_rows
from desktop.services.lists.bulk_edits import BulkEdited
from desktop.services.lists.exporting import export_list
from desktop.services.lists.list_memory import ListMemory
from desktop.services.lists.list_offers import Offered, offers
from desktop.services.lists.listing import Listing, ListQuery, ListRow
from desktop.services.lists.table_rows import RowsAdded
from desktop.services.past import undoing
from desktop.ui.lists.clipboard import to_html, to_text
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import CHUNK_ROWS, RowsVerb

#: Rows read together where all of them are copied or exported.
_PART = 500


@dataclass(frozen=True, slots=True)
class Begun:
    """What a list begins with.

    Args:
        memory: how it looked.
        today: by the PC's clock.
    """

    memory: ListMemory
    today: dt.date


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round a list.

    Args:
        known: how many records there are, whatever it is narrowed to.
        offers: values it can be narrowed to.
    """

    known: int
    offers: Offered


def begun(desk: Desk, face: str) -> Begun:
    """What a list begins with."""
    return Begun(list_memory.remembered(desk, face), desk.today())


def around(desk: Desk, of: Listing) -> Around:
    """What stands round a list."""
    return Around(desk.records.count(of.kind), offers(desk, of))


@dataclass(frozen=True, slots=True)
class Listed:
    """What a query gives.

    Args:
        query: what was asked.
        ids: of all that fit, in order.
        first: the rows of the first of them: what is looked at is there at once.
    """

    query: ListQuery
    ids: Sequence[RecordId]
    first: Sequence[ListRow]


def listed(desk: Desk, of: Listing, rows: RowsVerb, query: ListQuery) -> Listed:
    """All ids that fit, and the first rows."""
    ids = listing.ids(desk, of, query)
    return Listed(query, ids, rows(desk, ids[:CHUNK_ROWS]))


def remember(desk: Desk, face: str, memory: ListMemory) -> None:
    """Keep how a list looks."""
    list_memory.remember(desk, face, memory)


def change_cell(
    desk: Desk, kind: str, record: str, field: str, text: str, seen: Mapping[str, int]
) -> bool:
    """Set one field of one record, as the list showed it."""
    return records.change(desk, kind, record, {field: text}, seen)


def set_many(
    desk: Desk,
    progress: Progress,
    cancelled: CancelAsked,
    kind: str,
    chosen: Sequence[str],
    typed: Mapping[str, str],
) -> BulkEdited:
    """Set fields of many records as one action."""
    return bulk_edits.set_many(desk, kind, chosen, typed, progress, cancelled)


def add_rows(desk: Desk, kind: str, typed: Sequence[Mapping[str, str]]) -> RowsAdded:
    """Add a record for every row."""
    return table_rows.add_rows(desk, kind, typed)


def remove(
    desk: Desk, progress: Progress, cancelled: CancelAsked, kind: str, chosen: Sequence[str]
) -> tuple[int, str]:
    """Move records to the trash; gives how many and what the first is called."""
    first = desk.records.get(kind_named(kind), chosen[0]).title
    return records.remove(desk, kind, chosen, progress, cancelled), first


@dataclass(frozen=True, slots=True)
class Action:
    """Does something that can be taken back.

    Args:
        verb: what is done.
    """

    verb: Callable[[Desk], Any]

    def __call__(self, desk: Desk) -> tuple[Any, str]:
        """Do it; gives what came of it, and the action to take back."""
        before = undoing.next_undo(desk)
        result = self.verb(desk)
        after = undoing.next_undo(desk)
        new = after is not None and (before is None or after.id != before.id)
        return result, after.id if after is not None and new else ""


@dataclass(frozen=True, slots=True)
class LongAction:
    """An `Action` that tells how far it is and can be cancelled.

    Args:
        verb: what is done, called with the desk, a progress function and a cancel question.
    """

    verb: Callable[[Desk, Progress, CancelAsked], Any]

    def __call__(
        self, desk: Desk, progress: Progress = silent, cancelled: CancelAsked = never
    ) -> tuple[Any, str]:
        """Do it; gives what came of it, and the action to take back."""
        return Action(lambda desk: self.verb(desk, progress, cancelled))(desk)


def size_of(desk: Desk, action: str) -> int:
    """How many changes an action is of."""
    return undoing.size_of(desk, action)


def take_back(
    desk: Desk, progress: Progress = silent, cancelled: CancelAsked = never, *, action: str
) -> str:
    """Undo an action; gives its words."""
    return str(undoing.undo(desk, action, progress=progress, cancelled=cancelled))


@dataclass(frozen=True, slots=True)
class Cells:
    """Reads the cells of many rows in their order.

    Args:
        rows: gives the lines of some ids.
        ids: which; a sequence that nobody changes.
        columns: what is read.
    """

    rows: Callable[[Desk, Sequence[str]], Sequence[ListRow]]
    ids: Sequence[str]
    columns: tuple[Column, ...]

    def __call__(self, desk: Desk) -> list[list[str]]:
        """All of them."""
        return list(self.each(desk, silent, never))

    def each(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> Iterator[list[str]]:
        """One row after the other.

        Raises:
            errors.Cancelled: the clerk cancelled.
        """
        for start in range(0, len(self.ids), _PART):
            if cancelled():
                raise errors.Cancelled()
            progress(start, len(self.ids))
            for row in self.rows(desk, self.ids[start : start + _PART]):
                yield [column.text(row) for column in self.columns]


@dataclass(frozen=True, slots=True)
class Copied:
    """Makes the text for the clipboard, off the window's thread.

    Args:
        cells: which rows and columns.
        heads: whether the heads stand above.
    """

    cells: Cells
    heads: bool

    def __call__(self, desk: Desk) -> tuple[str, str, int]:
        """The text, the same as HTML, and of how many rows it is."""
        rows = self.cells(desk)
        first = [[column.label for column in self.cells.columns]] if self.heads else []
        block = [*first, *rows]
        return to_text(block), to_html(block), len(rows)


@dataclass(frozen=True, slots=True)
class NoteCopied:
    """Writes down that rows of a list went to the clipboard: nearly every list names somebody.

    Args:
        kind: the English name of the kind of records.
        count: how many rows.
    """

    kind: str
    count: int

    def __call__(self, desk: Desk) -> None:
        """Do it, where the station can be written to."""
        if not desk.looking:
            told = f"{self.count} 行到剪贴板，证件号已打码"
            audits.note(desk, audits.What.COPY, self.kind, None, told)


@dataclass(frozen=True, slots=True)
class Export:
    """Writes what a list shows to a file.

    Args:
        cells: which rows and columns.
        target: the file.
        title: of the sheet.
    """

    cells: Cells
    target: Path
    title: str

    def __call__(self, desk: Desk, progress: Progress, cancelled: CancelAsked) -> int:
        """Write it; gives how many rows."""
        heads = [column.label for column in self.cells.columns]
        rows = self.cells.each(desk, progress, cancelled)
        return export_list(desk, self.target, self.title, heads, rows, cancelled)
