"""The navigation at the left: the station's name, and every place with icon and words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.badge import badge
from desktop.ui.widgets.screen import Screen
from desktop.ui.widgets.words import Button, label, plain

WIDTH_PX, NARROW_PX = 184, 56
#: Letters below an icon, at 100 %.
_BELOW_PX = 11


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the window.

    Args:
        key: its name in the code.
        words: what the clerk reads, with its mnemonic.
        icon: name of its icon.
        make: makes its screen; called when the clerk first goes there.
        kinds: the kinds of records it shows.
        at_end: whether it stands at the foot of the navigation.
        elsewhere: whether it is reached from elsewhere and stands in no navigation.
    """

    key: str
    words: str
    icon: str
    make: Callable[[], Screen]
    kinds: tuple[str, ...] = ()
    at_end: bool = False
    elsewhere: bool = False


class PlaceButton(Button):
    """Leads to a place; its word may stand below its icon."""

    _below = ""

    def show_below(self, words: str) -> None:
        """Show small words below the icon; none where they stand beside it."""
        self._below = words
        self.setProperty("below", bool(words))
        self.style().unpolish(self)
        self.style().polish(self)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any button, and the words."""
        super().paintEvent(event)
        if not self._below:
            return
        painter = QPainter(self)
        font = self.font()
        font.setPixelSize(theme.px(_BELOW_PX))
        painter.setFont(font)
        painter.setPen(theme.colour("text" if self.isChecked() else "quiet"))
        place = self.rect().adjusted(theme.px(4), 0, -theme.px(1), -theme.px(6))
        shown = painter.fontMetrics().elidedText(
            self._below, Qt.TextElideMode.ElideRight, place.width()
        )
        foot = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
        painter.drawText(place, int(foot), shown)
        painter.end()


class Navigation(QFrame):
    """Buttons of which one is the current place.

    Args:
        places: in order.
        parent: the Qt parent.

    Signals:
        chosen: key of the place the clerk wants.
    """

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_role(self, "nav")
        self.setFixedWidth(theme.px(WIDTH_PX))
        self._station = label("", "station", wrap=True)
        policy = self._station.sizePolicy()
        policy.setHeightForWidth(True)  # else the head would be as high as one line of it
        self._station.setSizePolicy(policy)
        self._sample = badge(self.tr("示例站点"), "warn")
        self._sample.hide()
        self._is_sample = False
        self._group = QButtonGroup(self)
        self._buttons: dict[str, PlaceButton] = {}
        self._current = self._told = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(0)
        self._top = self._head()
        column.addWidget(self._top)
        places = [place for place in places if not place.elsewhere]
        for place in places:
            if not place.at_end:
                column.addWidget(self._button(place))
        column.addStretch(1)
        for place in places:
            if place.at_end:
                column.addWidget(self._button(place))

    def show_station(self, name: str, *, sample: bool) -> None:
        """Show whose window it is."""
        head, mark, tail = name.partition("新时代文明实践站")
        # The full name breaks where its parts meet, never inside 新时代文明实践站.
        self._station.setText(f"{head}\n{mark}{tail}" if head and mark else name)
        self._is_sample = sample
        self._make_room()

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons with small words below them, or the words beside them."""
        self.setFixedWidth(theme.px(NARROW_PX if narrow else WIDTH_PX))
        self._top.setVisible(not narrow)
        for made in self._buttons.values():
            words = str(made.property("words"))
            made.setText("" if narrow else words)
            made.setAccessibleName(plain(words))
            made.setToolTip(plain(words) if narrow else "")
            made.show_below(plain(words) if narrow else "")

    @Slot(str)
    def show_current(self, key: str) -> None:
        """Mark the current place; none where it stands elsewhere."""
        self._current = key
        if key in self._buttons:
            self._buttons[key].setChecked(True)
        elif (current := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            current.setChecked(False)
            self._group.setExclusive(True)
        self._paint_icons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move between the places."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        buttons = list(self._buttons.values())
        here = next((n for n, made in enumerate(buttons) if made.hasFocus()), 0)
        buttons[(here + step) % len(buttons)].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With large letters on a low screen the badge goes: the strip says it too."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        badge = self._sample.sizeHint().height() + theme.px(8)
        rest = self.layout()
        needed = rest.heightForWidth(self.width()) if rest is not None else 0
        without = needed if self._sample.isHidden() else needed - badge
        self._sample.setVisible(self._is_sample and without + badge <= self.height())

    def _head(self) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(12), theme.px(16))
        column.setSpacing(theme.px(8))
        column.addWidget(self._station)
        column.addWidget(self._sample)
        return head

    def _button(self, place: Place) -> PlaceButton:
        made = PlaceButton(place.words)
        theme.set_role(made, "nav")
        made.setCheckable(True)
        made.setAutoExclusive(True)  # a screen reader says: one of several
        made.setIconSize(theme.icon_size(20))
        made.setProperty("icon_name", place.icon)
        made.setProperty("words", place.words)
        made.setAccessibleName(place.words.partition("(")[0])
        made.toggled.connect(partial(self._on_toggled, place.key))
        made.clicked.connect(partial(self._on_clicked, place.key))
        made.setIcon(theme.icon(place.icon, "quiet", 20))
        self._group.addButton(made)
        self._buttons[place.key] = made
        return made

    def _on_toggled(self, key: str, checked: bool) -> None:
        """By a click, or by a screen reader, which toggles what is one of several."""
        if checked and key != self._current:
            self._told = key
            self.chosen.emit(key)

    def _on_clicked(self, key: str) -> None:
        told, self._told = self._told, ""
        if told != key:
            self.chosen.emit(key)

    def _paint_icons(self) -> None:
        for made in self._buttons.values():
            name = str(made.property("icon_name"))
            current = made.isChecked()
            shown = f"{name}-fill" if current else name
            made.setIcon(theme.icon(shown, "accent" if current else "quiet", 20))
