"""The button that prints an activity's papers: each from its menu, in the order of its life."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.paper.groups import LABELS
from desktop.ui import theme
from desktop.ui.paper.office.menu import BRIEF, FORM
from desktop.ui.widgets.words import Button
from desktop.ui.words_of_model import spoken

_CERTIFICATE = "activity-certificate"
#: Announced, signed in, thanked for, filed.
_PAPERS = ("activity-notice", "sign-in-sheet", _CERTIFICATE, "activity-file")


class PaperButton(Button):
    """打印: what can be printed of one activity.

    Args:
        parent: the Qt parent.

    Signals:
        chosen: name of the template.
        office_wanted: a file next to paper: ``brief`` or ``form``.
    """

    chosen = Signal(str)
    office_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        theme.set_role(self, "plain")
        self.setIcon(theme.icon("printer"))
        self.setIconSize(theme.icon_size())
        self.setText(self.tr("打印(&P)"))
        self.setToolTip(self.tr("公告、签到表、证书和档案"))
        self._menu = QMenu(self)
        # Actions of Python's own, held here: what `addAction(str)` gives may go before its menu.
        self._papers = {name: QAction(spoken(LABELS[name]), self) for name in _PAPERS}
        for name, action in self._papers.items():
            action.setData(name)
            self._menu.addAction(action)
        self._menu.addSeparator()
        words = {BRIEF: self.tr("信息稿(&X)…"), FORM: self.tr("填镇里的表(&T)…")}
        self._office = {what: QAction(said, self) for what, said in words.items()}
        for what, action in self._office.items():
            action.setData(what)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self.setProperty("menu", "true")

    def set_certifiable(self, *, certifiable: bool) -> None:
        """Whether there is anybody a certificate could be for."""
        self._papers[_CERTIFICATE].setEnabled(certifiable)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        signal = self.office_wanted if action.data() in self._office else self.chosen
        signal.emit(action.data())
