"""Names of a pasted list that nobody could tell: asked once, all in one place."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.services.roster.name_lists import Called
from desktop.ui import theme
from desktop.ui.activities.entry.person_picker import described
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.words import OneLine, button, label

_OPENING = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_NEW, _NOBODY, _SEEK = "new", "nobody", "seek"
#: So many are asked at once without scrolling.
_ROWS_SHOWN = 4
_ROW_PX = 44


class NamesQuestion(QFrame):
    """One line a name with whom it may mean; each answer counts at once.

    Signals:
        told: the `Pasted` name and the `PersonRow` it means.
        sought: the `Pasted` name of somebody to be looked for in the roster.
        unknown: the `Pasted` names of people to take into the roster.
        answered: nothing is open any more.
    """

    told = Signal(object, object)
    sought = Signal(object)
    unknown = Signal(object)
    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "banner-note")
        self._asked: list[_Asked] = []
        self._head = label("", "section")
        self._area = QScrollArea()
        self._grid = QGridLayout()
        self._all_new = button(self.tr("都登记为新志愿者"), "plain")
        self._none = button(self.tr("都不是志愿者，不记"), "plain")
        self._build()
        self._all_new.clicked.connect(self._on_all_new)
        self._none.clicked.connect(self._on_none)
        self.hide()

    @property
    def open_names(self) -> tuple[str, ...]:
        """The names not answered yet."""
        return tuple(one.called.pasted.name for one in self._asked)

    @property
    def asked(self) -> tuple[Called, ...]:
        """The questions still open."""
        return tuple(one.called for one in self._asked)

    def ask(self, called: Sequence[Called]) -> None:
        """Ask for these too; a name that is asked for already is not asked twice."""
        there = set(self.open_names)
        for one in called:
            if one.pasted.name not in there:
                self._add(one)
        self._tell()

    def settle(self, name: str) -> None:
        """A name was told elsewhere."""
        for one in [one for one in self._asked if one.called.pasted.name == name]:
            self._drop(one)
        self._tell()
        self._end()

    def put_back(self) -> list[Called]:
        """Forget every question; gives what was open."""
        was = [one.called for one in self._asked]
        for one in list(self._asked):
            self._drop(one)
        self._tell()
        return was

    def take_keyboard(self) -> None:
        """To the first question."""
        if self._asked:
            self._asked[0].choice.setFocus()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        inside.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, theme.px(4), 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self._all_new)
        foot.addWidget(self._none)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self._head)
        column.addWidget(self._area)
        column.addLayout(foot)

    def _add(self, called: Called) -> None:
        asked = _Asked(called, self)
        self._asked.append(asked)
        row = self._grid.rowCount()
        self._grid.addWidget(asked.words, row, 0)
        self._grid.addWidget(asked.choice, row, 1)
        asked.chosen.connect(self._on_chosen)

    # --- answers ----------------------------------------------------------------------------

    @Slot(object, str)
    def _on_chosen(self, asked: _Asked, answer: str) -> None:
        called = asked.called
        if answer == _SEEK:
            self.sought.emit(called.pasted)  # asked until somebody is found
        if answer in ("", _SEEK):
            return
        self._drop(asked)
        self._tell()
        if answer == _NEW:
            self.unknown.emit((called.pasted,))
        elif answer != _NOBODY:
            row = next(row for row in called.candidates if row.id == answer)
            self.told.emit(called.pasted, row)
        self._end()

    @Slot()
    def _on_all_new(self) -> None:
        names = tuple(one.pasted for one in self.put_back())
        self.unknown.emit(names)
        self._end()

    @Slot()
    def _on_none(self) -> None:
        self.put_back()
        self._end()

    def _end(self) -> None:
        if self._asked:
            self.take_keyboard()
        else:
            self.answered.emit()

    def _drop(self, asked: _Asked) -> None:
        self._asked.remove(asked)
        for widget in (asked.words, asked.choice):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        asked.deleteLater()

    def _order_tabs(self) -> None:
        """Qt put the new choices at the end of the window."""
        choices: list[QWidget] = [one.choice for one in self._asked]
        before = self._all_new.previousInFocusChain()
        while before is not None and before in choices:
            before = before.previousInFocusChain()
        start = [before] if before is not None else []
        for one, after in pairwise((*start, *choices, self._all_new, self._none)):
            self.setTabOrder(one, after)

    def _tell(self) -> None:
        count = len(self._asked)
        self._order_tabs()
        self._head.setText(self.tr("还有 {0} 个名字没认出来，请选是谁").format(count))
        self.setAccessibleName(self._head.text())
        self._area.setFixedHeight(theme.px(_ROW_PX * min(count, _ROWS_SHOWN)))
        self._all_new.setVisible(count > 1)
        self._none.setVisible(count > 1)
        self.setVisible(bool(count))


class _OpeningChoice(ChoiceEditor):
    """Keys open the choices: since the first choice counts, none may be passed over."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Enter and space open; Tab goes on."""
        if event.key() in _OPENING:
            self.showPopup()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            event.ignore()


class _Asked(QObject):
    """One name and the choice of whom it means."""

    chosen = Signal(object, str)

    def __init__(self, called: Called, parent: NamesQuestion) -> None:
        super().__init__(parent)
        self.called = called
        self.words = OneLine(called.pasted.name, "body")
        self.words.setToolTip(called.pasted.line)
        people: list[tuple[str, str]] = [(row.id, described(row)) for row in called.candidates]
        self.choice = _OpeningChoice(
            [
                *people,
                (_SEEK, self.tr("在花名册里找……")),
                (_NEW, self.tr("登记为新志愿者")),
                (_NOBODY, self.tr("不是志愿者，不记")),
            ]
        )
        self.choice.setItemText(0, self.tr("请选……（{0}）").format(called.why))
        self.choice.setSizeAdjustPolicy(
            ChoiceEditor.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.choice.setAccessibleName(self.tr("“{0}”是谁").format(called.pasted.name))
        self.choice.edited.connect(self._on_edited)

    @Slot()
    def _on_edited(self) -> None:
        self.chosen.emit(self, self.choice.value())
