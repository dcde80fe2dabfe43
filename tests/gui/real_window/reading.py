"""A screen reader beside the window: its own message bus, AT-SPI, and questions to it."""

from __future__ import annotations

import json
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from tests.gui.real_window.display import Box, Display, end, wait_for
from tests.gui.real_window.sight import Sight, Thing

#: Debian's AT-SPI comes with the system's Python only.
PYTHON = "/usr/bin/python3"
#: Roles that a clerk works with; each must say what it is.
WORKED = frozenset({
    "push button", "check box", "radio button", "text", "combo box", "table",
    "list", "page tab", "menu", "menu item", "spin button", "button",
})  # fmt: skip
SCRIPT = Path(__file__).with_name("screen_reader.py")


class Bus:
    """A message bus of the test's own, which AT-SPI comes up on when somebody asks.

    Args:
        display: whose programs shall speak on it.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        command = ("dbus-daemon", "--session", "--nofork", "--print-address=1", "--nopidfile")
        bus = subprocess.Popen(
            command, env=self._display.environment, stdout=subprocess.PIPE, text=True
        )
        self._ends.callback(end, bus)
        assert bus.stdout is not None
        self._ends.callback(bus.stdout.close)
        self._display.environment |= {
            "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()


class ScreenReader:
    """Asks what there is to read, and presses things by their names.

    Args:
        display: the screen whose programs are read; its bus is there already.
    """

    def __init__(self, display: Display) -> None:
        self._log = (display.folder / "screen-reader.log").open("wb")
        self._script = subprocess.Popen(
            (PYTHON, str(SCRIPT)), env=display.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
        )  # fmt: skip

        self.latest: Sight | None = None
        self.deeds = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        end(self._script)
        for stream in (self._script.stdin, self._script.stdout, self._log):
            if stream is not None:
                stream.close()

    def tree(self) -> list[dict[str, Any]]:
        """All that shows: name, role and states of each thing."""
        found: list[dict[str, Any]] = self._ask("tree") or []
        return found

    def names(self, role: str) -> list[str]:
        """The names of all things of a role in sight."""
        return [thing["name"] for thing in self.tree() if thing["role"] == role]

    def unnamed(self) -> list[dict[str, Any]]:
        """What can be worked and says nothing."""
        return [
            thing
            for thing in self.tree()
            if thing["role"] in WORKED and thing["focusable"] and not str(thing["name"]).strip()
        ]

    def whole_name(self, role: str, beginning: str) -> str:
        """The name of the first thing in sight of a role whose name begins so, once it is there."""

        def ask() -> str:
            return next((name for name in self.names(role) if name.startswith(beginning)), "")

        return wait_for(f"a {role} whose name begins with {beginning}", ask)

    def press(self, role: str, name: str) -> None:
        """Do what a thing does, once it is there."""
        wait_for(f"a {role} named {name}", lambda: self._ask("press", role, name))

    def write(self, role: str, name: str, words: str) -> None:
        """Put words into a field, once it is there."""
        wait_for(f"a {role} named {name}", lambda: self._ask("write", role, name, words))

    def read(self, role: str, name: str) -> str:
        """The words in a field, once it is there."""
        return str(wait_for(f"a {role} named {name}", lambda: self._ask("read", role, name)))

    def place(self, role: str, name: str) -> Box:
        """Where on the screen a thing stands, once it is there: left, top, width, height."""
        found = wait_for(f"a {role} named {name}", lambda: self._ask("place", role, name))
        left, top, wide, high = found
        return left, top, wide, high

    def inside(self, role: str, name: str) -> list[str]:
        """The names of what a thing holds, once it is there."""
        return list(wait_for(f"a {role} named {name}", lambda: self._ask("inside", role, name)))

    def wait_for(self, role: str, name: str) -> None:
        """Until a thing of that role and name is in sight."""
        wait_for(f"a {role} named {name}", lambda: name in self.names(role))

    # --- of what was seen at the last look --------------------------------------------------

    def look(self) -> Sight:
        """All that shows in the topmost window or popup; its things are kept till the next look."""
        self.latest = Sight.of(self._ask("look") or {"open": 0, "things": ()})
        return self.latest

    def front(self) -> Sight:
        """The topmost window or popup, and nothing of what it holds."""
        return Sight.of(self._ask("front") or {"open": 0, "things": ()})

    def now(self, thing: Thing) -> Thing | None:
        """How a thing stands now; None where it is gone."""
        told = self._ask("now", thing.at)
        return (
            Thing.told({**told, "at": thing.at, "in": thing.holder, "row": thing.row})
            if told
            else None
        )

    def act(self, thing: Thing, action: str = "") -> bool:
        """Do what a thing does; the first of it where no action is named."""
        self.deeds += 1
        return bool(self._ask("act", thing.at, action))

    def where(self, thing: Thing) -> Box:
        """Where on the screen a thing stands: left, top, width, height."""
        left, top, wide, high = self._ask("where", thing.at) or (0, 0, 0, 0)
        return left, top, wide, high

    def put(self, thing: Thing, words: str) -> str | None:
        """Put words into a field; what then stands there."""
        self.deeds += 1
        found = self._ask("put", thing.at, words)
        return None if found is None else str(found)

    def value(self, thing: Thing, number: float) -> float | None:
        """Give a field a number; what it then has."""
        self.deeds += 1
        found = self._ask("value", thing.at, number)
        return None if found is None else float(found)

    def entries(self, box: Thing) -> list[str]:
        """The names of what a combo box offers."""
        return list(self._ask("entries", box.at) or [])

    def pick(self, box: Thing, number: int) -> bool:
        """Do what an entry of a combo box does."""
        self.deeds += 1
        return bool(self._ask("pick", box.at, number))

    def _ask(self, verb: str, *given: object) -> Any:
        assert self._script.stdin is not None
        assert self._script.stdout is not None
        self._script.stdin.write(json.dumps({"verb": verb, "given": given}) + "\n")
        self._script.stdin.flush()
        line = self._script.stdout.readline()
        assert line, "the screen reader has ended; its log tells why"
        return json.loads(line).get("answer")
