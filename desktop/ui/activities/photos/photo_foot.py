"""The foot of the full-screen view: what the photo shows, which it is, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.model.kinds import kind_named
from desktop.ui import theme
from desktop.ui.activities.photos.photo_canvas import QUIET, WORDS, DarkWords
from desktop.ui.widgets.words import button

_CAPTION_LIMIT = kind_named("photo").field("caption").limit
_PLACE_PX, _ROOMY_PX = 96, 1_000


class PhotoFoot(QWidget):
    """Words, a line to write them in, and buttons.

    Args:
        parent: the Qt parent.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self._place = DarkWords(WORDS), DarkWords(QUIET)
        self.caption = QLineEdit()
        self._buttons: list[tuple[QPushButton, str]] = []
        self.left = self._tool(self.tr("左转"), "arrow-counter-clockwise", "L")
        self.right = self._tool(self.tr("右转"), "arrow-clockwise", "R")
        self.cover = self._tool(self.tr("封面"), "star", "C")
        self.whole = self._tool(self.tr("看原图"), "frame-corners", "O")
        self.describe = self._tool(self.tr("写说明"), "pencil-simple", "E")
        self.drop = self._tool(self.tr("删除"), "trash", "Delete")
        self.leave = self._tool(self.tr("关闭"), "x", "Esc")
        self._build()

    @property
    def writing(self) -> bool:
        """Whether the caption is being written."""
        return self.caption.isVisible()

    def say(self, told: str, row: int, count: int) -> None:
        """What is seen, and which of how many it is."""
        self.words.say(told, self.tr("点一下写说明（E）"))
        self._place.say(self.tr("{0} / {1}").format(row + 1, count))

    def allow(self, *, stored: bool, cover: bool, of_activity: bool = True) -> None:
        """What can be done with it: nothing with a file that is not taken in yet.

        Args:
            stored: whether it is taken in.
            cover: whether it is the first of its activity.
            of_activity: whether it belongs to one; others are nobody's cover.
        """
        for made in (self.left, self.right, self.describe, self.drop, self.whole):
            made.setEnabled(stored)
        self.cover.setEnabled(stored and of_activity and not cover)
        self.cover.setVisible(of_activity)
        self.cover.setIcon(theme.icon("star-fill" if cover else "star", "on_accent"))
        self.cover.setToolTip(self.tr("已是封面") if cover else self.tr("设为封面（C）"))

    def write(self, words: str) -> None:
        """Open the line with what stands there."""
        self.caption.setText(words)
        self.words.hide()
        self.caption.show()
        self.caption.selectAll()
        self.caption.setFocus()

    def written(self) -> str:
        """Close the line; gives what stands in it."""
        self.caption.hide()
        self.words.show()
        return " ".join(self.caption.text().split())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons lose their words where there is no room."""
        super().resizeEvent(event)
        roomy = event.size().width() >= theme.px(_ROOMY_PX)
        for made, words in self._buttons:
            made.setText(words if roomy else "")

    def _build(self) -> None:
        self._place.setFixedWidth(theme.px(_PLACE_PX))
        self.caption.setMaxLength(_CAPTION_LIMIT)
        self.caption.setAccessibleName(self.tr("照片说明"))
        self.caption.setPlaceholderText(self.tr("照片说明，按 Enter 保存"))
        self.caption.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(8), theme.px(16), theme.px(12))
        row.setSpacing(theme.px(4))
        row.addWidget(self.words, 1)
        row.addWidget(self.caption, 1)
        row.addWidget(self._place)
        for made, _ in self._buttons:
            row.addWidget(made)

    def _tool(self, words: str, icon: str, key: str) -> QPushButton:
        made = button(words, "quiet")
        made.setIcon(theme.icon(icon, "on_accent"))
        made.setIconSize(theme.icon_size())
        made.setToolTip(self.tr("{0}（{1}）").format(words, key))
        made.setAccessibleName(words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append((made, words))
        return made
