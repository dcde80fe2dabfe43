"""One team: what is known of it, who leads it, who belongs to it, what stands below it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.model.kinds.people import MEMBER_ROLE
from desktop.services.roster.people import PersonRow
from desktop.services.roster.teams import TeamMember, TeamPage
from desktop.ui import theme
from desktop.ui.roster.page_view import MembersView
from desktop.ui.roster.rows import empty, fact, named_row, section
from desktop.ui.widgets.badge import badge, retone
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import shown, spoken

#: Rows made at once; a team of a whole village is in the list by a press.
_MOST = 200


class TeamView(MembersView):
    """Shows a `TeamPage`.

    Args:
        door: finds people to add.
        parent: the Qt parent.

    Signals:
        team_pressed: id of the team above or of one below.
        joined: ids of people who belong to it from today.
        left: ids of memberships that end today.
        role_chosen: (id of a membership, code).
        list_wanted: all members in the list of volunteers.
        chart_wanted: the chart of all teams.
    """

    team_pressed = Signal(str)
    joined = Signal(object)
    left = Signal(object)
    role_chosen = Signal(str, str)
    list_wanted = Signal()
    chart_wanted = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, QCoreApplication.translate("TeamView", "添加队员"), parent)
        self._level, self._below = badge(""), QVBoxLayout()
        self._count = label("", "quiet")
        self.picker.picked.connect(self._on_picked)
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
        second = QHBoxLayout()
        second.setSpacing(theme.px(8))
        second.addWidget(self._level)
        second.addWidget(self._about)
        second.addStretch(1)
        everyone = button(self.tr("在名单里看(&L)"), "link")
        everyone.clicked.connect(self.list_wanted)
        chart = button(self.tr("架构图(&G)"), "link")
        chart.clicked.connect(self.chart_wanted)
        column = self._page.column
        column.addLayout(self._head())
        column.addLayout(second)
        column.addLayout(self._facts)
        self._add_people(self.tr("队员"), everyone, self._count)
        section(column, self.tr("下级队伍"), self._below, chart)
        column.addStretch(1)

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
            if words := shown(page.record, field):
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
