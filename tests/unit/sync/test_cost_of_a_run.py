"""A run does what there is to do, and does not read the book through for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop.services import records
from desktop.sync.outgoing import restating
from tests.unit.sync.conftest import PC

_FEW, _MANY = 20, 200
#: Steps of SQLite's machine between two counts.
_GRAIN = 10


@pytest.fixture
def steps(pc: PC) -> Callable[[], int]:
    """Sync, and tell how many steps SQLite's machine made for it, in tens."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    def run() -> int:
        counted[0] = 0
        pc.desk.store.connection.set_progress_handler(count, _GRAIN)
        try:
            pc.sync()
        finally:
            pc.desk.store.connection.set_progress_handler(None, _GRAIN)
        return counted[0]

    return run


def _more(pc: PC, count: int) -> str:
    """So many people more, synced; one of them."""
    for number in range(count):
        one = records.add(pc.desk, "volunteer", {"name": "田小麦", "phone": f"139{number:08}"})
    pc.sync()
    pc.sync()
    return one


def test_a_run_costs_no_more_where_the_book_is_long(pc, steps, monkeypatch):
    """One that has nothing to do, and one with a change."""
    monkeypatch.setattr(restating, "_AGAIN", 0)  # usually some hundred rows, however long it is
    before = _costs(pc, steps, _FEW)
    after = _costs(pc, steps, _MANY - _FEW)
    for what, cost in after.items():
        assert cost < before[what] * 1.2, what


def _costs(pc: PC, steps: Callable[[], int], more: int) -> dict[str, int]:
    one = _more(pc, more)
    nothing = steps()
    records.change(pc.desk, "volunteer", one, {"phone": "13700000000"})
    return {"nothing": nothing, "one change": steps(), "and after it": steps()}
