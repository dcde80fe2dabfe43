"""How often, how much and how fast station and county speak: three settings that hold at once."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.services.sync.line_settings import LineSettings
from desktop.ui import theme
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import label

MINUTES = (5, 15, 30, 60, 0)
LIMITS = (0, 16, 32, 64, 128)
_SHRINKS = ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_FEW = 8


class LineEditors(QWidget):
    """The three, with what each means.

    Args:
        parent: the Qt parent.

    Signals:
        changed: the `LineSettings` wanted.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minutes, self.limit = ChoiceBox(), ChoiceBox()
        self.saving = QCheckBox(self.tr("省流量"))
        self._build()
        self.minutes.activated.connect(self._on_changed)
        self.limit.activated.connect(self._on_changed)
        self.saving.toggled.connect(self._on_changed)

    def show_settings(self, settings: LineSettings) -> None:
        """Show what is set."""
        for box, value in (
            (self.minutes, settings.every_minutes),
            (self.limit, settings.limit_kib),
        ):
            with QSignalBlocker(box):
                if (row := box.findData(value)) < 0:
                    box.addItem(self._words(box, value), value)
                    row = box.count() - 1
                box.setCurrentIndex(row)
        with QSignalBlocker(self.saving):
            self.saving.setChecked(settings.saving)

    @property
    def settings(self) -> LineSettings:
        """What stands there."""
        return LineSettings(
            self.minutes.currentData(), self.saving.isChecked(), self.limit.currentData()
        )

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit(self.settings)

    def _build(self) -> None:
        for box in (self.minutes, self.limit):
            box.setSizeAdjustPolicy(_SHRINKS)
            box.setMinimumContentsLength(_FEW)
        for minutes in MINUTES:
            self.minutes.addItem(self._words(self.minutes, minutes), minutes)
        for limit in LIMITS:
            self.limit.addItem(self._words(self.limit, limit), limit)
        self.minutes.setAccessibleName(self.tr("隔多久自动同步"))
        self.limit.setAccessibleName(self.tr("最多用多快的网速"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("自动同步"), "section"))
        column.addWidget(label(self.tr("隔多久自动同步"), "field"))
        column.addWidget(self.minutes)
        words = self.tr("打开程序时、改了东西之后、连上网时也会自动同步，都不耽误您做事。")
        column.addWidget(label(words, "quiet", wrap=True))
        column.addWidget(label(self.tr("网慢、流量少的时候"), "section"))
        column.addWidget(self.saving)
        words = self.tr("省流量时照片只传小图，文字照常；关掉以后再补传。")
        column.addWidget(label(words, "quiet", wrap=True))
        column.addWidget(label(self.tr("最多用多快的网速"), "field"))
        column.addWidget(self.limit)

    def _words(self, box: ChoiceBox, value: int) -> str:
        if box is self.limit:
            return self.tr("每秒 {0} KB").format(value) if value else self.tr("不限")
        return self.tr("每 {0} 分钟").format(value) if value else self.tr("不自动，点了才同步")
