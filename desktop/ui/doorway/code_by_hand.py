"""The recovery code on the screen, to be copied by hand where there is no printer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.words import button, label


class CodeByHand(QWidget):
    """Hidden until asked for, and hidden again once it is written down.

    Args:
        careful: what to mind; of a recovery code where empty.
        spoken: what a screen reader says, with ``{0}`` for the code.
        parent: the Qt parent.

    Signals:
        written: the clerk has it on paper.
    """

    written = Signal()

    def __init__(self, careful: str = "", spoken: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken or self.tr("恢复码 {0}")
        self._careful = careful or self.tr(
            "一个字不差地抄在纸上，对一遍，再锁好。谁有它和这台电脑，谁就能看到全部资料："
            "不要拍照，不要截屏，不要用微信传，屏幕旁边别站着人。"
        )
        self.look = button(self.tr("没有打印机，看着屏幕手抄(&V)"), "link", "pencil-line")
        self.hide_again = button(self.tr("抄好了，收起来(&H)"), "plain", "eye-slash")
        # Nobody can mark it with the mouse: a code must not wander through the clipboard.
        self.code = label("", "code", wrap=True)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._card = QFrame()
        self._build()
        self.look.clicked.connect(self._show)
        self.hide_again.clicked.connect(self._on_written)

    def take(self, code: str) -> None:
        """This is the code; it is not shown yet."""
        self.code.setText(code)
        self.code.setAccessibleName(self._spoken.format(" ".join(code)))
        self.look.setEnabled(True)

    @property
    def shows(self) -> bool:
        """Whether the code can be read now."""
        return not self._card.isHidden()

    @Slot()
    def put_away(self) -> None:
        """Show it no more."""
        self._card.hide()
        self.look.show()

    @Slot()
    def _show(self) -> None:
        self.look.hide()
        self._card.show()
        self.hide_again.setFocus()
        # Once it is laid out: with large letters it comes below the end of what is seen.
        QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self.hide_again)
            above.ensureWidgetVisible(self.code)

    @Slot()
    def _on_written(self) -> None:
        self.put_away()
        self.look.setFocus()
        self.written.emit()

    def _build(self) -> None:
        theme.set_role(self._card, "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(*[theme.px(12)] * 4)
        inside.setSpacing(theme.px(8))
        inside.addWidget(self.code)
        inside.addWidget(label(self._careful, "warn", wrap=True))
        foot = QHBoxLayout()
        foot.addWidget(self.hide_again)
        foot.addStretch(1)
        inside.addLayout(foot)
        self.look.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._card)
        self._card.hide()
