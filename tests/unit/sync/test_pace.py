"""How much a request carries: more after each that went well, half after one that did not."""

from __future__ import annotations

from desktop.storage.settings import Settings
from desktop.sync.line.pace import LINE_SECONDS, START_BYTES, Pace


def _well(pace: Pace, *, packed: int = 20_000, seconds: float = 0.5) -> None:
    pace.went_well(pace.up, packed, pace.down, seconds)


def test_it_doubles_on_a_quick_line_up_to_what_a_county_takes() -> None:
    pace = Pace()
    _well(pace)
    assert (pace.up, pace.down) == (2 * START_BYTES, 2 * START_BYTES)
    for _ in range(20):
        _well(pace, seconds=0.01)
    assert (pace.up, pace.down) == (2 << 20, 7 << 20)
    assert pace.next_up == 2 << 20


def test_a_slow_line_gets_what_it_carries_in_a_few_seconds() -> None:
    pace = Pace()
    _well(pace, seconds=20.0)
    assert pace.up == int(START_BYTES / 20.0 * LINE_SECONDS)


def test_a_small_request_says_nothing_about_larger_ones() -> None:
    pace = Pace()
    pace.went_well(100, 80, 100, 30.0)
    assert pace == Pace()


def test_it_halves_after_a_failure_and_stops_at_the_least() -> None:
    pace = Pace()
    pace.failed()
    assert (pace.up, pace.down) == (START_BYTES // 2, START_BYTES // 2)
    for _ in range(20):
        pace.failed()
    assert (pace.up, pace.down) == (8 << 10, 8 << 10)


def test_a_body_is_packed_hard_only_where_that_saves_time() -> None:
    pace = Pace()
    _well(pace, packed=60_000, seconds=0.01)
    assert pace.level == 6
    _well(pace, packed=60_000, seconds=9.0)
    assert pace.level == 9


def test_the_next_run_begins_as_small_as_the_line_made_the_last_one(desk) -> None:
    settings = Settings(desk.store)
    pace = Pace.after(settings)
    for _ in range(3):
        pace.failed()
    pace.remember(settings, failed=True)
    again = Pace.after(settings)
    assert (again.up, again.down) == (START_BYTES // 8, START_BYTES // 8)
    again.remember(settings, failed=False)
    assert Pace.after(settings).up == START_BYTES


def test_a_quick_line_that_broke_does_not_make_the_next_run_bold(desk) -> None:
    settings = Settings(desk.store)
    Pace(up=2 << 20, down=7 << 20).remember(settings, failed=True)
    assert Pace.after(settings).up == START_BYTES
