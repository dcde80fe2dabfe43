"""The environment: made once, renewed when stale, repaired when its making broke off."""

from __future__ import annotations

import pytest

from tests.tools.pretended_machine import Machine

WHOLE = ["new venv", "locked packages", "prune", "project"]
RENEWED = ["locked packages", "prune", "project"]


@pytest.fixture
def ready(machine: Machine) -> Machine:
    """A machine whose environment is complete."""
    outcome = machine.setup()
    assert outcome.returncode == 0, outcome.stderr
    assert machine.calls() == WHOLE
    return machine


def test_a_complete_environment_is_left_alone(ready: Machine):
    assert ready.setup().returncode == 0
    assert ready.calls() == []


@pytest.mark.parametrize("name", ["requirements/dev.lock", "pyproject.toml"])
def test_a_changed_lock_or_project_file_renews_it(ready: Machine, name: str):
    with (ready.tree / name).open("a") as file:
        file.write("# changed\n")

    ready.setup()

    assert ready.calls() == RENEWED
    ready.setup()
    assert ready.calls() == []


def test_another_python_makes_it_anew(ready: Machine):
    (ready.state / "python-version").write_text("3.11.9\n")

    ready.setup()

    assert ready.calls() == WHOLE


def test_a_moved_folder_makes_it_anew(ready: Machine):
    ready.tree = ready.tree.rename(ready.tree.parent / "moved")

    ready.setup()

    assert ready.calls() == WHOLE


def test_an_environment_whose_python_is_gone_is_made_anew(ready: Machine):
    (ready.tree / ".venv" / "bin" / "python").unlink()

    ready.setup()

    assert ready.calls() == WHOLE


@pytest.mark.parametrize("place", ["bin", "lib/python3.11/site-packages"])
def test_what_was_added_by_hand_makes_it_anew(ready: Machine, place: str):
    (ready.tree / ".venv" / place / "sneaked-in").mkdir()

    ready.setup()

    assert ready.calls() == WHOLE


def test_what_was_deleted_by_hand_makes_it_anew(ready: Machine):
    (ready.tree / ".venv/lib/python3.11/site-packages/PySide6").rmdir()

    ready.setup()

    assert ready.calls() == WHOLE


def test_bytecode_that_python_leaves_behind_does_not_count(ready: Machine):
    (ready.tree / ".venv/lib/python3.11/site-packages/__pycache__").mkdir()

    ready.setup()

    assert ready.calls() == []


def test_a_making_that_broke_off_is_repaired_from_the_start(machine: Machine):
    machine.mark("line-down")
    outcome = machine.setup()
    assert outcome.returncode != 0
    assert "没有装完" in outcome.stderr
    assert machine.calls() == ["new venv", "locked packages"]

    machine.unmark("line-down")
    assert machine.setup().returncode == 0
    assert machine.calls() == WHOLE


def test_a_renewal_that_broke_off_is_repaired_too(ready: Machine):
    with (ready.tree / "requirements" / "dev.lock").open("a") as file:
        file.write("# changed\n")
    ready.mark("line-down")
    assert ready.setup().returncode != 0
    ready.calls()

    ready.unmark("line-down")
    assert ready.setup().returncode == 0
    assert ready.calls() == WHOLE


def test_without_python_311_it_says_so(machine: Machine):
    machine.mark("python-too-new")

    outcome = machine.setup()

    assert outcome.returncode == 1
    assert "Python 3.11" in outcome.stderr
    assert machine.calls() == []
