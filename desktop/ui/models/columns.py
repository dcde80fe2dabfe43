"""What a column of a list shows, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Args:
        key: what the list is ordered by when its head is pressed; empty when it can't be.
        label: its head.
        text: the words of a row in it.
        width: in px at 100 %.
        figures: whether it holds numbers, which stand at the right.
        tone: role of the words' colour for a row; empty for the usual.
        tip: the full words, where `text` is short; None shows none.
        mark: what about a row waits for the clerk, in words; a small sign stands in the cell then,
            and a click on it is `RecordTable.mark_pressed`. None where no row is ever marked.
        field: name of the record's field that is edited in this cell; empty where none is.
        typed: what an editor of the cell begins with, where it can be edited.
        refers: kind of the records its cells name, which are found by name; empty for none.
        several: whether a cell names more than one, parted by 、.
    """

    key: str
    label: str
    text: Callable[[Any], str]
    width: int = 120
    figures: bool = False
    tone: Callable[[Any], str] | None = None
    tip: Callable[[Any], str] | None = None
    mark: Callable[[Any], str] | None = None
    field: str = ""
    typed: Callable[[Any], str] | None = None
    refers: str = ""
    several: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Where its words stand."""
        return _RIGHT if self.figures else _LEFT
