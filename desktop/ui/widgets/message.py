"""A calm banner that tells what happened, what was kept and what to do; never a traceback."""

from __future__ import annotations

from PySide6.QtCore import QMargins, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import errors
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.words import button, label

#: News of these tones that asks for nothing need not be put away.
_PASSING = frozenset({"good", "note"})
_GAP_PX = 12
_ICONS = {"note": "info", "good": "check-circle", "warn": "warning", "bad": "warning-circle"}


class MessageBanner(QFrame):
    """One message above a screen or a form, hidden until there is something to say.

    Signals:
        pressed: the clerk took the action that was offered.
        other_pressed: the clerk took the other one, where there were two.
        closed: the clerk put the message away.
        told: it says something else: (whether that may leave by itself).
    """

    pressed = Signal()
    other_pressed = Signal()
    closed = Signal()
    told = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel()
        self._head = label("", "body", wrap=True)
        self._rest = label("", "quiet", wrap=True)
        self._action = button("", "plain")
        self._other = button("", "plain")
        self._close = QToolButton()
        self._build()
        self.hide()

    def show_error(self, error: errors.StationError, action: str = "", other: str = "") -> None:
        """Tell of an error in its own sentences.

        Args:
            error: what happened.
            action: words of a button that helps, if there is one.
            other: words of a second button, where there is another way on.
        """
        happened, kept, advice = error.sentences()
        tone = "bad" if isinstance(error, errors.ProgramError) else "warn"
        self._show(tone, happened, "".join((kept, advice)), action, other)

    def show_words(
        self, words: str, tone: str = "note", rest: str = "", action: str = "", other: str = ""
    ) -> None:
        """Tell something else.

        Args:
            words: what happened.
            tone: ``note``, ``good``, ``warn`` or ``bad``.
            rest: what more there is to say.
            action: words of a button, for example 撤销.
            other: words of a second button, where there is another way on.
        """
        self._show(tone, words, rest, action, other)

    @property
    def text(self) -> str:
        """All it says now; empty when hidden."""
        return "" if self.isHidden() else self._head.text() + self._rest.text()

    @property
    def action_button(self) -> QPushButton:
        """The button that is offered."""
        return self._action

    @property
    def other_button(self) -> QPushButton:
        """The other button that is offered."""
        return self._other

    @property
    def unwrapped_px(self) -> int:
        """How wide it is where none of its words wrap, in px."""
        layout = self.layout()
        words = max(made.fontMetrics().horizontalAdvance(made.text()) for made in self._said())
        others = (self._icon, self._action, self._other, self._close)
        beside = [made.sizeHint().width() for made in others if not made.isHidden()]
        sides = layout.contentsMargins() if layout is not None else QMargins()
        gaps = theme.px(_GAP_PX) * len(beside)
        border = self.width() - self.contentsRect().width()
        slack = theme.px(_GAP_PX) // 2  # a label rounds its letters up one by one
        return words + slack + sum(beside) + gaps + sides.left() + sides.right() + border

    @Slot()
    def put_away(self) -> None:
        """Hide it."""
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self._head)
        words.addWidget(self._rest)
        self._close.setIcon(theme.icon("x", "quiet", 16))
        self._close.setToolTip(self.tr("关闭这条消息"))
        self._close.setAccessibleName(self.tr("关闭这条消息"))
        theme.set_role(self._close, "quiet")
        self._close.clicked.connect(self.put_away)
        self._action.clicked.connect(self.pressed)
        self._other.clicked.connect(self.other_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        row.setSpacing(theme.px(_GAP_PX))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        row.addWidget(self._action)
        row.addWidget(self._other)
        row.addWidget(self._close)

    def _said(self) -> tuple[QLabel, ...]:
        return (self._head,) if self._rest.isHidden() else (self._head, self._rest)

    def _show(self, tone: str, head: str, rest: str, action: str, other: str = "") -> None:
        theme.set_role(self, f"banner-{tone}")
        self._icon.setPixmap(theme.picture(_ICONS[tone], tone, 20))
        head, rest = told(head), told(rest)
        self._head.setText(head)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._other.setText(other)
        self._other.setVisible(bool(other))
        self.setAccessibleName(head + rest)
        self.show()
        self.told.emit(tone in _PASSING and not (rest or action))


class MessageDialog(QDialog):
    """The same sentences where no screen is open yet.

    Args:
        error: what happened.
        parent: the window it belongs to.
    """

    def __init__(self, error: errors.StationError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        happened, kept, advice = error.sentences()
        self.setWindowTitle(self.tr("请留意"))
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.px(24)] * 4)
        column.setSpacing(theme.px(12))
        column.addWidget(label(told(happened), "section", wrap=True))
        column.addWidget(label(told("".join((kept, advice))), "body", wrap=True))
        box = QDialogButtonBox()
        close = button(self.tr("知道了(&O)"), "primary")
        box.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self.accept)
        column.addWidget(box)
