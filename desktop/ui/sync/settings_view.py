"""同步设置: how often, how much, how fast; and whose platform it is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.services.line_settings import LineSettings
from desktop.ui import theme
from desktop.ui.settings.section import Section
from desktop.ui.sync.pairing_card import PairingCard
from desktop.ui.sync.shown import Standing
from desktop.ui.widgets.words import button, label

MINUTES = (5, 15, 30, 60, 0)
LIMITS = (0, 16, 32, 64, 128)
_SHRINKS = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_FEW = 8


class SettingsView(Section):
    """Three settings that hold at once.

    Signals:
        changed: the `LineSettings` wanted.
        join_pressed: 接入县平台, also with a new code.
        address_pressed: write another address of the county.
        key_written: write the pairing file.
        key_read: read it.
    """

    changed = Signal(object)
    join_pressed = Signal()
    address_pressed = Signal()
    key_written = Signal()
    key_read = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("县平台"), "", parent)
        self._county = label("", "body", wrap=True)
        self.join = button(self.tr("接入县平台(&J)…"), "plain", "handshake")
        self.address = button(self.tr("改网址(&A)…"), "plain", "pencil-simple")
        self.pairing = PairingCard()
        self.minutes, self.limit = QComboBox(), QComboBox()
        self.saving = QCheckBox(self.tr("省流量"))
        self._build()
        self.join.clicked.connect(self.join_pressed)
        self.address.clicked.connect(self.address_pressed)
        self.pairing.write.clicked.connect(self.key_written)
        self.pairing.read.clicked.connect(self.key_read)
        self.minutes.activated.connect(self._on_changed)
        self.limit.activated.connect(self._on_changed)
        self.saving.clicked.connect(self._on_changed)

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
        self.saving.setChecked(settings.saving)

    def show_standing(self, standing: Standing) -> None:
        """Show whose platform it is."""
        if standing.joined:
            words = self.tr("已接入{0}。").format(standing.county or self.tr("县平台"))
            if standing.url:
                words += self.tr("网址是 {0}").format(standing.url)
            else:
                words += self.tr("没有写网址，现在用文件传送；能上网了，就写上网址。")
        else:
            words = self.tr("还没有接入。县里给了加入码就可以接入。")
        if standing.refused:
            words += self.tr("\n县里停用了这台电脑；有了新的加入码就可以再接入。")
        self._county.setText(words)
        again = self.tr("用新的加入码接入(&J)…")
        self.join.setText(again if standing.refused else self.tr("接入县平台(&J)…"))
        self.join.setVisible(not standing.joined or standing.refused)
        self.address.setText(self.tr("改网址(&A)…") if standing.url else self.tr("写网址(&A)…"))
        self.address.setVisible(standing.joined)
        self.pairing.setVisible(standing.joined)
        self.pairing.show_waits(waits=standing.waits_for_key)

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
        self.column.addWidget(self._county)
        for made in (self.join, self.address):
            made.hide()  # showing it before it has a parent would open a window
            self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.pairing)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(label(self.tr("自动同步"), "section"))
        self.column.addWidget(label(self.tr("隔多久自动同步"), "field"))
        self.column.addWidget(self.minutes)
        words = self.tr("打开程序时、改了东西之后、连上网时也会自动同步，都不耽误您做事。")
        self.column.addWidget(label(words, "quiet", wrap=True))
        self.column.addWidget(label(self.tr("网慢、流量少的时候"), "section"))
        self.column.addWidget(self.saving)
        words = self.tr("省流量时照片只传小图，文字照常；关掉以后再补传。")
        self.column.addWidget(label(words, "quiet", wrap=True))
        self.column.addWidget(label(self.tr("最多用多快的网速"), "field"))
        self.column.addWidget(self.limit)
        self.show_whole()

    def _words(self, box: QComboBox, value: int) -> str:
        if box is self.limit:
            return self.tr("每秒 {0} KB").format(value) if value else self.tr("不限")
        return self.tr("每 {0} 分钟").format(value) if value else self.tr("不自动，点了才同步")
