"""Help beside the screens: in a column of its own, or over the screen where that is too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.ui import theme

if TYPE_CHECKING:
    from desktop.ui.help.panel import HelpPanel

#: How wide help is at 100 %.
_WIDE_PX = 340
#: A screen keeps at least this at 100 %, else help goes over it.
_SCREEN_PX = 620
#: Where the page is lower than this at 100 %, help takes all of it.
_LOW_PX = 400


class HelpBeside(QObject):
    """Opens and closes the panel and keeps it at the page of the screen in sight.

    Args:
        screens: what it stands beside.
        parent: the Qt parent.

    Signals:
        card_wanted: print the quick card.
        keys_wanted: show all keys.
    """

    card_wanted = Signal()
    keys_wanted = Signal()

    def __init__(self, screens: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screens = screens
        self._place = ""
        self._made: HelpPanel | None = None
        self._row = QHBoxLayout()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(screens, 1)
        self._area: QWidget | None = None

    def row(self) -> QHBoxLayout:
        """The screens with room for help beside them."""
        return self._row

    @property
    def panel(self) -> HelpPanel:
        """The panel, made when it is first opened."""
        if self._made is None:
            from desktop.ui.help.panel import HelpPanel

            self._made = HelpPanel(self._screens.parentWidget())
            self._made.closed.connect(self._on_closed)
            self._made.card_wanted.connect(self.card_wanted)
            self._made.keys_wanted.connect(self.keys_wanted)
            self._area = self._screens.parentWidget()
            if self._area is not None:
                self._area.installEventFilter(self)
        return self._made

    @property
    def open(self) -> bool:
        """Whether it is in sight."""
        return self._made is not None and not self._made.isHidden()

    @Slot(str)
    def turn(self, place: str) -> None:
        """Open the help of a place, or close it."""
        if self.open:
            self.panel.put_away()
        else:
            self.show_page(place)

    @Slot(str)
    def show_page(self, key: str) -> None:
        """Open a page."""
        self.panel.show_page(key)
        self._arrange()
        self.panel.show()
        self.panel.raise_()
        self.panel.take_keyboard()

    def follow(self, place: str) -> None:
        """The clerk went to another place."""
        if self.open and place != self._place:
            self.panel.show_page(place)
        self._place = place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size of the window may leave no room beside."""
        if event.type() == QEvent.Type.Resize and watched is self._area and self.open:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        area, panel = self._area, self._made
        if area is None or panel is None:
            return
        wide = min(theme.px(_WIDE_PX), area.width() * 2 // 3)
        panel.setFixedWidth(wide)
        if area.width() - wide >= theme.px(_SCREEN_PX):
            if self._row.indexOf(panel) < 0:
                self._row.addWidget(panel)
            return
        self._row.removeWidget(panel)
        if area.height() < theme.px(_LOW_PX):
            # Half a form beside it is of no use, and its own lines would be short.
            wide = area.width()
            panel.setFixedWidth(wide)
        panel.setGeometry(area.width() - wide, 0, wide, area.height())

    @Slot()
    def _on_closed(self) -> None:
        self._screens.setFocus()
