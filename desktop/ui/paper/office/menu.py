"""办公文件: what can be made next to paper of what is chosen, as a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.services.office.long_pictures import shareable
from desktop.services.office.word_texts import TEXTS
from desktop.ui import theme
from desktop.ui.widgets.words import Button

#: What can be asked for.
WORD, PICTURE, BRIEF, FORM, SHEETS = "word", "picture", "brief", "form", "sheets"
_FILE_OF_ACTIVITY, _SIGN_IN = "activity-file", "sign-in-sheet"


class OfficeButton(Button):
    """Offers what can be made of a document.

    Args:
        parent: the Qt parent.

    Signals:
        wanted: ``word``, ``picture``, ``brief``, ``form`` or ``sheets``.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        theme.set_role(self, "quiet")
        self.setIcon(theme.icon("files"))
        self.setIconSize(theme.icon_size())
        self.setText(self.tr("办公文件(&M)"))
        self.setToolTip(self.tr("Word 文件、发微信的长图、信息稿、镇里的表"))
        self._menu = QMenu(self)
        words = (
            (WORD, self.tr("另存为 Word(&W)…"), "file-text"),
            (PICTURE, self.tr("存成长图发微信(&L)…"), "image"),
            (BRIEF, self.tr("信息稿(&X)…"), "newspaper"),
            (SHEETS, self.tr("收签好的签到表(&Q)…"), "paperclip"),
            (FORM, self.tr("填镇里的表(&T)…"), "table"),
        )
        # Actions of Python's own, held here: what `addAction(str)` gives may go before its menu.
        self.entries = {what: QAction(theme.icon(icon), said, self) for what, said, icon in words}
        for what, action in self.entries.items():
            action.setData(what)
            self._menu.addAction(action)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self.setProperty("menu", "true")

    def follow(self, template: str) -> None:
        """Offer what can be made of this document."""
        self.entries[WORD].setVisible(template in TEXTS)
        self.entries[PICTURE].setVisible(shareable(template))
        self.entries[BRIEF].setVisible(template == _FILE_OF_ACTIVITY)
        self.entries[SHEETS].setVisible(template == _SIGN_IN)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.wanted.emit(action.data())
