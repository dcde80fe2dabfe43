"""The delay grows, outlives a start, and goes by no clock that tells the day."""

import pytest

from desktop import errors
from desktop.services.access.wrong_tries import WrongTries, delay_s


class Seconds:
    def __init__(self):
        self.now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


def test_it_grows_to_a_quarter_of_an_hour():
    assert [delay_s(n) for n in (0, 2, 3, 4, 5, 9, 12, 400)] == [0, 0, 5, 10, 20, 320, 900, 900]


def test_the_first_three_cost_nothing_and_the_fourth_waits(home, seconds):
    home.path.mkdir()
    tries = WrongTries(home, seconds)
    for _ in range(3):
        tries.begin()
    with pytest.raises(errors.TooManyTries) as told:
        tries.begin()
    assert "等 5 秒" in str(told.value)
    seconds.now += 5
    tries.begin()
    assert tries.left_s == 10


def test_a_new_start_waits_the_whole_delay_again(home, seconds):
    home.path.mkdir()
    tries = WrongTries(home, seconds)
    for _ in range(3):
        tries.begin()
    again = WrongTries(home, Seconds())
    assert (again.count, again.left_s) == (3, 5)


def test_the_right_one_ends_it_and_tells_how_many_came_before(home, seconds):
    home.path.mkdir()
    tries = WrongTries(home, seconds)
    for _ in range(3):
        tries.begin()
    seconds.now += 5
    tries.begin()
    assert tries.right() == 3
    assert WrongTries(home, seconds).count == 0
    assert not (home.path / "tries.json").exists()


def test_what_is_tried_beside_it_counts_too(home, seconds):
    """Commands in another process, while the window is locked."""
    home.path.mkdir()
    window, beside = WrongTries(home, seconds), WrongTries(home, seconds)
    for _ in range(3):
        beside.begin()
    window.catch_up()
    with pytest.raises(errors.TooManyTries):
        window.begin()
    seconds.now += 5
    window.catch_up()
    window.begin()
    assert window.left_s == 10
    assert WrongTries(home, seconds).count == 4


@pytest.mark.parametrize("content", [b"", b"[]", b'{"wrong": "x"}', b'{"wrong": -5}'])
def test_a_damaged_count_is_none(home, content):
    home.path.mkdir()
    (home.path / "tries.json").write_bytes(content)
    assert WrongTries(home).count == 0
