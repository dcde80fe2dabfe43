"""Who took part, being written down: a line to find people, whole teams, and a table to correct."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    Qt,
    Slot,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.model.kinds.activities import SOURCE
from desktop.services.people import PersonRow
from desktop.ui import theme
from desktop.ui.activities.attendee_table import AttendeeTable
from desktop.ui.activities.participants_model import Attendee, Column, ParticipantsModel
from desktop.ui.activities.person_picker import PersonPicker
from desktop.ui.activities.typed import hours_shown, typed_hours
from desktop.ui.activities.verbs import TeamMembers
from desktop.ui.widgets.editors import ChoiceEditor, TextEditor
from desktop.ui.widgets.words import button, label


class ParticipantsEditor(QFrame):
    """The card of an activity's people.

    Args:
        door: through which people are found.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._door = door
        self._team = ""
        self._usual: int | None = None
        self.model = ParticipantsModel(self)
        self.picker = PersonPicker(door)
        self.team_button = button(self.tr("整队加入(&W)"), "plain", "users-three")
        self._teams = QMenu(self)
        self.source = ChoiceEditor(SOURCE, required=True)
        self.reason = TextEditor()
        self.each = TextEditor()
        self._count = label("", "quiet")
        self._said = label("", "error", wrap=True)
        self.table = AttendeeTable(self.model)
        self._build()
        self._wire()
        self._tell()

    def offer(self, teams: Sequence[tuple[str, str]], roles: Sequence[str]) -> None:
        """What can be chosen: whole teams, and roles."""
        self._teams.clear()
        for team_id, name in teams:
            self._teams.addAction(name).setData(team_id)
        self.team_button.setEnabled(bool(teams))
        self.table.offer_roles(roles)

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
        self.each.setPlaceholderText(usual or self.tr("小时"))
        self._on_each()

    def set_people(self, people: Sequence[Attendee]) -> None:
        """Begin with these."""
        self.each.set_value("")
        self.picker.clear()
        self.model.set_people(people)
        sources = {person.source for person in people}
        self.source.set_value(sources.pop() if len(sources) == 1 else "sheet")
        reasons = {person.reason for person in people if person.source == "added"}
        self.reason.set_value(reasons.pop() if len(reasons) == 1 else "")
        self._show_reason()
        self._on_each()

    def problem(self) -> str:
        """What keeps the list from being saved; empty if nothing."""
        if any(p.source == "added" and not p.reason for p in self.model.people):
            return self.tr("事后补记要写明原因")
        if typed := self.picker.text().strip():
            return self.tr("“{0}”还没有加入名单，请按回车选人，或清空").format(typed)
        return typed_hours(self.each.text()).problem

    def say(self, sentence: str) -> None:
        """Say what is wrong with the list; empty takes it back."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("参与人员"), "section"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.team_button)
        self.team_button.setMenu(self._teams)
        self.team_button.setProperty("menu", "true")
        self.team_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.picker)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)
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
        self.team_button.clicked.connect(self._on_team_pressed)
        self._teams.triggered.connect(self._on_team_chosen)
        self.source.edited.connect(self._on_source)
        self.reason.edited.connect(self._on_source)
        self.each.edited.connect(self._on_each)
        self.model.changed.connect(self._tell)
        self.model.refused.connect(self.say)

    # --- what happens -----------------------------------------------------------------------

    @Slot(object)
    def _on_picked(self, row: PersonRow) -> None:
        if self.model.add([_attendee(row)]):
            self.say("")
            self.table.scrollToBottom()
        else:
            self.say(self.tr("{0} 已经在名单里").format(row.name))

    @Slot(str)
    def _on_nobody(self, typed: str) -> None:
        self.say(self.tr("花名册里没有找到“{0}”").format(typed))

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
        added = self.model.add([_attendee(row) for row in rows])
        if not rows:
            self.say(self.tr("这支队伍还没有队员"))
        elif not added:
            self.say(self.tr("全队都已经在名单里"))
        else:
            self.say("")

    @Slot()
    def _on_source(self) -> None:
        self._show_reason()
        self.model.set_source(self.source.value(), self.reason.value())

    @Slot()
    def _on_each(self) -> None:
        typed = typed_hours(self.each.text())
        self.say(typed.problem)
        self.model.set_usual_minutes(typed.minutes or self._usual, typed=bool(typed.minutes))

    def _show_reason(self) -> None:
        self.reason.setVisible(self.source.value() == "added")

    @Slot()
    def _tell(self) -> None:
        people = len(self.model.people)
        minutes = hours_shown(self.model.total_minutes()) or "0"
        words = self.tr("{0} 人 · 共 {1} 小时").format(people, minutes)
        self._count.setText(words if people else self.tr("还没有人"))
        for column in Column:
            self.table.setColumnHidden(column, not self.model.shows(column))


def _attendee(row: PersonRow) -> Attendee:
    return Attendee(row.id, row.name, row.village_group)
