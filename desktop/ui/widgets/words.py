"""Labels and buttons by what they are, and thin lines."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.ui import theme


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


class Button(QPushButton):
    """A button that Enter presses too, as clerks expect; Qt's own know only the space bar."""

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


def line() -> QFrame:
    """A thin line across."""
    made = QFrame()
    theme.set_role(made, "line")
    return made


_ICON_ROLES = {"primary": "on_accent", "danger": "bad", "link": "note", "quiet": "quiet"}
