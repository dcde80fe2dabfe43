"""Two rows for a new PIN or passphrase, typed twice, and the way from the one to the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from desktop import errors
from desktop.model import pins
from desktop.ui.sentences import told
from desktop.ui.widgets.form import FormRow
from desktop.ui.widgets.passphrase import MINIMUM_PASSPHRASE, PassphraseLine
from desktop.ui.widgets.words import button, label

PIN, PASSPHRASE = "pin", "passphrase"


class NewSecretRows(QObject):
    """The rows, for whoever lays them out.

    Args:
        careful: what is said below the second row.
        instead: whether another stands beside it, from which it is told by its name.
        parent: the Qt parent.

    Signals:
        edited: something was typed.
        entered: Enter was pressed.
        kind_changed: a PIN is wanted now, or a passphrase.
    """

    edited = Signal()
    entered = Signal()
    kind_changed = Signal()

    def __init__(
        self, careful: str = "", parent: QObject | None = None, *, instead: bool = False
    ) -> None:
        super().__init__(parent)
        self._instead = instead
        self.kind = PASSPHRASE
        self._careful = careful
        self._offered = False
        self._lines = (PassphraseLine(""), PassphraseLine(""))
        self.first, self.again = (FormRow("　", one, "　", required=True) for one in self._lines)
        self.switch = button("", "link")
        self.why = label(
            self.tr("这台电脑的系统不保管钥匙，所以用口令，不用 PIN。"), "quiet", wrap=True
        )
        for one in self._lines:
            one.edited.connect(self.edited)
            one.line.returnPressed.connect(self.entered)
        self.switch.clicked.connect(self._on_switch)
        self._show()

    def offer_pin(self, *, offered: bool) -> None:
        """Whether this PC can keep the other half of a PIN; then a PIN is what is asked first."""
        self._offered = offered
        if not any(line.text() for line in self._lines):
            self.kind = PIN if offered else PASSPHRASE
        self._show()

    @property
    def typed(self) -> str:
        """The secret."""
        return self._lines[0].text()

    def problems(self) -> tuple[str, str]:
        """What is wrong with each row; two empty sentences where nothing is."""
        typed, again = (line.text() for line in self._lines)
        return self._problem(typed), "" if again == typed else self._differs()

    def check(self) -> bool:
        """Say what is wrong below the rows; gives whether nothing is."""
        found = self.problems()
        for row, sentence in zip((self.first, self.again), found, strict=True):
            row.show_problem(sentence)
        wrong = next((n for n, sentence in enumerate(found) if sentence), None)
        if wrong is not None:
            self._lines[wrong].line.setFocus()
        return wrong is None

    def show_refusal(self, error: errors.StationError) -> bool:
        """Put a refusal below the row it is about; gives whether there is one."""
        about = (errors.PassphraseTooShort, errors.PinTooShort, errors.PinTooSimple)
        if not isinstance(error, about):
            return False
        self.first.show_problem(told(str(error)))
        self._lines[0].line.setFocus()
        return True

    def _problem(self, typed: str) -> str:
        if self.kind == PASSPHRASE:
            short = self.tr("口令太短，至少 {0} 个字符").format(MINIMUM_PASSPHRASE)
            return short if len(typed) < MINIMUM_PASSPHRASE else ""
        pin = pins.read(typed)
        if not pins.is_pin(pin) or len(pin) < pins.MINIMUM:
            return self.tr("PIN 要 {0} 位或更多数字").format(pins.MINIMUM)
        if pins.is_simple(pin):
            return self.tr("这个太容易猜，请换一个，也不要用生日")
        return ""

    def _differs(self) -> str:
        pin = self.kind == PIN
        return self.tr("两次输入的 PIN 不一样") if pin else self.tr("两次输入的口令不一样")

    def _show(self) -> None:
        pin = self.kind == PIN
        hint = self.tr("{0} 位或更多数字，只在这台电脑上能用").format(pins.MINIMUM)
        if not pin:
            hint = self.tr("至少 {0} 个字符，只有您记得的话").format(MINIMUM_PASSPHRASE)
        name = "PIN" if pin else self.tr("口令")
        if self._instead:
            name = self.tr("新的 PIN") if pin else self.tr("新的口令")
        self.first.rename(name, hint)
        again = self.tr("再输一遍 PIN") if pin else self.tr("再输一遍口令")
        self.again.rename(again, self._careful)
        self.switch.setText(self.tr("改用口令(&W)") if pin else self.tr("改用 PIN(&W)"))
        for made, wanted in ((self.switch, self._offered), (self.why, not self._offered)):
            if made.parent() is not None or not wanted:
                made.setVisible(wanted)

    @Slot()
    def _on_switch(self) -> None:
        self.kind = PASSPHRASE if self.kind == PIN else PIN
        for line in self._lines:
            line.set_value("")
        self._show()
        self._lines[0].line.setFocus()
        self.kind_changed.emit()
