"""The face 照片墙: pictures of all activities by month, shown large by Enter or a double click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.photos.photo_wall import WallMonth
from desktop.ui import theme
from desktop.ui.activities.face import Face
from desktop.ui.activities.photos.photo_flow import PhotoFlow
from desktop.ui.activities.photos.photo_strip import tile_side
from desktop.ui.activities.photos.thumbnails import Thumbnails, stored_thumbnail
from desktop.ui.activities.wall import verbs
from desktop.ui.activities.wall.grid import WallGrid
from desktop.ui.activities.wall.model import WallModel, month_words
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.readers_choice import ChoiceBox, ReadersChoice
from desktop.ui.widgets.words import button, label


class WallFace(Face):
    """The wall.

    Args:
        door: to the records, and to the lane that makes thumbnails.
        photos: shows one large.
        parent: the Qt parent.
    """

    kinds = frozenset({"photo", "activity"})

    def __init__(self, door: Door, photos: PhotoFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._photos = door, photos
        thumbnails = Thumbnails(door, stored_thumbnail, tile_side(), self)
        self.model = WallModel(thumbnails, self)
        self.grid = WallGrid(self.model)
        self.count = label("", "quiet")
        self._to, self.month = label(self.tr("跳到"), "field"), ChoiceBox()
        self.activity_button = button(self.tr("打开这个活动(&O)"), "plain", "calendar-check")
        self.empty = EmptyState(
            "image",
            self.tr("还没有照片"),
            self.tr("打开一个活动，把照片或整个文件夹拖进去，就会挂到这里"),
            role="plain",
        )
        self._stack = QStackedWidget()
        self._build()
        self._wire()

    def refresh(self) -> None:
        """The wall anew."""
        super().refresh()
        self._door.read(self, verbs.show_wall, self._on_wall)

    def take_keyboard(self) -> None:
        """To the pictures."""
        self.grid.take_keyboard()

    def _on_wall(self, months: Sequence[WallMonth]) -> None:
        self.model.show_months(months)
        self._stack.setCurrentIndex(0 if months else 1)
        total = sum(len(month.photos) for month in months)
        self.count.setText(self.tr("共 {0} 张").format(total) if total else "")
        self._offer_months(months)
        self._on_current()

    def _offer_months(self, months: Sequence[WallMonth]) -> None:
        shown = [month_words(month.month) for month in months]
        if [self.month.itemText(n) for n in range(self.month.count())] != shown:
            self.month.clear()
            self.month.addItems(shown)
        for made in (self._to, self.month, self.activity_button):
            made.setVisible(bool(months))

    def _build(self) -> None:
        self.month.setAccessibleName(self.tr("到哪个月"))
        self.month.setMinimumWidth(theme.px(160))
        self.activity_button.setEnabled(False)
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._to)
        head.addWidget(self.month)
        head.addWidget(self.activity_button)
        head.addStretch(1)
        head.addWidget(self.count)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(side) for side in (16, 12, 16, 16)])
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.month.activated.connect(self._on_month)
        self.grid.shown_large.connect(self._on_large)
        self.grid.activity_wanted.connect(self.opened)
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        ReadersChoice(self.grid)
        self.activity_button.clicked.connect(self._on_activity)

    @Slot(int)
    def _on_month(self, number: int) -> None:
        self.grid.go_to_month(number)
        self.grid.setFocus()

    @Slot(QModelIndex)
    def _on_large(self, index: QModelIndex) -> None:
        if self.model.photo_at(index) is not None:
            tiles, place = self.model.tiles_from(index)
            self._photos.show_large(tiles, place)

    @Slot()
    def _on_current(self) -> None:
        photo = self.model.photo_at(self.grid.currentIndex())
        self.activity_button.setEnabled(photo is not None)

    @Slot()
    def _on_activity(self) -> None:
        if photo := self.model.photo_at(self.grid.currentIndex()):
            self.opened.emit(photo.activity)
