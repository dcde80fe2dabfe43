"""The key of private fields on a PC that has just joined: by paper, by a file, or later."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.background.door import Door
from desktop.ui import theme
from desktop.ui.doorway.scrolled import scrolled
from desktop.ui.sync.pairing import Pairing
from desktop.ui.sync.pairing_card import PairingCard
from desktop.ui.sync.shown import Standing
from desktop.ui.widgets.words import button, label


class JoinKey(QWidget):
    """The card of 同步设置 with its dialogs, and a way on without.

    Args:
        door: to the station.
        parent: the Qt parent.

    Signals:
        opened: the key is here.
        next_wanted: what comes after it.
    """

    opened = Signal()
    next_wanted = Signal()

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = PairingCard()
        self.pairing = Pairing(door, self)
        self.next = button("", "plain")
        self._later = label(
            self.tr(
                "手边都没有，就以后再说：在那以前，证件号等显示为“已加密，本机没有钥匙”，"
                "别的都照常用；新填的证件号先留在这台电脑上，有了钥匙才上报。"
                "以后到“同步 › 同步设置”里办，窗口左下角点一下就到。"
            ),
            "quiet",
            wrap=True,
        )
        self._open = label(
            self.tr("证件号解开了。这台电脑和本站原来的电脑一样，什么都能看、都能办。"),
            "good",
            wrap=True,
        )
        self._build()
        self.card.sheet.clicked.connect(self.pairing.begin_typing)
        self.card.read.clicked.connect(self.pairing.begin_reading)
        self.pairing.opened.connect(self.opened)
        self.next.clicked.connect(self.next_wanted)

    def focus_target(self) -> QWidget:
        """What gets the keyboard."""
        shown = (made for made in (self.card.sheet, self.card.read) if not made.isHidden())
        return next(shown, self.next)

    def show_standing(self, standing: Standing) -> None:
        """Offer what opens, or say that all is open."""
        self.card.show_waits(
            waits=standing.waits_for_key,
            strange=standing.strange_key,
            by_sheet=standing.sheet_opens,
        )
        locked = standing.waits_for_key or standing.strange_key
        self.card.write.hide()  # giving the key on is for inside
        self.card.setVisible(locked)
        self._later.setVisible(locked)
        self._open.setVisible(not locked)
        self.next.setText(self.tr("以后再说，下一步(&N)") if locked else self.tr("下一步(&N)"))
        theme.set_role(self.next, "plain" if locked else "primary")

    @Slot()
    def take_focus(self) -> None:
        """Give the keyboard to what is to be done."""
        self.focus_target().setFocus()

    def _build(self) -> None:
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(12))
        self._open.hide()
        inside.addWidget(self._open)
        inside.addWidget(self.card)
        inside.addWidget(self._later)
        inside.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(label(self.tr("解开证件号"), "title"))
        column.addWidget(scrolled(page), 1)
        column.addLayout(foot)
