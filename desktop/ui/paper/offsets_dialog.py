"""How far a printer is off: measured on the test page, kept in millimetres."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QHBoxLayout, QWidget

from desktop.model.stock import FARTHEST_MM
from desktop.printing.sheets.certificates.alignment_sheet import CROSS_MM
from desktop.ui import theme
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import button, label, line

translate = QCoreApplication.translate

_STEP_MM = 0.5


class OffsetsDialog(FittedDialog):
    """Asks what was measured and shows what follows.

    Args:
        printer: its name.
        moved: how far to the right and down everything is moved now, in millimetres.
        parent: the window.

    Signals:
        kept: (right, down) in millimetres.
        test_wanted: the test page, please.
    """

    kept = Signal(float, float)
    test_wanted = Signal()

    def __init__(
        self, printer: str, moved: tuple[float, float], parent: QWidget | None = None
    ) -> None:
        super().__init__(8, parent)
        self.setWindowTitle(self.tr("打印机校正"))
        self.right, self.down = _millimetres(moved[0]), _millimetres(moved[1])
        self.from_left, self.from_top = _measured(), _measured()
        self._build(printer)

    def _build(self, printer: str) -> None:
        self.column.addWidget(label(printer, "section", wrap=True))
        test = button(self.tr("看测试页(&T)"), "plain", "crosshair")
        test.clicked.connect(self._on_test)
        first = QHBoxLayout()
        first.addWidget(label(self.tr("一、打一张测试页，量左上角的十字"), "body", wrap=True), 1)
        first.addWidget(test)
        self.column.addLayout(first)
        told = self.tr("二、十字的中心到纸边有多远（应该都是 {0} 毫米）").format(CROSS_MM)
        self.column.addWidget(label(told, "body", wrap=True))
        work_out = button(self.tr("按量得的算(&C)"), "plain", "ruler")
        work_out.clicked.connect(self.work_out)
        measured = _pair(
            (self.tr("到纸左边"), self.from_left), (self.tr("到纸上边"), self.from_top)
        )
        measured.addWidget(work_out, 1, 2)
        self.column.addLayout(measured)
        self.column.addWidget(line())
        self.column.addWidget(label(self.tr("三、打印时这样移动；也可以直接填"), "body", wrap=True))
        self.column.addLayout(
            _pair((self.tr("向右移"), self.right), (self.tr("向下移"), self.down))
        )
        keep, leave = button(self.tr("保存(&S)"), "primary"), button(self.tr("取消(&X)"), "plain")
        self.lay_foot(keep, leave)
        self.accepted.connect(self._on_kept)
        self.from_left.setFocus()

    @Slot()
    def work_out(self) -> None:
        """Add what is lacking to what was moved when the page was printed."""
        self.right.setValue(self.right.value() + CROSS_MM - self.from_left.value())
        self.down.setValue(self.down.value() + CROSS_MM - self.from_top.value())
        for box in (self.from_left, self.from_top):
            box.setValue(CROSS_MM)

    @Slot()
    def _on_kept(self) -> None:
        self.kept.emit(self.right.value(), self.down.value())

    @Slot()
    def _on_test(self) -> None:
        self.test_wanted.emit()
        self.reject()


def _millimetres(value: float) -> QDoubleSpinBox:
    made = QDoubleSpinBox(
        minimum=-FARTHEST_MM, maximum=FARTHEST_MM, singleStep=_STEP_MM, decimals=1
    )
    made.setSuffix(translate("OffsetsDialog", " 毫米"))
    made.setValue(value)
    return made


def _measured() -> QDoubleSpinBox:
    made = QDoubleSpinBox(
        minimum=0, maximum=CROSS_MM + FARTHEST_MM, singleStep=_STEP_MM, decimals=1
    )
    made.setSuffix(translate("OffsetsDialog", " 毫米"))
    made.setValue(CROSS_MM)
    return made


def _pair(*named: tuple[str, QDoubleSpinBox]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(12))
    grid.setVerticalSpacing(theme.px(4))
    for place, (words, box) in enumerate(named):
        name = label(words, "field")
        name.setBuddy(box)
        box.setAccessibleName(words)
        grid.addWidget(name, 0, place)
        grid.addWidget(box, 1, place)
    return grid
