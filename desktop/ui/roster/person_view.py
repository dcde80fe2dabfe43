"""The right half: one person with facts, teams, hours, activities and history."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.model.kind import Record
from desktop.model.locked import LOCKED_WORDS
from desktop.services.history import HistoryLine
from desktop.ui import theme
from desktop.ui.roster import rows
from desktop.ui.roster.columns import hours
from desktop.ui.roster.month_bars import MonthBars
from desktop.ui.roster.verbs import Member, PersonCard
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.mark_lines import MarkLines
from desktop.ui.widgets.words import button, label, line
from desktop.ui.words_of_model import shown, spoken

#: Shown in this order where something is known.
_FACTS = (
    "phone", "village_group", "address", "political_status", "alias", "contact_person", "guardian",
    "guardian_phone", "skills", "service_areas", "registered_on", "national_number",
    "status_reason", "no_photo", "notes",
)  # fmt: skip
_MOST_LINES = 8
_STATUS_TONES = {"active": "good", "paused": "warn", "applicant": "", "left": ""}


class PersonView(QFrame):
    """Shows a `PersonCard`.

    Signals:
        edit_pressed: 编辑.
        delete_pressed: 删除.
        number_wanted: the whole ID number, please; the look is written down.
        join_wanted: id of the team the person joins.
        leave_wanted: id of the membership that ends.
        activity_pressed: id of an activity.
        sync_wanted: to the place where what waits is settled: (part, kind, id).
    """

    edit_pressed = Signal()
    delete_pressed = Signal()
    number_wanted = Signal()
    join_wanted = Signal(str)
    leave_wanted = Signal(str)
    activity_pressed = Signal(str)
    sync_wanted = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._name = label("", "title", wrap=True)
        self._about = label("", "quiet")
        self._status = badge("")
        self._number = label("", "body")
        self._look = button("", "link")
        self.marks = MarkLines()
        self._facts = QGridLayout()
        self._teams = QVBoxLayout()
        self._teams_menu = QMenu(self)
        self._join = button(self.tr("加入队伍(&T)"), "quiet", "plus")
        self._hours = label("", "figure")
        self._bars = MonthBars()
        self._activities = QVBoxLayout()
        self._history = QVBoxLayout()
        self._all_teams: Sequence[tuple[str, str]] = ()
        self._scroll = _Tall()
        self._build()

    # --- showing ----------------------------------------------------------------------------

    def show_card(self, card: PersonCard) -> None:
        """Show a person; the ID number is masked again."""
        record = card.person.record
        self._name.setText(record.text("name"))
        self._about.setText(self._about_words(record, card.today))
        retone(self._status, shown(record, "status"), _STATUS_TONES.get(record.text("status"), ""))
        self.marks.show_marks(card.marks)
        self._show_facts(record)
        self._show_teams(card.members)
        self._hours.setText(self.tr("{0} 小时").format(hours(card.person.minutes)))
        self._bars.show_months(card.person.months, card.today)
        self._show_activities(card)
        self._show_history(card.history)
        self._scroll.updateGeometry()

    def show_full_number(self, number: str) -> None:
        """Show the whole ID number."""
        self._number.setText(number)
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._look.hide()

    def show_all_teams(self, teams: Sequence[tuple[str, str]]) -> None:
        """The teams one can join: (id, name)."""
        self._all_teams = tuple(teams)

    @property
    def number(self) -> str:
        """What stands where the ID number is."""
        return self._number.text()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(self._head())
        column.addWidget(self.marks)
        self.marks.pressed.connect(self.sync_wanted)
        column.addLayout(self._facts)
        self._facts.setHorizontalSpacing(theme.px(16))
        self._facts.setVerticalSpacing(theme.px(4))
        self._facts.setColumnStretch(1, 1)
        self._section(column, self.tr("队伍"), self._teams, self._join)
        bars = QVBoxLayout()
        bars.addWidget(self._bars)
        self._section(column, self.tr("志愿时长"), bars, self._hours)
        self._section(column, self.tr("参加的活动"), self._activities)
        self._section(column, self.tr("修改记录"), self._history)
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll)
        self._join.setMenu(self._teams_menu)
        self._teams_menu.aboutToShow.connect(self._fill_teams_menu)

    def _head(self) -> QVBoxLayout:
        edit = button(self.tr("编辑(&E)"), "plain", "pencil-simple")
        edit.setToolTip(self.tr("编辑 (Enter)"))
        edit.clicked.connect(self.edit_pressed)
        delete = button("", "quiet", "trash")
        delete.setToolTip(self.tr("删除 (Delete)，可以撤销"))
        delete.setAccessibleName(self.tr("删除"))
        delete.clicked.connect(self.delete_pressed)
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(self._name, 1)
        first.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(HistoryButton(), 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(delete, 0, Qt.AlignmentFlag.AlignTop)
        # A row of its own: beside the buttons it would be wider than the pane.
        second = QHBoxLayout()
        second.setSpacing(theme.px(8))
        second.addWidget(self._status)
        second.addWidget(self._about)
        second.addStretch(1)
        head = QVBoxLayout()
        head.setSpacing(theme.px(4))
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _section(
        self, column: QVBoxLayout, title: str, body: QVBoxLayout, action: QWidget | None = None
    ) -> None:
        column.addWidget(line())
        head = QHBoxLayout()
        head.addWidget(label(title, "section"))
        head.addStretch(1)
        if action is not None:
            head.addWidget(action)
        column.addLayout(head)
        body.setSpacing(theme.px(4))
        column.addLayout(body)

    # --- parts ------------------------------------------------------------------------------

    def _about_words(self, record: Record, today: dt.date) -> str:
        birth = record.text("birth_date")
        whole = len(birth) == 10 and birth != LOCKED_WORDS
        age = self.tr("{0} 岁").format(_age(birth, today)) if whole else ""
        parts = (shown(record, "sex"), age, birth)
        return " · ".join(part for part in parts if part)

    def _show_facts(self, record: Record) -> None:
        rows.empty(self._facts)
        row = 0
        for name in _FACTS:
            words = shown(record, name)
            if words and words != "否":
                self._fact(row, spoken(record.kind.field(name).label), label(words, wrap=True))
                row += 1
        if record.text("id_number"):
            locked = record.text("id_number") == LOCKED_WORDS
            words = ("" if locked else shown(record, "id_type")) or self.tr("证件号码")
            self._fact(row, words, self._number_line(record.text("id_number")))

    def _number_line(self, masked: str) -> QWidget:
        self._number = label(masked)
        if masked == LOCKED_WORDS:
            self._look = button(self.tr("怎样解开(&K)"), "link")
            self._look.setToolTip(self.tr("到“同步设置”读本站另一台电脑写的配对文件"))
            self._look.clicked.connect(partial(self.sync_wanted.emit, "settings", "", ""))
        else:
            self._look = button(self.tr("查看(&K)"), "link")
            self._look.setToolTip(self.tr("显示完整号码；谁看过会记下来"))
            self._look.clicked.connect(self.number_wanted)
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._number)
        row.addWidget(self._look)
        row.addStretch(1)
        return made

    def _fact(self, row: int, words: str, widget: QWidget) -> None:
        if isinstance(widget, QLabel):
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name = label(words, "quiet")
        if isinstance(widget, QLabel):
            # Small words stand on the line of the first of several larger ones.
            name.setContentsMargins(0, theme.px(2), 0, 0)
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        else:
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._facts.addWidget(widget, row, 1)

    def _show_teams(self, members: Sequence[Member]) -> None:
        rows.empty(self._teams)
        if not members:
            self._teams.addWidget(label(self.tr("还没有加入队伍"), "quiet"))
        for member in members:
            words = member.team if member.role == "队员" else f"{member.team}（{member.role}）"
            leave = button(self.tr("退出"), "link")
            leave.setAccessibleName(self.tr("退出{0}").format(member.team))
            leave.clicked.connect(partial(self.leave_wanted.emit, member.membership))
            self._teams.addLayout(_beside(label(words), leave))
        joined = {member.team for member in members}
        self._teams_menu.setProperty("joined", sorted(joined))

    @Slot()
    def _fill_teams_menu(self) -> None:
        self._teams_menu.clear()
        joined = set(self._teams_menu.property("joined") or ())
        for team, name in self._all_teams:
            if name not in joined:
                action = self._teams_menu.addAction(name.replace("&", "&&"))
                action.triggered.connect(partial(self._on_join, team))
        if self._teams_menu.isEmpty():
            self._teams_menu.addAction(self.tr("没有别的队伍了")).setEnabled(False)

    def _on_join(self, team: str) -> None:
        self.join_wanted.emit(team)

    def _show_activities(self, card: PersonCard) -> None:
        rows.empty(self._activities)
        listed = card.person.activities
        if not listed:
            self._activities.addWidget(label(self.tr("还没有参加过活动"), "quiet"))
        for activity, title, day, minutes in listed[:_MOST_LINES]:
            link: QPushButton = button(title.replace("&", "&&"), "link")
            link.clicked.connect(partial(self.activity_pressed.emit, activity))
            aside = " · ".join(part for part in (day, f"{hours(minutes)} h") if part)
            self._activities.addLayout(_beside(link, label(aside, "quiet")))
        if len(listed) > _MOST_LINES:
            more = self.tr("另有 {0} 个更早的活动").format(len(listed) - _MOST_LINES)
            self._activities.addWidget(label(more, "quiet"))

    def _show_history(self, history: Sequence[HistoryLine]) -> None:
        rows.empty(self._history)
        for entry in history[:_MOST_LINES]:
            head = f"{entry.at[:16].replace('T', ' ')}  {entry.clerk}  {spoken(entry.verb)}"
            self._history.addWidget(label(head, "quiet"))
            for name, before, after in entry.changes if entry.verb == "修改" else ():
                empty = self.tr("（空）")
                words = self.tr("{0}：{1} → {2}").format(
                    spoken(name), before or empty, after or empty
                )
                self._history.addWidget(label(words, wrap=True))


class _Tall(QScrollArea):
    """Scrolls up and down only, so it is never narrower than what it holds."""

    def minimumSizeHint(self) -> QSize:
        """As wide as its contents and the scroll bar."""
        wide = self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, super().minimumSizeHint().height())


def _age(birth: str, today: dt.date) -> int:
    born = dt.date.fromisoformat(birth)
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(second)
    return row
