"""The right half of the list of volunteers: nobody, one person, or the form."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.activities.photos.thumbnails import Thumbnails, stored_thumbnail
from desktop.ui.roster import verbs
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
    """

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
        self.form.who_left.connect(self._on_who_left)

    @Slot()
    def _on_number_wanted(self) -> None:
        # The look is written down, so it goes through the writer.
        look = partial(verbs.full_number, volunteer=self._shown)
        self._door.write(self, look, self._on_number)

    def _on_number(self, answer: tuple[str, str]) -> None:
        volunteer, number = answer
        if volunteer == self._shown:
            self.view.show_full_number(number)

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
