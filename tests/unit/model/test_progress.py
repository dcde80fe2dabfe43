"""How long work tells how far it is, and stops."""

import pytest

from desktop import errors
from desktop.model.progress import OFTEN, Watch


def test_it_tells_now_and_then_and_not_at_each_step():
    seen = []
    watch = Watch(lambda *at: seen.append(at))
    watch.begin(2 * OFTEN + 1)
    for _ in range(2 * OFTEN + 1):
        watch.step()
    assert seen == [(0, 2 * OFTEN + 1), (OFTEN, 2 * OFTEN + 1), (2 * OFTEN, 2 * OFTEN + 1)]


def test_steps_of_which_nobody_knows_how_many_are_told_as_such():
    seen = []
    watch = Watch(lambda *at: seen.append(at))
    watch.begin(0)
    for _ in range(OFTEN):
        watch.step()
    assert seen == [(0, 0), (0, 0)]


def test_it_stops_where_the_clerk_cancelled():
    pressed = []
    watch = Watch(cancelled=lambda: bool(pressed))
    watch.begin(10 * OFTEN)
    pressed.append(True)
    with pytest.raises(errors.Cancelled):
        for _ in range(OFTEN):
            watch.step()
