"""显示: how large letters and everything else are."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.ui.settings.section import Section
from desktop.ui.widgets.words import label

STEPS = (100, 125, 150, 175, 200)
_BODY_PX = 14


class DisplaySection(Section):
    """One button for each size, written in that size.

    Signals:
        chosen: percent.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("显示"), "", parent)
        text = self.tr("字看着费力就调大些。只改这台电脑，打印不受影响。")
        self.column.addWidget(label(text, "quiet", wrap=True))
        self._group = QButtonGroup(self)
        for percent in STEPS:
            made = self._step(percent)
            self.column.addWidget(made)
            self._group.addButton(made, percent)
        self.show_whole()
        self._group.idClicked.connect(self._on_clicked)

    def show_scale(self, percent: int) -> None:
        """Show the size in use: the nearest step where another was set elsewhere."""
        nearest = min(STEPS, key=lambda step: abs(step - percent))
        self._group.button(nearest).setChecked(True)

    @property
    def scale(self) -> int:
        """The step that is marked."""
        return self._group.checkedId()

    def _step(self, percent: int) -> QRadioButton:
        words = {
            100: self.tr("标准"),
            125: self.tr("大一点"),
            150: self.tr("大"),
            175: self.tr("很大"),
            200: self.tr("最大"),
        }[percent]
        made = QRadioButton(self.tr("{0}　{1} %").format(words, percent))
        font = QFont(made.font())
        # Each in its own size, whatever the size in use: so they can be compared.
        font.setPixelSize(round(_BODY_PX * percent / 100))
        made.setFont(font)
        return made

    @Slot(int)
    def _on_clicked(self, percent: int) -> None:
        self.chosen.emit(percent)
