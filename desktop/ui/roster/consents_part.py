"""同意: who agreed to what; written down or withdrawn for all that are selected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.model.kinds.people import PURPOSE
from desktop.services import consents
from desktop.services.desk import Desk
from desktop.services.listing import Term
from desktop.services.people_listing import CONSENT
from desktop.ui import theme
from desktop.ui.lists.keeper import ListKeeper
from desktop.ui.roster.columns import consents_face
from desktop.ui.roster.face import RosterPart
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.editors import TextEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.message import MessageBanner
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

#: From this height on, at 100 %, the sums have room.
_TALL_PX = 320
#: Without the consent of these two, names and faces must not go on a wall.
_FIRST = ("wall", "photo")


class ConsentsPart(RosterPart):
    """The list of people with what they agreed to.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    kinds = frozenset({"consent", "volunteer", "alias"})

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self.banner = MessageBanner()
        self.keeper = ListKeeper(door, consents_face(), self.banner, self)
        self.list = self.keeper.panel
        self.sums = ConsentSums()
        self._give = button(self.tr("登记同意(&G)…"), "quiet", "check-circle")
        self._withdraw = button(self.tr("撤回同意(&W)…"), "quiet", "x-circle")
        self.list.chosen_row.insertWidget(2, self._give)
        self.list.chosen_row.insertWidget(3, self._withdraw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.banner)
        column.addWidget(self.keeper.moving.progress)
        column.addWidget(self.sums)
        column.addWidget(self.list, 1)
        self._connect()

    def refresh(self) -> None:
        """The list and its sums."""
        super().refresh()
        self.keeper.refresh()
        self._door.render(self, consents.counts, self.sums.show_counts)

    def find_here(self) -> None:
        """Put the keyboard into the search line."""
        self.list.words.setFocus()
        self.list.words.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large the list comes first."""
        super().resizeEvent(event)
        self.sums.setVisible(event.size().height() >= theme.px(_TALL_PX))

    def take_keyboard(self) -> None:
        """The list's."""
        self.list.table.setFocus()

    def shown_record(self) -> tuple[str, str]:
        """The person in the current row."""
        chosen = self.list.table.chosen
        return ("volunteer", chosen) if chosen else ("", "")

    def _connect(self) -> None:
        self.list.always_offer()
        self.list.say_when_empty(self.tr("花名册还是空的"), "", "")
        self.keeper.counted.connect(self._on_counted)
        self.list.table.record_opened.connect(partial(self.open_record.emit, "volunteer"))
        self._give.clicked.connect(self._on_give)
        self._withdraw.clicked.connect(self._on_withdraw)
        self.sums.pressed.connect(self._on_sum)

    @Slot(int, int)
    def _on_counted(self, shown: int, known: int) -> None:
        words = self.tr("共 {0:,} 人").format(known)
        if shown != known:
            words = self.tr("{0:,} 人，共 {1:,} 人").format(shown, known)
        self.tell(words)

    @Slot(str, str)
    def _on_sum(self, purpose: str, state: str) -> None:
        self.list.add_term(Term(f"{CONSENT}{purpose}", "is", state))

    @Slot()
    def _on_give(self) -> None:
        self._ask(gives=True)

    @Slot()
    def _on_withdraw(self) -> None:
        self._ask(gives=False)

    def _ask(self, *, gives: bool) -> None:
        count = len(self.list.table.chosen_rows())
        if count:
            dialog = ConsentDialog(count, self.keeper.today, gives=gives, parent=self.window())
            dialog.accepted.connect(partial(self._on_chosen, dialog))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _on_chosen(self, dialog: ConsentDialog) -> None:
        people = tuple(self.list.table.chosen_ids())
        if dialog.gives:
            self.give(people, dialog.purposes, dialog.day, dialog.given_by)
        else:
            self.withdraw(people, dialog.purposes)

    def give(
        self, people: tuple[str, ...], purposes: tuple[str, ...], day: str, given_by: str
    ) -> None:
        """Write down that people agreed."""
        verb = partial(_give, people=people, purposes=purposes, day=day, given_by=given_by)
        self.keeper.moving.do(verb, self._on_given)

    def withdraw(self, people: tuple[str, ...], purposes: tuple[str, ...]) -> None:
        """Write down that people take it back."""
        verb = partial(_withdraw, people=people, purposes=purposes)
        self.keeper.moving.do(verb, self._on_withdrawn)

    def _on_given(self, answer: tuple[int, str]) -> None:
        count, action = answer
        words = self.tr("登记了 {0} 份同意。").format(count)
        if not count:
            words = self.tr("他们已经同意过了，没有新登记。")
        self.keeper.moving.say(words, "", action)

    def _on_withdrawn(self, answer: tuple[int, str]) -> None:
        count, action = answer
        words = self.tr("撤回了 {0} 份同意。").format(count)
        if not count:
            words = self.tr("他们没有可撤回的同意。")
        self.keeper.moving.say(words, "", action)


class ConsentSums(WrappedRow):
    """Per purpose how many have agreed, not yet, or withdrawn; a press narrows the list.

    Signals:
        pressed: (purpose, state).
    """

    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("同意情况合计"))

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Show these."""
        self.clear()
        for purpose, words in PURPOSE:
            told = counts.get(purpose, {})
            missing = told.get("missing", 0)
            text = self.tr("{0}：已同意 {1:,}，还没有 {2:,}").format(
                spoken(words), told.get("given", 0), missing
            )
            if told.get("withdrawn"):
                text += self.tr("，已撤回 {0:,}").format(told["withdrawn"])
            made = button(text, "chip")
            made.setToolTip(self.tr("看还没有同意的人"))
            made.clicked.connect(partial(self.pressed.emit, purpose, "missing"))
            self.add(made)


class ConsentDialog(FittedDialog):
    """Asks for purposes, day and who signed.

    Args:
        count: how many people are selected.
        today: the usual day.
        gives: whether they agree, or take it back.
        parent: the window.
    """

    def __init__(
        self, count: int, today: dt.date, *, gives: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(12, parent)
        self.gives = gives
        self._boxes = {code: QCheckBox(spoken(words)) for code, words in PURPOSE}
        self._day, self._by = DateEdit(today), TextEditor()
        self._day.set_value(today.isoformat())
        title = self.tr("登记 {0} 人的同意") if gives else self.tr("撤回 {0} 人的同意")
        self.setWindowTitle(title.format(count))
        self.column.addWidget(label(title.format(count), "section"))
        for code, box in self._boxes.items():
            box.setChecked(gives and code in _FIRST)
            box.toggled.connect(self._tell)
            self.column.addWidget(box)
        self._accept = button(
            self.tr("登记(&S)") if gives else self.tr("撤回(&S)"), "primary" if gives else "danger"
        )
        if gives:
            self._build_when()
        words = self.tr("有纸质签字的，请把签字单照原样留好。") if gives else self.tr("可以撤销。")
        self.column.addWidget(label(words, "quiet", wrap=True))
        box_ = QDialogButtonBox()
        cancel = button(self.tr("取消(&C)"), "plain")
        box_.addButton(self._accept, QDialogButtonBox.ButtonRole.AcceptRole)
        box_.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        box_.accepted.connect(self.accept)
        box_.rejected.connect(self.reject)
        self.column.addWidget(box_)
        self._tell()

    @property
    def purposes(self) -> tuple[str, ...]:
        """Codes of those ticked."""
        return tuple(code for code, box in self._boxes.items() if box.isChecked())

    @property
    def day(self) -> str:
        """When they signed, ISO."""
        return self._day.value()

    @property
    def given_by(self) -> str:
        """Who signed for them; empty for themselves."""
        return self._by.value()

    def _build_when(self) -> None:
        self._day.setAccessibleName(self.tr("同意日期"))
        self._by.setAccessibleName(self.tr("代签人"))
        self._by.setPlaceholderText(self.tr("本人同意就空着；未成年人写监护人"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label(self.tr("同意日期"), "quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._day, 1)
        self.column.addLayout(row)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(label(self.tr("代签人"), "quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._by, 1)
        self.column.addLayout(row)
        self._day.edited.connect(self._tell)

    @Slot()
    def _tell(self) -> None:
        self._accept.setEnabled(bool(self.purposes) and not (self.gives and self._day.problem()))


def _give(
    desk: Desk, people: tuple[str, ...], purposes: tuple[str, ...], day: str, given_by: str
) -> int:
    return consents.give(desk, people, purposes, day, given_by)


def _withdraw(desk: Desk, people: tuple[str, ...], purposes: tuple[str, ...]) -> int:
    return consents.withdraw(desk, people, purposes)
