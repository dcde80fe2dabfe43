"""打印机: how far each printer is off on paper whose frame is printed already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from desktop.ui import theme
from desktop.ui.settings.section import Section
from desktop.ui.widgets.readers_choice import ChoiceBox
from desktop.ui.widgets.words import button, label

_FARTHEST_MM, _STEP_MM, _NUMBER_PX = 30.0, 0.5, 140


class PrinterSection(Section):
    """A printer, and two lengths.

    Signals:
        changed: (printer, millimetres to the right, millimetres down).
        test_pressed: to the test page in 打印.
    """

    changed = Signal(str, float, float)
    test_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("打印机"), "", parent)
        self._offsets: Mapping[str, tuple[float, float]] = {}
        words = self.tr(
            "套打在买来的证书纸上时，各台打印机会偏一点。先打一张测试页，"
            "量一量差多少，在这里填上：正数往右、往下挪，负数往左、往上挪。"
        )
        how = label(words, "quiet", wrap=True)
        self.column.addWidget(how)
        self.printers = ChoiceBox()
        self.printers.setAccessibleName(self.tr("哪台打印机"))
        self.right, self.down = self._length(self.tr("往右挪")), self._length(self.tr("往下挪"))
        self.test = button(self.tr("打印测试页(&T)…"), "plain", "printer")
        self._none = label(self.tr("这台电脑还没有装打印机。"), "body", wrap=True)
        self._fields: list[QWidget] = [how]
        for name, editor in (
            (self.tr("哪台打印机"), self.printers),
            (self.tr("往右挪（毫米）"), self.right),
            (self.tr("往下挪（毫米）"), self.down),
        ):
            field = label(name, "field")
            self._fields += [field, editor]
            self.column.addWidget(field)
            self.column.addWidget(editor, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._none)
        self.column.addWidget(self.test, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_whole()
        self.printers.activated.connect(self._show_chosen)
        for made in (self.right, self.down):
            made.valueChanged.connect(self._on_changed)
        self.test.clicked.connect(self.test_pressed)
        self.show_printers((), {}, "")

    def show_printers(
        self,
        names: Sequence[str],
        offsets: Mapping[str, tuple[float, float]],
        usual: str,
    ) -> None:
        """Show the printers there are.

        Args:
            names: of those the system knows.
            offsets: by printer, also of one that is not plugged in now.
            usual: the one chosen first.
        """
        self._offsets = offsets
        chosen = self.printers.currentText() or usual
        shown = list(dict.fromkeys((*names, *offsets)))
        self.printers.clear()
        self.printers.addItems(shown)
        if chosen in shown:
            self.printers.setCurrentText(chosen)
        for made in self._fields:
            made.setVisible(bool(shown))
        self._none.setVisible(not shown)
        self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        moved = self._offsets.get(self.printers.currentText(), (0.0, 0.0))
        for editor, value in zip((self.right, self.down), moved, strict=True):
            with QSignalBlocker(editor):
                editor.setValue(value)

    @Slot()
    def _on_changed(self) -> None:
        name, moved = self.printers.currentText(), (self.right.value(), self.down.value())
        if name and self._offsets.get(name, (0.0, 0.0)) != moved:
            self._offsets = {**self._offsets, name: moved}
            self.changed.emit(name, *moved)

    def _length(self, name: str) -> QDoubleSpinBox:
        made = QDoubleSpinBox()
        made.setRange(-_FARTHEST_MM, _FARTHEST_MM)
        made.setSingleStep(_STEP_MM)
        made.setDecimals(1)
        made.setKeyboardTracking(False)  # stored once the number is whole
        made.setMinimumWidth(theme.px(_NUMBER_PX))
        made.setAccessibleName(self.tr("{0}几毫米").format(name))
        return made
