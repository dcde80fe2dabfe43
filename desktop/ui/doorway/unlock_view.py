"""Who is there, and the PIN or passphrase of a station: at the door, and where it is locked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.services.access.door_names import AtTheDoor
from desktop.ui import theme
from desktop.ui.doorway.scrolled import FittedScroll, scrolled
from desktop.ui.doorway.waiting import Tries, Waiting
from desktop.ui.widgets.passphrase import PassphraseLine
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.words import button, label

_ROW_PX, _MOST_ROWS = 36, 4
_PIN = "pin"
_CODE_LOOKS = "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX"


class UnlockView(QWidget):
    """The clerks where they are known, one field, one button; the code of the sheet as a side way.

    Args:
        place: where the station lies; empty where nobody needs to know.
        tries: how many there are left, and how long to wait.
        parent: the Qt parent.

    Signals:
        unlock_wanted: what was typed, and the id of whose it is (empty for anybody's).
    """

    unlock_wanted = Signal(str, str)

    def __init__(
        self, place: str, tries: Tries | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people: dict[str, AtTheDoor] = {}
        self._by_code = False
        self.people = QListWidget()
        self.people.setIconSize(theme.icon_size())
        self.people.setAccessibleName(self.tr("谁在用这台电脑"))
        self.people.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.passphrase = PassphraseLine(self.tr("口令"))
        self.by_code = button("", "link", "key")
        self.note = label("", "quiet", wrap=True)
        self.title = label(self.tr("打开站点"), "title")
        self._open = button(self.tr("打开(&O)"), "primary")
        self._about, self._field = label("", "body", wrap=True), label("", "field")
        self._hint = label("", "quiet", wrap=True)
        self._where = label(self.tr("资料在：{0}").format(place), "quiet", wrap=True)
        self._build()
        self._where.setVisible(bool(place))
        self.waiting = Waiting(tries, self.note, self)
        self.waiting.allowed.connect(self._on_allowed)
        self._open.clicked.connect(self._on_open)
        self.by_code.clicked.connect(self._on_by_code)
        self.people.currentRowChanged.connect(self._on_chosen)
        self.people.itemActivated.connect(self._on_activated)
        self.passphrase.line.returnPressed.connect(self._on_open)
        ReadersChoice(self.people)
        self._show_words()
        self.waiting.look()

    @property
    def chosen(self) -> AtTheDoor | None:
        """Who is chosen; None for anybody."""
        item = None if self._by_code else self.people.currentItem()
        return None if item is None else self._people[str(item.data(Qt.ItemDataRole.UserRole))]

    def show_names(self, people: Sequence[AtTheDoor]) -> None:
        """Offer clerks to choose from, the first as chosen; what was typed stays."""
        with QSignalBlocker(self.people):
            self.people.clear()
            for one in people:
                item = QListWidgetItem(theme.icon("user-circle", "quiet"), one.name)
                item.setData(Qt.ItemDataRole.UserRole, one.clerk)
                self.people.addItem(item)
        self._people = {one.clerk: one for one in people}
        self.people.setFixedHeight(
            theme.px(_ROW_PX) * min(max(len(people), 1), _MOST_ROWS) + theme.px(4) + 2
        )
        if people:
            self.people.setCurrentRow(0)
        self._show_words()

    def show_refusal(self, error: errors.StationError) -> tuple[str, str]:
        """Say what is to be said beside the field; gives words and more words for above it."""
        self.try_again()
        self.waiting.look(wrong=isinstance(error, errors.WrongPassphrase))
        if isinstance(error, errors.TooManyTries):
            return "", ""
        happened, kept, advice = error.sentences()
        if isinstance(error, errors.WrongPassphrase):
            if self._by_code:
                return self.tr("恢复码不对，没有打开。"), self.tr(
                    "请对照恢复单，一组一组再抄一遍。"
                )
            if self.chosen is not None and self.chosen.kind == _PIN:
                return self.tr("PIN 不对，没有打开。"), self.tr("资料没有受影响。请再试一次。")
        return happened, kept + advice

    def focus_target(self) -> QLineEdit:
        """What gets the keyboard."""
        return self.passphrase.line

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self.passphrase.line.clear()
        self.note.clear()
        self._turn(by_code=False)

    def try_again(self) -> None:
        """After a wrong one: keep it, select it."""
        self.passphrase.line.setFocus()
        if self.passphrase.isEnabled():
            self.passphrase.line.selectAll()
        self._area.ensureWidgetVisible(self.note)

    def _turn(self, *, by_code: bool) -> None:
        self._by_code = by_code
        self.passphrase.show_letters(shown=by_code)
        self._show_words()

    def _show_words(self) -> None:
        chosen = self.chosen
        self.people.setVisible(bool(self._people) and not self._by_code)
        self.by_code.setVisible(bool(self._people))
        self._hint.setVisible(not self._people)
        self._hint.setText(self.tr("忘了口令，就照抄恢复单上的恢复码。"))
        self.by_code.setIcon(theme.icon("arrow-left" if self._by_code else "key", "note"))
        self.passphrase.line.setPlaceholderText(_CODE_LOOKS if self._by_code else "")
        self.by_code.setText(
            self.tr("返回，用 PIN 或口令打开(&B)")
            if self._by_code
            else self.tr("忘了？用恢复单打开(&R)")
        )
        field = self.tr("口令")
        about = self.tr("请输入口令。资料是加密的，用口令或恢复码打开。")
        if self._by_code:
            field = self.tr("恢复码")
            about = self.tr("照抄恢复单上的恢复码，短横可以不抄，大小写都行。")
        elif chosen is not None:
            field = "PIN" if chosen.kind == _PIN else field
            about = self.tr("请选自己的名字，再输入自己的 PIN 或口令。资料是加密的。")
        self._field.setText(field)
        self._about.setText(about)
        self.passphrase.line.setAccessibleName(field)

    @Slot()
    def _on_by_code(self) -> None:
        self.passphrase.line.clear()
        self._turn(by_code=not self._by_code)
        self.passphrase.line.setFocus()

    @Slot(int)
    def _on_chosen(self, _row: int) -> None:
        self._show_words()

    @Slot(QListWidgetItem)
    def _on_activated(self, _item: QListWidgetItem) -> None:
        self.passphrase.line.setFocus()

    @Slot(bool)
    def _on_allowed(self, allowed: bool) -> None:
        self.passphrase.setEnabled(allowed)
        self._open.setEnabled(allowed)
        if allowed:
            self.try_again()
        else:
            self.passphrase.line.deselect()

    @Slot()
    def _on_open(self) -> None:
        if not self.passphrase.text():
            self.passphrase.line.setFocus()
        elif self._open.isEnabled():
            chosen = self.chosen
            self.unlock_wanted.emit(self.passphrase.text(), chosen.clerk if chosen else "")

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.title)
        column.addWidget(self._about)
        column.addSpacing(theme.px(8))
        column.addWidget(self.people)
        column.addWidget(self._field)
        column.addWidget(self.passphrase)
        column.addWidget(self._hint)
        column.addWidget(self.note)
        foot = QHBoxLayout()
        foot.addWidget(self.by_code)
        foot.addStretch(1)
        foot.addWidget(self._open)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        self._area = scrolled(inside, FittedScroll())
        # What opens it stays in sight where the rest scrolls.
        whole.addWidget(self._area)
        whole.addLayout(foot)
        whole.addStretch(1)
        whole.addWidget(self._where)
