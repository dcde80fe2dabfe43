"""What the screen says at its foot, and what a press on the banner's button does then."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from desktop import errors
from desktop.ui.widgets.message import MessageBanner


class Telling(QObject):
    """Says things in a banner; each saying brings along what its button does.

    Args:
        banner: where it is said.
        parent: the Qt parent.
    """

    def __init__(self, banner: MessageBanner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banner = banner
        self._then: Callable[[], None] | None = None
        banner.pressed.connect(self._on_pressed)
        banner.told.connect(self._on_told)

    def say(self, words: str, tone: str = "note", rest: str = "") -> None:
        """Say something that asks for nothing."""
        self._banner.show_words(words, tone, rest)

    def offer(
        self, words: str, action: str, then: Callable[[], None], tone: str = "note", rest: str = ""
    ) -> None:
        """Say something with a button.

        Args:
            words: what happened.
            action: on the button.
            then: what a press does.
            tone: as of `MessageBanner`.
            rest: what more there is to say.
        """
        self._banner.show_words(words, tone, rest, action)
        self._then = then

    def refuse(self, error: errors.StationError) -> None:
        """Say why something was not done."""
        self._banner.show_error(error)

    def hush(self) -> None:
        """Say nothing any more."""
        self._banner.hide()

    @Slot(bool)
    def _on_told(self, _passing: bool) -> None:
        """The banner says something else, also of others: its button is of that now."""
        self._then = None

    @Slot()
    def _on_pressed(self) -> None:
        self._banner.hide()
        then, self._then = self._then, None
        if then is not None:
            then()
