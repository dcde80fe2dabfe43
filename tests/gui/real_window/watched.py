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


class Watch:
    """A finder that finds nothing; it is asked for every module that is not there yet."""

    def find_spec(self, name: str, _path: object = None, _target: object = None) -> None:
        """Tell of the module where it is asked for beside the main thread."""
        thread = threading.current_thread()
        if name.startswith(_WINDOWS) and thread is not threading.main_thread():
            print(f"{SAID}{name} by {thread.name}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.meta_path.insert(0, Watch())
    runpy.run_module("desktop", run_name="__main__", alter_sys=True)
