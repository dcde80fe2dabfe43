"""Every button of every face is found by its name, pressed through AT-SPI, and answers visibly."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.gui.real_window.conftest import Clerk
from tests.gui.real_window.display import Display, Patience, wait_for
from tests.gui.real_window.pointing import Mouse
from tests.gui.real_window.reading import Bus, ScreenReader

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

STATION = "石桥村新时代文明实践站"
#: A place with the role and name of the row or list that chooses its faces.
FACES = {
    "今日": ("", ""),
    "花名册": ("page tab list", "志愿者"),
    "活动": ("page tab list", "列表"),
    "打印": ("list", "打印什么"),
    "设置": ("list", "设置的各部分"),
}
#: Takes the sample away; a test of its own presses it.
LEFT_ALONE = frozenset({"删掉示例，用自己的站点"})
#: Of a face; a long list has as many buttons as lines.
MOST = 15
PRESSED = frozenset({"push button", "check box"})
#: What the status bar says changes by itself.
LIVE = "同步："
#: A caret that blinks is no answer.
_CARET_PX = 4
_ANSWER_SECONDS = 4.0


class Room:
    """One place of the window, walked face by face by somebody who sees nothing.

    Args:
        display: the screen.
        reader: the screen reader.
        place: the place's name.
    """

    def __init__(self, display: Display, reader: ScreenReader, place: str) -> None:
        self._display, self._reader, self._place = display, reader, place
        self._mouse = Mouse(display, reader)
        self._face = ""

    def faces(self) -> list[str]:
        """The names of its faces; one without a name where it has a single one."""
        self.come_back()
        role, name = FACES[self._place]
        return self._reader.inside(role, name) if role else [""]

    def turn_to(self, face: str) -> None:
        """Show a face."""
        self._face = face
        self.come_back()

    def come_back(self) -> None:
        """Put away whatever opened, and be there again."""
        self._display.press("Escape", "Escape")
        self._display.wait_for_window(STATION)
        self._reader.press("radio button", self._place)
        self._display.wait_for_rest()
        if self._face and FACES[self._place][0] == "page tab list":
            if self._face not in self._reader.names("page tab"):
                self._display.wait_for_change(lambda: self._display.press("alt+Up"))
            self._reader.press("page tab", self._face)
        elif self._face:
            self._mouse.click("list item", self._face)
        self._display.wait_for_rest()

    def next_button(self, pressed: set[tuple[str, str]]) -> tuple[str, str] | None:
        """Role and name of one in sight that nobody has pressed; a press may bring new ones."""
        for thing in self._reader.tree():
            name = LIVE if thing["name"].startswith(LIVE) else thing["name"]
            fits = thing["role"] in PRESSED and thing["enabled"] and name not in LEFT_ALONE
            fits = fits and not thing["checked"]  # of several chips the chosen one stays so
            if fits and (thing["role"], name) not in pressed:
                return thing["role"], name
        return None

    def answers(self, role: str, name: str) -> bool:
        """Press it; whether something can be seen of it."""
        before = self._display.picture()
        self._reader.press(role, self._reader.whole_name(role, LIVE) if name == LIVE else name)
        with suppress(Patience):
            wait_for("an answer", lambda: self._answered(before), _ANSWER_SECONDS)
            return True
        return False

    def _answered(self, before: Image.Image) -> bool:
        # A button that is pressed goes down and comes up: that alone is none.
        self._display.wait_for_rest()
        box = ImageChops.difference(before, self._display.picture()).getbbox()
        return box is not None and box[2] - box[0] > _CARET_PX


@pytest.fixture
def clerk_and_reader(display: Display, tmp_path: Path) -> Iterator[tuple[Clerk, ScreenReader]]:
    """The program, and a screen reader that has found it."""
    with Bus(display), ExitStack() as ends:
        clerk = Clerk(display, ends, tmp_path / "示例 站")
        display.wait_for_window(STATION)
        with ScreenReader(display) as reader:
            wait_for("the program to speak", reader.tree)
            yield clerk, reader
        display.keep("last")


@pytest.mark.parametrize("place", FACES, ids=("today", "roster", "activities", "paper", "settings"))
def test_every_button_is_pressed_by_its_name_and_answers(
    display: Display, clerk_and_reader: tuple[Clerk, ScreenReader], place: str
) -> None:
    clerk, reader = clerk_and_reader
    room = Room(display, reader, place)
    pressed: set[tuple[str, str]] = set()
    silent = []
    for face in room.faces():
        room.turn_to(face)
        assert reader.unnamed() == [], face
        before = len(pressed)
        while (button := room.next_button(pressed)) and len(pressed) < before + MOST:
            pressed.add(button)
            if not room.answers(*button):
                silent.append(f"{face} › {button[1]}")
            room.come_back()
        assert clerk.program.poll() is None, face
    assert len(pressed) > 1
    assert silent == []
    assert " ERROR " not in clerk.logged
