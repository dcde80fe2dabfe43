"""The program as it is, telling which of the window's modules are loaded beside its thread.

A module of the window makes classes of Qt's, and those may be made on the window's thread only
(docs/adr/0023). In a process of tests nearly all is loaded before; here it is as at a clerk's.
"""

from __future__ import annotations

import runpy
import sys
import threading

#: How a line begins that names one.
SAID = "loaded beside the window: "
_WINDOWS = ("desktop.ui", "PySide6")


def _tell(event: str, given: tuple[object, ...]) -> None:
    if event == "import" and str(given[0]).startswith(_WINDOWS):
        thread = threading.current_thread()
        if thread is not threading.main_thread():
            print(f"{SAID}{given[0]} by {thread.name}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.addaudithook(_tell)
    runpy.run_module("desktop", run_name="__main__", alter_sys=True)
