"""Whether something answers: a picture differs by more than a caret, or the reader reads else."""

from __future__ import annotations

import time
from collections.abc import Callable

from PIL import Image, ImageChops

from tests.gui.real_window.display import HIGH, WIDE, Box, Display
from tests.gui.real_window.reading import ScreenReader
from tests.gui.real_window.sight import Sight, Thing

#: The window without the line at its foot, where work under way is told of.
WINDOW_BOX: Box = (0, 0, WIDE, HIGH - 40)
#: A caret that blinks is no answer.
_CARET_PX = 4
_LOOK_SECONDS = 0.02
#: A button that is pressed goes down and comes up by then.
_UP_SECONDS = 0.4
#: So long a picture may be the same before the reader is asked.
_SEEN_SECONDS = 1.0
_ANSWER_SECONDS = 10.0
_REST_SECONDS = 15.0
_RESTING_LOOKS = 3


class Eyes:
    """Compares what is seen before and after.

    Args:
        display: what is seen.
        reader: what is read.
    """

    def __init__(self, display: Display, reader: ScreenReader) -> None:
        self._display, self._reader = display, reader
        self._rested = -1

    def rest(self, *, anew: bool = False) -> None:
        """Until the window looks the same some times over, but for a caret.

        Where nothing was done since the last time, nothing is waited for.
        """
        if self._rested == self._reader.deeds and not anew:
            return
        deadline = time.monotonic() + _REST_SECONDS
        before, same = self.picture(), 0
        while same < _RESTING_LOOKS and time.monotonic() < deadline:
            time.sleep(_LOOK_SECONDS)
            now = self.picture()
            same = 0 if _differs(before, now) else same + 1
            before = now
        self._rested = self._reader.deeds

    def key(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        self._reader.deeds += 1
        self._display.press(*keys)

    def answers(self, act: Callable[[], object], thing: Thing, seen: Sight) -> bool:
        """Do something to a thing; whether anything beside its going down and up came of it.

        Args:
            act: does it.
            thing: to which it is done.
            seen: what could be read before.
        """
        left, top, wide, high = self._reader.where(thing)
        own = (left, top, left + wide, top + high)
        before = self.picture()
        act()
        began = time.monotonic()
        asked = began + _SEEN_SECONDS
        while (now := time.monotonic()) < began + _ANSWER_SECONDS:
            after = self.picture()
            if _differs(_without(before, own), _without(after, own)):
                return True
            if now > began + _UP_SECONDS and _differs(before, after):
                self.rest()
                if _differs(before, self.picture()):
                    return True
            if now > asked:
                asked = now + _SEEN_SECONDS
                if self._reader.look().read != seen.read:
                    return True
            time.sleep(_LOOK_SECONDS)
        return False

    def same(self, before: Image.Image) -> bool:
        """Whether the window looks as it did."""
        return not _differs(before, self.picture())

    def differ_from(self, before: Image.Image, seconds: float = _ANSWER_SECONDS) -> bool:
        """Whether the window comes to look other than it did."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if _differs(before, self.picture()):
                return True
            time.sleep(_LOOK_SECONDS)
        return False

    def picture(self) -> Image.Image:
        """The window as it looks now."""
        return self._display.picture(WINDOW_BOX)


def _differs(before: Image.Image, after: Image.Image) -> bool:
    box = ImageChops.difference(before, after).getbbox()
    return box is not None and box[2] - box[0] > _CARET_PX


def _without(picture: Image.Image, box: Box) -> Image.Image:
    cleared = picture.copy()
    cleared.paste((0, 0, 0), box)
    return cleared
