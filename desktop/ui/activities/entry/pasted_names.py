"""A list that was pasted becomes people: the known join, the others are asked for and learnt."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.background.door import Door
from desktop.importing.name_list import Pasted
from desktop.services.roster.name_lists import NameList
from desktop.services.roster.people import PersonRow
from desktop.ui.activities.entry.entry_verbs import AddNamed, LearnName, WhoIsNamed
from desktop.ui.activities.entry.names_question import NamesQuestion
from desktop.ui.activities.entry.person_picker import PersonPicker

#: Of what could not be read so many lines are shown, and so much of each.
_SHOWN, _SHORT = 3, 12


class PastedNames(QObject):
    """Leads a list to its people.

    Args:
        door: to the station.
        question: where those are asked for that nobody knows.
        picker: where somebody is looked for whom the question does not offer.
        add: puts people down; gives how many were not there yet.
        parent: the Qt parent.

    Signals:
        said: (words, role) for the card.
        edited: somebody was put down or asked for.
    """

    said = Signal(str, str)
    edited = Signal()

    def __init__(
        self,
        door: Door,
        question: NamesQuestion,
        picker: PersonPicker,
        add: Callable[[Sequence[PersonRow]], int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._door, self._question, self._picker, self._add = door, question, picker, add
        self._sought: Pasted | None = None
        question.told.connect(self._on_told)
        question.unknown.connect(self._on_unknown)
        question.sought.connect(self._on_sought)
        question.answered.connect(picker.setFocus)

    @Slot(str)
    def take(self, text: str) -> None:
        """Put down everybody a list names: a 接龙, a column, a line."""
        self._sought = None
        self._door.read(self, WhoIsNamed(text), self._on_named)

    def picked(self, row: PersonRow) -> bool:
        """Somebody was found in the roster; gives whether that answers a question."""
        sought, self._sought = self._sought, None
        if sought is None or sought.name not in self._question.open_names:
            return False
        self._question.settle(sought.name)
        self._on_told(sought, row)
        return True

    def _on_named(self, told: NameList) -> None:
        called = told.called
        if not called:
            words = self.tr("剪贴板里没有名字。先在微信或表格里复制名单，再按一次。")
            self.said.emit(words, "error")
            return
        known = [one.person for one in called if one.person is not None]
        asked = [one for one in called if one.person is None]
        added = self._add(known)
        self._say_taken(added, len(known) - added, len(asked), told)
        if asked:
            self._question.ask(asked)
            self._question.take_keyboard()
        self.edited.emit()

    def _say_taken(self, added: int, there: int, asked: int, told: NameList) -> None:
        words = [self.tr("加入了 {0} 人").format(added)] if added or not asked else []
        if there:
            words.append(self.tr("{0} 人已经在名单里").format(there))
        if asked:
            words.append(self.tr("{0} 个名字要问一下").format(asked))
        sentences = ["，".join(words), *self._left_out(told)]
        careful = asked or len(sentences) > 1
        self.said.emit("。".join(sentences) + "。", "warn" if careful else "good")

    def _left_out(self, told: NameList) -> list[str]:
        """What the list holds that nobody is put down for."""
        found = []
        if told.others:
            words = self.tr("名单里说另外还来 {0} 人，没有写名字，没有记")
            found.append(words.format(told.others))
        if told.unread:
            shown = "、".join(f"“{line[:_SHORT]}”" for line in told.unread[:_SHOWN])
            words = self.tr("有 {0} 行看不出名字：{1}")
            found.append(words.format(len(told.unread), shown))
        return found

    # --- answers ----------------------------------------------------------------------------

    @Slot(object, object)
    def _on_told(self, pasted: Pasted, row: PersonRow) -> None:
        self._add([row])
        self.said.emit("", "good")
        if pasted.name != row.name:
            self._door.write(self, LearnName(row.id, pasted.name, row.name), self._on_learnt)

    def _on_learnt(self, answer: tuple[str, str]) -> None:
        called, name = answer
        if called:
            words = self.tr("记住了：“{0}”就是{1}，写在小名里，下次不用再问。")
            self.said.emit(words.format(called, name), "good")

    @Slot(object)
    def _on_sought(self, pasted: Pasted) -> None:
        self._sought = pasted
        self._picker.setFocus()
        words = self.tr("“{0}”是谁？在上面打姓名、拼音或手机号，按回车选他。")
        self.said.emit(words.format(pasted.name), "warn")

    @Slot(object)
    def _on_unknown(self, pasted: tuple[Pasted, ...]) -> None:
        self._door.write(self, AddNamed(pasted), self._on_registered)

    def _on_registered(self, rows: Sequence[PersonRow]) -> None:
        self._add(rows)
        words = self.tr("登记了 {0} 名新志愿者，已加入名单。").format(len(rows))
        self.said.emit(words, "good")
