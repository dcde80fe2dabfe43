"""The other places are loaded before the clerk goes there: beside the window only what bears it."""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject

from desktop.ui import loading_ahead, places
from desktop.ui.loading_ahead import LoadingAhead
from tests.architecture.source_rules import ROOT
from tests.gui.real_window.watched import SAID

#: A module takes about a millisecond here and three on an old PC.
MOST_OF_A_STEP = 16
#: Each holds some MiB for one kind of work.
LATE = (
    "xlsxwriter",
    "python_calamine",
    "reportlab",
    "desktop.services.roster.rosters",
    "sqlite_utils",
)
_PROGRAM = """
import json, sys
from importlib import import_module
import desktop.app, desktop.app.session, desktop.ui.today.screen
from desktop.ui import loading_ahead
told = []
def tell(name, load):
    before = set(sys.modules)
    load()
    told.append((name, sorted(set(sys.modules) - before)))
tell("", lambda: loading_ahead.load_records_side(None))
for step in loading_ahead.STEPS:
    tell(step, lambda: import_module(step))
print(json.dumps([told, list(sys.modules)]))
"""


@pytest.fixture(scope="module")
def told() -> tuple[list[tuple[str, list[str]]], set[str]]:
    """What each step loads in a process of its own, and what is there at the end."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    steps, there = json.loads(done.stdout)
    return steps, set(there)


def test_no_widget_is_loaded_with_the_records_side(told):
    _, loaded = told[0][0]
    assert "desktop.services.lists.finding" in loaded
    assert [name for name in loaded if name.startswith(("desktop.ui", "PySide6"))] == []


def test_each_step_loads_something_and_little(told):
    for step, loaded in told[0][1:]:
        assert 1 <= len(loaded) <= MOST_OF_A_STEP, step


def test_the_records_side_of_a_step_was_loaded_before_it(told):
    late = [name for step, loaded in told[0][1:] for name in loaded if _of_records(name)]
    assert late == []


def _of_records(name: str) -> bool:
    return name.startswith("desktop.") and not name.startswith("desktop.ui.")


def test_whatever_a_place_is_made_of_is_loaded_ahead(told):
    source = inspect.getsource(places)
    made_of = set(re.findall(r"^    from (desktop\.ui\.\S+) import", source, re.MULTILINE))
    made_of.remove("desktop.ui.today.screen")  # the first place is made at the start
    assert len(made_of) >= 3
    assert made_of <= told[1]


def test_what_only_one_kind_of_work_needs_is_not_loaded_ahead(told):
    assert "desktop.ui.roster_import.screen" in told[1]
    assert not told[1] & set(LATE)


def test_the_window_hears_when_all_is_there(door, qtbot, monkeypatch):
    steps, threads = ["desktop.ui.trash.screen", "desktop.ui.audit.screen"], []

    def load(name: str) -> None:
        steps.remove(name)
        threads.append(threading.current_thread())

    monkeypatch.setattr(loading_ahead, "STEPS", tuple(steps))
    monkeypatch.setattr(loading_ahead, "RECORDS_SIDE", ())
    monkeypatch.setattr(loading_ahead, "import_module", load)
    ahead = LoadingAhead(door)
    with qtbot.waitSignal(ahead.done, timeout=5_000):
        ahead.start()
    assert steps == []
    assert set(threads) == {threading.main_thread()}


def test_a_closed_window_loads_no_more(door, qtbot, monkeypatch):
    loaded: list[str] = []
    monkeypatch.setattr(loading_ahead, "STEPS", tuple(map(str, range(1, 1_000))))
    monkeypatch.setattr(loading_ahead, "RECORDS_SIDE", ())
    monkeypatch.setattr(loading_ahead, "import_module", loaded.append)
    ahead = LoadingAhead(door)
    ahead.start()
    qtbot.waitUntil(lambda: bool(loaded))
    ahead.stop()
    by_then = list(loaded)
    qtbot.wait(4 * loading_ahead.PAUSE_MS)
    assert loaded == by_then


def test_a_class_of_qt_made_in_a_thread_is_noticed(class_making):
    def make() -> None:
        class Plain:
            pass

        class Beside(QObject):
            pass

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    make()
    noticed, class_making.elsewhere = class_making.elsewhere, []
    assert [name.rpartition(".")[2] for name in noticed] == ["Beside"]


def test_sync_loads_its_records_side_first():
    program = (
        "import sys; from importlib import import_module; import desktop.app.session; "
        "from desktop.ui.sync.syncing import RECORDS_SIDE; before = set(sys.modules); "
        "[import_module(name) for name in RECORDS_SIDE]; lane = set(sys.modules) - before; "
        "import desktop.ui.sync.verbs; print(*lane); print(*set(sys.modules) - before - lane)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    lane, window = (set(line.split()) for line in done.stdout.splitlines())
    assert [name for name in lane if name.startswith(("desktop.ui", "PySide6"))] == []
    assert len([name for name in window if _of_records(name)]) <= MOST_OF_A_STEP / 2


def test_the_watched_program_tells_what_another_thread_loads():
    program = (
        "import sys, threading; from importlib import import_module; "
        "from tests.gui.real_window.watched import Watch; sys.meta_path.insert(0, Watch()); "
        "load = lambda: import_module('desktop.ui.trash'); import desktop.ui.audit; "
        "beside = threading.Thread(target=load, name='lane'); beside.start(); beside.join()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr.splitlines() == [f"{SAID}desktop.ui.trash by lane"]
