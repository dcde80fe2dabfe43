"""How long data is kept of who has left, and holders of certificates who were deleted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QSpinBox, QWidget

from desktop.background.door import Door
from desktop.services.desk import Desk
from desktop.ui import theme
from desktop.ui.widgets.words import label


@dataclass(frozen=True, slots=True)
class Years:
    """What is set.

    Args:
        left: years after somebody left; then 今日 asks.
        certificates: years after its day until a deleted holder is struck out of the register.
    """

    left: int
    certificates: int


class RetentionYears(QWidget):
    """Two numbers, kept as soon as one is left.

    Args:
        door: to the station.
        parent: the Qt parent.
    """

    def __init__(self, door: Door, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door = door
        self._known: Years | None = None
        self.left = QSpinBox(minimum=1, maximum=50)
        self.certificates = QSpinBox(minimum=0, maximum=30)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.px(12), 0, 0)
        grid.setVerticalSpacing(theme.px(8))
        grid.addWidget(label(self.tr("资料保留年限"), "section"), 0, 0, 1, 2)
        for row, (words, box) in enumerate(
            (
                (self.tr("退出的人，资料保留几年后在“今日”提醒处理"), self.left),
                (self.tr("要求删除的人，证书登记的姓名几年后隐去"), self.certificates),
            ),
            1,
        ):
            said = label(words, "body", wrap=True)
            said.setBuddy(box)
            box.setAccessibleName(words)
            box.setSuffix(self.tr(" 年"))
            box.editingFinished.connect(self._keep)
            grid.addWidget(said, row, 0)
            grid.addWidget(box, row, 1)
        grid.setColumnStretch(0, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask anew: another window may have set it."""
        super().showEvent(event)
        self._door.read(self, _years, self._on_years)

    def _on_years(self, years: Years) -> None:
        self._known = years
        for box, count in ((self.left, years.left), (self.certificates, years.certificates)):
            box.setValue(count)

    @Slot()
    def _keep(self) -> None:
        now = Years(self.left.value(), self.certificates.value())
        if self._known is not None and now != self._known:
            self._known = now
            self._door.write(self, _Keep(now), self._on_kept)

    def _on_kept(self, _nothing: None) -> None:
        """It stands in the boxes."""


def _years(desk: Desk) -> Years:
    from desktop.services.person import certificates_kept, retention

    return Years(retention.years(desk), certificates_kept.years(desk))


@dataclass(frozen=True, slots=True)
class _Keep:
    years: Years

    def __call__(self, desk: Desk) -> None:
        from desktop.services.person import certificates_kept, retention

        retention.keep_years(desk, self.years.left)
        certificates_kept.keep_years(desk, self.years.certificates)
