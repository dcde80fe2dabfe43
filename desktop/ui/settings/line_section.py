"""同步与流量: how station and county speak over a poor line; the rest stands on the page 同步."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.sync.line_settings import LineSettings
from desktop.ui.settings.section import Section
from desktop.ui.sync.line_editors import LineEditors
from desktop.ui.widgets.words import button


class LineSection(Section):
    """The same three settings as on the page 同步.

    Signals:
        changed: the `LineSettings` wanted.
        sync_pressed: to the page 同步.
    """

    changed = Signal(object)
    sync_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("同步与流量"), self.tr("只对这台电脑有效。"), parent)
        self.editors = LineEditors()
        self.more = button(self.tr("接入县平台、U 盘传送：到同步页(&T)"), "link", "cloud")
        self.column.addWidget(self.editors)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_whole()
        self.editors.changed.connect(self.changed)
        self.more.clicked.connect(self.sync_pressed)

    def show_settings(self, settings: LineSettings) -> None:
        """Show what is set."""
        self.editors.show_settings(settings)
