"""Which text is printed, where the county, the town and the station each wrote one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.paper.texts import TextChoice
from desktop.ui import theme
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import label


class TextBox(QWidget):
    """Hidden where there is but one text.

    Signals:
        chosen: id of the text that is to be printed from now on.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox()
        self.box.setSizeAdjustPolicy(
            ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setAccessibleName(self.tr("用哪一份文本"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        name = label(self.tr("用哪一份文本"), "field")
        name.setBuddy(self.box)
        column.addWidget(name)
        column.addWidget(self.box)
        self.box.activated.connect(self._on_activated)
        self.hide()

    def offer(self, texts: Sequence[TextChoice]) -> None:
        """Show these; the one in force is marked."""
        with QSignalBlocker(self.box):
            self.box.clear()
            for text in texts:
                self.box.addItem(f"{text.source}　{text.title}", text.id)
                row = self.box.count() - 1
                self.box.setItemData(row, text.title, Qt.ItemDataRole.ToolTipRole)
            in_force = [place for place, text in enumerate(texts) if text.in_force]
            self.box.setCurrentIndex(in_force[0] if in_force else 0)
        self.setVisible(len(texts) > 1)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self.chosen.emit(str(self.box.itemData(place)))
