"""The head of 打印: what can be done beside the document that is chosen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.services.paper.groups import CERTIFICATES, group_of
from desktop.ui.paper.office.menu import OfficeButton
from desktop.ui.widgets.header import PageHeader
from desktop.ui.widgets.words import button


class PaperHead(PageHeader):
    """Its title, and the ways to the register, to files next to paper and to the editor of texts.

    Args:
        title: the screen's name.
        parent: the Qt parent.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.register = button(self.tr("证书登记簿(&D)…"), "quiet", "medal")
        self.office = OfficeButton()
        self.edit = button(self.tr("修改文本(&E)…"), "plain", "pencil-simple")
        for made in (self.register, self.office, self.edit):
            self.add(made)
        self.register.hide()
        self.edit.hide()

    def follow(self, template: str, *, has_text: bool) -> None:
        """Offer what can be done with this document.

        Args:
            template: its name.
            has_text: whether it is made of a text that can be changed.
        """
        self.register.setVisible(group_of(template) == CERTIFICATES)
        self.edit.setVisible(has_text)
        self.office.follow(template)
