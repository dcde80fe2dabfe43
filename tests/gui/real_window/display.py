"""A screen of its own with a window manager, and the hands of a clerk at it."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Self, TypeVar

from PIL import Image

T = TypeVar("T")

WIDE, HIGH = 1366, 768
#: A slow machine may take its time; a broken program is told of after this.
PATIENCE_SECONDS = 30.0
_LOOK_SECONDS = 0.05
_GOODBYE_SECONDS = 10.0

Box = tuple[int, int, int, int]
#: The middle of the window without navigation, search and status line.
SCREEN_BOX: Box = (190, 100, WIDE, HIGH - 40)
#: The box at the top that finds anything, below the words that this is a sample.
SEARCH_BOX: Box = (190, 96, 900, 150)
#: Where a page shows before it is printed, without the tools above it.
PREVIEW_BOX: Box = (700, 220, 1280, 650)
#: The right part of it, where details stand.
RIGHT_BOX: Box = (900, 140, WIDE, HIGH - 40)


class Patience(AssertionError):
    """What was waited for did not come."""


def wait_for(what: str, ask: Callable[[], T], seconds: float = PATIENCE_SECONDS) -> T:
    """Ask until the answer is true.

    Args:
        what: for whoever reads that it never was.
        ask: asked again and again.
        seconds: how long.
    """
    deadline = time.monotonic() + seconds
    while not (answer := ask()):
        if time.monotonic() > deadline:
            raise Patience(f"waited {seconds:.0f} s for {what}")
        time.sleep(_LOOK_SECONDS)
    return answer


class Display:
    """Xvfb with openbox on a display number of Xvfb's own choice.

    Args:
        folder: for the screen's memory and for pictures of it.
        letters: beyond a plain keyboard's, that will be typed.
    """

    def __init__(self, folder: Path, letters: str) -> None:
        self.folder, self._letters = folder, letters
        self._ends = ExitStack()
        self.environment = dict(os.environ)

    def __enter__(self) -> Self:
        with ExitStack() as ends:
            self._start(ends)
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def _start(self, ends: ExitStack) -> None:
        memory = self.folder / "screen"
        memory.mkdir()
        told, tell = os.pipe()
        ends.callback(os.close, told)
        screen = f"{WIDE}x{HIGH}x24"
        try:
            self.run(
                ends, "Xvfb", "-displayfd", str(tell), "-screen", "0", screen,
                "-nolisten", "tcp", "-noreset", "-fbdir", str(memory), pass_fds=(tell,),
            )  # fmt: skip
        finally:
            os.close(tell)
        number = _line(told)
        self.environment |= {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        # A program that crashes leaves no core (desktop/memory_dumps.py), but says where it was.
        self.environment["PYTHONFAULTHANDLER"] = "1"
        self._learn(self._letters)
        self.run(ends, "openbox", "--sm-disable")
        wait_for("the window manager", self._managed)

    def run(self, ends: ExitStack, *command: str, **rest: object) -> subprocess.Popen[bytes]:
        """Start a program on this screen that ends with it."""
        log = ends.enter_context((self.folder / f"{Path(command[0]).name}.log").open("wb"))
        program = subprocess.Popen(  # type: ignore[call-overload]
            command, env=self.environment, stdout=log, stderr=log, **rest
        )
        ends.callback(end, program)
        return program

    def _learn(self, letters: str) -> None:
        """Give keys that have no letter these.

        xdotool would bind each for a moment while it types it, and the program may read the
        keyboard's old map meanwhile. Xvfb must not reset itself when xkbcomp, its only guest so
        far, leaves.
        """
        here = self.environment["DISPLAY"]
        self._must("xkbcomp", "-w", "0", here, str(self.folder / "keys"))
        keys = (self.folder / "keys").read_text()
        named, symbols = keys.split("xkb_symbols", 1)
        free = [name for name in re.findall(r"(<I\d+>) = ", named) if f"key {name}" not in symbols]
        pairs = zip(free[: len(letters)], letters, strict=True)
        bound = [f"key {name} {{ [ U{ord(letter):04X} ] }};" for name, letter in pairs]
        symbols = symbols.replace("{", "{\n" + "\n".join(bound), 1)
        (self.folder / "keys").write_text(f"{named}xkb_symbols{symbols}")
        self._must("xkbcomp", "-w", "0", str(self.folder / "keys"), here)
        # Some keys without a letter take none: about a dozen letters can be learnt.
        self._must("xkbcomp", "-w", "0", here, str(self.folder / "learnt"))
        learnt = (self.folder / "learnt").read_text()
        lost = [letter for letter in letters if f"U{ord(letter):04X}" not in learnt]
        if lost:
            raise Patience(f"no key learnt {lost}; type fewer different letters")

    def _managed(self) -> bool:
        return self._ask("get_num_desktops") != ""  # only a window manager answers it

    # --- what the clerk sees ----------------------------------------------------------------

    def picture(self, box: Box | None = None) -> Image.Image:
        """The screen, or a part of it, as it is now."""
        memory = (self.folder / "screen" / "Xvfb_screen0").read_bytes()
        start = int.from_bytes(memory[:4], "big")
        colours, line = (int.from_bytes(memory[at : at + 4], "big") for at in (76, 48))
        pixels = memory[start + 12 * colours :]
        screen = Image.frombuffer("RGB", (WIDE, HIGH), pixels, "raw", "BGRX", line, 1)
        return screen.crop(box) if box else screen

    def keep(self, name: str) -> None:
        """Leave a picture for whoever wants to look."""
        self.picture().save(self.folder / f"{name}.png")

    def windows(self, title: str) -> list[str]:
        """Ids of the windows in sight whose title holds these words."""
        return self._ask("search", "--onlyvisible", "--name", title).split()

    def wait_for_window(self, title: str) -> str:
        """The window with these words in its title, once it has the keyboard."""
        window = wait_for(f"a window {title}", lambda: self.windows(title))[-1]
        self._must("xdotool", "windowactivate", "--sync", window)
        return window

    def press_until_asked(self, key: str, title: str) -> str:
        """Press until a window bears these words: a button may rest while a page is made anew."""

        def asked() -> list[str]:
            if not self.windows(title):
                self.press(key)
                self.wait_for_rest()
            return self.windows(title)

        wait_for(f"the window {title}", asked, 2 * PATIENCE_SECONDS)
        return self.wait_for_window(title)

    def wait_till_gone(self, title: str) -> None:
        """Until no window bears these words."""
        wait_for(f"no window {title}", lambda: not self.windows(title))

    def wait_for_change(self, act: Callable[[], None], box: Box = SCREEN_BOX) -> None:
        """Do something, and wait until that part of the screen has changed and come to rest."""
        before = self.picture(box)
        act()
        wait_for("a change on the screen", lambda: self.picture(box) != before)
        self.wait_for_rest(box)

    def wait_for_rest(self, box: Box = SCREEN_BOX, looks: int = 5) -> None:
        """Until a part of the screen looks the same some times over."""
        seen: list[Image.Image] = []

        def at_rest() -> bool:
            seen.append(self.picture(box))
            del seen[:-looks]
            return len(seen) == looks and all(one == seen[0] for one in seen)

        wait_for("the screen to rest", at_rest)

    # --- what the clerk does ----------------------------------------------------------------

    def press(self, *keys: str) -> None:
        """Press keys one after the other: ``ctrl+k``, ``Return``."""
        self._must("xdotool", "key", "--clearmodifiers", "--delay", "30", *keys)

    def type(self, words: str) -> None:
        """Type words as they stand."""
        self._must("xdotool", "type", "--clearmodifiers", "--delay", "30", words)

    def enter(self, words: str) -> None:
        """Type over what stands in a field."""
        self.press("ctrl+a")
        self.type(words)

    def point(self, x: int, y: int) -> None:
        """Move the pointer, and leave the window time to see it."""
        self._must("xdotool", "mousemove", "--sync", str(x), str(y))
        time.sleep(_LOOK_SECONDS)

    def hand(self, *what: str) -> None:
        """Do something with the mouse where it is: ``click 1``."""
        self._must("xdotool", *what)

    def _ask(self, *question: str) -> str:
        """What xdotool answers; empty where it found nothing."""
        command = ("xdotool", *question)
        answer = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=60
        )
        return answer.stdout

    def _must(self, *command: str) -> None:
        subprocess.run(command, env=self.environment, check=True, timeout=60)


def end(program: subprocess.Popen[bytes]) -> None:
    """End a program we started, if it still runs, and wait for it."""
    if program.poll() is None:
        program.terminate()
        try:
            program.wait(_GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            program.kill()
    program.wait()


def _line(descriptor: int) -> str:
    """What Xvfb writes once it listens; empty if it ended before."""
    read = b""
    while not read.endswith(b"\n"):
        more = os.read(descriptor, 16)
        if not more:
            raise Patience("Xvfb did not start")
        read += more
    return read.decode().strip()
