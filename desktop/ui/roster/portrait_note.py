"""Below a person's photo, in words: which consent is missing, with the way to it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.photos.personal_pictures import Portrait
from desktop.ui import theme
from desktop.ui.widgets.words import button, label


class PortraitNote(QWidget):
    """One line; hidden where there is no photo, or all is well.

    Args:
        parent: the Qt parent.

    Signals:
        consent_wanted: the consent is to be written down.
        drop_wanted: the photo is to be deleted.
    """

    consent_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drops = False
        self._words, self._way = label("", "warn", wrap=True), button("", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._words, 1)
        row.addWidget(self._way)
        self._way.clicked.connect(self._on_way)
        self.hide()

    @property
    def words(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def show_right(self, portrait: Portrait) -> None:
        """Say what is missing for a photo."""
        words = self._told(portrait) if portrait.photo else ""
        self._drops = not portrait.shown
        self._words.setText(words)
        self._way.setText(self.tr("删除照片") if self._drops else self.tr("登记同意…"))
        self._way.setVisible(portrait.right != "guardian")
        self.setVisible(bool(words))

    def _told(self, portrait: Portrait) -> str:
        return {
            "missing": self.tr("还没有登记“照片”同意。照片只在花名册里看，先别上墙、别公示。"),
            "guardian": self.tr("未满 18 周岁，“照片”同意要监护人签；请撤回后写上代签人重登。"),
            "withdrawn": self.tr("“照片”同意已于 {0} 撤回，照片不再显示。").format(portrait.day),
            "unwanted": self.tr("本人不愿拍照，照片不显示。"),
        }.get(portrait.right, "")

    @Slot()
    def _on_way(self) -> None:
        if self._drops:
            self.drop_wanted.emit()
        else:
            self.consent_wanted.emit()
