"""The list panel: search line, sentences, table, and what can be done with what is selected."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from desktop.services.lists.listing import ListQuery, Term
from desktop.ui import theme
from desktop.ui.lists.chips import TermChips
from desktop.ui.lists.face import Face
from desktop.ui.lists.filter_menu import FilterMenu
from desktop.ui.lists.more_menu import MoreMenu
from desktop.ui.lists.sentences import Offers, sentence
from desktop.ui.lists.table import ListTable
from desktop.ui.lists.view_menu import ViewMenu
from desktop.ui.models.id_list import IdListModel
from desktop.ui.widgets.empty import EmptyState
from desktop.ui.widgets.search_line import SearchLine
from desktop.ui.widgets.words import button, label

#: The question goes out with the key; while one is under way the keeper holds the newest back.
PAUSE_MS = 0
#: Percent above which the buttons have no words.
_LARGE_TEXT = 120
#: From this height on, at 100 %, there is a row for what is selected.
_TALL_PX = 240


class ListPanel(QFrame):
    """Everything a clerk sees of a list.

    Args:
        face: what list it is.
        model: its rows.
        parent: the Qt parent.

    Signals:
        query_changed: what the list should show now, a `ListQuery`.
        empty_pressed: the button of a list that holds nothing at all.
        bulk_wanted: 批量修改.
        remove_wanted: 删除.
    """

    query_changed = Signal(object)
    empty_pressed = Signal()
    bulk_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, face: Face, model: IdListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "card")
        self.face = face
        self._query = ListQuery(order=face.order, descending=face.descending)
        self._offers: Offers = {}
        self._known, self._fewest = 0, 2
        self._nothing = (self.tr("这里还是空的"), "", "")
        self.words = SearchLine("funnel")
        self.filters, self.views = FilterMenu(face, self), ViewMenu(self)
        self.more = MoreMenu(face, self)
        self.chips = TermChips()
        self.table = ListTable(model, face.kind)
        self._empty = EmptyState("users", "", role="plain")
        self._stack, self._chosen = QStackedWidget(), QFrame()
        self._chosen_words = label("", "body")
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._build()
        self._connect(model)

    # --- what the presenter tells it --------------------------------------------------------

    @property
    def query(self) -> ListQuery:
        """What the clerk asks for."""
        return replace(self._query, search=self.words.text().strip())

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the list is narrowed by, in words."""
        facets = self.face.listing.facets
        return tuple(sentence(facets[t.facet], t, self._offers) for t in self._query.terms)

    def show_query(self, query: ListQuery) -> None:
        """Ask for something else: a view, or everything."""
        facets = self.face.listing.facets
        terms = tuple(t for t in query.terms if t.facet in facets)
        self._query = replace(query, terms=terms)
        with QSignalBlocker(self.words):
            self.words.setText(query.search)
        self.table.show_order(query.order, descending=query.descending)
        self._ask()

    def begin(self, order: str, *, descending: bool) -> None:
        """Order the list as it was last left, without asking yet."""
        self._query = replace(self._query, order=order or self.face.order, descending=descending)
        self.table.show_order(self._query.order, descending=self._query.descending)
        self.more.show_order(self._query.order)

    def show_offers(self, offers: Offers, known: int) -> None:
        """Values there are now, and how many records there are at all."""
        self._offers, self._known = offers, known
        self.filters.show_offers(offers)
        self.chips.show_sentences(self.sentences)

    def tell_at_cell(self, words: str) -> None:
        """Say something below the current cell: nothing moves under the mouse."""
        viewport = self.table.viewport()
        cell = self.table.visualRect(self.table.currentIndex()).intersected(viewport.rect())
        QToolTip.showText(viewport.mapToGlobal(cell.bottomLeft()), words, viewport)

    @property
    def offers(self) -> Offers:
        """Values there are now."""
        return self._offers

    def show_count(self, count: int) -> None:
        """Show the list, or why it is empty."""
        if count:
            self._stack.setCurrentWidget(self.table)
            return
        if self._known or self.query.narrowed:
            self._empty.say(
                self.tr("没有符合条件的"),
                self.tr("可以只打名字的一部分、拼音或首字母。"),
                self.tr("清除条件"),
            )
        else:
            self._empty.say(*self._nothing)
        self._stack.setCurrentWidget(self._empty)

    def always_offer(self) -> None:
        """Offer what can be done with the selected records also where it is one."""
        self._fewest = 1

    def say_when_empty(self, title: str, text: str, action: str, icon: str = "users") -> None:
        """What stands there while there is no record at all."""
        self._nothing = (title, text, action)
        self._empty.set_picture(icon)

    # --- sentences --------------------------------------------------------------------------

    @Slot(object)
    def add_term(self, term: Term) -> None:
        """Narrow the list by one more sentence; one that says the same of a choice gives way."""
        single = term.test in ("is", "empty", "filled")
        kept = [t for t in self._query.terms if not (single and _same_question(t, term))]
        self._query = replace(self._query, terms=(*kept, term))
        self._ask()

    def replace_term(self, number: int, term: Term) -> None:
        """Put another sentence into the place of one."""
        terms = list(self._query.terms)
        terms[number] = term
        self._query = replace(self._query, terms=tuple(terms))
        self._ask()

    @Slot(int)
    def remove_term(self, number: int) -> None:
        """Take a sentence away."""
        terms = [term for at, term in enumerate(self._query.terms) if at != number]
        self._query = replace(self._query, terms=tuple(terms))
        self._ask()

    @Slot()
    def clear(self) -> None:
        """Show everything."""
        self._query = replace(self._query, terms=())
        with QSignalBlocker(self.words):
            self.words.clear()
        self._ask()

    @Slot(str, bool)
    def set_order(self, key: str, descending: bool = False) -> None:
        """Order the list."""
        if (key, descending) != (self._query.order, self._query.descending):
            self._query = replace(self._query, order=key, descending=descending)
            self.table.show_order(key, descending=descending)
            self.more.show_order(key)
            self._ask()

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.words.setPlaceholderText(self.face.find)
        self.words.setAccessibleName(self.face.find)
        self.table.setAccessibleName(self.face.name)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, 1)
        column.setSpacing(0)
        column.addLayout(self._bar())
        around = QHBoxLayout()
        around.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        around.addWidget(self.chips)
        column.addLayout(around)
        column.addWidget(self._stack, 1)
        column.addWidget(self._chosen)
        self._build_chosen()
        self.table.show_order(self._query.order, descending=self._query.descending)
        self.more.show_chosen(0)

    def _bar(self) -> QHBoxLayout:
        # With large text every line counts: the pictures alone stay.
        large = theme.px(100) > _LARGE_TEXT
        bar = QHBoxLayout()
        bar.setContentsMargins(*[theme.px(8)] * 4)
        bar.setSpacing(theme.px(4))
        bar.addWidget(self.words, 1)
        for words, icon, menu, name in (
            (self.tr("筛选(&W)"), "funnel-simple", self.filters, self.tr("筛选")),
            (self.tr("视图(&V)"), "bookmark-simple", self.views, self.tr("视图")),
            (self.tr("列表(&M)"), "dots-three", self.more, self.tr("列表的更多操作")),
        ):
            made = _menu_button("" if large else words, icon, menu, name)
            made.setToolTip(name)
            bar.addWidget(made)
        return bar

    def _build_chosen(self) -> None:
        theme.set_role(self._chosen, "chosen")
        bulk = button(self.tr("批量修改(&B)…"), "quiet", "pencil-simple")
        copy = button(self.tr("复制"), "quiet", "copy")
        remove = button(self.tr("删除"), "quiet", "trash")
        bulk.clicked.connect(self.bulk_wanted)
        copy.clicked.connect(self.table.copy_pressed)
        remove.clicked.connect(self.remove_wanted)
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        row.setSpacing(theme.px(4))
        row.addWidget(self._chosen_words)
        row.addStretch(1)
        for one in (bulk, copy, remove):
            row.addWidget(one)
        remove.setVisible(self.face.removed)  # not sooner: without a parent it would be a window
        self.chosen_row = row
        self._chosen.hide()

    def _connect(self, model: IdListModel) -> None:
        self.words.textChanged.connect(self._pause.start)
        self.words.returnPressed.connect(self._into_table)
        self._pause.timeout.connect(self._ask)
        self.filters.chosen.connect(self.add_term)
        self.chips.removed.connect(self.remove_term)
        self.chips.all_removed.connect(self.clear)
        self.table.count_changed.connect(self._on_count)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self._empty.pressed.connect(self._on_empty)
        model.order_changed.connect(self.set_order)
        self.more.order_chosen.connect(self.set_order)

    @Slot()
    def _ask(self) -> None:
        self._pause.stop()
        self.chips.show_sentences(self.sentences)
        self.query_changed.emit(self.query)

    @Slot(int)
    def _on_count(self, count: int) -> None:
        self.more.show_chosen(count)
        # On a low screen of large letters the menu holds the same.
        room = self._fewest == 1 or self.height() >= theme.px(_TALL_PX)
        self._chosen.setVisible(room and count >= self._fewest)
        self._chosen_words.setText(self.tr("已选 {0:,} {1}").format(count, self.face.unit))

    @Slot(QPoint)
    def _on_menu(self, at: QPoint) -> None:
        self.more.popup(self.table.viewport().mapToGlobal(at))

    @Slot()
    def _on_empty(self) -> None:
        if self._known or self.query.narrowed:
            self.clear()
        else:
            self.empty_pressed.emit()

    @Slot()
    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.table.chosen and self.table.model().rowCount():
            self.table.selectRow(0)


def _same_question(one: Term, other: Term) -> bool:
    return one.facet == other.facet and one.test in ("is", "empty", "filled")


def _menu_button(words: str, icon: str, menu: QMenu, name: str) -> QPushButton:
    made = button(words, "quiet", icon)
    made.setProperty("menu", "true")
    made.setAccessibleName(name)
    made.setMenu(menu)
    return made
