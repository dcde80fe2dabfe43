"""Ending with the program that started this one, however that one ends."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

_AGAIN_S = 2.0


def end_with_input(grace_s: float) -> None:
    """Stop this process once its standard input is closed.

    The program that started it holds the other end of a pipe and never writes to it. A system
    closes that end with the program, also where it was killed: no signal or job is needed.

    Args:
        grace_s: requests under way are finished for so long; then it ends all the same.
    """
    threading.Thread(target=_watch, args=(grace_s,), daemon=True, name="parent").start()


def _watch(grace_s: float) -> None:
    _wait_for_end(sys.stdin.fileno())
    end = time.monotonic() + grace_s + _AGAIN_S
    while time.monotonic() < end:
        # Again and again: just before the server listens to signals, one is lost.
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_AGAIN_S)
    os._exit(1)


def _wait_for_end(descriptor: int) -> None:
    while True:
        try:
            if not os.read(descriptor, 4096):
                return
        except OSError:
            return
