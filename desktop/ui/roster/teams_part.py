"""队伍: the list, a team with its people, the chart of all."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.model.kinds import kind_named
from desktop.services import records, vocabularies
from desktop.services.desk import Desk
from desktop.services.lists.listing import Term
from desktop.services.roster import teams
from desktop.services.roster.teams import TeamNode
from desktop.ui.roster.columns import teams_face
from desktop.ui.roster.paired_part import PairedPart
from desktop.ui.roster.record_form import RecordForm
from desktop.ui.roster.record_pane import RecordPane
from desktop.ui.roster.team_chart import TeamChart
from desktop.ui.roster.team_view import TeamView
from desktop.ui.roster.verbs import FormHelp

_FIELDS = ("name", "level", "category", "parent", "slogan", "notes")


class TeamsPart(PairedPart):
    """The teams.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    kinds = frozenset({"team", "membership", "volunteer", "alias"})

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        self.chart, self.view = TeamChart(), TeamView(door)
        form = RecordForm(kind_named("team"), _FIELDS)
        pane = RecordPane(door, self.chart, self.view, form, teams.team_page, form_help)
        super().__init__(door, teams_face(), pane, parent)
        self.add_words = self.tr("添加队伍(&A)")
        self.add_tip = self.tr("添加队伍 (Ctrl+N)")
        self.list.say_when_empty(
            self.tr("还没有队伍"),
            self.tr("按 8+N 的类别建几支队伍，选好上级队伍，再把志愿者加进去。"),
            self.tr("添加队伍(&A)"),
            "users-three",
        )
        view = self.view
        self.chart.team_pressed.connect(self.show_record)
        view.delete_pressed.connect(self._on_delete)
        view.team_pressed.connect(self.show_record)
        view.person_pressed.connect(partial(self.open_record.emit, "volunteer"))
        view.joined.connect(self._on_joined)
        view.left.connect(self._on_left)
        view.role_chosen.connect(self._on_role)
        view.chart_wanted.connect(self._on_chart)
        view.list_wanted.connect(self._on_list_wanted)

    def refresh(self) -> None:
        """The chart too."""
        super().refresh()
        self._door.read(self, teams.chart, self._on_teams)

    def _on_teams(self, roots: tuple[TeamNode, ...]) -> None:
        self.chart.show_teams(roots)

    @Slot()
    def _on_chart(self) -> None:
        self.list.table.clearSelection()
        self.pane.show_nothing()

    @Slot(object)
    def _on_joined(self, people: tuple[str, ...]) -> None:
        self.change(partial(_join, team=self.pane.shown, people=people))

    @Slot(object)
    def _on_left(self, memberships: tuple[str, ...]) -> None:
        self.change(partial(_leave, memberships=memberships))

    @Slot(str, str)
    def _on_role(self, membership: str, role: str) -> None:
        self.change(partial(_set_role, membership=membership, role=role))

    @Slot()
    def _on_list_wanted(self) -> None:
        self.people_wanted.emit(Term("teams", "is", self.pane.shown))


def form_help(desk: Desk) -> FormHelp:
    """Categories, and the teams that may stand above."""
    every = records.list_records(desk, "team")
    offers = {"category": tuple(vocabularies.words(desk, "team_category"))}
    return FormHelp(desk.today(), offers, {"parent": [(one.id, one.title) for one in every]})


def _join(desk: Desk, team: str, people: tuple[str, ...]) -> int:
    return teams.add_members(desk, team, people)


def _leave(desk: Desk, memberships: tuple[str, ...]) -> int:
    return teams.end_memberships(desk, memberships)


def _set_role(desk: Desk, membership: str, role: str) -> bool:
    return teams.set_role(desk, membership, role)
