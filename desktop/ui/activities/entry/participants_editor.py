"""Who took part, being written down: found by typing, pasted, ticked, or a whole team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.importing.name_list import Pasted
from desktop.model.kinds.activities import SOURCE
from desktop.services.roster.people import PersonRow
from desktop.ui import theme
from desktop.ui.activities.entry.names_question import NamesQuestion
from desktop.ui.activities.entry.participants_model import Attendee, Column, ParticipantsModel
from desktop.ui.activities.entry.pasted_names import PastedNames
from desktop.ui.activities.entry.person_picker import PersonPicker
from desktop.ui.activities.entry.tick_list import TickList
from desktop.ui.activities.entry.typed import hours_shown, typed_hours
from desktop.ui.activities.page.attendee_table import AttendeeTable
from desktop.ui.activities.verbs import TeamMembers
from desktop.ui.widgets.editors import ChoiceEditor, TextEditor
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken


class ParticipantsEditor(QFrame):
    """The card of an activity's people.

    Args:
        door: through which people are found.
        parent: the Qt parent.

    Signals:
        edited: the clerk changed who took part, or how it is known.
    """

    edited = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._door = door
        self._team = ""
        self._usual: int | None = None
        self.model = ParticipantsModel(self)
        self.picker = PersonPicker(door)
        self.team_button = button(self.tr("整队加入(&W)"), "plain", "users-three")
        self.tick_button = button(self.tr("按签到表打勾(&K)"), "plain", "checks")
        self.paste_button = button(self.tr("粘贴名单(&V)"), "plain", "clipboard-text")
        self._teams = QMenu(self)
        self.question = NamesQuestion()
        self._pasted = PastedNames(door, self.question, self.picker, self._put_down, self)
        self.ticks = TickList(door)
        sources = [(code, spoken(words)) for code, words in SOURCE]
        self.source = ChoiceEditor(sources, required=True)
        self.reason = TextEditor()
        self.each = TextEditor()
        self._count = label("", "quiet")
        self._said = label("", "error", wrap=True)
        self.table = AttendeeTable(self.model)
        self.stack = QStackedWidget()
        self._build()
        self._wire()
        self._tell()

    def offer(
        self,
        teams: Sequence[tuple[str, str]],
        roles: Sequence[str],
        groups: Sequence[str] = (),
    ) -> None:
        """What can be chosen: whole teams, roles, and whose sheet there may be."""
        self._teams.clear()
        for team_id, name in teams:
            self._teams.addAction(name).setData(team_id)
        self.team_button.setEnabled(bool(teams))
        self.table.offer_roles(roles)
        self.ticks.offer(teams, groups)

    def offer_last(self, activity: str, words: str) -> None:
        """The people of last time are the first to tick; empty takes that back."""
        self.ticks.offer_last(activity, words)

    def set_team(self, team_id: str) -> None:
        """The team the activity belongs to: its button takes it at one press."""
        self._team = team_id
        name = next((a.text() for a in self._teams.actions() if a.data() == team_id), "")
        self.team_button.setMenu(None if name else self._teams)  # type: ignore[arg-type]
        self.team_button.setProperty("menu", "false" if name else "true")
        short = name if len(name) <= 10 else f"{name[:9]}…"
        words = self.tr("加入全队：{0}(&W)") if name else self.tr("整队加入(&W)")
        self.team_button.setText(words.format(short))
        self.team_button.setToolTip(name)

    def set_usual_minutes(self, minutes: int | None) -> None:
        """How long the activity was by its times."""
        self._usual = minutes
        usual = hours_shown(minutes)
        self.each.setPlaceholderText(usual or self.tr("如 2"))
        self._credit()

    def set_people(self, people: Sequence[Attendee]) -> None:
        """Begin with these."""
        self.each.set_value("")
        self.picker.clear()
        self.question.put_back()
        self.stack.setCurrentWidget(self.table)
        self.model.set_people(people)
        sources = {person.source for person in people}
        self.source.set_value(sources.pop() if len(sources) == 1 else "sheet")
        reasons = {person.reason for person in people if person.source == "added"}
        self.reason.set_value(reasons.pop() if len(reasons) == 1 else "")
        self._show_reason()
        self._credit()

    def problem(self) -> str:
        """What keeps the list from being saved; empty if nothing."""
        if any(p.source == "added" and not p.reason for p in self.model.people):
            return self.tr("事后补记要写明原因")
        if names := self.question.open_names:
            return self.tr("还有名字没认出来：{0}").format("、".join(names))
        if typed := self.picker.text().strip():
            return self.tr("“{0}”还没有加入名单，请按回车选人，或清空").format(typed)
        return typed_hours(self.each.text()).problem

    @Slot(str, str)
    def say(self, sentence: str, role: str = "error") -> None:
        """Say something below the line; empty takes it back."""
        theme.set_role(self._said, role)
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # --- what is kept of it while it is written ---------------------------------------------

    def state(self) -> dict[str, Any]:
        """All that stands here, as plain values."""
        return {
            "people": [asdict(person) for person in self.model.people],
            "source": self.source.value(),
            "reason": self.reason.value(),
            "each": self.each.text(),
            "asked": [asdict(one.pasted) for one in self.question.asked],
        }

    def take_state(self, state: Mapping[str, Any]) -> None:
        """Show what `state` gave once."""
        self.set_people([Attendee(**person) for person in state.get("people", ())])
        self.source.set_value(str(state.get("source", "sheet")))
        self.reason.set_value(str(state.get("reason", "")))
        self.each.set_value(str(state.get("each", "")))
        self._show_reason()
        self._credit()
        if asked := [Pasted(**one) for one in state.get("asked", ())]:
            self.take_list("\n".join(one.line for one in asked))

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("参与人员"), "section"))
        head.addWidget(self._count)
        head.addStretch(1)
        ways = WrappedRow()
        for way in (self.team_button, self.tick_button, self.paste_button):
            way.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            ways.add(way)
        self.team_button.setMenu(self._teams)
        self.team_button.setProperty("menu", "true")
        self.paste_button.setToolTip(self.tr("粘贴微信接龙，或 Excel、WPS 里的一列名字"))
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.ticks)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.picker)
        column.addWidget(ways)
        column.addWidget(self._said)
        column.addWidget(self.question)
        column.addWidget(self.stack, 1)
        column.addLayout(self._source_row())
        self._said.hide()
        self._show_reason()

    def _source_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        name = label(self.tr("名单来源"), "field")
        name.setBuddy(self.source)
        self.source.setAccessibleName(self.tr("名单来源"))
        self.reason.setPlaceholderText(self.tr("补记原因，例如 当天没有签到表"))
        self.reason.setAccessibleName(self.tr("补记原因"))
        self.each.setAccessibleName(self.tr("每人小时"))
        self.each.setFixedWidth(theme.px(64))
        self.each.setAlignment(Qt.AlignmentFlag.AlignRight)
        row.addWidget(name)
        row.addWidget(self.source)
        row.addWidget(self.reason, 1)
        row.addStretch(0)
        row.addWidget(label(self.tr("每人"), "field"))
        row.addWidget(self.each)
        row.addWidget(label(self.tr("小时"), "field"))
        return row

    def _wire(self) -> None:
        self.picker.picked.connect(self._on_picked)
        self.picker.nobody.connect(self._on_nobody)
        self.picker.pasted.connect(self.take_list)
        self.team_button.clicked.connect(self._on_team_pressed)
        self.tick_button.clicked.connect(self._on_tick_pressed)
        self.paste_button.clicked.connect(self._on_paste_pressed)
        self._teams.triggered.connect(self._on_team_chosen)
        self._pasted.said.connect(self.say)
        self._pasted.edited.connect(self.edited)
        self.ticks.ticked.connect(self._on_ticked)
        self.ticks.unticked.connect(self._on_unticked)
        self.ticks.finished.connect(self._on_ticks_done)
        self.source.edited.connect(self._on_source)
        self.reason.edited.connect(self._on_source)
        self.each.edited.connect(self._on_each)
        self.model.changed.connect(self._tell)
        self.model.changed.connect(self.edited)
        self.model.refused.connect(self.say)

    # --- one by one -------------------------------------------------------------------------

    @Slot(object)
    def _on_picked(self, row: PersonRow) -> None:
        if self._pasted.picked(row):
            return
        if self._put_down([row]):
            self.say("")
            self.table.scrollToBottom()
        else:
            self.say(self.tr("{0} 已经在名单里").format(row.name))

    @Slot(str)
    def _on_nobody(self, typed: str) -> None:
        self.say(self.tr("花名册里没有找到“{0}”").format(typed))

    @Slot(object)
    def _on_ticked(self, row: PersonRow) -> None:
        self._put_down([row])
        self.say("")

    def _put_down(self, rows: Sequence[PersonRow]) -> int:
        return self.model.add([_attendee(row) for row in rows])

    @Slot()
    def _on_paste_pressed(self) -> None:
        self.take_list(QGuiApplication.clipboard().text())

    @Slot(str)
    def take_list(self, text: str) -> None:
        """Put down everybody a list names: a 接龙, a column, a line."""
        self._pasted.take(text)

    # --- a sheet that is ticked -------------------------------------------------------------

    @Slot()
    def _on_tick_pressed(self) -> None:
        if self.stack.currentWidget() is self.ticks:
            self._on_ticks_done()
            return
        self.say("")
        self.stack.setCurrentWidget(self.ticks)
        self.ticks.begin(self._team, self._ids())

    @Slot(str)
    def _on_unticked(self, volunteer: str) -> None:
        self.model.remove(i for i, p in enumerate(self.model.people) if p.volunteer == volunteer)

    @Slot()
    def _on_ticks_done(self) -> None:
        self.stack.setCurrentWidget(self.table)
        self.picker.setFocus()

    # --- whole teams ------------------------------------------------------------------------

    @Slot()
    def _on_team_pressed(self) -> None:
        if self._team:
            self._add_team(self._team)

    @Slot(QAction)
    def _on_team_chosen(self, action: QAction) -> None:
        self._add_team(str(action.data()))

    def _add_team(self, team_id: str) -> None:
        self._door.read(self, TeamMembers(team_id), self._on_members)

    def _on_members(self, rows: Sequence[PersonRow]) -> None:
        added = self._put_down(rows)
        if not rows:
            self.say(self.tr("这支队伍还没有队员"))
        elif not added:
            self.say(self.tr("全队都已经在名单里"))
        else:
            self.say("")

    # --- where it comes from, how long ------------------------------------------------------

    @Slot()
    def _on_source(self) -> None:
        self._show_reason()
        self.model.set_source(self.source.value(), self.reason.value())

    @Slot()
    def _on_each(self) -> None:
        self._credit()
        self.edited.emit()

    def _credit(self) -> None:
        typed = typed_hours(self.each.text())
        self.say(typed.problem)
        self.model.set_usual_minutes(typed.minutes or self._usual, typed=bool(typed.minutes))

    def _show_reason(self) -> None:
        self.reason.setVisible(self.source.value() == "added")

    def _ids(self) -> set[str]:
        return {str(person.volunteer) for person in self.model.people}

    @Slot()
    def _tell(self) -> None:
        people = len(self.model.people)
        minutes = hours_shown(self.model.total_minutes()) or "0"
        words = self.tr("{0} 人 · 共 {1} 小时").format(people, minutes)
        self._count.setText(words if people else self.tr("还没有人"))
        for column in Column:
            self.table.setColumnHidden(column, not self.model.shows(column))
        self.ticks.model.set_ticks(self._ids())


def _attendee(row: PersonRow) -> Attendee:
    return Attendee(row.id, row.name, row.village_group)
