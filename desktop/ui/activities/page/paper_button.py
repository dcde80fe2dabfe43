"""The button that prints an activity's certificates; its other papers are at 打印."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.services.paper.groups import LABELS
from desktop.ui import theme
from desktop.ui.widgets.words import Button
from desktop.ui.words_of_model import spoken

_CERTIFICATE = "activity-certificate"


class PaperButton(Button):
    """打印活动证书.

    Args:
        parent: the Qt parent.

    Signals:
        chosen: name of the template.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        theme.set_role(self, "plain")
        self.setIcon(theme.icon("printer"))
        self.setIconSize(theme.icon_size())
        self.setText(self.tr("打印{0}(&P)").format(spoken(LABELS[_CERTIFICATE])))
        self.clicked.connect(self._on_clicked)

    def set_certifiable(self, *, certifiable: bool) -> None:
        """Whether there is anybody a certificate could be for."""
        self.setEnabled(certifiable)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(_CERTIFICATE)
