"""A disk that fills up or fails at any operation: a sentence, earlier work kept, a clean start."""

import errno
import re

import pytest

from tests.faults.scenarios import QUICK, SCENARIOS
from tests.faults.shim import Class, What
from tests.faults.tried_points import crossed, drawn, wanted, wholly

CHINESE = re.compile(r"[\u4e00-\u9fff]")
STORING = Class.WRITE | Class.CUT | Class.NAME
#: name: what happens, errno, at which operations, what the clerk does then.
FAULTS = {
    "no room once": (What.FAIL_ONCE, errno.ENOSPC, STORING),
    "no room from then on": (What.FAIL_ON, errno.ENOSPC, STORING),
    "half a write, then no room": (What.SHORT_ON, errno.ENOSPC, Class.WRITE),
    "half a write": (What.SHORT_ONCE, errno.EIO, Class.WRITE),
    "one write fails": (What.FAIL_ONCE, errno.EIO, STORING),
    "no write succeeds": (What.FAIL_ON, errno.EIO, STORING),
    "one flush fails": (What.FAIL_ONCE, errno.EIO, Class.SYNC),
    "no flush succeeds": (What.FAIL_ON, errno.EIO, Class.SYNC),
    "one read fails": (What.FAIL_ONCE, errno.EIO, Class.READ),
    "no read succeeds": (What.FAIL_ON, errno.EIO, Class.READ),
    "one file does not open": (What.FAIL_ONCE, errno.EIO, Class.OPEN),
    "read-only from then on": (What.FAIL_ON, errno.EROFS, STORING),
}


def in_words(failure):
    happened, kept, _ = failure["words"]
    if not failure["world"]:
        yield f"no fault of the world: {failure}"
    if not CHINESE.search(happened) or "…" in happened + kept:
        yield f"not in words: {failure}"


def fail_at_points(trier, name, how_many):
    states = trier.states(name)
    questions = []
    for what, error, classes in FAULTS.values():
        count = trier.count(name, classes)
        points = crossed(
            do=["fail"], scenario=[name], at=range(1, count + 1), what=[int(what)], error=[error],
            classes=[int(classes)], then=["again", "leave", "die"],
        )  # fmt: skip
        questions += drawn(points, -(-how_many // len(FAULTS)))
    chosen = drawn(questions, how_many)  # of each fault as many, but no more in all
    trier.all_well(f"failing disk, {name}", chosen, lambda q, r: judged(states, q, r))


def judged(states, question, reply):
    if reply["error"]:
        yield f"escaped: {reply['error']}"
    for failure in reply["failures"]:
        yield from in_words(failure)
    gave_up = reply["failures"] and question["then"] != "again"
    if question["classes"] == Class.OPEN and len(reply["failures"]) > 1:
        gave_up = True  # opened for reading only, and told so twice
    if not gave_up:
        yield from wholly(states, len(states) - 1, reply)
        return
    # Opening may fail after it brought the file up to date, which is no step of the clerk's.
    unsure = reply["failures"][-1]["kind"] == "NotConfirmed" or question["scenario"] == "migration"
    yield from wholly(states, reply["told"], reply, sure=not unsure)


@pytest.mark.parametrize("name", QUICK)
def test_a_disk_that_fails_now_and_then(trier, name):
    fail_at_points(trier, name, 3)


@pytest.mark.slow
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_disk_that_fails_anywhere(trier, name):
    fail_at_points(trier, name, wanted(150, name))
