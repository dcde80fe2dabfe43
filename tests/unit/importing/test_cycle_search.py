import gc
import re

import pytest

from desktop.importing import cycle_search
from tests.architecture.source_rules import ROOT


@pytest.fixture(autouse=True)
def as_before():
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


def test_it_goes_on_afterwards():
    gc.enable()
    with cycle_search.put_off():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_where_a_window_has_put_it_off_it_stays_so():
    gc.disable()
    with pytest.raises(OSError), cycle_search.put_off():
        raise OSError
    assert not gc.isenabled()


def test_nobody_else_switches_it_on():
    """A lane that did would destroy widgets on its own thread, which stopped both for ever."""
    allowed = {"importing/cycle_search.py", "background/collecting.py", "__main__.py"}
    desktop = ROOT / "desktop"
    found = {
        path.relative_to(desktop).as_posix()
        for path in desktop.rglob("*.py")
        if re.search(r"gc\.enable", path.read_text("utf-8"))
    }
    assert found == allowed
