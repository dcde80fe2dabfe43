"""Which days a series comes back on: a chip a day of its rhythm."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui.widgets.words import button
from desktop.ui.widgets.wrapped_row import WrappedRow


class DaysEditor(QWidget):
    """Its value is what a set is typed as: ``1、5``."""

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._chosen: set[str] = set()
        self._chips: dict[str, QPushButton] = {}
        self._row = WrappedRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._row)

    def offer(self, days: Sequence[tuple[str, str]]) -> None:
        """Offer these: (what is stored, its word); what was chosen and is not among them goes."""
        if tuple(days) == self._offered:
            return
        self._offered = tuple(days)
        self._chosen &= {code for code, _ in days}
        self._row.clear()
        self._chips = {}
        for code, words in days:
            chip = button(words, "chip")
            chip.setCheckable(True)
            chip.setChecked(code in self._chosen)
            chip.toggled.connect(partial(self._on_toggled, code))
            self._chips[code] = chip
            self._row.add(chip)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def value(self) -> str:
        """The chosen days."""
        return "、".join(sorted(self._chosen))

    def set_value(self, text: str) -> None:
        """Choose these."""
        self._chosen = {part for part in text.split("、") if part}
        for code, chip in self._chips.items():
            chip.setChecked(code in self._chosen)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """The chips as a whole."""
        return self

    def _on_toggled(self, code: str, chosen: bool) -> None:
        if chosen == (code in self._chosen):
            return  # shown, not chosen now
        if chosen:
            self._chosen.add(code)
        else:
            self._chosen.discard(code)
        self.edited.emit()
        self.left.emit()
