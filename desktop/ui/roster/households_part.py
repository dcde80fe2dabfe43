"""农户: the list, and one household with its people."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.roster import households, people
from desktop.ui.roster.columns import households_face
from desktop.ui.roster.household_view import HouseholdView
from desktop.ui.roster.paired_part import PairedPart
from desktop.ui.roster.record_form import RecordForm
from desktop.ui.roster.record_pane import RecordPane
from desktop.ui.roster.verbs import FormHelp
from desktop.ui.widgets.empty import EmptyState

translate = QCoreApplication.translate

_FIELDS = ("name", "village_group", "address", "phone", "others", "notes")


class HouseholdsPart(PairedPart):
    """The households.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    kinds = frozenset({"household", "volunteer", "hour_entry", "alias"})

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        self.view = HouseholdView(door)
        form = RecordForm(kind_named("household"), _FIELDS)
        words = translate("HouseholdsPart", "双击或按 Enter 修改，Ctrl+N 添加")
        nothing = EmptyState("house-line", translate("HouseholdsPart", "选一户看详情"), words)
        pane = RecordPane(door, nothing, self.view, form, households.household_page, form_help)
        super().__init__(door, households_face(), pane, parent)
        self.add_words = self.tr("添加农户(&A)")
        self.add_tip = self.tr("添加农户 (Ctrl+N)")
        self.list.say_when_empty(
            self.tr("还没有农户"),
            self.tr("添加一户，或从 Excel 复制几行（连同表头）粘贴到这里。"),
            self.tr("添加农户(&A)"),
            "house-line",
        )
        view = self.view
        view.delete_pressed.connect(self._on_delete)
        view.person_pressed.connect(partial(self.open_record.emit, "volunteer"))
        view.moved_in.connect(self._on_moved_in)
        view.moved_out.connect(self._on_moved_out)
        view.head_chosen.connect(self._on_head)

    @Slot(object)
    def _on_moved_in(self, volunteers: tuple[str, ...]) -> None:
        self.change(partial(_move_in, household=self.pane.shown, volunteers=volunteers))

    @Slot(object)
    def _on_moved_out(self, volunteers: tuple[str, ...]) -> None:
        self.change(partial(_move_out, volunteers=volunteers))

    @Slot(str)
    def _on_head(self, volunteer: str) -> None:
        self.change(partial(_set_head, household=self.pane.shown, volunteer=volunteer))


def form_help(desk: Desk) -> FormHelp:
    """The village groups in use."""
    return FormHelp(desk.today(), {"village_group": tuple(people.village_groups(desk))})


def _move_in(desk: Desk, household: str, volunteers: tuple[str, ...]) -> int:
    return households.move_in(desk, household, volunteers)


def _move_out(desk: Desk, volunteers: tuple[str, ...]) -> int:
    return households.move_out(desk, volunteers)


def _set_head(desk: Desk, household: str, volunteer: str) -> bool:
    return households.set_head(desk, household, volunteer)
