"""What and for whom: the column at the left of 打印."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.services.paper.paper_recipes import STATION, TemplateInfo
from desktop.services.paper.texts import TextChoice
from desktop.ui import theme
from desktop.ui.paper.pieces_box import PiecesBox
from desktop.ui.paper.text_box import TextBox
from desktop.ui.paper.verbs import Choices
from desktop.ui.words_of_model import spoken

WIDTH_PX, NARROW_PX = 340, 200
_EDGES_PX = 6


class Chooser(QFrame):
    """The choices.

    Signals:
        template_changed: another document.
        changed: it is about something else.
        text_chosen: another text of the document is wanted: (its name, id of the text).
    """

    template_changed = Signal()
    changed = Signal()
    text_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setMinimumWidth(theme.px(NARROW_PX))
        self.setMaximumWidth(theme.px(WIDTH_PX))
        self.templates = QListWidget()
        self.texts = TextBox()
        self.pieces = PiecesBox()
        self._infos: tuple[TemplateInfo, ...] = ()
        self._texts: Mapping[str, Sequence[TextChoice]] = {}
        self._rest = QWidget()
        self._build()
        self._wire()

    def offer(self, choices: Choices) -> None:
        """Show what can be chosen; what was chosen before stays where it can."""
        template = self.template
        self._texts = choices.texts
        if choices.templates != self._infos:
            with QSignalBlocker(self.templates):
                self.templates.clear()
                self.templates.addItems([spoken(info.label) for info in choices.templates])
            self._infos = choices.templates
            # All of them: the column scrolls, the list does not.
            high = sum(self.templates.sizeHintForRow(n) for n in range(self.templates.count()))
            self.templates.setFixedHeight(high + theme.px(_EDGES_PX))
        self.choose(template.name if template else "")

    def choose(self, template: str, ids: Sequence[str] = ()) -> None:
        """Go to a document, and for one about records to those."""
        named = [row for row, info in enumerate(self._infos) if info.name == template]
        with QSignalBlocker(self.templates):
            self.templates.setCurrentRow(named[0] if named else 0)
        info = self.template
        if ids and info is not None and info.about != STATION:
            self.pieces.choose(info.about, ids)
        self.templates.scrollToItem(self.templates.currentItem())
        self._on_template()

    def hold(self, lent: Sequence[QWidget]) -> None:
        """Take parts of the print bar in, where there is no room for them below the page."""
        for widget in lent:
            self._column.addWidget(widget)

    @property
    def template(self) -> TemplateInfo | None:
        """The document that is chosen."""
        row = self.templates.currentRow()
        return self._infos[row] if 0 <= row < len(self._infos) else None

    def _build(self) -> None:
        inside = QWidget()
        theme.set_role(inside, "scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*[theme.px(side) for side in (16, 8, 16, 8)])
        column.setSpacing(theme.px(8))
        column.addWidget(self.templates)
        column.addWidget(self.texts)
        column.addWidget(self.pieces, 8)
        column.addWidget(self._rest, 1)  # takes the room that is left where nothing else does
        self._column = column
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
        self.templates.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.templates.setAccessibleName(self.tr("打印什么"))
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _wire(self) -> None:
        self.templates.currentRowChanged.connect(self._on_template)
        self.texts.chosen.connect(self._on_text)
        self.pieces.changed.connect(self.changed)

    @Slot()
    def _on_template(self) -> None:
        info = self.template
        if info is None:
            return
        self.texts.offer(self._texts.get(info.name, ()))
        self._rest.setVisible(info.about == STATION)
        self.template_changed.emit()
        self.pieces.offer(info)
        if info.about == STATION:
            self.changed.emit()

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if (info := self.template) is not None:
            self.text_chosen.emit(info.name, text)
