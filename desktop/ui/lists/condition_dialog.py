"""One sentence a list is narrowed by, put together: which field, how, what."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.services.lists.listing import BARE, Facet, Term
from desktop.ui import theme
from desktop.ui.lists.face import Face
from desktop.ui.lists.sentences import Offers, sentence, test_words
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label


class ConditionDialog(FittedDialog):
    """Asks for a `Term`.

    Args:
        face: of the list.
        offers: values there are.
        today: gives the year of dates typed without one.
        term: what is changed, or None for a new one.
        parent: the window.
    """

    def __init__(
        self,
        face: Face,
        offers: Offers,
        today: dt.date,
        term: Term | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(12, parent)
        self._face, self._offers = face, offers
        self._facet, self._test = ChoiceBox(), ChoiceBox()
        self._line, self._choice = TextEditor(), ChoiceBox()
        self._date = DateEdit(today, partial=True)
        self._values = QStackedWidget()
        self._told = label("", "quiet", wrap=True)
        self._accept = button(self.tr("筛选(&S)"), "primary")
        self._build()
        for facet in face.listing.facets.values():
            self._facet.addItem(facet.label, facet.key)
        self._begin(term)

    @property
    def term(self) -> Term:
        """What is asked for now."""
        test = self._test.currentData()
        if test in BARE:
            return Term(self._of.key, test)
        shown = self._values.currentWidget()
        if shown is self._choice:
            words = self._choice.currentText().strip()
            place = self._choice.findText(words)  # typed, the words may be none of the list
            value = str(self._choice.itemData(place)) if place >= 0 else words
            return Term(self._of.key, test, value, words)
        value = self._date.value() if shown is self._date else self._line.value()
        return Term(self._of.key, test, value)

    @property
    def _of(self) -> Facet:
        return self._face.listing.facets[str(self._facet.currentData())]

    def _build(self) -> None:
        self.setWindowTitle(self.tr("筛选条件"))
        for widget, name in (
            (self._facet, self.tr("哪一项")),
            (self._test, self.tr("怎样")),
            (self._line, self.tr("内容")),
            (self._choice, self.tr("内容")),
            (self._date, self.tr("日期")),
        ):
            widget.setAccessibleName(name)
        for widget in (self._line, self._choice, self._date):
            self._values.addWidget(widget)
        self._values.setFixedHeight(theme.px(36))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self._facet, 3)
        row.addWidget(self._test, 2)
        row.addWidget(self._values, 4)
        self.column.addWidget(label(self.tr("只看符合这个条件的"), "section"))
        self.column.addLayout(row)
        self.column.addWidget(self._told)
        cancel = button(self.tr("取消(&C)"), "plain")
        self.lay_foot(self._accept, cancel)
        self._facet.currentIndexChanged.connect(self._on_facet)
        self._test.currentIndexChanged.connect(self._on_test)
        self._line.textChanged.connect(self._tell)
        self._choice.currentTextChanged.connect(self._tell)
        self._date.edited.connect(self._tell)

    def _begin(self, term: Term | None) -> None:
        first = term.facet if term else (self._face.quick or ("",))[0]
        self._facet.setCurrentIndex(max(self._facet.findData(first), 0))
        self._on_facet()
        if term is None:
            return
        self._test.setCurrentIndex(max(self._test.findData(term.test), 0))
        self._line.set_value(term.value)
        self._date.set_value(term.value)
        place = self._choice.findData(term.value)
        if place >= 0:
            self._choice.setCurrentIndex(place)
        else:
            self._choice.setEditText(term.value)
        self._tell()

    @Slot()
    def _on_facet(self) -> None:
        facet = self._of
        self._test.clear()
        for test in facet.tests:
            self._test.addItem(test_words(facet, test), test)
        self._choice.clear()
        self._choice.setEditable(facet.shape in ("text", "words"))
        for value, words in facet.choices or self._offers.get(facet.key, ()):
            self._choice.addItem(words, value)
        self._on_test()

    @Slot()
    def _on_test(self) -> None:
        facet, test = self._of, self._test.currentData()
        self._values.setVisible(test not in BARE)
        wanted: QWidget = self._line
        if facet.shape == "date":
            wanted = self._date
        elif (self._choice.count() and test != "has") or facet.shape == "words":
            wanted = self._choice
        self._values.setCurrentWidget(wanted)
        wanted.setFocus(Qt.FocusReason.TabFocusReason)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        if not self._test.count():
            return
        term = self.term
        whole = bool(term.value) or term.test in BARE
        if whole and self._of.shape == "number":
            whole = term.value.isdigit() or term.test in BARE
        self._accept.setEnabled(whole)
        words = sentence(self._of, term, self._offers) if whole else self.tr("还要写内容")
        self._told.setText(words)
