"""可能重复: pairs side by side, to be made one or told apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.roster import duplicates, merging
from desktop.services.roster.merging import Merged
from desktop.services.roster.side_by_side import Comparison, comparisons
from desktop.ui import theme
from desktop.ui.lists import verbs as list_verbs
from desktop.ui.roster.face import RosterPart
from desktop.ui.sync.pairs_view import PairsView
from desktop.ui.widgets.notices import Notices
from desktop.ui.widgets.words import button, label

#: Compared at once; the surest come first, and each that is settled makes room for the next.
_AT_ONCE = 100


class DuplicatesPart(RosterPart):
    """The pairs.

    Args:
        door: to the records.
        parent: the Qt parent.
    """

    kinds = frozenset({"volunteer", "alias", "not_same", "participation", "membership"})

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._action, self._most = "", _AT_ONCE
        self.banner = Notices(self).banner
        self.view = PairsView()
        self._told, self.more = label("", "quiet"), button("", "plain")
        self._rest = QWidget()
        foot = QHBoxLayout(self._rest)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._told)
        foot.addWidget(self.more)
        foot.addStretch(1)
        self._rest.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.view, 1)
        column.addWidget(self._rest)
        self.more.clicked.connect(self._on_more)
        self.view.merged.connect(self._on_merge)
        self.view.told_apart.connect(self._on_apart)
        self.view.open_record.connect(self.open_record)
        self.banner.pressed.connect(self._on_undo)

    def refresh(self) -> None:
        """Look for pairs anew; on the other reader, it takes long in a large roster."""
        super().refresh()
        self._door.render(self, partial(_pairs, most=self._most), self._on_pairs)

    def take_keyboard(self) -> None:
        """The list's."""
        self.view.list.setFocus()

    def show_record(self, record_id: str) -> None:
        """One pair that somebody belongs to."""
        del record_id  # the surest stand first, and nobody comes here by a record

    def _on_pairs(self, answer: tuple[Sequence[Comparison], int]) -> None:
        pairs, count = answer
        self.view.show_pairs(pairs)
        words = self.tr("共 {0:,} 对").format(count) if count else ""
        left = count - len(pairs)
        self._told.setText(self.tr("先列出最像的 {0:,} 对").format(len(pairs)))
        self.more.setText(self.tr("再看 {0:,} 对").format(min(left, _AT_ONCE)))
        self.more.setEnabled(True)
        self._rest.setVisible(left > 0)
        self.tell(words)

    @Slot()
    def _on_more(self) -> None:
        self._most += _AT_ONCE
        self.more.setEnabled(False)
        self.refresh()

    @Slot(str, str, list)
    def _on_merge(self, stays: str, goes: str, take: list[str]) -> None:
        merge = partial(_merge, stays=stays, goes=goes, take=tuple(take))
        self._door.write(self, list_verbs.Action(merge), self._on_merged, self.banner.show_error)

    def _on_merged(self, answer: tuple[Merged, str]) -> None:
        merged, self._action = answer
        rest = "".join((*merged.left, *(one.sentence for one in merged.overlaps)))
        words = self.tr("已合并成一条。")
        self.banner.show_words(words, "warn" if rest else "good", rest, self.tr("撤销(&U)"))

    @Slot(str, str)
    def _on_apart(self, one: str, other: str) -> None:
        apart = partial(_tell_apart, one=one, other=other)
        self._door.write(
            self, list_verbs.Action(apart), self._on_told_apart, self.banner.show_error
        )

    def _on_told_apart(self, answer: tuple[Any, str]) -> None:
        _, self._action = answer
        words = self.tr("记下了，不是同一人，以后不再提起。")
        self.banner.show_words(words, "good", "", self.tr("撤销(&U)"))

    @Slot()
    def _on_undo(self) -> None:
        if self._action:
            back = partial(list_verbs.take_back, action=self._action)
            self._action = ""
            self.banner.hide()
            self._door.write(self, back, self._on_undone, self.banner.show_error)

    def _on_undone(self, words: str) -> None:
        self.banner.show_words(self.tr("已撤销：{0}").format(words), "note")


def _pairs(desk: Desk, most: int) -> tuple[list[Comparison], int]:
    found = duplicates.pairs(desk)
    return comparisons(desk, duplicates.described(desk, found[:most])), len(found)


def _merge(desk: Desk, stays: str, goes: str, take: tuple[str, ...]) -> Merged:
    return merging.merge(desk, "volunteer", stays, goes, take)


def _tell_apart(desk: Desk, one: str, other: str) -> str:
    return duplicates.tell_apart(desk, "volunteer", one, other)
