"""打印选项: how the printer uses its sheets; a quiet button with a list of choices behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.model.sheet_use import USUAL, SheetUse, Sides
from desktop.ui.widgets.words import button


class PrintOptions(QWidget):
    """What is chosen of sides and pages a side.

    Attributes:
        button: opens the list.
        menu: the list.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = button(self.tr("打印选项(&K)"), "quiet", "sliders-horizontal")
        self.menu = QMenu(self.button)
        self.sides = {
            Sides.ONE: self._action(self.tr("单面")),
            Sides.LONG: self._action(self.tr("双面，长边翻（竖着的纸像翻书）")),
            Sides.SHORT: self._action(self.tr("双面，短边翻（竖着的纸像翻挂历）")),
        }
        self._unable = self.menu.addAction(self.tr("这台打印机不会自动双面打印"))
        self.menu.addSeparator()
        self.one = self._action(self.tr("一面打一页"))
        self.two = self._action(self.tr("一面打两页（缩小到七成）"))
        self._build()
        self.choose(USUAL)

    def chosen(self) -> SheetUse:
        """What it is."""
        sides = next((one for one, made in self.sides.items() if made.isChecked()), Sides.ONE)
        return SheetUse(sides, self.two.isChecked())

    def choose(self, use: SheetUse) -> None:
        """Choose this."""
        self.sides[use.sides].setChecked(True)
        (self.two if use.two_up else self.one).setChecked(True)

    def know(self, *, turns: bool) -> None:
        """Whether the printer turns sheets over; one that does not prints one side."""
        if not turns:
            self.sides[Sides.ONE].setChecked(True)
        self._unable.setVisible(not turns)
        for sides, made in self.sides.items():
            made.setEnabled(turns or sides is Sides.ONE)

    def words(self, pages: int) -> str:
        """What is not as usual; empty where all is.

        Args:
            pages: that are printed.
        """
        use = self.chosen()
        if use == USUAL:
            return ""
        told = {Sides.LONG: self.tr("双面，长边翻"), Sides.SHORT: self.tr("双面，短边翻")}
        parts = [told[use.sides]] if use.sides in told else []
        if use.two_up:
            parts.append(self.tr("一面打两页"))
        if pages:
            parts.append(self.tr("{0} 页用 {1} 张纸").format(pages, use.sheets(pages)))
        return self.tr("；").join(parts) + self.tr("。")

    def _action(self, words: str) -> QAction:
        made = self.menu.addAction(words)
        made.setCheckable(True)
        made.triggered.connect(self._on_chosen)
        return made

    def _build(self) -> None:
        for actions in (self.sides.values(), (self.one, self.two)):
            group = QActionGroup(self)
            for action in actions:
                group.addAction(action)
        self._unable.setEnabled(False)
        self._unable.setVisible(False)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button)

    @Slot()
    def _on_chosen(self) -> None:
        self.changed.emit()
