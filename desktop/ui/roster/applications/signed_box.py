"""What was ticked and signed on an application form: purposes, day, guardian, a team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.model.kinds.people import PURPOSE
from desktop.ui import theme
from desktop.ui.roster.applications.half_typed import HalfTyped
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

#: Between one box and the next; less, and a box seems to belong to the words before it.
_GAP_PX = 20


class SignedBox(QFrame):
    """Asks for it; nothing is ticked at first, since agreeing is what the person did.

    Args:
        today: the usual day.
        parent: the Qt parent.

    Signals:
        edited: the clerk changed something.
    """

    edited = Signal()

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._boxes = {code: QCheckBox(spoken(words)) for code, words in PURPOSE}
        self._day, self._by, self._team = DateEdit(today), TextEditor(self), ChoiceBox()
        self._day.set_value(today.isoformat())
        self._guardian = ""
        self._build()
        for box in self._boxes.values():
            box.toggled.connect(self.edited)  # a reader's tick is no click
        for editor in (self._day, self._by):
            editor.edited.connect(self.edited)
        self._team.activated.connect(self.edited)

    @property
    def purposes(self) -> tuple[str, ...]:
        """Codes of those ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    @property
    def day(self) -> str:
        """When it was signed, ISO."""
        return self._day.value()

    @property
    def problem(self) -> str:
        """What is wrong with the day; empty if nothing."""
        return self._day.problem()

    @property
    def given_by(self) -> str:
        """The guardian who signed; empty for themselves."""
        return self._by.value()

    @property
    def teams(self) -> tuple[str, ...]:
        """The team they wish to join, if any."""
        chosen = self._team.currentData()
        return (chosen,) if chosen else ()

    @property
    def touched(self) -> bool:
        """Whether anything stands there that was typed from this form; the day alone is nothing."""
        return bool(self.purposes or self.teams) or self.given_by != self._guardian

    def take_up(self, half: HalfTyped) -> None:
        """Show what stood there before a kill or a power cut."""
        self.tick(half.purposes)
        self._day.set_value(half.day)
        self._by.set_value(half.given_by)
        self._team.setCurrentIndex(max(self._team.findData(half.team), 0))

    def tick(self, purposes: Sequence[str]) -> None:
        """Tick these."""
        for code, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(code in purposes)

    def begin(self, guardian: str, teams: Sequence[tuple[str, str]]) -> None:
        """Begin a form anew; the day stays, since forms of one evening come together.

        Args:
            guardian: as known of a minor.
            teams: (id, name) of all there are.
        """
        self.tick(())
        self._guardian = guardian
        self._by.set_value(guardian)
        self._team.clear()
        self._team.addItem(self.tr("不加入队伍"), "")
        for team, name in teams:
            self._team.addItem(name, team)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(label(self.tr("表上勾了“同意”的"), "section"))
        row = WrappedRow(gap_px=_GAP_PX)
        for box in self._boxes.values():
            row.add(box)
        column.addWidget(row)
        self._by.setPlaceholderText(self.tr("本人同意就空着；未成年人写监护人"))
        lines = (
            (self.tr("签字日期"), self._day),
            (self.tr("代签人"), self._by),
            (self.tr("想加入的队伍"), self._team),
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnStretch(1, 1)
        for at, (words, editor) in enumerate(lines):
            editor.setAccessibleName(words)
            grid.addWidget(label(words, "quiet"), at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(editor, at, 1)
        column.addLayout(grid)
