"""Photos on the whole screen, one at a time: looked at, described, turned, put first, thrown away.

Where a picture was taken is nowhere shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import shiboken6
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import errors
from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.activities.photos.photo_canvas import GROUND, Canvas
from desktop.ui.activities.photos.photo_foot import PhotoFoot
from desktop.ui.activities.photos.photo_model import Tile
from desktop.ui.activities.photos.photo_tiles import Tiles
from desktop.ui.activities.photos.photo_verbs import (
    Drop,
    MakeCover,
    See,
    Seen,
    SeeOriginal,
    Turn,
    Wish,
)
from desktop.ui.activities.verbs import Caption
from desktop.ui.widgets.notices import Notices

#: A turn is kept once the clerk has stopped turning; how often a wished original is looked for.
_TURNED_MS, _WAITING_MS = 1_200, 5_000


class PhotoViewer(QWidget):
    """Shows photos.

    Args:
        door: to the lane that reads pictures.
        tiles: all of them, made already or as they are looked at.
        row: the one to begin with.
        parent: the Qt parent.
    """

    def __init__(
        self,
        door: Door,
        tiles: Sequence[Tile] | Tiles[Any],
        row: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("照片"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._door = door
        self._tiles = tiles if isinstance(tiles, Tiles) else Tiles.of(tiles)
        self._row = row
        self._seen: Seen | None = None
        self._turned = 0
        self._turning = False
        self._then: Callable[[], object] = _nothing
        self._dropped: tuple[int, Tile] | None = None
        self.canvas = Canvas()
        theme.in_the_dark(self)
        self.foot = PhotoFoot()
        self.banner = Notices(self).banner
        self._soon = QTimer(self, interval=_TURNED_MS, singleShot=True)
        self._later = QTimer(self, interval=_WAITING_MS)
        self._build()
        self._wire()
        self.show_row(row)
        self.setFocus()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def row(self) -> int:
        """Which photo is shown."""
        return self._row

    @property
    def tile(self) -> Tile:
        """The photo that is shown."""
        return self._tiles[self._row]

    @property
    def picture(self) -> QImage:
        """What is shown; null while it is on its way."""
        return self.canvas.image

    def show_row(self, row: int) -> None:
        """Go to a photo; past the ends nothing happens."""
        if not 0 <= row < len(self._tiles):
            return
        self._keep_turn()
        self._later.stop()
        self._row, self._seen = row, None
        self.canvas.show_image(QImage())
        self._tell()
        tile = self.tile
        self._door.render(self, See(tile.id, tile.key), self._on_seen, self._on_unseen)

    def _on_seen(self, seen: Seen) -> None:
        if seen.key != self.tile.key:
            return
        self._seen = seen
        if seen.tile is not None:
            self._tiles[self._row] = seen.tile
        shown = seen.image.isNull()
        self.canvas.show_image(seen.image, self.tr("不能显示") if shown else "")
        self._tell()

    def _on_unseen(self, error: errors.StationError) -> None:
        self.canvas.show_image(QImage(), str(error))

    def _tell(self) -> None:
        tile, seen = self.tile, self._seen
        told = "　".join(part for part in (tile.caption, tile.told) if part)
        stored = seen is not None and seen.tile is not None
        empty = self.tr("按 E 写说明") if stored else ""
        self.foot.say(told or empty, self._row, len(self._tiles))
        self.foot.allow(
            stored=stored,
            cover=seen is not None and seen.cover,
            of_activity=seen is None or seen.of_activity,
        )
        self.setAccessibleName(self.tr("照片 {0}：{1}").format(self._row + 1, told))

    # --- keys -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, Escape; letters for what can be done."""
        if self.foot.writing:
            if event.key() == Qt.Key.Key_Escape:
                self.foot.written()
                self.setFocus()
            return
        key, keys = Qt.Key(event.key()), Qt.Key
        steps = {keys.Key_Right: 1, keys.Key_Down: 1, keys.Key_PageDown: 1, keys.Key_Space: 1}
        steps |= {keys.Key_Left: -1, keys.Key_Up: -1, keys.Key_PageUp: -1}
        if key in (keys.Key_Home, keys.Key_End):
            self.show_row(0 if key == keys.Key_Home else len(self._tiles) - 1)
        elif key in steps:
            self.show_row(self._row + steps[key])
        elif key in (does := self._keys()):
            does[key]()
        else:
            super().keyPressEvent(event)

    def _keys(self) -> dict[Qt.Key, Callable[[], object]]:
        keys = Qt.Key
        foot = self.foot
        return {
            keys.Key_Escape: self.close,
            keys.Key_E: foot.describe.click,
            keys.Key_F2: foot.describe.click,
            keys.Key_L: foot.left.click,
            keys.Key_R: foot.right.click,
            keys.Key_C: foot.cover.click,
            keys.Key_O: foot.whole.click,
            keys.Key_Delete: foot.drop.click,
            keys.Key_U: self._undo,
            keys.Key_Plus: self._nearer,
            keys.Key_Equal: self._nearer,
            keys.Key_Minus: self._farther,
            keys.Key_0: self.canvas.fit,
        }

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the window, also where no window manager sees to it."""
        self._keep_turn()
        super().closeEvent(event)
        if (parent := self.parentWidget()) is not None:
            parent.window().activateWindow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The dark ground."""
        QPainter(self).fillRect(self.rect(), QColor(GROUND))

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(16), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.canvas, 1)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        self.canvas.stepped.connect(self._step)
        self.canvas.double_clicked.connect(self.close)
        foot = self.foot
        foot.words.pressed.connect(self._write)
        foot.caption.returnPressed.connect(self._keep_caption)
        foot.describe.clicked.connect(self._write)
        foot.left.clicked.connect(self._turn_left)
        foot.right.clicked.connect(self._turn_right)
        foot.cover.clicked.connect(self._make_cover)
        foot.whole.clicked.connect(self._see_original)
        foot.drop.clicked.connect(self._drop)
        foot.leave.clicked.connect(self.close)
        self.banner.pressed.connect(self._undo)
        self._soon.timeout.connect(self._keep_turn)
        self._later.timeout.connect(self._see_original)

    @Slot(int)
    def _step(self, step: int) -> None:
        self.show_row(self._row + step)

    def _nearer(self) -> None:
        self.canvas.nearer(1)

    def _farther(self) -> None:
        self.canvas.nearer(-1)

    # --- the caption ------------------------------------------------------------------------

    @Slot()
    def _write(self) -> None:
        if self._seen is None or self._seen.tile is None or not self._turned_first(self._write):
            return
        self.foot.write(self.tile.caption)

    @Slot()
    def _keep_caption(self) -> None:
        words, tile = self.foot.written(), self.tile
        self.setFocus()
        if words != tile.caption:
            self._tiles[self._row] = replace(tile, caption=words)
            self._tell()
            self._door.write(self, Caption(tile.id, words), _done, self._on_refused)

    # --- turning ----------------------------------------------------------------------------

    @Slot()
    def _turn_left(self) -> None:
        self._turn(-1)

    @Slot()
    def _turn_right(self) -> None:
        self._turn(1)

    def _turn(self, quarters: int) -> None:
        if not self.picture.isNull():
            self._turned = (self._turned + quarters) % 4
            self.canvas.turn(quarters)
            self._soon.start()

    @Slot()
    def _keep_turn(self) -> None:
        """Turned four times it stands as it stood; else another picture takes its place."""
        self._soon.stop()
        quarters, self._turned = self._turned, 0
        if quarters:
            # The window may be gone before it is done: whoever opened it waits then.
            owner = self.parentWidget() or self
            self._turning = True
            turn = Turn(self.tile.id, quarters)
            self._door.write(owner, turn, self._on_turned, self._on_not_turned)

    def _turned_first(self, do: Callable[[], object]) -> bool:
        """Whether nothing is being turned; else it is done afterwards, with what stands then."""
        if self._turned or self._turning:
            self._then = do
            self._keep_turn()
            return False
        return True

    def _on_not_turned(self, error: errors.StationError) -> None:
        self._turning, self._then = False, _nothing
        self._door.failed.emit(error)
        if shiboken6.isValid(self):
            self.banner.show_error(error)
            self.show_row(self._row)

    def _on_turned(self, answer: tuple[str, Tile]) -> None:
        former, tile = answer
        self._turning, then, self._then = False, self._then, _nothing
        for row in self._tiles.rows_of(former):
            self._tiles[row] = tile
        if shiboken6.isValid(self):
            then()

    # --- first, whole, gone -----------------------------------------------------------------

    @Slot()
    def _make_cover(self) -> None:
        if not self._turned_first(self._make_cover):
            return
        self._door.write(self, MakeCover(self.tile.id), self._on_cover, self._on_refused)

    def _on_cover(self, photo: str) -> None:
        self.banner.show_words(self.tr("已设为封面：排在这个活动的第一张。"), "good")
        if self._seen is not None and photo == self.tile.id:
            self._seen = replace(self._seen, cover=True)
            self._tell()

    @Slot()
    def _see_original(self) -> None:
        if not self._turned_first(self._see_original):
            return
        self._door.write(self, Wish(self.tile.id), self._on_wished, self._on_refused)

    def _on_wished(self, here: bool) -> None:
        if here:
            self._later.stop()
            self._door.render(self, SeeOriginal(self.tile.key), self._on_original)
        elif not self._later.isActive():
            self._later.start()
            words = self.tr("原图在别的电脑上，已经请县平台取来；到了就显示。")
            self.banner.show_words(words, "note", self.tr("先看着小图，可以接着做别的。"))

    def _on_original(self, answer: tuple[str, QImage]) -> None:
        key, image = answer
        if key == self.tile.key:
            self.banner.hide()
            self.canvas.show_image(image)
            self.canvas.zoom(1.0)

    @Slot()
    def _drop(self) -> None:
        if not self._turned_first(self._drop):
            return
        self._dropped = (self._row, self.tile)
        self._door.write(self, Drop(self.tile.id), self._on_dropped, self._on_refused)

    def _on_dropped(self, photo: str) -> None:
        rows = self._tiles.rows_of(photo)
        if not rows:
            return
        words, undo = self.tr("照片已删除，放进了回收站。"), self.tr("撤销(&U)")
        if len(self._tiles) == 1:
            self.close()
            return
        del self._tiles[rows[0]]
        self.banner.show_words(words, action=undo)
        self.show_row(min(self._row, len(self._tiles) - 1))

    @Slot()
    def _undo(self) -> None:
        if self._dropped is not None:
            photo = self._dropped[1].id
            self._door.write(self, Drop(photo, back=True), self._on_back, self._on_refused)

    def _on_back(self, _photo: str) -> None:
        if self._dropped is None:
            return
        (row, tile), self._dropped = self._dropped, None
        self.banner.hide()
        self._tiles.insert(row, tile)
        self.show_row(row)

    def _on_refused(self, error: errors.StationError) -> None:
        self._later.stop()
        self.banner.show_error(error)


def _nothing() -> None:
    """Nothing waits for a turn."""


def _done(_result: object) -> None:
    """Views hear of it by `records_changed`."""
