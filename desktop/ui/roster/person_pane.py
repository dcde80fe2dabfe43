"""The right half of the list of volunteers: nobody, one person, or the form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.activities.photos.thumbnails import Thumbnails, stored_thumbnail
from desktop.ui.roster import verbs
from desktop.ui.roster.look_dialog import LookDialog
from desktop.ui.roster.person_form import PersonForm
from desktop.ui.roster.person_view import PersonView
from desktop.ui.roster.portrait import SIDE_PX
from desktop.ui.roster.record_pane import RecordPane
from desktop.ui.widgets.empty import EmptyState

translate = QCoreApplication.translate


class PersonPane(RecordPane):
    """What only people have: a number to look at, teams, who may be there twice.

    Args:
        door: to the records.
        parent: the Qt parent.

    Signals:
        delete_pressed: 删除.
        activity_pressed: id of an activity.
        sync_wanted: to the place where what waits is settled: (part, kind, id).
        looks_wanted: id of a person; who looked at them.
    """

    looks_wanted = Signal(str)
    delete_pressed = Signal()
    activity_pressed = Signal(str)
    sync_wanted = Signal(str, str, str)

    view: PersonView
    form: PersonForm

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        # Twice the side: the square of a picture is smaller than the picture.
        thumbnails = Thumbnails(door, stored_thumbnail, 2 * theme.px(SIDE_PX))
        view = PersonView(thumbnails)
        words = translate("PersonPane", "双击或按 Enter 修改，Ctrl+N 添加")
        nobody = EmptyState("identification-card", translate("PersonPane", "选一个人看详情"), words)
        super().__init__(door, nobody, view, PersonForm(), verbs.card, verbs.form_help, parent)
        thumbnails.setParent(self)
        view.delete_pressed.connect(self.delete_pressed)
        view.number_wanted.connect(self._on_number_wanted)
        view.join_wanted.connect(self._on_join)
        view.leave_wanted.connect(self._on_leave_team)
        view.activity_pressed.connect(self.activity_pressed)
        view.sync_wanted.connect(self.sync_wanted)
        view.seen.clicked.connect(self._on_seen)
        self.form.who_left.connect(self._on_who_left)

    @Slot()
    def _on_number_wanted(self) -> None:
        dialog = LookDialog(self.view.person_name, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.reasoned.connect(self._look_at_number)
        dialog.open()

    @Slot(str)
    def _look_at_number(self, why: str) -> None:
        # The look is written down, so it goes through the writer.
        look = partial(verbs.full_number, volunteer=self._shown, why=why)
        self._door.write(self, look, self._on_number)

    def _on_number(self, answer: tuple[str, str]) -> None:
        volunteer, number = answer
        if volunteer == self._shown:
            self.view.show_full_number(number)

    @Slot()
    def _on_seen(self) -> None:
        self.looks_wanted.emit(self._shown)

    @Slot(str)
    def _on_join(self, team: str) -> None:
        join = partial(verbs.join, volunteer=self._shown, team=team)
        self._door.write(self, join, self._on_team_changed)

    @Slot(str)
    def _on_leave_team(self, membership: str) -> None:
        self._door.write(self, partial(verbs.leave, membership=membership), self._on_team_changed)

    def _on_team_changed(self, _result: object) -> None:
        self.refresh()

    @Slot(object)
    def _on_who_left(self, values: dict[str, str]) -> None:
        record = self.form.record
        ask = partial(verbs.namesakes, values=values, but=record.id if record else "")
        self._door.read(self.form, ask, self.form.show_namesakes)
