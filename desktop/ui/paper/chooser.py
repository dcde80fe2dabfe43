"""What and for whom: the column at the left of 打印, or two of them where there is room."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.services.paper.groups import group_of
from desktop.services.paper.recipe import STATION, Question, TemplateInfo
from desktop.services.paper.texts import TextChoice
from desktop.ui import theme
from desktop.ui.paper.notices.box import NoticesBox
from desktop.ui.paper.pieces_box import PiecesBox
from desktop.ui.paper.questions_box import QuestionsBox
from desktop.ui.paper.text_box import TextBox
from desktop.ui.paper.verbs import NOTHING_WANTED, Choices, Wanted
from desktop.ui.widgets.low_scroll import LowScroll
from desktop.ui.widgets.readers_choice import ReadersChoice
from desktop.ui.widgets.words import button
from desktop.ui.words_of_model import spoken

WIDTH_PX, NARROW_PX = 308, 200
_EDGES_PX, _EDGE_PX = 6, 8
#: What Qt says where a size is not limited.
_ANY = (1 << 24) - 1
#: The name of a document in its line of the list.
_NAME = Qt.ItemDataRole.UserRole
#: The document whose texts are listed here, and what asks which of them.
_NOTICE = "notice"
#: The poster of an activity.
_ANNOUNCED = "activity-notice"
#: Of the room, beside a stretch of 1.
_MOST_OF_ROOM = 8
#: So many lines of the list are in sight where it stands above the rest.
_MOST_ROWS = 8


class Chooser(QFrame):
    """The choices.

    Where there is room, its list of documents stands beside it, as the screen wishes.

    Attributes:
        templates: the documents.
        beside: whether they stand beside it.
        today: by this PC.

    Signals:
        template_changed: another document.
        changed: it is about something else.
        text_chosen: another text of the document is wanted: (its name, id of the text).
        notice_wanted: a notice about this activity is to be written.
    """

    template_changed = Signal()
    changed = Signal()
    text_chosen = Signal(str, str)
    notice_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.setMinimumWidth(theme.px(NARROW_PX))
        self.setMaximumWidth(theme.px(WIDTH_PX))
        self.templates = QListWidget()
        self.texts = TextBox()
        self.questions = QuestionsBox()
        self.notices = NoticesBox()
        self.pieces = PiecesBox()
        self.as_notice = button(self.tr("写成通知(&W)…"), "plain", "note-pencil")
        self._infos: dict[str, TemplateInfo] = {}
        self._questions: Mapping[str, Sequence[Question]] = {}
        self.today = dt.date.min
        self._texts: Mapping[str, Sequence[TextChoice]] = {}
        self._rest = QWidget()
        self.beside = False
        self._build()
        self._wire()

    def offer(self, choices: Choices) -> None:
        """Show what can be chosen; what was chosen before stays where it can."""
        template = self.template
        self._texts = choices.texts
        if choices.templates != tuple(self._infos.values()):
            with QSignalBlocker(self.templates):
                self._list(choices.templates)
            self._infos = {info.name: info for info in choices.templates}
            self._size_templates()
        self._questions, self.today = choices.questions, choices.today
        self.notices.offer(choices.notices)
        self.choose(template.name if template else "")

    def choose(self, template: str, wish: Wanted = NOTHING_WANTED) -> None:
        """Go to a document, and for one about records to those."""
        wanted = template if template in self._infos else next(iter(self._infos), "")
        with QSignalBlocker(self.templates):
            self.templates.setCurrentRow(self._rows().get(wanted, -1))
        info = self.template
        if wish.ids and info is not None and info.about != STATION:
            self.pieces.choose(info.about, wish.ids, wish.only)
        if wish.ids and wanted == _NOTICE:
            self.notices.choose(wish.ids[0])
        self.templates.scrollToItem(self.templates.currentItem())
        self._on_template()
        self.questions.answer(wish.answers)

    def lend_templates(self) -> QListWidget:
        """Give the documents away, to stand in a column of their own."""
        self.beside = True
        theme.set_role(self.templates, "card")
        self._arrange()
        return self.templates

    def take_back(self) -> None:
        """The documents stand here again."""
        self.beside = False
        theme.set_role(self.templates, "bare")
        self._column.insertWidget(0, self.templates)
        self._arrange()

    def hold(self, lent: Sequence[QWidget]) -> None:
        """Take parts of the print bar in, where there is no room for them below the page."""
        for widget in lent:
            self._column.addWidget(widget)

    @property
    def template(self) -> TemplateInfo | None:
        """The document that is chosen."""
        item = self.templates.currentItem()
        return None if item is None else self._infos.get(item.data(_NAME))

    @property
    def has_text(self) -> bool:
        """Whether the document is made of a text that can be changed."""
        info = self.template
        return info is not None and bool(self._texts.get(info.name))

    def answers(self) -> tuple[tuple[str, str], ...]:
        """To the document's questions, as (name, value)."""
        answers = self.questions.answers()
        of_list = ((_NOTICE, self.notices.chosen),) if self._is_notice else ()
        return (*of_list, *answers)

    @property
    def _is_notice(self) -> bool:
        return self.template is not None and self.template.name == _NOTICE

    def _build(self) -> None:
        area = LowScroll()
        column = self._column = area.column
        column.setContentsMargins(*[theme.px(_EDGE_PX)] * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(self.templates)
        column.addWidget(self.texts)
        column.addWidget(self.notices, _MOST_OF_ROOM)
        column.addWidget(self.questions)
        column.addWidget(self.pieces, _MOST_OF_ROOM)
        column.addWidget(self.as_notice)
        self.as_notice.hide()
        column.addWidget(self._rest, 1)  # takes the room that is left where nothing else does
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(area)
        self.templates.setAccessibleName(self.tr("打印什么"))
        self.templates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _arrange(self) -> None:
        self._size_templates()
        self.pieces.show_everybody(everybody=not self.beside)
        self._show_whether_needed()

    def _size_templates(self) -> None:
        """Beside the rest as high as the window; above it a few lines, and the list scrolls."""
        listed = self.templates
        listed.ensurePolished()
        edges = 2 * listed.frameWidth() + theme.px(_EDGES_PX)
        shown = min(listed.count(), _MOST_ROWS)
        high = sum(listed.sizeHintForRow(n) for n in range(shown)) + edges
        bar = listed.verticalScrollBar().sizeHint().width()
        wide = listed.sizeHintForColumn(0) + edges + bar
        listed.setMinimumSize(wide if self.beside else 0, high)
        listed.setMaximumSize(wide if self.beside else _ANY, _ANY if self.beside else high)

    def _show_whether_needed(self) -> None:
        """Without the documents there may be nothing to choose."""
        about_records = self.template is not None and self.template.about != STATION
        asked = (self.texts, self.notices, self.questions)
        asks = not all(part.isHidden() for part in asked)
        self.setVisible(not self.beside or about_records or asks)

    def _wire(self) -> None:
        self.templates.currentRowChanged.connect(self._on_template)
        ReadersChoice(self.templates)
        self.texts.chosen.connect(self._on_text)
        self.notices.changed.connect(self.changed)
        self.questions.changed.connect(self.changed)
        self.pieces.changed.connect(self.changed)
        self.pieces.changed.connect(self._offer_notice)
        self.as_notice.clicked.connect(self._on_as_notice)

    @Slot()
    def _on_template(self) -> None:
        info = self.template
        if info is None:
            return
        self.texts.offer(self._texts.get(info.name, ()))
        self.notices.setVisible(self._is_notice)
        asked = self._questions.get(info.name, ())
        # The list answers which notice.
        self.questions.ask([one for one in asked if one.name != _NOTICE], self.today)
        self._rest.setVisible(info.about == STATION and not self._is_notice)
        self._show_whether_needed()
        self.template_changed.emit()
        self.pieces.offer(info)
        self._offer_notice()
        if info.about == STATION:
            self.changed.emit()

    def _list(self, infos: Sequence[TemplateInfo]) -> None:
        """Under the names of their groups, which can't be chosen."""
        self.templates.clear()
        last = ""
        for info in infos:
            group = group_of(info.name)
            if group != last:
                head = QListWidgetItem(spoken(group))
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.templates.addItem(head)
                last = group
            item = QListWidgetItem(spoken(info.label))
            item.setData(_NAME, info.name)
            self.templates.addItem(item)

    def _rows(self) -> dict[str, int]:
        """Where each document stands in the list."""
        listed = self.templates
        items = ((listed.item(row), row) for row in range(listed.count()))
        return {item.data(_NAME): row for item, row in items if item.data(_NAME)}

    @Slot()
    def _offer_notice(self) -> None:
        """What is announced on a poster can be said in a notice too."""
        info = self.template
        self.as_notice.setVisible(info is not None and info.name == _ANNOUNCED)
        self.as_notice.setEnabled(len(self.pieces.chosen) == 1)

    @Slot()
    def _on_as_notice(self) -> None:
        self.notice_wanted.emit(self.pieces.chosen[0])

    @Slot(str)
    def _on_text(self, text: str) -> None:
        if (info := self.template) is not None:
            self.text_chosen.emit(info.name, text)
