"""A screen of its own, started and stopped here, and what xdotool sees on it."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from typing import Self

WIDE, HIGH = 1366, 768
_LOOK_S, _PATIENCE_S = 0.01, 60.0


class NoScreenHere(Exception):
    """The programs that make a screen, or look at it, are missing."""


class Screen:
    """Xvfb on a display number of its own choice."""

    def __init__(self) -> None:
        self._programs: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        for program in ("Xvfb", "xdotool"):
            if shutil.which(program) is None:
                raise NoScreenHere(f"{program} is not here")
        told, tell = os.pipe()
        self._programs.append(subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{WIDE}x{HIGH}x24", "-noreset",
             "-nolisten", "tcp"],
            pass_fds=(tell,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ))  # fmt: skip
        os.close(tell)
        with os.fdopen(told) as answer:
            number = answer.readline().strip()
        if not number:
            raise NoScreenHere("Xvfb did not start")
        # An installed program has its bytecode beside it.
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        kept.pop("WAYLAND_DISPLAY", None)
        self.environment = {**kept, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        if shutil.which("openbox"):  # without a manager no window gets the keyboard
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            manager = ["openbox", "--sm-disable"]
            self._programs.append(subprocess.Popen(manager, env=self.environment, **quiet))
        return self

    def __exit__(self, *_: object) -> None:
        for program in reversed(self._programs):
            program.terminate()
            program.wait()

    def shown(self, title: str) -> bool:
        """Whether a window in sight bears a title that holds these words."""
        question = ["xdotool", "search", "--onlyvisible", "--name", title]
        answer = subprocess.run(
            question, env=self.environment, capture_output=True, text=True, check=False
        )
        return bool(answer.stdout.split())

    def until_shown(self, title: str, alive: Callable[[], bool]) -> float:
        """The steady clock when a window bears the title.

        Args:
            title: what is looked for.
            alive: whether the program that should show it still runs.
        """
        until = time.monotonic() + _PATIENCE_S
        while not self.shown(title):
            if time.monotonic() > until or not alive():
                raise SystemExit(f"no window {title}")
            time.sleep(_LOOK_S)
        return time.monotonic()

    def until_gone(self, title: str) -> None:
        """Wait until no window bears it."""
        until = time.monotonic() + _PATIENCE_S
        while self.shown(title) and time.monotonic() < until:
            time.sleep(_LOOK_S)
