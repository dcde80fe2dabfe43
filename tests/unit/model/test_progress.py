"""How long work tells how far it is, and stops."""

import pytest

from desktop import errors
from desktop.model.progress import OFTEN, Watch, let_go


def test_it_tells_now_and_then_and_not_at_each_step():
    seen = []
    watch = Watch(lambda *at: seen.append(at))
    watch.begin(2 * OFTEN + 1)
    for _ in range(2 * OFTEN + 1):
        watch.step()
    assert seen == [(0, 2 * OFTEN + 1), (OFTEN, 2 * OFTEN + 1), (2 * OFTEN, 2 * OFTEN + 1)]


def test_steps_of_which_nobody_knows_how_many_are_told_as_such_and_once():
    seen = []
    watch = Watch(lambda *at: seen.append(at))
    watch.begin(0)
    for _ in range(OFTEN):
        watch.step()
    assert seen == [(0, 0)]


def test_things_of_several_steps_are_told_as_things():
    seen = []
    watch = Watch(lambda *at: seen.append(at))
    watch.begin(4 * OFTEN, things=2 * OFTEN)
    for _ in range(4 * OFTEN):
        watch.step()
    assert seen == [(OFTEN * half // 2, 2 * OFTEN) for half in range(5)]


def test_it_stops_where_the_clerk_cancelled():
    pressed = []
    watch = Watch(cancelled=lambda: bool(pressed))
    watch.begin(10 * OFTEN)
    pressed.append(True)
    with pytest.raises(errors.Cancelled):
        for _ in range(OFTEN):
            watch.step()


def test_a_long_list_is_let_go_of_slice_by_slice_in_its_order():
    things = list(range(7))
    parts = let_go(things, 3)
    assert next(parts) == [0, 1, 2] and things == [6, 5, 4, 3]
    assert list(parts) == [[3, 4, 5], [6]] and things == []
