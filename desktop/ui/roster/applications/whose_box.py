"""Whose application form a page is: as its code says, or as the clerk does."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.roster.applications import FormPage
from desktop.ui import theme
from desktop.ui.roster.applications.verbs import FindPeople
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.words import button, label

_ROWS_PX, _PATIENCE_MS = 96, 120
_ID = Qt.ItemDataRole.UserRole


class WhoseBox(QFrame):
    """Says whose form it is; where no code tells, offers people, or somebody new.

    Args:
        door: to the records.
        parent: the Qt parent.

    Signals:
        chosen: id of a person; empty for somebody new.
    """

    chosen = Signal(str)

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        theme.set_role(self, "card")
        self._told = label("", "body", wrap=True)
        self.words, self.people = SearchLine("magnifying-glass"), QListWidget()
        self.new = button(self.tr("花名册里没有，新添(&N)"), "plain", "plus")
        self.other = button(self.tr("不是这个人，改选"), "link")
        self._soon = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._build()

    def begin(self, page: FormPage) -> None:
        """Another page."""
        told = {
            "known": self.tr("二维码认出是「{0}」的报名表。").format(page.title),
            "blank": self.tr("是空白表，请照着纸上填；已经在册的人请在下面选。"),
            "elsewhere": self.tr("这是别的站的报名表。要在本站受理，请选人或新添。"),
            "gone": self.tr("这个人已经不在花名册上。请选人或新添。"),
            "unread": self.tr("没有认出二维码。请输入表上的编号或姓名选人，或新添。"),
        }
        self._told.setText(told[page.whose])
        self.words.setText("")
        self.people.clear()
        self._offer(offers=page.whose != "known")
        self.new.setVisible(page.whose not in ("known", "blank"))

    def show_name(self, name: str) -> None:
        """Say who was chosen."""
        words = self.tr("受理「{0}」的报名表。") if name else self.tr("新添一位志愿者。")
        self._told.setText(words.format(name))
        self._offer(offers=False)

    def _offer(self, *, offers: bool) -> None:
        self.words.setVisible(offers)
        self.people.setVisible(False)
        self.new.setVisible(offers)
        self.other.setVisible(not offers)

    def _build(self) -> None:
        self.words.setPlaceholderText(self.tr("表上的编号，或姓名、拼音"))
        self.words.setAccessibleName(self.tr("表上的编号，或姓名、拼音"))
        self.people.setAccessibleName(self.tr("哪些人"))
        self.people.setMaximumHeight(theme.px(_ROWS_PX))
        ReadersChoice(self.people)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(12)] * 4)
        column.setSpacing(theme.px(8))
        for made in (self._told, self.words, self.people):
            column.addWidget(made)
        for link in (self.new, self.other):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self.words.textEdited.connect(self._soon.start)
        self._soon.timeout.connect(self._ask)
        self.people.itemClicked.connect(self._on_item)
        self.people.itemActivated.connect(self._on_item)
        self.new.clicked.connect(self._on_new)
        self.other.clicked.connect(self._on_other)

    @Slot()
    def _ask(self) -> None:
        words = self.words.text().strip()
        if words:
            self._door.read(self, FindPeople(words), self._on_found)
        else:
            self.people.setVisible(False)

    def _on_found(self, answer: tuple[str, tuple[tuple[str, str], ...]]) -> None:
        words, found = answer
        if words != self.words.text().strip():
            return
        self.people.clear()
        for person, told in found:
            item = QListWidgetItem(told)
            item.setData(_ID, person)
            self.people.addItem(item)
        self.people.setVisible(bool(found))

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ID))

    @Slot()
    def _on_new(self) -> None:
        self.chosen.emit("")

    @Slot()
    def _on_other(self) -> None:
        self._told.setText(self.tr("请输入表上的编号或姓名选人，或新添。"))
        self._offer(offers=True)
        self.words.setFocus()
