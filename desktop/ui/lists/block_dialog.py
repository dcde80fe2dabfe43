"""What a paste will do, in numbers, before it does it; names that mean several are asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.services.lists.cell_plan import Ask, CellPlan
from desktop.ui import theme
from desktop.ui.sentences import told
from desktop.ui.widgets.editors import ChoiceEditor
from desktop.ui.widgets.fitted_dialog import FittedDialog
from desktop.ui.widgets.words import OneLine, button, label

#: Cells that stay as they are, and names, that are listed; the rest is counted.
_SHOWN = 5


class BlockDialog(FittedDialog):
    """Numbers, reasons, questions, and one press.

    Args:
        plan: what would happen.
        size: rows and columns of a pasted block; None for cells set otherwise.
        rest: what of it found no cell, in words.
        parent: the window.
    """

    def __init__(
        self,
        plan: CellPlan,
        size: tuple[int, int] | None,
        rest: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(12, parent)
        self._plan = plan
        self._choices: dict[tuple[str, str], ChoiceEditor] = {}
        title = self.tr("粘贴 {0:,} 行 × {1:,} 列").format(*size) if size else self.tr("修改")
        self.setWindowTitle(title)
        self.column.addWidget(label(title, "section"))
        self.told = label(self._counts(), wrap=True)
        self.column.addWidget(self.told)
        for words in self._reasons(rest):
            self.column.addWidget(label(words, "warn", wrap=True))
        if plan.asks:
            self._build_asks(plan.asks)
        self._build_foot(self.tr("粘贴(&S)") if size else self.tr("修改(&S)"))

    @property
    def answers(self) -> dict[tuple[str, str], str]:
        """(kind, name) to the id that was chosen; empty for none of them."""
        return {key: made.value() for key, made in self._choices.items()}

    def seen_over(self, seen: Mapping[str, Mapping[str, int]]) -> dict[str, Mapping[str, int]]:
        """The versions seen by now: of the lines, and of what the plan looked at."""
        bases = self._plan.bases
        return {
            record: {**bases.get(record, {}), **seen.get(record, {})}
            for record in seen.keys() | bases.keys()
        }

    def _counts(self) -> str:
        plan = self._plan
        parts = []
        if plan.cells or not plan.asks:
            parts.append(self.tr("改 {0:,} 格").format(plan.cells))
        if plan.same:
            parts.append(self.tr("{0:,} 格本来就是这样").format(plan.same))
        if plan.refused:
            parts.append(self.tr("{0:,} 格不行").format(len(plan.refused)))
        if plan.asks:
            parts.append(self.tr("{0:,} 个名字要问一问").format(len(plan.asks)))
        return self.tr("，").join(parts) + self.tr("。")

    def _reasons(self, rest: str) -> list[str]:
        by_reason: dict[str, list[str]] = {}
        for one in self._plan.refused:
            by_reason.setdefault(told(one.reason), []).append(one.title)
        lines = [self._line(why, titles) for why, titles in by_reason.items()]
        if len(lines) > _SHOWN:
            left = sum(len(titles) for titles in list(by_reason.values())[_SHOWN:])
            lines = [*lines[:_SHOWN], self.tr("……另有 {0:,} 格").format(left)]
        return [*lines, rest] if rest else lines

    def _line(self, why: str, titles: Sequence[str]) -> str:
        if len(titles) == 1:
            return self.tr("「{0}」{1}").format(titles[0], why)
        return self.tr("「{0}」等 {1:,} 格，{2}").format(titles[0], len(titles), why)

    def _build_asks(self, asks: tuple[Ask, ...]) -> None:
        self.column.addWidget(label(self.tr("这些名字不止一个，请选是哪一个："), wrap=True))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setColumnStretch(1, 1)
        for row, ask in enumerate(asks[: 2 * _SHOWN]):
            choice = ChoiceEditor([(one.id, one.words) for one in ask.candidates])
            choice.setItemText(0, self.tr("哪个都不是，不填"))
            choice.setAccessibleName(self.tr("“{0}”是哪一个").format(ask.name))
            self._choices[(ask.kind, ask.name)] = choice
            grid.addWidget(OneLine(ask.name), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(choice, row, 1)
        self.column.addLayout(grid)
        for ask in asks[2 * _SHOWN :]:  # too many to be asked: left as they are, and told
            self._choices[(ask.kind, ask.name)] = ChoiceEditor((), parent=self)
            self._choices[(ask.kind, ask.name)].hide()
        if len(asks) > 2 * _SHOWN:
            words = self.tr("另有 {0} 个不问了，留着不填。").format(len(asks) - 2 * _SHOWN)
            self.column.addWidget(label(words, "quiet", wrap=True))

    def _build_foot(self, words: str) -> None:
        self.column.addWidget(label(self.tr("可以撤销，一次全部退回。"), "quiet", wrap=True))
        accept, cancel = button(words, "primary"), button(self.tr("取消(&C)"), "plain")
        accept.setDefault(True)
        accept.setEnabled(bool(self._plan.cells or self._plan.asks))
        self.lay_foot(accept, cancel)
        self.accept_button = accept
        first = next((made for made in self._choices.values()), None)
        (first or accept).setFocus()
