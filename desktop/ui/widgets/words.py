"""Labels and buttons by what they are, and thin lines."""

from __future__ import annotations

import re

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui import theme

#: How far within a red button the line runs that shows it has the keyboard, at 100 %.
_RING_PX = 3


def label(text: str = "", role: str = "body", *, wrap: bool = False) -> QLabel:
    """Words on the screen; what people typed is never read as markup.

    Args:
        text: the words.
        role: ``title``, ``section``, ``body``, ``quiet``, ``error``, ``good``, ``warn``,
            ``figure``, ``badge``, ``badge-good`` and so on.
        wrap: whether long text may take several lines.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    theme.set_role(made, role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


class OneLine(QLabel):
    """Words in one line that end in … where there is no room; the tip has all of them.

    Args:
        text: the words.
        role: as of `label`.
        parent: the Qt parent.
    """

    def __init__(self, text: str = "", role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.set_role(self, role)

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        whole = self.sizeHint()
        return QSize(min(whole.width(), 4 * self.fontMetrics().height()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much as fits."""
        space = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, space.width()
        )
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(space, int(self.alignment()), shown)


def plain(words: str) -> str:
    """Words without their mnemonic: ``保存(&S)…`` is 保存, ``&Save`` is Save."""
    return _MNEMONIC.sub("", words).replace("&", "").rstrip("… ")


class Button(QPushButton):
    """A button that Enter presses too, as clerks expect; Qt's own know only the space bar.

    A screen reader says its words without the letter in brackets, unless it was given others.

    Args:
        text: with its mnemonic.
        parent: the Qt parent.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._said = ""
        self._say()

    def setText(self, text: str) -> None:
        """Other words."""
        super().setText(text)
        self._say()

    def _say(self) -> None:
        if self.accessibleName() in ("", self._said):
            self._said = plain(self.text())
            self.setAccessibleName(self._said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """On red the ring is as dark as what it lies on: a light line within tells it apart."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") == "primary":
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            thick = max(theme.px(1), 1)
            painter.setPen(QPen(theme.colour("on_accent"), thick))
            within = theme.px(_RING_PX) + thick / 2
            inner = QRectF(self.rect()).adjusted(within, within, -within, -within)
            painter.drawRoundedRect(inner, within, within)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(
    text: str, role: str = "plain", icon: str = "", parent: QWidget | None = None
) -> QPushButton:
    """A button.

    Args:
        text: with its mnemonic, for example ``添加(&A)``.
        role: ``primary``, ``plain``, ``quiet``, ``danger``, ``link``, ``chip``.
        icon: name of an icon, if any.
        parent: the Qt parent.
    """
    made = Button(text, parent)
    theme.set_role(made, role)
    if icon:
        made.setIcon(theme.icon(icon, _ICON_ROLES.get(role, "text")))
        made.setIconSize(theme.icon_size())
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def stress(made: QPushButton, icon: str, *, primary: bool) -> None:
    """Make a button the one to press, or one of the others.

    Args:
        made: the button.
        icon: name of its icon, which takes the colour of its words.
        primary: whether it is the one.
    """
    theme.set_role(made, "primary" if primary else "plain")
    made.setIcon(theme.icon(icon, "on_accent" if primary else "text"))


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    theme.set_role(made, "line")
    return made


_MNEMONIC = re.compile(r"\(&.\)")
_ICON_ROLES = {"primary": "on_accent", "danger": "bad", "link": "note", "quiet": "quiet"}
