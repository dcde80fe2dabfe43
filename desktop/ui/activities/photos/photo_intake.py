"""Pictures chosen for an activity that is not saved yet: dropped, pasted, picked, whole folders."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDir, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.services.photos.photo_times import Seen, of_day
from desktop.services.photos.pictures import Loose
from desktop.ui import theme
from desktop.ui.activities.entry.entry_verbs import LookAtPictures, Written
from desktop.ui.activities.entry.typed import day_in_words
from desktop.ui.activities.photos.chosen_files import dropped_paths, name_filter
from desktop.ui.activities.photos.photo_model import PhotoModel, Tile
from desktop.ui.activities.photos.photo_strip import (
    CAPTION_PX,
    GAP_PX,
    PICTURE_PX,
    PhotoStrip,
    tile_side,
)
from desktop.ui.activities.photos.thumbnails import Thumbnails, file_thumbnail
from desktop.ui.activities.verbs import Batch
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.words import button, label
from desktop.ui.widgets.wrapped_row import WrappedRow

translate = QCoreApplication.translate

_PASTED = "pasted:"


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
        door: to the lane that looks at pictures.
        parent: the Qt parent.

    Signals:
        edited: other pictures, or another time for them.
        chosen: pictures came by a button or key, maybe while the card was out of sight.
    """

    edited = Signal()
    chosen = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._door = door
        self._day = ""
        self._everything = False
        self._looking = 0
        self._by_key = False
        self._seen: dict[str, Seen] = {}
        self._gone: set[str] = set()
        self._pasted: dict[str, Loose] = {}
        thumbnails = Thumbnails(door, self._thumbnail, tile_side(), self)
        self.model = PhotoModel(thumbnails, writable=False, parent=self)
        self.strip = PhotoStrip(self.model)
        self.strip.set_writable(False)
        self._count = label("", "quiet")
        self._files = button(self.tr("选照片(&P)"), "plain", "image")
        self._folder = button(self.tr("选文件夹(&F)"), "plain", "folder-open")
        self._paste = button(self.tr("粘贴(&T)"), "plain", "clipboard-text")
        self._hint = label("", "quiet", wrap=True)
        self._all = button(self.tr("其余的也加入(&M)"), "link")
        self._when = QWidget()
        self._asked = label("", "warn", wrap=True)
        self.taken: DateEdit | None = None
        self._same_day = button(self.tr("和活动同一天(&N)"), "plain")
        self._build()
        self._wire()
        self._tell()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files chosen, in order."""
        return tuple(Path(t.id) for t in self.model.tiles if t.id not in self._pasted)

    @property
    def looking(self) -> bool:
        """Whether a folder is still being looked through; files are chosen at once."""
        return self._looking > 0

    def batch(self) -> Batch:
        """What is to be taken in."""
        pictures = tuple(self._pasted.get(t.id) or Path(t.id) for t in self.model.tiles)
        taken = self.taken.value() if self.taken and not self.taken.problem() else ""
        return Batch(pictures, taken)

    def begin(self, calendar: DateEdit) -> None:
        """Start anew.

        Args:
            calendar: takes the day for pictures that do not tell theirs.
        """
        row = self._when.layout()
        if self.taken is not None and row is not None:
            row.removeWidget(self.taken)
            self.taken.deleteLater()
        self.taken = calendar
        calendar.target().setAccessibleName(self.tr("照片的拍摄日期"))
        calendar.setFixedWidth(theme.px(196))
        calendar.edited.connect(self.edited)
        if row is not None:
            row.addWidget(calendar)
            row.addWidget(self._same_day)
        self.clear()

    def clear(self) -> None:
        """Forget them all."""
        self._seen, self._gone, self._pasted = {}, set(), {}
        self._everything = False
        if self.taken is not None:
            self.taken.set_value("")
        self._show()

    def set_day(self, day: str) -> None:
        """When the activity was held: of whole folders that day's pictures are chosen."""
        if day != self._day:
            self._day = day
            self._show()

    @Slot(object)
    def take(self, paths: Sequence[Path]) -> None:
        """Put files, and what lies in folders, to those already chosen."""
        if not paths:
            return
        folders = any(path.is_dir() for path in paths)
        self._looking += folders
        for path in paths:
            if not path.is_dir():
                known = self._seen.get(str(path), Seen(path))
                self._seen[str(path)] = replace(known, named=True)
                self._gone.discard(str(path))
        self._show()
        verb = LookAtPictures(tuple(paths), folders=folders)
        self._door.render(self, verb, self._on_seen, self._on_not_seen)
        self.edited.emit()

    @Slot()
    def paste(self) -> None:
        """Take files or a picture out of the clipboard."""
        self._by_key = True
        clipboard = QGuiApplication.clipboard()
        paths = dropped_paths(clipboard.mimeData())
        if paths:
            self.take(paths)
        elif not (image := clipboard.image()).isNull():
            self._take_image(image)
        else:
            self._tell()
            self._hint.setText(self.tr("剪贴板里没有照片。先复制照片，再按粘贴。"))
            self._hint.show()

    # --- what is kept of it while it is written ---------------------------------------------

    def state(self) -> dict[str, Any]:
        """What is chosen, as plain values."""
        chosen = [t.id for t in self.model.tiles if t.id not in self._pasted]
        pasted = [
            [one.name, base64.b64encode(one.data).decode()]
            for key, one in self._pasted.items()
            if key not in self._gone
        ]
        if not chosen and not pasted:
            return {}
        return {
            "files": chosen,
            "pasted": pasted,
            "taken": self.taken.value() if self.taken else "",
        }

    def take_state(self, state: Mapping[str, Any]) -> None:
        """Choose again what `state` gave once."""
        for name, data in state.get("pasted", ()):
            self._keep_pasted(Loose(str(name), base64.b64decode(data)))
        self.take([Path(name) for name in state.get("files", ())])
        if self.taken is not None:
            self.taken.set_value(str(state.get("taken", "")))
        self._show()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("照片"), "section"))
        head.addWidget(self._count, 1)
        ways = WrappedRow()
        for way in (self._files, self._folder, self._paste):
            way.setFocusPolicy(self._files.focusPolicy())
            ways.add(way)
        asking = QHBoxLayout(self._when)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(theme.px(8))
        asking.addWidget(self._asked, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(ways)
        column.addWidget(self._hint)
        column.addWidget(self._all)
        column.addWidget(self._when)
        column.addWidget(self.strip)
        self.strip.setFixedHeight(theme.px(PICTURE_PX[1] + CAPTION_PX + GAP_PX))

    def _wire(self) -> None:
        self.dropped.connect(self.take)
        self.strip.removal_asked.connect(self._on_removal)
        self._files.clicked.connect(self._on_files)
        self._folder.clicked.connect(self._on_folder)
        self._paste.clicked.connect(self.paste)
        self._all.clicked.connect(self._on_all)
        self._same_day.clicked.connect(self._on_same_day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V anywhere in the card pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    # --- what is shown ----------------------------------------------------------------------

    def _chosen(self) -> list[Seen]:
        seen = tuple(self._seen.values())
        fitting = seen if self._everything else of_day(seen, self._day)
        return [one for one in fitting if str(one.path) not in self._gone]

    def _show(self) -> None:
        tiles = [Tile(str(one.path), str(one.path), one.path.name) for one in self._chosen()]
        tiles += [
            Tile(key, key, one.name) for key, one in self._pasted.items() if key not in self._gone
        ]
        self.model.set_tiles(tiles)
        self._tell()

    def _tell(self) -> None:
        count, left = self.model.rowCount(), len(self._seen) - len(self._chosen())
        left -= sum(key in self._seen for key in self._gone)
        words = self.tr("已选 {0} 张").format(count) if count else ""
        self._count.setText(self.tr("正在看文件夹里的照片……") if self.looking else words)
        self._hint.setText(self.tr("也可以把照片或整个手机、微信文件夹拖到这里"))
        self._hint.setVisible(not count)
        self._all.setVisible(left > 0)
        others = self.tr("另有 {0} 张不是{1}拍的，或看不出时间，也加入(&M)")
        self._all.setText(others.format(left, day_in_words(self._day)[5:].partition(" ")[0]))
        self.strip.setVisible(count > 0)
        untold = len(self._untold())
        self._asked.setText(self.tr("{0} 张看不出拍摄时间，是哪天拍的？").format(untold))
        self._when.setVisible(bool(untold) and not self.looking)
        self._same_day.setVisible(bool(self._day))
        if self._by_key and not self.looking:
            self._by_key = False
            self.chosen.emit()

    def _untold(self) -> list[str]:
        files = [str(one.path) for one in self._chosen() if not one.taken_at]
        return files + [key for key in self._pasted if key not in self._gone]

    def _thumbnail(self, desk: Desk, key: str, side: int) -> QImage:
        pasted = self._pasted.get(key)
        if pasted is None:
            return file_thumbnail(desk, key, side)
        image = QImage.fromData(pasted.data)
        return image if max(image.width(), image.height()) <= side else image.scaledToWidth(side)

    # --- what happens -----------------------------------------------------------------------

    def _on_seen(self, answer: tuple[bool, tuple[Seen, ...]]) -> None:
        folders, seen = answer
        self._looking -= folders
        for one in seen:
            known = self._seen.get(str(one.path))
            if known is None or (one.taken_at and not known.taken_at):
                self._seen[str(one.path)] = one
        self._show()
        if folders and not self.model.rowCount():
            self._hint.setText(self.tr("这个文件夹里没有照片。"))
        self.edited.emit()

    def _on_not_seen(self, error: object) -> None:
        self._looking = 0
        self._tell()
        self._door.failed.emit(error)

    def _take_image(self, image: QImage) -> None:
        self._looking += 1
        name = self.tr("粘贴的照片 {0}.jpg").format(len(self._pasted) + 1)
        self._door.render(self, Written(image, name), self._on_written, self._on_not_seen)

    def _on_written(self, picture: Loose) -> None:
        self._looking -= 1
        self._keep_pasted(picture)
        self._show()
        self.edited.emit()

    def _keep_pasted(self, picture: Loose) -> None:
        self._pasted[f"{_PASTED}{len(self._pasted) + 1}"] = picture

    @Slot(object)
    def _on_removal(self, ids: Sequence[str]) -> None:
        self._gone.update(ids)
        self._show()
        self.edited.emit()

    @Slot()
    def _on_all(self) -> None:
        self._everything = True
        self._show()
        self.edited.emit()

    @Slot()
    def _on_same_day(self) -> None:
        if self.taken is not None:
            self.taken.set_value(self._day)
            self.edited.emit()

    @Slot()
    def _on_files(self) -> None:
        self._by_key = True
        self.take(ask_for_files(self))

    @Slot()
    def _on_folder(self) -> None:
        self._by_key = True
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
