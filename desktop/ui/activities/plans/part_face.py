"""What a part of 主题与项目 shows of its kind, and what stands above the facts of one record."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.models.columns import Column
from desktop.ui.models.id_list import RowsVerb


@dataclass(frozen=True, slots=True)
class PartFace:
    """What a part shows of a kind.

    Args:
        kind: its English name.
        rows: the verb that gives rows by ids.
        columns: of its list.
        fields: of its form, in order.
        add: words of the button that adds one.
        empty: (what is not there, what to do about it).
    """

    kind: str
    rows: RowsVerb
    columns: tuple[Column, ...]
    fields: tuple[str, ...]
    add: str
    empty: tuple[str, str]


class Daily(QWidget):
    """What stands above the facts; its lines' Enter is their own and moves on nowhere."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(8))
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends here."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
