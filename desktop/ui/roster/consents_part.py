"""同意: who agreed to what; written down or withdrawn for all that are selected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.background.door import Door
from desktop.model.kinds.people import PURPOSE
from desktop.services.desk import Desk
from desktop.services.lists.listing import Term
from desktop.services.photos import personal_pictures
from desktop.services.roster import consents
from desktop.services.roster.people_listing import CONSENT
from desktop.ui import theme
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.roster.columns import consents_face
from desktop.ui.roster.consent_dialog import ConsentDialog
from desktop.ui.roster.list_part import ListPart
from desktop.ui.roster.paper_chooser import ask_for_pages
from desktop.ui.roster.picture_flow import PictureFlow
from desktop.ui.widgets.words import button
from desktop.ui.widgets.wrapped_row import WrappedRow
from desktop.ui.words_of_model import spoken

#: From this height on, at 100 %, the sums have room.
_TALL_PX = 320


class ConsentsPart(ListPart):
    """The list of people with what they agreed to.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    kinds = frozenset({"consent", "volunteer", "alias", "photo"})

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(door, consents_face(), parent)
        self._known = 0
        self.sums = ConsentSums()
        self.pictures = PictureFlow(door, self.keeper.moving, self)
        self._give = button(self.tr("登记同意(&G)…"), "quiet", "check-circle")
        self._withdraw = button(self.tr("撤回同意(&W)…"), "quiet", "x-circle")
        self._attach = button(self.tr("附签字单…"), "quiet", "paperclip")
        self._look = button(self.tr("看签字单"), "quiet", "image")
        self._made = (self._give, self._withdraw, self._attach, self._look)
        for place, made in enumerate(self._made, 2):
            self.list.chosen_row.insertWidget(place, made)
        self.column.addWidget(self.sums)
        self.sums.hide()
        self.column.addWidget(self.list, 1)
        self._connect()

    def refresh(self) -> None:
        """The list and its sums."""
        super().refresh()
        self._door.render(self, consents.counts, self.sums.show_counts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large the list comes first."""
        super().resizeEvent(event)
        self._show_sums()

    def count_words(self, shown: int, known: int) -> str:
        """What stands beside the title; of nobody there are no sums."""
        self._known = known
        self._show_sums()
        return super().count_words(shown, known)

    def _show_sums(self) -> None:
        self.sums.setVisible(bool(self._known) and self.height() >= theme.px(_TALL_PX))

    def shown_record(self) -> tuple[str, str]:
        """The person in the current row."""
        chosen = self.list.table.chosen
        return ("volunteer", chosen) if chosen else ("", "")

    def _connect(self) -> None:
        self.list.always_offer()
        self.list.say_when_empty(
            self.tr("花名册还是空的"),
            self.tr("先导入或添加志愿者；谁同意上墙、拍照、公示、上报，再到这里登记。"),
            self.tr("去志愿者名单"),
        )
        self.list.empty_pressed.connect(partial(self.open_record.emit, "volunteer", ""))
        self.list.table.record_opened.connect(partial(self.open_record.emit, "volunteer"))
        self._give.clicked.connect(self._on_give)
        self._withdraw.clicked.connect(self._on_withdraw)
        self._attach.clicked.connect(self._on_attach)
        self._look.clicked.connect(self._on_papers)
        self.list.table.count_changed.connect(self._on_count)
        self.sums.pressed.connect(self._on_sum)

    @Slot(int)
    def _on_count(self, count: int) -> None:
        self._look.setVisible(count == 1)

    @Slot(str, str)
    def _on_sum(self, purpose: str, state: str) -> None:
        self.list.add_term(Term(f"{CONSENT}{purpose}", "is", state))

    @Slot()
    def _on_give(self) -> None:
        self._ask(gives=True)

    @Slot()
    def _on_withdraw(self) -> None:
        self._ask(gives=False)

    def _ask(self, *, gives: bool) -> None:
        people = tuple(self.list.table.chosen_ids())
        if people:
            dialog = ConsentDialog(
                self._whose(people), self.keeper.today, gives=gives, parent=self.window()
            )
            dialog.accepted.connect(partial(self.pictures.consent, people, dialog))
            self.pictures.open(dialog)

    def _whose(self, people: tuple[str, ...]) -> str:
        row = self.keeper.row_of(people[0])
        if len(people) == 1 and row is not None:
            return row.record.title
        return self.tr("{0:,} 人").format(len(people))

    @Slot()
    def _on_attach(self) -> None:
        people = tuple(self.list.table.chosen_ids())
        pages = ask_for_pages(self.window()) if people else ()
        if pages:
            self.pictures.attach(people, tuple(code for code, _ in PURPOSE), pages)

    @Slot()
    def _on_papers(self) -> None:
        if people := self.list.table.chosen_ids():
            self._door.read(self, partial(_papers, person=people[0]), self._on_found)

    def _on_found(self, papers: tuple[Tile, ...]) -> None:
        if papers:
            self.pictures.show_large(papers, 0)
        else:
            self.keeper.moving.say(self.tr("这个人还没有附签字单。"))


class ConsentSums(WrappedRow):
    """Per purpose how many have agreed, not yet, or withdrawn; a press narrows the list.

    Signals:
        pressed: (purpose, state).
    """

    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("同意情况合计"))

    def show_counts(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Show these."""
        self.clear()
        for purpose, words in PURPOSE:
            told = counts.get(purpose, {})
            missing = told.get("missing", 0)
            text = self.tr("{0}：已同意 {1:,} 人，没登记 {2:,} 人").format(
                spoken(words), told.get("given", 0), missing
            )
            if told.get("withdrawn"):
                text += self.tr("，已撤回 {0:,} 人").format(told["withdrawn"])
            made = button(text, "chip")
            made.setToolTip(self.tr("看没登记的人"))
            made.clicked.connect(partial(self.pressed.emit, purpose, "missing"))
            self.add(made)


def _papers(desk: Desk, person: str) -> tuple[Tile, ...]:
    return tuple(Tile.of(one) for one in personal_pictures.scans(desk, person))
