"""The clerk's hand on the mouse: things are found where they stand and really clicked."""

from __future__ import annotations

from tests.gui.real_window.display import HIGH, WIDE, Display
from tests.gui.real_window.reading import ScreenReader

#: Between two moves of a drag; a window that takes something is told of each.
_STEPS = 8


class Mouse:
    """Points at things by their words, with xdotool's pointer.

    Args:
        display: the screen.
        reader: tells where on it a thing stands.
    """

    def __init__(self, display: Display, reader: ScreenReader) -> None:
        self._display, self._reader = display, reader

    def click(self, role: str, name: str) -> None:
        """Click the middle of a thing.

        A message above the page goes by itself after some seconds, and all below it moves up: it
        is looked for again once the mouse is there.
        """
        place = self.middle(role, name)
        self._display.point(*place)
        while (now := self.middle(role, name)) != place:
            place = now
            self._display.point(*place)
        self._display.hand("click", "1")

    def click_at(self, x: int, y: int) -> None:
        """Click a point of the screen."""
        self._display.point(x, y)
        self._display.hand("click", "1")

    def wheel(self, role: str, name: str, notches: int) -> None:
        """Scroll what lies under a thing; below nought upwards."""
        self._display.point(*self.middle(role, name))
        button = "5" if notches > 0 else "4"
        self._display.hand("click", "--repeat", str(abs(notches)), "--delay", "30", button)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one point, let go at another."""
        self._display.point(*start)
        self._display.hand("mousedown", "1")
        for step in range(1, _STEPS + 1):
            x, y = (a + (b - a) * step // _STEPS for a, b in zip(start, end, strict=True))
            self._display.point(x, y)
        self._display.hand("mouseup", "1")

    def middle(self, role: str, name: str) -> tuple[int, int]:
        """The middle of a thing, which must be on the screen."""
        left, top, wide, high = self._reader.place(role, name)
        x, y = left + wide // 2, top + high // 2
        assert 0 <= x < WIDE and 0 <= y < HIGH, f"{name} is off the screen: {x}, {y}"
        return x, y
