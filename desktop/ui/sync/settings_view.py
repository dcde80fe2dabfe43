"""同步设置: how often, how much, how fast; and whose platform it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.sync.line_settings import LineSettings
from desktop.ui import theme
from desktop.ui.sentences import run_on
from desktop.ui.settings.section import Section
from desktop.ui.sync.line_editors import LineEditors
from desktop.ui.sync.pairing_card import PairingCard
from desktop.ui.sync.shown import Standing
from desktop.ui.widgets.words import button, label


class SettingsView(Section):
    """Three settings that hold at once.

    Signals:
        changed: the `LineSettings` wanted.
        join_pressed: 接入县平台, also with a new code.
        address_pressed: write another address of the county.
        key_written: write the pairing file.
        key_read: read it.
        code_typed: take the key by the code of a recovery sheet.
        key_renewed: another key in its place.
    """

    changed = Signal(object)
    join_pressed = Signal()
    address_pressed = Signal()
    key_written = Signal()
    key_read = Signal()
    code_typed = Signal()
    key_renewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("县平台"), "", parent)
        self._county = label("", "body", wrap=True)
        self.join = button(self.tr("接入县平台(&J)…"), "plain", "handshake")
        self.address = button(self.tr("改网址(&A)…"), "plain", "pencil-simple")
        self.pairing = PairingCard()
        self.line = LineEditors()
        self.minutes, self.limit, self.saving = self.line.minutes, self.line.limit, self.line.saving
        self._build()
        self.join.clicked.connect(self.join_pressed)
        self.address.clicked.connect(self.address_pressed)
        self.pairing.write.clicked.connect(self.key_written)
        self.pairing.read.clicked.connect(self.key_read)
        self.pairing.sheet.clicked.connect(self.code_typed)
        self.pairing.renew.clicked.connect(self.key_renewed)
        self.line.changed.connect(self.changed)

    def show_settings(self, settings: LineSettings) -> None:
        """Show what is set."""
        self.line.show_settings(settings)

    def show_standing(self, standing: Standing) -> None:
        """Show whose platform it is."""
        if standing.joined:
            words = self.tr("已接入{0}。").format(standing.county or self.tr("县平台"))
            where = self.tr("没有写网址，现在用文件传送；能上网了，就写上网址。")
            if standing.url:
                where = self.tr("网址是 {0}").format(standing.url)
            words = run_on(words, where)
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
        self.pairing.show_waits(
            waits=standing.waits_for_key,
            strange=standing.strange_key,
            by_sheet=standing.sheet_opens,
        )

    @property
    def settings(self) -> LineSettings:
        """What stands there."""
        return self.line.settings

    def _build(self) -> None:
        self.column.addWidget(self._county)
        for made in (self.join, self.address):
            made.hide()  # showing it before it has a parent would open a window
            self.column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.pairing)
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self.line)
        self.show_whole()
