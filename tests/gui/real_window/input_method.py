"""A Chinese input method beside the window: IBus with libpinyin, on a message bus of its own."""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from tests.gui.real_window.display import Display, wait_for
from tests.gui.real_window.reading import Bus

#: Its settings live in memory: nothing of the machine's own is read or changed.
_SETTINGS = "/usr/libexec/ibus-memconf"
_ENGINE = "libpinyin"
#: What would lead the window, or `ibus`, to another input method than this one.
_FOREIGN = ("IBUS_ADDRESS", "IBUS_USE_PORTAL", "QT_IM_MODULES", "WAYLAND_DISPLAY", "XMODIFIERS")
_ADDRESS = "IBUS_ADDRESS="
#: The context that IBus keeps for itself while no field has come to it.
_NOBODYS = '/InputContext_1"'


class InputMethod:
    """What turns letters into characters on a display; programs started in it find it.

    Args:
        display: whose programs are typed into.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as ends:
            # A socket's name ends after 108 bytes, and IBus cuts it off without a word: a folder
            # of pytest's may be longer than that.
            home = ends.enter_context(tempfile.TemporaryDirectory(prefix="im-"))
            ends.enter_context(Bus(self._display))
            for foreign in _FOREIGN:
                self._display.environment.pop(foreign, None)
            self._display.environment |= {
                # Not left to be found by the machine's id, which IBus and Qt read differently
                # where its file is empty, as in some containers.
                "IBUS_ADDRESS_FILE": f"{home}/address",
                "XDG_CONFIG_HOME": home,
                "XDG_CACHE_HOME": home,
                "QT_IM_MODULE": "ibus",
            }
            self._display.run(
                ends, "ibus-daemon", "--panel", "disable", "--config", _SETTINGS, "--replace"
            )
            wait_for("the input method", lambda: _ENGINE in self._ibus("list-engine"))
            self._ends = ends.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._ends.close()

    def switch_on(self) -> None:
        """As a clerk does with the key for it, once a field has the keyboard."""
        wait_for("a field that is written into through the input method", self._serves_a_field)
        self._ibus("engine", _ENGINE)
        wait_for("pinyin", lambda: self._ibus("engine").strip() == _ENGINE)

    def spell(self, letters: str) -> None:
        """Type letters that stay under way: nothing is chosen yet."""
        self._display.press(*letters)

    def choose(self) -> None:
        """Take the first of what is offered."""
        self._display.press("space")

    def _serves_a_field(self) -> bool:
        """Whether the field with the keyboard has come to the input method."""
        asked = self._answer(
            "dbus-send", f"--bus={self._address()}", "--print-reply",
            "--dest=org.freedesktop.IBus", "/org/freedesktop/IBus",
            "org.freedesktop.DBus.Properties.Get",
            "string:org.freedesktop.IBus", "string:CurrentInputContext",
        )  # fmt: skip
        return "InputContext_" in asked and _NOBODYS not in asked

    def _address(self) -> str:
        lines = Path(self._display.environment["IBUS_ADDRESS_FILE"]).read_text().splitlines()
        return next(line for line in lines if line.startswith(_ADDRESS)).removeprefix(_ADDRESS)

    def _ibus(self, *question: str) -> str:
        return self._answer("ibus", *question)

    def _answer(self, *question: str) -> str:
        answer = subprocess.run(
            question,
            env=self._display.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return answer.stdout
