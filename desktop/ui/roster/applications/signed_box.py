"""What was ticked and signed on an application form: purposes, day, guardian, a team."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.kinds.people import PURPOSE
from desktop.ui import theme
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken


class SignedBox(QFrame):
    """Asks for it; nothing is ticked at first, since agreeing is what the person did.

    Args:
        today: the usual day.
        parent: the Qt parent.
    """

    def __init__(self, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._boxes = {code: QCheckBox(spoken(words)) for code, words in PURPOSE}
        self._day, self._by, self._team = DateEdit(today), TextEditor(self), ChoiceBox()
        self._day.set_value(today.isoformat())
        self._build()

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

    def tick(self, purposes: Sequence[str]) -> None:
        """Tick these."""
        for code, box in self._boxes.items():
            box.setChecked(code in purposes)

    def begin(self, guardian: str, teams: Sequence[tuple[str, str]]) -> None:
        """Begin a form anew; the day stays, since forms of one evening come together.

        Args:
            guardian: as known of a minor.
            teams: (id, name) of all there are.
        """
        self.tick(())
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
        row = WrappedRow()
        for box in self._boxes.values():
            row.add(box)
        column.addWidget(row)
        self._by.setPlaceholderText(self.tr("本人同意就空着；未成年人写监护人"))
        lines = (
            (self.tr("签字日期"), self._day),
            (self.tr("代签人"), self._by),
            (self.tr("想加入的队伍"), self._team),
        )
        for words, editor in lines:
            editor.setAccessibleName(words)
            line = QHBoxLayout()
            line.setSpacing(theme.px(8))
            line.addWidget(label(words, "quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(editor, 1)
            column.addLayout(line)
