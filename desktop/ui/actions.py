"""The menus: every action with its words, mnemonic, key and place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from desktop.ui import theme
from desktop.ui.navigation import Place
from desktop.ui.undo_actions import UndoActions

#: Keys of places that stand in no navigation. Of 同步; clerks know it as 刷新.
_KEYS_ELSEWHERE = {"sync": "F5"}
#: Places that the Edit menu shows too.
_OF_EDIT = frozenset({"trash"})


class Actions(QObject):
    """What the menus and keys of the window ask for.

    Args:
        places: each gets Ctrl+1, Ctrl+2 and so on; of those reached from elsewhere one F5.
        undo: 撤销 and 重做.
        parent: the Qt parent.

    Signals:
        place_wanted: key of a place.
        search_wanted: Ctrl+K.
        new_wanted: Ctrl+N.
        find_wanted: Ctrl+F.
        history_wanted: Ctrl+H, of the record the clerk is at.
        import_wanted: bring in a roster.
        keys_wanted: F1.
        help_wanted: Shift+F1, the help of this screen.
        card_wanted: print the quick card.
        about_wanted: about the program.
        quit_wanted: Ctrl+Q.
        lock_wanted: Ctrl+L.
    """

    place_wanted = Signal(str)
    search_wanted = Signal()
    new_wanted = Signal()
    find_wanted = Signal()
    history_wanted = Signal()
    import_wanted = Signal()
    keys_wanted = Signal()
    help_wanted = Signal()
    card_wanted = Signal()
    about_wanted = Signal()
    quit_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self, places: Sequence[Place], undo: UndoActions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._undo = undo
        self._new = self._action(self.tr("新增(&N)"), "Ctrl+N", "plus", self.new_wanted)
        self._import = self._action(
            self.tr("导入花名册(&I)…"), "Ctrl+I", "download-simple", self.import_wanted
        )
        self._quit = self._action(self.tr("退出(&Q)"), "Ctrl+Q", "sign-out", self.quit_wanted)
        self._lock = self._action(self.tr("锁定(&L)"), "Ctrl+L", "lock", self.lock_wanted)
        self._find = self._action(
            self.tr("在当前列表里找(&F)"), "Ctrl+F", "funnel", self.find_wanted
        )
        self._history = self._action(
            self.tr("修改记录(&H)…"), "Ctrl+H", "clock-counter-clockwise", self.history_wanted
        )
        self._search = self._action(
            self.tr("找人、活动、功能(&K)"), "Ctrl+K", "magnifying-glass", self.search_wanted
        )
        self._keys = self._action(self.tr("快捷键(&K)"), "F1", "keyboard", self.keys_wanted)
        self._help = self._action(self.tr("本页帮助(&P)"), "Shift+F1", "question", self.help_wanted)
        self._card = self._action(self.tr("打印上手卡(&C)…"), "", "printer", self.card_wanted)
        self._about = self._action(self.tr("关于(&A)"), "", "info", self.about_wanted)
        shown = [place for place in places if not place.elsewhere]
        self._places = [self._place(f"Ctrl+{n}", place) for n, place in enumerate(shown, 1)]
        elsewhere = {
            place.key: self._place(_KEYS_ELSEWHERE.get(place.key, ""), place)
            for place in places
            if place.elsewhere
        }
        self._of_edit = [action for key, action in elsewhere.items() if key in _OF_EDIT]
        self._places += elsewhere.values()

    def fill(self, bar: QMenuBar) -> None:
        """Put everything into the menus."""
        station = bar.addMenu(self.tr("站点(&Z)"))
        station.addAction(self._new)
        station.addAction(self._import)
        station.addSeparator()
        station.addActions([self._lock, self._quit])
        edit = bar.addMenu(self.tr("编辑(&Y)"))
        edit.addActions([self._undo.undo, self._undo.redo])
        edit.addSeparator()
        edit.addActions([self._find, self._search])
        edit.addSeparator()
        edit.addAction(self._history)
        edit.addActions(self._of_edit)
        bar.addMenu(self.tr("前往(&G)")).addActions(self._places)
        bar.addMenu(self.tr("帮助(&H)")).addActions(
            [self._help, self._keys, self._card, self._about]
        )

    def listed(self) -> list[QAction]:
        """Every action that is none of a place, for Ctrl+K."""
        undo = (self._undo.undo, self._undo.redo)
        first = (self._new, self._import, self._history, *undo)
        return [*first, self._keys, self._card, self._about, self._lock, self._quit]

    def keys(self) -> list[tuple[str, str]]:
        """(keys, words) of every action that has a key, for the sheet of shortcuts."""
        first = (self._search, self._find, self._new, self._import)
        last = (self._help, self._keys, self._lock, self._quit)
        keyed = [place for place in self._places if not place.shortcut().isEmpty()]
        actions = (*first, self._history, *keyed, *last)
        listed = [(self._keys_of(action), _plain(action.text())) for action in actions]
        undo = [("Ctrl+Z", self.tr("撤销")), ("Ctrl+Y", self.tr("重做"))]
        return [*listed[:2], *undo, *listed[2:]]

    def _place(self, keys: str, place: Place) -> QAction:
        action = self._action(place.words, keys, place.icon, None)
        action.triggered.connect(partial(self._to_place, place.key))
        return action

    def _to_place(self, key: str) -> None:
        self.place_wanted.emit(key)

    def _action(self, words: str, keys: str, icon: str, signal: object) -> QAction:
        action = QAction(theme.icon(icon), words, self)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if signal is not None:
            action.triggered.connect(signal)
        return action

    @staticmethod
    def _keys_of(action: QAction) -> str:
        return action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)


def _plain(words: str) -> str:
    return words.partition("(&")[0].replace("&", "").rstrip("…. ")
