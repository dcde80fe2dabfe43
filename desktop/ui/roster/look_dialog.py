"""查看完整号码: why, before it is shown; the reason is written down with who looked."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from desktop.model.audited import MOST_CHARACTERS, OTHER, REASONS
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label
from desktop.ui.words_of_model import spoken


class LookDialog(FittedDialog):
    """Asks for the reason.

    Args:
        name: whose number.
        parent: the window.

    Signals:
        reasoned: the reason, as it is written down.
    """

    reasoned = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self.setWindowTitle(self.tr("查看完整证件号"))
        title = self.tr("为什么要看{0}的完整证件号？").format(name)
        self.column.addWidget(label(title, "section", wrap=True))
        self.choices: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        for reason in REASONS:
            choice = QRadioButton(spoken(reason))
            self._group.addButton(choice)
            self.choices[reason] = choice
            self.column.addWidget(choice)
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_CHARACTERS)
        self.words.setAccessibleName(self.tr("其他理由"))
        self.words.setPlaceholderText(self.tr("请写明，如：银行要求核对"))
        self.column.addWidget(self.words)
        self.words.hide()
        told = self.tr("谁看的、为什么看，会写进“设置 › 查看记录”。一分钟后自己遮住。")
        self.column.addWidget(label(told, "quiet", wrap=True))
        self._accept = button(self.tr("查看(&K)"), "primary")
        self.lay_foot(self._accept, button(self.tr("取消(&C)"), "plain"))
        self._group.buttonToggled.connect(self._on_chosen)
        self.words.textChanged.connect(self._tell)
        self.accepted.connect(self._on_accepted)
        self._tell()
        self.choices[REASONS[0]].setFocus()

    @property
    def why(self) -> str:
        """The reason; empty while none is given."""
        chosen = next((one for one, box in self.choices.items() if box.isChecked()), "")
        return self.words.text().strip() if chosen == OTHER else chosen

    @Slot()
    def _on_chosen(self) -> None:
        """Words are asked for only where they are the reason."""
        other = self.choices[OTHER].isChecked()
        if other != self.words.isVisibleTo(self):
            self.words.setVisible(other)
            self.fit()
        if other:
            self.words.setFocus()
        self._tell()

    @Slot()
    def _tell(self) -> None:
        self._accept.setEnabled(bool(self.why))

    @Slot()
    def _on_accepted(self) -> None:
        self.reasoned.emit(self.why)
