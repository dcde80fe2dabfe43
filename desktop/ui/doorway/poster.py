"""The left side of the doorway: what this is, or how far one is with a new station."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.doorway.step_list import StepList
from desktop.ui.widgets.words import label

#: In px at any scale: larger text must not ask for a larger screen.
WIDEST, _MARGIN = 430, 40


class Poster(QFrame):
    """The name, some words or the steps, and links at the foot.

    Args:
        steps: of a new station.
        links: at the foot.
        founding: whether a station is being made.
        parent: the Qt parent.
    """

    def __init__(
        self,
        steps: StepList,
        links: Sequence[QWidget],
        *,
        founding: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme.set_role(self, "poster-side")
        self.setFixedWidth(min(theme.px(280), WIDEST))
        column = QVBoxLayout(self)
        margin = min(theme.px(32), _MARGIN)
        column.setContentsMargins(margin, margin, margin // 2, margin)
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        column.addWidget(label(self.tr("新时代文明实践站"), "poster-title", wrap=True))
        steps.setVisible(founding)
        told = (
            self.tr("花名册、活动、时长、证书，一处记好。"),
            self.tr("不联网也能用。"),
            self.tr("资料加密保存在这台电脑上。"),
        )
        for words in () if founding else told:
            column.addWidget(label(words, "poster", wrap=True))
        column.addSpacing(theme.px(12))
        column.addWidget(steps)
        column.addStretch(2)
        for link in links:
            # They go after the second step; the name and the steps above stay where they are.
            keeping = link.sizePolicy()
            keeping.setRetainSizeWhenHidden(True)
            link.setSizePolicy(keeping)
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
