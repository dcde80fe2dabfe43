"""A line for a passphrase, with an eye to look at what was typed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from desktop.ui import theme
from desktop.ui.widgets.typed_line import TypedLine

#: Characters; shorter ones are refused where they would be used.
MINIMUM_PASSPHRASE = 8


class PassphraseLine(QWidget):
    """Dots until the eye is pressed.

    Args:
        name: for screen readers.
        parent: the Qt parent.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = TypedLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.left)
        self._eye = QToolButton()
        self._eye.setCheckable(True)
        self._eye.setIcon(theme.icon("eye", "quiet"))
        self._eye.setToolTip(self.tr("看看输入的是什么"))
        self._eye.setAccessibleName(self.tr("显示{0}").format(name))
        self._eye.toggled.connect(self._on_eye)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.line, 1)
        row.addWidget(self._eye)
        self.setFocusProxy(self.line)

    def text(self) -> str:
        """What was typed, blanks and all."""
        return self.line.text()

    def value(self) -> str:
        """The same, for a form row."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Show something else."""
        self.line.setText(text)

    def show_letters(self, *, shown: bool) -> None:
        """Press the eye, or let it go."""
        self._eye.setChecked(shown)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def target(self) -> QWidget:
        """The line."""
        return self.line

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self.edited.emit()

    @Slot(bool)
    def _on_eye(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(mode)
        self._eye.setIcon(theme.icon("eye-slash" if shown else "eye", "quiet"))
