"""What one person agreed to: a line a purpose, with its day and the paper they signed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop.model.kinds.people import PURPOSE
from desktop.services.roster.consents import MISSING, ConsentState
from desktop.ui import theme
from desktop.ui.roster.rows import empty, named_row
from desktop.ui.widgets.words import button
from desktop.ui.words_of_model import spoken


class ConsentRows(QWidget):
    """Four lines.

    Args:
        parent: the Qt parent.

    Signals:
        give_wanted: code of a purpose.
        withdraw_wanted: code of a purpose.
        attach_wanted: code of a purpose whose paper is to be put to it.
        paper_wanted: id of the photo to show.
    """

    give_wanted = Signal(str)
    withdraw_wanted = Signal(str)
    attach_wanted = Signal(str)
    paper_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))

    def show_states(self, states: Mapping[str, ConsentState]) -> None:
        """Show what is known of each purpose."""
        empty(self._column)
        for purpose, words in PURPOSE:
            told = states.get(purpose, MISSING)
            self._column.addWidget(self._row(purpose, spoken(words), told))

    def told(self, state: ConsentState) -> str:
        """A state in words, with its days."""
        by = self.tr("（{0} 代签）").format(state.given_by) if state.given_by else ""
        if state.state == "given":
            return self.tr("{0} 同意{1}").format(state.given_on, by)
        if state.state == "withdrawn":
            return self.tr("{0} 撤回，{1} 同意过").format(state.day, state.given_on)
        return self.tr("没登记")

    def _row(self, purpose: str, name: str, state: ConsentState) -> QWidget:
        actions: list[QWidget] = []
        if state.scan:
            paper = button(self.tr("签字单"), "link")
            paper.setAccessibleName(self.tr("看{0}的签字单").format(name))
            paper.clicked.connect(partial(self.paper_wanted.emit, state.scan))
            actions.append(paper)
        if state.state == "given":
            actions.append(self._menu(purpose, name, state))
        else:
            give = button(self.tr("登记"), "link")
            give.setAccessibleName(self.tr("登记{0}的同意").format(name))
            give.clicked.connect(partial(self.give_wanted.emit, purpose))
            actions.append(give)
        made = named_row(name, self.told(state), None, actions)
        made.setToolTip(self.told(state))
        return made

    def _menu(self, purpose: str, name: str, state: ConsentState) -> QWidget:
        made = button("", "quiet", "dots-three")
        made.setAccessibleName(self.tr("{0}同意：附签字单、撤回").format(name))
        made.setToolTip(self.tr("附签字单、撤回"))
        menu = QMenu(made)
        words = self.tr("换签字单…") if state.scan else self.tr("附签字单…")
        menu.addAction(words).triggered.connect(partial(self._on_attach, purpose))
        menu.addAction(self.tr("撤回同意…")).triggered.connect(partial(self._on_withdraw, purpose))
        made.setMenu(menu)
        return made

    def _on_attach(self, purpose: str) -> None:
        self.attach_wanted.emit(purpose)

    def _on_withdraw(self, purpose: str) -> None:
        self.withdraw_wanted.emit(purpose)
