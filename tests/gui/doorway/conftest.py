"""A fresh PC before its doorway, and patience for what it waits for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.config import Home
from tests.gui.doorway.fresh_pc import FreshPc, Until

PATIENCE_MS = 60_000


@pytest.fixture
def until(qtbot) -> Until:
    def wait(ready: Callable[[], bool]) -> None:
        qtbot.waitUntil(ready, timeout=PATIENCE_MS)

    return wait


@pytest.fixture
def fresh(tmp_path: Path, dressed, shown) -> Iterator[FreshPc]:
    made = FreshPc(Home(tmp_path / "新电脑"), shown)
    yield made
    made.end()
