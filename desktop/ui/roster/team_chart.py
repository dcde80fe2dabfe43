"""The chart of all teams: each below the one it belongs to, with its leader and its size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.roster.teams import TeamNode
from desktop.ui import theme
from desktop.ui.roster.rows import TallPage, empty
from desktop.ui.widgets.words import OneLine, button, label
from desktop.ui.words_of_model import spoken

_STEP_PX, _GAP_PX = 24, 8


class TeamChart(QFrame):
    """A box a team, indented below the one above, with lines between them.

    Args:
        parent: the Qt parent.

    Signals:
        team_pressed: id of a team.
    """

    team_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self._tree = _Tree()
        self._told = label("", "quiet")
        page = TallPage()
        page.column.addWidget(label(self.tr("队伍架构图"), "section"))
        page.column.addWidget(self._told)
        page.column.addWidget(self._tree)
        page.column.addStretch(1)
        around = QVBoxLayout(self)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(page)
        self._tree.pressed.connect(self.team_pressed)
        self.show_teams(())

    def show_teams(self, roots: Sequence[TeamNode]) -> None:
        """Show these, each with what stands below it."""
        every = [node for node, _ in _flat(roots, -1)]
        self._tree.show_teams(roots)
        self._told.setText(self.tr("共 {0} 支队伍，点一支看队员").format(len(every)))


class _Tree(QWidget):
    """The boxes and their lines."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(_GAP_PX))
        #: Per box the number of the box above it; -1 for none.
        self._above: list[int] = []
        self._boxes: list[QFrame] = []

    def show_teams(self, roots: Sequence[TeamNode]) -> None:
        empty(self._column)
        self._above, self._boxes = [], []
        depths: list[int] = []
        for node, above in _flat(roots, -1):
            depths.append(depths[above] + 1 if above >= 0 else 0)
            self._above.append(above)
            box = self._box(node)
            row = QHBoxLayout()
            row.setContentsMargins(depths[-1] * theme.px(_STEP_PX), 0, 0, 0)
            row.addWidget(box)
            self._boxes.append(box)
            self._column.addLayout(row)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A line from each box down and over to those below it."""
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("edge"), max(theme.px(1), 1)))
        half = theme.px(_STEP_PX // 2)
        for box, above in zip(self._boxes, self._above, strict=True):
            if above >= 0:
                upper, here = self._boxes[above].geometry(), box.geometry()
                corner = QPoint(upper.left() + half, here.center().y())
                painter.drawLine(QPoint(corner.x(), upper.bottom()), corner)
                painter.drawLine(corner, QPoint(here.left(), corner.y()))

    def _box(self, node: TeamNode) -> QFrame:
        made = QFrame()
        theme.set_role(made, "side-value")
        name = button(node.name.replace("&", "&&"), "link")
        name.clicked.connect(partial(self.pressed.emit, node.id))
        leader = node.leader or self.tr("还没有队长")
        told = self.tr("{0} · {1} 人").format(leader, node.members)
        name.setAccessibleDescription(told)
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(name)
        first.addStretch(1)
        first.addWidget(label(spoken(node.level), "quiet"), 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(made)
        column.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(8))
        column.setSpacing(0)
        column.addLayout(first)
        column.addWidget(OneLine(told, "quiet"))
        return made


def _flat(nodes: Sequence[TeamNode], above: int) -> Iterator[tuple[TeamNode, int]]:
    """Every team from the top with the number of the one above it."""
    waiting = [(node, above) for node in reversed(nodes)]
    number = -1
    while waiting:
        node, over = waiting.pop()
        number += 1
        yield node, over
        waiting += [(one, number) for one in reversed(node.below)]
