"""The whole program on a screen of its own, with the sample station."""

from __future__ import annotations

import itertools
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.config import Home
from desktop.services import opening, sample
from desktop.services.apart import Here
from desktop.services.desk import Desk
from tests.architecture.source_rules import ROOT
from tests.gui.real_window.display import Display, wait_for
from tests.gui.real_window.printer import OnePrinter
from tests.gui.real_window.reading import Bus, ScreenReader
from tests.gui.real_window.round import Round, Rounds
from tests.gui.real_window.watched import SAID

STATION = "石桥村新时代文明实践站"
#: A station that has joined no county.
ALONE = "alone"
#: All that is typed in Chinese.
LETTERS = "七组修渠清淤昨天村口"


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    """A screen with the keys for what the tests type."""
    if sys.platform != "linux":
        pytest.skip("Xvfb is for Linux")
    folder = tmp_path / "display"
    folder.mkdir()
    with Display(folder, LETTERS) as display:
        yield display


class Clerk:
    """The program, started as `make run` does, and its station seen from outside.

    Args:
        display: where its window opens.
        out: the folder of `station demo`.
    """

    def __init__(self, display: Display, ends: ExitStack, out: Path) -> None:
        self.home = Home(out / "station")
        watched = "tests.gui.real_window.watched"
        command = (sys.executable, "-m", watched, "demo", "--out", str(out))
        self.program: subprocess.Popen[bytes] = display.run(ends, *command, cwd=ROOT)
        self.said = display.folder / f"{Path(sys.executable).name}.log"
        ends.callback(self._must_have_kept_to_its_threads)
        ends.callback(self._must_not_have_crashed)

    def _must_not_have_crashed(self) -> None:
        """Else a test only tells what it waited for in vain."""
        code = self.program.poll() or 0
        crashed = code < 0 and -code not in (signal.SIGTERM, signal.SIGKILL)
        assert not crashed, self.said.read_text(encoding="utf-8", errors="replace")

    def _must_have_kept_to_its_threads(self) -> None:
        said = self.said.read_text(encoding="utf-8", errors="replace")
        assert [line for line in said.splitlines() if line.startswith(SAID)] == []

    def station(self) -> Desk:
        """A second hand at the same station."""
        master = opening.unlock(self.home, sample.PASSPHRASE)
        return opening.open_desk(self.home, master, Here(), read_only=True)

    @property
    def logged(self) -> str:
        """All lines of the program's log."""
        files = sorted(self.home.logs.glob("*.log*"))
        return "".join(file.read_text(encoding="utf-8") for file in files)


@pytest.fixture
def rounds(display: Display, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Rounds]:
    """The program, a screen reader that has found it, and a printer in the office.

    With `ALONE` for its parameter the station finds no county to join.
    """
    alone = getattr(request, "param", "") == ALONE
    numbers = itertools.count(1)

    def begin(ends: ExitStack) -> Round:
        out = tmp_path / f"示例 站 {next(numbers)}" / "示例"
        out.mkdir(parents=True)
        if alone:
            (out / "county").write_text("no folder: no county comes up here", encoding="utf-8")
        clerk = Clerk(display, ends, out)
        display.wait_for_window(STATION)
        reader = ends.enter_context(ScreenReader(display))
        wait_for("the program to speak", reader.tree)
        return Round(display, clerk, reader)

    with Bus(display), OnePrinter(tmp_path) as printer:
        display.environment |= printer.environment
        with Rounds(begin) as made:
            yield made
            (display.folder / "worked.txt").write_text("\n".join(made.worked), encoding="utf-8")
            display.keep("last")


@pytest.fixture
def clerk(display: Display, tmp_path: Path) -> Iterator[Clerk]:
    """The running program; a picture of how it ended stays beside those the test kept."""
    with ExitStack() as ends:
        yield Clerk(display, ends, tmp_path / "示例 站")
        display.keep("last")
