"""Pictures chosen for an activity that is not saved yet: dropped, picked, or a whole folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.activities.chosen_files import dropped_paths, name_filter, pictures_in
from desktop.ui.activities.photo_model import PhotoModel, Tile
from desktop.ui.activities.photo_strip import CAPTION_PX, GAP_PX, PICTURE_PX, PhotoStrip, tile_side
from desktop.ui.activities.thumbnails import Thumbnails, file_thumbnail
from desktop.ui.widgets.words import button, label

translate = QCoreApplication.translate


class DropCard(QFrame):
    """A card that takes files dropped on it.

    Signals:
        dropped: the `Path`s.
    """

    dropped = Signal(object)

    def __init__(self, role: str = "card", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        theme.set_role(self, role)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome, and it shows."""
        if dropped_paths(event.mimeData()):
            theme.set_role(self, "drop-over")
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Gone again."""
        theme.set_role(self, self._role)

    def dropEvent(self, event: QDropEvent) -> None:
        """Taken."""
        theme.set_role(self, self._role)
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(tuple(paths))


class PhotoIntake(DropCard):
    """The card of pictures to come.

    Args:
        door: to the lane that makes thumbnails.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._thumbnails = Thumbnails(door, file_thumbnail, tile_side(), self)
        self.model = PhotoModel(self._thumbnails, writable=False, parent=self)
        self.strip = PhotoStrip(self.model)
        self.strip.set_writable(False)
        self._count = label("", "quiet")
        self._files = button(self.tr("选照片(&P)"), "plain", "image")
        self._folder = button(self.tr("选文件夹(&F)"), "plain", "folder-open")
        self._hint = label(self.tr("也可以把照片或整个文件夹拖到这里"), "quiet")
        self._build()
        self.dropped.connect(self.take)
        self.strip.removal_asked.connect(self._on_removal)
        self._files.clicked.connect(self._on_files)
        self._folder.clicked.connect(self._on_folder)
        self._tell()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The pictures chosen, in order."""
        return tuple(Path(tile.id) for tile in self.model.tiles)

    def clear(self) -> None:
        """Forget them all."""
        self.model.set_tiles(())
        self._tell()

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Put files, and what lies in folders, to those already chosen."""
        self.model.append([Tile(str(path), str(path), path.name) for path in pictures_in(paths)])
        self._tell()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("照片"), "section"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._files)
        head.addWidget(self._folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.strip)
        self.strip.setFixedHeight(theme.px(PICTURE_PX[1] + CAPTION_PX + GAP_PX))

    def _tell(self) -> None:
        count = self.model.rowCount()
        self._count.setText(self.tr("已选 {0} 张").format(count) if count else "")
        self._hint.setVisible(not count)
        self.strip.setVisible(count > 0)

    @Slot(object)
    def _on_removal(self, ids: Sequence[str]) -> None:
        gone = set(ids)
        self.model.drop_rows([i for i, tile in enumerate(self.model.tiles) if tile.id in gone])
        self._tell()

    @Slot()
    def _on_files(self) -> None:
        self.take(ask_for_files(self))

    @Slot()
    def _on_folder(self) -> None:
        self.take(ask_for_folder(self))


def ask_for_files(parent: QWidget) -> list[Path]:
    """The dialog for some pictures."""
    title = translate("photo_intake", "选照片（可以按住 Ctrl 选多张）")
    names, _ = QFileDialog.getOpenFileNames(parent, title, QDir.homePath(), name_filter())
    return [Path(name) for name in names]


def ask_for_folder(parent: QWidget) -> list[Path]:
    """The dialog for a whole folder."""
    name = QFileDialog.getExistingDirectory(
        parent, translate("photo_intake", "选照片所在的文件夹"), QDir.homePath()
    )
    return [Path(name)] if name else []
