"""One household: where it lives, who belongs to it, volunteers or not."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.background.door import Door
from desktop.services.roster.households import HouseholdMember, HouseholdPage
from desktop.services.roster.people import PersonRow
from desktop.ui.roster.page_view import MembersView
from desktop.ui.roster.rows import empty, fact, named_row
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import hours_words, spoken


class HouseholdView(MembersView):
    """Shows a `HouseholdPage`.

    Args:
        door: finds people to add.
        parent: the Qt parent.

    Signals:
        moved_in: ids of people who belong to it from now on.
        moved_out: ids of people who do no more.
        head_chosen: id of the one who is its head.
    """

    moved_in = Signal(object)
    moved_out = Signal(object)
    head_chosen = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, QCoreApplication.translate("HouseholdView", "添加家庭成员"), parent)
        self.picker.picked.connect(self._on_picked)
        column = self._page.column
        column.addLayout(self._head())
        column.addWidget(self._about)
        column.addLayout(self._facts)
        self._add_people(self.tr("家庭成员"))
        column.addStretch(1)

    def show_page(self, page: HouseholdPage) -> None:
        """Show a household."""
        house = page.record
        self._name.setText(house.title)
        count = len(page.members) + len(page.others)
        self._about.setText(
            self.tr("{0} 口人，{1} 位志愿者").format(count, len(page.members))
            if count
            else self.tr("还没有写家庭成员")
        )
        empty(self._facts)
        head, name = page.head
        if name:
            link = button(name.replace("&", "&&"), "link")
            link.clicked.connect(partial(self.person_pressed.emit, head))
            fact(self._facts, self.tr("户主"), link)
        for field in ("village_group", "address", "phone", "notes"):
            if words := house.shown(field):
                fact(self._facts, spoken(house.kind.field(field).label), label(words, wrap=True))
        empty(self._members)
        for member in page.members:
            self._members.addWidget(self._row(member, is_head=member.id == head))
        for other in page.others:
            self._members.addWidget(named_row(other, self.tr("不是志愿者")))
        if not count:
            self._members.addWidget(label(self.tr("在上面打姓名，把志愿者归到这一户"), "quiet"))

    # --- inside -----------------------------------------------------------------------------

    def _row(self, member: HouseholdMember, *, is_head: bool) -> QWidget:
        time = hours_words(member.minutes) if member.minutes else ""
        head = self.tr("户主") if is_head else ""
        aside = " · ".join(part for part in (head, member.about, time) if part)
        menu_button = button("", "quiet", "dots-three")
        menu_button.setAccessibleName(self.tr("{0}：户主、移出").format(member.name))
        menu_button.setToolTip(self.tr("户主、移出"))
        menu = QMenu(menu_button)
        if not is_head:
            menu.addAction(self.tr("设为户主")).triggered.connect(partial(self._on_head, member.id))
        menu.addAction(self.tr("移出这一户")).triggered.connect(partial(self._on_out, member.id))
        menu_button.setMenu(menu)
        pressed = partial(self.person_pressed.emit, member.id)
        return named_row(member.name, aside, pressed, [menu_button])

    def _on_head(self, volunteer: str) -> None:
        self.head_chosen.emit(volunteer)

    def _on_out(self, volunteer: str) -> None:
        self.moved_out.emit((volunteer,))

    def _on_picked(self, person: PersonRow) -> None:
        self.moved_in.emit((person.id,))
