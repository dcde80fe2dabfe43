"""显示: how large letters and everything else are."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui import theme
from desktop.ui.settings.section import Section
from desktop.ui.widgets.words import button, label

STEPS = (100, 125, 150, 175, 200)
_BODY_PX = 14


class DisplaySection(Section):
    """One button for each size, and a line to judge it by.

    Signals:
        chosen: percent.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("显示"), "", parent)
        text = self.tr("字看着费力就调大些。只改这台电脑，打印不受影响。")
        self.column.addWidget(label(text, "quiet", wrap=True))
        self.column.addWidget(label(self.tr("字的大小"), "field"))
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for percent in STEPS:
            made = self._step(percent)
            row.addWidget(made)
            self._group.addButton(made, percent)
        row.addStretch(1)
        self.column.addLayout(row)
        self._sample = _sample(self.tr("重阳节，志愿者和老人一起包饺子。"))
        self.column.addWidget(self._sample)
        self.show_whole()
        self._group.idClicked.connect(self._on_clicked)

    def show_scale(self, percent: int) -> None:
        """Show the size in use: the nearest step where another was set elsewhere."""
        nearest = min(STEPS, key=lambda step: abs(step - percent))
        self._group.button(nearest).setChecked(True)
        self._show_sample(percent)

    @property
    def scale(self) -> int:
        """The step that is marked."""
        return self._group.checkedId()

    def _step(self, percent: int) -> QPushButton:
        made = button(self.tr("{0} %").format(percent), "chip")
        made.setCheckable(True)
        made.setAccessibleName(self.tr("字的大小 {0} %").format(percent))
        return made

    def _show_sample(self, percent: int) -> None:
        font = QFont(self._sample.font())
        font.setPixelSize(round(_BODY_PX * percent / 100))
        self._sample.setFont(font)

    @Slot(int)
    def _on_clicked(self, percent: int) -> None:
        self._show_sample(percent)
        self.chosen.emit(percent)


def _sample(words: str) -> QLabel:
    # The style sheet gives its size to roles only, so this label's own font stands.
    made = label(words, "sample", wrap=True)
    made.setMinimumHeight(theme.px(64))
    return made
