"""筛选: the sentences a clerk needs most one click away, all others by 别的条件."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.lists.listing import Facet, Term, Test
from desktop.ui.lists.face import Face
from desktop.ui.lists.sentences import Offers, sentence
from desktop.ui.words_of_model import spoken

#: More values of one facet are chosen in the dialog, by typing.
_MOST = 40


class FilterMenu(QMenu):
    """The menu of a list; filled whenever it opens.

    Args:
        face: of the list.
        parent: the Qt parent.

    Signals:
        chosen: a `Term`.
        more_wanted: 别的条件.
    """

    chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self._offers: Offers = {}
        self._below: list[QMenu] = []
        self.aboutToShow.connect(self.fill)

    def show_offers(self, offers: Offers) -> None:
        """Values there are now."""
        self._offers = offers

    @Slot()
    def fill(self) -> None:
        """All there is to choose."""
        self.clear()
        for menu in self._below:  # clear() leaves them
            menu.deleteLater()
        self._below = []
        facets = self._face.listing.facets
        for key in self._face.quick:
            self._submenu(facets[key])
        self.addSeparator()
        for key in self._face.lacking:
            self._entry(self, facets[key], Term(key, "empty"))
        self.addSeparator()
        more = self.addAction(self.tr("别的条件(&M)…"))
        more.triggered.connect(self.more_wanted)

    def _submenu(self, facet: Facet) -> None:
        values = self._values(facet)
        if not values or len(values) > _MOST:
            return
        menu = self.addMenu(spoken(facet.label))
        self._below.append(menu)
        for value, words in values:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(
                partial(self._on_chosen, Term(facet.key, self._test(facet), value, words))
            )
        if facet.shape != "choice" and "empty" in facet.tests:
            menu.addSeparator()
            self._entry(menu, facet, Term(facet.key, "empty"))

    def _entry(self, menu: QMenu, facet: Facet, term: Term) -> None:
        words = sentence(facet, term, self._offers)
        menu.addAction(words).triggered.connect(partial(self._on_chosen, term))

    def _values(self, facet: Facet) -> Sequence[tuple[str, str]]:
        return facet.choices or self._offers.get(facet.key, ())

    @staticmethod
    def _test(facet: Facet) -> Test:
        return "has" if facet.shape == "words" else "is"

    def _on_chosen(self, term: Term) -> None:
        self.chosen.emit(term)
