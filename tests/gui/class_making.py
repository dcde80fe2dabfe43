"""Watches where classes of Qt's are made: PySide's table of them bears one thread only."""

from __future__ import annotations

import builtins
import threading
from typing import Any, Self

import shiboken6


class ClassMaking:
    """Notes every class of Qt's that is made beside the main thread, while it is entered."""

    def __init__(self) -> None:
        self.elsewhere: list[str] = []
        self._build: Any = None

    def __enter__(self) -> Self:
        self._build = builtins.__build_class__
        builtins.__build_class__ = self._made  # type: ignore[assignment]
        return self

    def __exit__(self, *_: object) -> None:
        builtins.__build_class__ = self._build

    def _made(self, body: Any, name: str, *bases: Any, **rest: Any) -> Any:
        made = self._build(body, name, *bases, **rest)
        beside = threading.current_thread() is not threading.main_thread()
        if beside and isinstance(made, type) and issubclass(made, shiboken6.Object):
            self.elsewhere.append(f"{made.__module__}.{name}")
        return made
