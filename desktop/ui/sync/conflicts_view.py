"""两边不同: records that were changed in two places at once, to be settled field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.sync.difference_card import DifferenceCard
from desktop.ui.sync.entries import Entry, EntryList
from desktop.ui.sync.shown import Choice, Differing
from desktop.ui.sync.two_halves import TwoHalves, detail_column
from desktop.ui.sync.words import moment
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.words import OneLine, button, label
from desktop.ui.widgets.wrapped_row import WrappedRow


class ConflictsView(QWidget):
    """Open differences, and those that were settled.

    Args:
        parent: the Qt parent.

    Signals:
        taken: (key, whether the parked value is wanted).
        all_taken: (kind, id, whether our own values are wanted for the whole record).
        typed: (key, what was typed instead of both).
        reopened: keys of settled ones that are to be asked again.
        open_record: (kind, id).
    """

    taken = Signal(str, bool)
    all_taken = Signal(str, str, bool)
    typed = Signal(str, str)
    reopened = Signal(tuple)
    open_record = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._differing: dict[str, Differing] = {}
        self._choices: dict[str, Choice] = {}
        self._today = dt.date.min
        self.list = EntryList(self.tr("两边不同的记录"))
        self._empty = EmptyState("check-circle", self.tr("没有两边不一样的"))
        self.halves = TwoHalves(self.list, self._empty)
        self.open_chip, self.settled_chip = self._chip(), self._chip()
        self._shown: Differing | Choice | None = None
        self._detail: QWidget | None = None
        self._build()
        self.list.chosen.connect(self._on_chosen)

    def show_conflicts(
        self, differing: Sequence[Differing], choices: Sequence[Choice], today: dt.date
    ) -> None:
        """Show these."""
        self._today = today
        self._differing = {f"{one.kind}/{one.record_id}": one for one in differing}
        self._choices = {one.key: one for one in choices}
        count = sum(len(one.differences) for one in differing)
        self.open_chip.setText(self.tr("要您选 {0}").format(count))
        self.settled_chip.setText(self.tr("已选好 {0}").format(len(choices)))
        self._fill()

    def show_settled(self, *, settled: bool) -> None:
        """Go to what is settled, or to what is not."""
        (self.settled_chip if settled else self.open_chip).setChecked(True)
        self._on_chip(True)

    def keys_of(self, kind: str, record_id: str) -> tuple[str, ...]:
        """What the verbs call the differences of a record."""
        found = self._differing.get(f"{kind}/{record_id}")
        return tuple(one.key for one in found.differences) if found else ()

    def point_at(self, kind: str, record_id: str) -> bool:
        """Go to the differences of a record; gives whether there are any."""
        if (key := f"{kind}/{record_id}") not in self._differing:
            return False
        self.show_settled(settled=False)
        self.list.go_to(key)
        return True

    def unsaved(self) -> bool:
        """Whether a third value is being typed."""
        if self._detail is None:
            return False
        return any(card.half_written for card in self._detail.findChildren(DifferenceCard))

    # --- the list ---------------------------------------------------------------------------

    def _fill(self) -> None:
        settled = self.settled_chip.isChecked()
        if settled:
            entries = [self._settled_entry(one) for one in self._choices.values()]
            self._empty.say(
                self.tr("还没有选过"), self.tr("选好的会列在这里，选错了可以回来重选。")
            )
        else:
            entries = [self._open_entry(*pair) for pair in self._differing.items()]
            self._empty.say(
                self.tr("没有两边不一样的"),
                self.tr("同一处被两台电脑改成不同内容时，会在这里请您选一个。"),
            )
        self.list.show_entries(entries)
        self.halves.show_whether_empty(not entries)
        self._on_chosen(self.list.current)

    def _open_entry(self, key: str, one: Differing) -> Entry:
        labels = self.tr("、").join(dict.fromkeys(d.label for d in one.differences))
        return Entry(key, one.title, f"{one.kind_label} · {labels}")

    def _settled_entry(self, one: Choice) -> Entry:
        words = self.tr("{0} → {1}").format(one.label, one.chosen or self.tr("空着"))
        return Entry(one.key, one.title, words)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        wanted: Differing | Choice | None
        if self.settled_chip.isChecked():
            wanted = self._choices.get(key)
        else:
            wanted = self._differing.get(key)
        if wanted is None or wanted == self._shown or (self.unsaved() and self._is_shown(key)):
            return
        self._shown = wanted
        made = self._settled(wanted) if isinstance(wanted, Choice) else self._open(wanted)
        self._detail = made
        self.halves.show_detail(made)

    def _is_shown(self, key: str) -> bool:
        shown = self._shown
        return isinstance(shown, Differing) and f"{shown.kind}/{shown.record_id}" == key

    @Slot(bool)
    def _on_chip(self, chosen: bool) -> None:
        if chosen:
            self._shown = None
            self._fill()

    # --- one record -------------------------------------------------------------------------

    def _open(self, one: Differing) -> QWidget:
        content, column = detail_column()
        column.addWidget(self._head(one))
        for difference in one.differences:
            card = DifferenceCard(difference, self._today)
            card.taken.connect(self.taken)
            card.typed.connect(self.typed)
            column.addWidget(card)
        column.addStretch(1)
        return content

    def _head(self, one: Differing) -> QFrame:
        below = self.tr("{0} · {1} 处不一样").format(one.kind_label, len(one.differences))
        head, column = _card(one.title, below, self._opener(one.kind, one.record_id))
        sided = all(d.standing.here != d.parked.here for d in one.differences)
        if len(one.differences) > 1 and sided:
            mine = button(self.tr("全部用我的(&M)"))
            theirs = button(self.tr("全部用对方的(&T)"))
            mine.clicked.connect(partial(self.all_taken.emit, one.kind, one.record_id, True))
            theirs.clicked.connect(partial(self.all_taken.emit, one.kind, one.record_id, False))
            row = WrappedRow()
            row.add(mine)
            row.add(theirs)
            column.addWidget(row)
        return head

    def _settled(self, one: Choice) -> QWidget:
        content, column = detail_column()
        told = [one.who, moment(one.at, self._today) if one.at else ""]
        below = " · ".join(part for part in told if part)
        head, inside = _card(one.title, below, self._opener(one.kind, one.record_id))
        words = self.tr("“{0}”选了：{1}").format(one.label, one.chosen or self.tr("空着"))
        inside.addWidget(label(words, "body", wrap=True))
        again = button(self.tr("选错了，重新选(&R)"), "plain", "arrow-counter-clockwise")
        again.clicked.connect(partial(self.reopened.emit, (one.key,)))
        row = QHBoxLayout()
        row.addWidget(again)
        row.addStretch(1)
        inside.addLayout(row)
        column.addWidget(head)
        column.addStretch(1)
        return content

    def _opener(self, kind: str, record_id: str) -> QPushButton:
        made = button(self.tr("看这条记录(&V)"), "quiet", "arrow-square-out")
        made.clicked.connect(partial(self.open_record.emit, kind, record_id))
        return made

    # --- building ---------------------------------------------------------------------------

    def _chip(self) -> QPushButton:
        made = button("", "chip")
        made.setCheckable(True)
        made.toggled.connect(self._on_chip)
        return made

    def _build(self) -> None:
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(theme.px(8))
        for chip in (self.open_chip, self.settled_chip):
            group.addButton(chip)
            chips.addWidget(chip)
        self.open_chip.setChecked(True)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(chips)
        column.addWidget(self.halves, 1)
        self.show_conflicts((), (), self._today)


def _card(title: str, below: str, opener: QWidget) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    theme.set_role(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
    column.setSpacing(theme.px(8))
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    words = QVBoxLayout()
    words.setSpacing(theme.px(4))
    words.addWidget(label(title, "heading", wrap=True))
    words.addWidget(OneLine(below, "quiet"))
    row.addLayout(words, 1)
    row.addWidget(opener, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(row)
    return card, column
