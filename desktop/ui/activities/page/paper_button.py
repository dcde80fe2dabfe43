"""The button that prints an activity: at once where there is one paper, else by a menu of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.paper import papers
from desktop.ui import theme
from desktop.ui.widgets.words import Button
from desktop.ui.words_of_model import spoken

#: Papers that say who took part need somebody who did.
_OF_PEOPLE = frozenset({"activity-certificate"})


class PaperButton(Button):
    """打印, with every template about an activity.

    Args:
        parent: the Qt parent.

    Signals:
        chosen: name of the template.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._papers = [one for one in papers.templates() if one.about == "activity"]
        self._entries: dict[str, QAction] = {}
        theme.set_role(self, "plain")
        self.setIcon(theme.icon("printer"))
        self.setIconSize(theme.icon_size())
        if len(self._papers) == 1:
            self.setText(self.tr("打印{0}(&P)").format(spoken(self._papers[0].label)))
            self.clicked.connect(self._on_only)
        else:
            self._offer()

    def set_certifiable(self, *, certifiable: bool) -> None:
        """Whether there is anybody a certificate could be for."""
        if len(self._papers) == 1:
            only = self._papers[0].name
            self.setEnabled(certifiable or only not in _OF_PEOPLE)
        for name, entry in self._entries.items():
            entry.setEnabled(certifiable or name not in _OF_PEOPLE)

    def _offer(self) -> None:
        self.setText(self.tr("打印(&P)"))
        self.setProperty("menu", "true")
        menu = QMenu(self)
        for one in self._papers:
            self._entries[one.name] = menu.addAction(
                spoken(one.label), partial(self.chosen.emit, one.name)
            )
        self.setMenu(menu)

    @Slot()
    def _on_only(self) -> None:
        self.chosen.emit(self._papers[0].name)
