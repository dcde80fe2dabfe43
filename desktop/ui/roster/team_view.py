"""One team: what is known of it, who leads it, who belongs to it, what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.model.kinds.people import MEMBER_ROLE
from desktop.services.people import PersonRow
from desktop.services.teams import TeamMember, TeamPage
from desktop.ui import theme
from desktop.ui.activities.person_picker import PersonPicker
from desktop.ui.roster.rows import TallPage, empty, fact, named_row, section
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.history_button import HistoryButton
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken

#: Rows made at once; a team of a whole village is in the list by a press.
_MOST = 200


class TeamView(QFrame):
    """Shows a `TeamPage`.

    Args:
        door: finds people to add.
        parent: the Qt parent.

    Signals:
        edit_pressed: 编辑.
        delete_pressed: 删除.
        person_pressed: id of a member.
        team_pressed: id of the team above or of one below.
        joined: ids of people who belong to it from today.
        left: ids of memberships that end today.
        role_chosen: (id of a membership, code).
        list_wanted: all members in the list of volunteers.
        chart_wanted: the chart of all teams.
    """

    edit_pressed = Signal()
    delete_pressed = Signal()
    person_pressed = Signal(str)
    team_pressed = Signal(str)
    joined = Signal(object)
    left = Signal(object)
    role_chosen = Signal(str, str)
    list_wanted = Signal()
    chart_wanted = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._name = label("", "title", wrap=True)
        self._level, self._about = badge(""), label("", "quiet")
        self._facts, self._members = QGridLayout(), QVBoxLayout()
        self._below = QVBoxLayout()
        self._count = label("", "quiet")
        self.picker = PersonPicker(door)
        self._build()

    def show_page(self, page: TeamPage) -> None:
        """Show a team."""
        team = page.record
        self._name.setText(team.title)
        retone(self._level, spoken(team.shown("level")))
        self._about.setText(self.tr("{0} 人").format(len(page.members)))
        self._show_facts(page)
        self._show_members(page.members)
        left = self.tr("另有 {0} 人退出了").format(page.left) if page.left else ""
        self._count.setText(left)
        self._count.setVisible(bool(left))
        empty(self._below)
        for team_id, name, count in page.below:
            pressed = partial(self.team_pressed.emit, team_id)
            self._below.addWidget(named_row(name, self.tr("{0} 人").format(count), pressed))
        if not page.below:
            self._below.addWidget(label(self.tr("下面没有别的队伍"), "quiet"))

    # --- inside -----------------------------------------------------------------------------

    def _build(self) -> None:
        edit = button(self.tr("编辑(&E)"), "plain", "pencil-simple")
        edit.clicked.connect(self.edit_pressed)
        delete = button("", "quiet", "trash")
        delete.setToolTip(self.tr("删除 (Delete)，可以撤销"))
        delete.setAccessibleName(self.tr("删除"))
        delete.clicked.connect(self.delete_pressed)
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(self._name, 1)
        first.addWidget(edit)
        first.addWidget(HistoryButton())
        first.addWidget(delete)
        second = QHBoxLayout()
        second.setSpacing(theme.px(8))
        second.addWidget(self._level)
        second.addWidget(self._about)
        second.addStretch(1)
        everyone = button(self.tr("在名单里看(&L)"), "link")
        everyone.clicked.connect(self.list_wanted)
        chart = button(self.tr("架构图(&G)"), "link")
        chart.clicked.connect(self.chart_wanted)
        self.picker.setPlaceholderText(self.tr("加人：姓名或首字母，回车"))
        self.picker.setAccessibleName(self.tr("添加队员"))
        self.picker.picked.connect(self._on_picked)
        page = TallPage()
        page.column.addLayout(first)
        page.column.addLayout(second)
        page.column.addLayout(self._facts)
        self._facts.setHorizontalSpacing(theme.px(16))
        self._facts.setColumnStretch(1, 1)
        members = QVBoxLayout()
        members.addWidget(self.picker)
        members.addLayout(self._members)
        members.addWidget(self._count)
        section(page.column, self.tr("队员"), members, everyone)
        section(page.column, self.tr("下级队伍"), self._below, chart)
        page.column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(page)

    def _show_facts(self, page: TeamPage) -> None:
        empty(self._facts)
        leader, name = page.leader
        if name:
            link = button(name.replace("&", "&&"), "link")
            link.clicked.connect(partial(self.person_pressed.emit, leader))
            fact(self._facts, self.tr("队长"), link)
        else:
            words = self.tr("还没有定，在下面的队员里选“设为队长”")
            fact(self._facts, self.tr("队长"), label(words, "quiet", wrap=True))
        parent, name = page.parent
        if name:
            link = button(name.replace("&", "&&"), "link")
            link.clicked.connect(partial(self.team_pressed.emit, parent))
            fact(self._facts, self.tr("上级队伍"), link)
        for field in ("category", "slogan", "notes"):
            if words := page.record.shown(field):
                name = spoken(page.record.kind.field(field).label)
                fact(self._facts, name, label(words, wrap=True))

    def _show_members(self, members: Sequence[TeamMember]) -> None:
        empty(self._members)
        if not members:
            self._members.addWidget(label(self.tr("还没有队员"), "quiet"))
        for member in members[:_MOST]:
            self._members.addWidget(self._row(member))
        if len(members) > _MOST:
            words = self.tr("另有 {0} 人，请在名单里看").format(len(members) - _MOST)
            self._members.addWidget(label(words, "quiet"))

    def _row(self, member: TeamMember) -> QWidget:
        role = spoken(member.role_label) if member.role != "member" else ""
        aside = " · ".join(part for part in (role, member.phone) if part)
        menu_button = button("", "quiet", "dots-three")
        menu_button.setAccessibleName(self.tr("{0}的职务").format(member.name))
        menu_button.setToolTip(self.tr("职务、退出"))
        menu = QMenu(menu_button)
        for code, words in MEMBER_ROLE:
            if code != member.role:
                action = menu.addAction(self.tr("设为{0}").format(spoken(words)))
                action.triggered.connect(partial(self._on_role, member.membership, code))
        menu.addSeparator()
        leave = menu.addAction(self.tr("退出队伍"))
        leave.triggered.connect(partial(self._on_left, member.membership))
        menu_button.setMenu(menu)
        pressed = partial(self.person_pressed.emit, member.volunteer)
        return named_row(member.name, aside, pressed, [menu_button])

    def _on_role(self, membership: str, code: str) -> None:
        self.role_chosen.emit(membership, code)

    def _on_left(self, membership: str) -> None:
        self.left.emit((membership,))

    def _on_picked(self, person: PersonRow) -> None:
        self.joined.emit((person.id,))
