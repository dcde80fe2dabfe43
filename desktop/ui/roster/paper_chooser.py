"""The scan of a signed paper in a dialog: chosen, dropped or pasted, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QHBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.activities.photos.chosen_files import dropped_paths, is_picture, name_filter
from desktop.ui.widgets.words import OneLine, button

Page = Path | QImage


class PaperChooser(QWidget):
    """A button and what was chosen so far.

    Args:
        parent: the Qt parent.

    Signals:
        changed: there are other pages now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Page] = []
        self._told = OneLine("", "quiet")
        self._choose = button(self.tr("附签字单照片(&F)…"), "plain", "paperclip")
        self._clear = button(self.tr("不附了"), "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._choose)
        row.addWidget(self._told, 1)
        row.addWidget(self._clear)
        self._choose.clicked.connect(self.choose)
        self._clear.clicked.connect(self._on_clear)
        self._tell()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Files and pasted pictures, in the order they came."""
        return tuple(self._pages)

    def add(self, pages: Sequence[Page]) -> None:
        """Take more pages."""
        self._pages += pages
        self._tell()
        self.changed.emit()

    def take(self, data: QMimeData) -> bool:
        """Take the pictures of a drop or of the clipboard; gives whether there are any."""
        found: list[Page] = [path for path in dropped_paths(data) if is_picture(path)]
        image = data.imageData() if not found and data.hasImage() else None
        if isinstance(image, QImage) and not image.isNull():
            found.append(image)
        if found:
            self.add(found)
        return bool(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a page."""
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if not (pastes and self.take(QApplication.clipboard().mimeData())):
            super().keyPressEvent(event)

    @Slot()
    def choose(self) -> None:
        """Ask for files."""
        if pages := ask_for_pages(self.window()):
            self.add(pages)

    @Slot()
    def _on_clear(self) -> None:
        self._pages = []
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        names = "、".join(
            page.name if isinstance(page, Path) else self.tr("粘贴的照片") for page in self._pages
        )
        words = self.tr("{0} 页：{1}").format(len(self._pages), names) if names else ""
        self._told.setText(words or self.tr("也可以拖进来或粘贴；没有就空着"))
        self._clear.setVisible(bool(names))


def ask_for_pages(window: QWidget) -> tuple[Page, ...]:
    """Ask for files; nothing where the clerk chose none."""
    title = QCoreApplication.translate("PaperChooser", "选签字单的照片")
    names, _ = QFileDialog.getOpenFileNames(window, title, "", name_filter())
    return tuple(Path(name) for name in names)
