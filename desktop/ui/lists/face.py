"""What a list of one kind looks like: its columns, its words, and what it can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from desktop.model.fields import Field, FieldType
from desktop.model.kind import Kind
from desktop.services.desk import Desk
from desktop.services.lists.listing import Listing, ListRow
from desktop.services.lists.unsettled import in_words
from desktop.ui.models.columns import Column
from desktop.ui.widgets.form import as_typed
from desktop.ui.words_of_model import hours_words, spoken

#: Edited in a cell; the others have a form.
_IN_CELLS = frozenset(
    {
        FieldType.TEXT,
        FieldType.CHOICE,
        FieldType.DATE,
        FieldType.SET,
        FieldType.BOOLEAN,
        FieldType.INTEGER,
    }
)


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column that a list can show.

    Args:
        name: it is remembered by.
        column: what it shows.
        usual: whether it is shown until the clerk chooses.
    """

    name: str
    column: Column
    usual: bool = True


@dataclass(frozen=True)
class Face:
    """A list of one kind.

    Args:
        key: it is remembered by.
        listing: what it can be narrowed and ordered by.
        rows: gives the lines of some ids.
        columns: all there are, in the usual order; the first is what a record is called.
        name: for readers of the screen, and of the sheet an export writes.
        unit: measure word with its noun: 人, 支队伍.
        find: words of the empty search line.
        quick: facets that stand in the menu by themselves, in order.
        lacking: facets of which 没有… stands in the menu.
        orders: (key, words) that no head of a column stands for.
        order: key it is ordered by at first.
        descending: whether at first the other way round.
        fixed: terms that always hold and are not shown.
        pasted: whether rows from a spreadsheet may become records here.
        removed: whether records may go to the trash here.
        bulk: fields that many records may be given at once.
        named: what else many may be given at once: (key, words, kind of the records it names).
    """

    key: str
    listing: Listing
    rows: Callable[[Desk, Sequence[str]], Sequence[ListRow]]
    columns: tuple[ListColumn, ...]
    name: str
    unit: str
    find: str
    quick: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    order: str = "name"
    descending: bool = False
    pasted: bool = True
    removed: bool = True
    bulk: tuple[str, ...] = field(default=())
    named: tuple[tuple[str, str, str], ...] = ()

    @property
    def kind(self) -> Kind:
        """Whose records it lists."""
        return self.listing.kind

    @property
    def usual(self) -> tuple[str, ...]:
        """Names of the columns shown until the clerk chooses."""
        return tuple(one.name for one in self.columns if one.usual)

    def chosen(self, names: Sequence[str]) -> list[ListColumn]:
        """The columns of those names that there are; the usual ones where none is."""
        known = {one.name: one for one in self.columns}
        found = [known[name] for name in dict.fromkeys(names) if name in known]
        return found or [one for one in self.columns if one.usual]


def field_column(
    kind: Kind,
    name: str,
    width: int,
    *,
    usual: bool = True,
    tone: Callable[[Any], str] | None = None,
    marked: bool = False,
    label: str = "",
) -> ListColumn:
    """The column of a field, edited in its cells where that can be.

    Args:
        kind: whose field.
        name: its name.
        width: in px at 100 %.
        usual: whether it is shown until the clerk chooses.
        tone: role of the words' colour.
        marked: whether the sign of what waits stands in it.
        label: other words for its head.
    """
    of = kind.field(name)
    editable = can_edit(of)
    column = Column(
        "" if of.private else name,
        spoken(label or of.label),
        partial(_spoken_cell if of.type is FieldType.CHOICE else cell, name),
        width,
        figures=of.type is FieldType.INTEGER,
        tone=tone,
        tip=partial(cell, name) if of.type in (FieldType.SET, FieldType.LONG_TEXT) else None,
        mark=marks if marked else None,
        field=name if editable else "",
        typed=partial(typed, name) if editable else None,
    )
    return ListColumn(name, column, usual)


def told_column(
    name: str,
    label: str,
    width: int,
    *,
    order: str = "",
    usual: bool = True,
    figures: bool = False,
    tone: Callable[[Any], str] | None = None,
    tip: bool = False,
) -> ListColumn:
    """A column that only tells: what a row holds beside its record's fields.

    Args:
        name: key of the cell.
        label: its head.
        width: in px at 100 %.
        order: key the list is ordered by; empty where it can't be.
        usual: whether it is shown until the clerk chooses.
        figures: whether it holds numbers.
        tone: role of the words' colour.
        tip: whether a cell has no room for all of it at times.
    """
    shown = partial(cell, name)
    column = Column(order, label, shown, width, figures, tone, shown if tip else None)
    return ListColumn(name, column, usual)


def hours_column(label: str, width: int, tone: Callable[[Any], str] | None = None) -> ListColumn:
    """A column with the hours of a row, by its figure of minutes.

    Args:
        label: its head.
        width: in px at 100 %.
        tone: role of the words' colour.
    """
    column = Column("minutes", label, _hours, width, figures=True, tone=tone)
    return ListColumn("minutes", column)


def named_column(
    name: str,
    label: str,
    width: int,
    refers: str,
    *,
    usual: bool = True,
    several: bool = False,
    tone: Callable[[Any], str] | None = None,
) -> ListColumn:
    """A column whose cells name other records, chosen there by a finder, or pasted by name.

    Args:
        name: key of the cell and of what it changes.
        label: its head.
        width: in px at 100 %.
        refers: kind of the records.
        usual: whether it is shown until the clerk chooses.
        several: whether a cell names more than one.
        tone: role of the words' colour.
    """
    shown = partial(cell, name)
    tip = shown if several else None
    column = Column(
        name, label, shown, width, tone=tone, tip=tip, field=name, typed=shown,
        refers=refers, several=several,
    )  # fmt: skip
    return ListColumn(name, column, usual)


def can_edit(of: Field) -> bool:
    """Whether a field is edited in a cell, or given to many records at once."""
    return of.type in _IN_CELLS and not (of.private or of.fixed or of.refers_to or of.local)


def cell(name: str, row: ListRow) -> str:
    """What stands in a cell."""
    return row.cell(name)


def _spoken_cell(name: str, row: ListRow) -> str:
    return spoken(row.cell(name))


def _hours(row: ListRow) -> str:
    minutes = row.figures.get("minutes", 0)
    return hours_words(minutes) if minutes else ""


def typed(name: str, row: ListRow) -> str:
    """What the editor of a cell begins with."""
    return as_typed(row.record, name)


def marks(row: ListRow) -> str:
    """What waits about a row."""
    return in_words(row.marks)
