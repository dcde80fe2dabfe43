"""One of several, each in sight as a chip: a click, a letter or a screen reader chooses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop.ui.widgets.words import button
from desktop.ui.widgets.wrapped_row import WrappedRow


class Segments(WrappedRow):
    """Chips of which one is chosen.

    Args:
        choices: (key, words) of each; the first is chosen.
        parent: the Qt parent.

    Signals:
        turned: the key of the one now chosen by the clerk.
    """

    turned = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self._chosen = choices[0][0]
        for key, words in choices:
            chip = button(words, "chip")
            chip.setCheckable(True)
            chip.setChecked(key == self._chosen)
            chip.toggled.connect(partial(self._on_toggled, key))
            self._group.addButton(chip)
            self.buttons[key] = chip
            self.add(chip)

    @property
    def chosen(self) -> str:
        """The key of the one that is chosen."""
        return self._chosen

    def choose(self, key: str) -> None:
        """Choose one; nobody is told."""
        self._chosen = key
        self.buttons[key].setChecked(True)

    def _on_toggled(self, key: str, checked: bool) -> None:
        if checked and key != self._chosen:
            self._chosen = key
            self.turned.emit(key)
