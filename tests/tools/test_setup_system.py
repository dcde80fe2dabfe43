"""Debian packages: asked for by name, installed by root, told to anybody else in one line."""

from __future__ import annotations

import re

from tests.tools.pretended_machine import Machine, all_packages

SYSTEM = "setup-system.sh"


def test_nothing_is_installed_when_nothing_is_missing(machine: Machine):
    machine.has(*all_packages())

    assert machine.setup(SYSTEM).returncode == 0
    assert machine.calls() == []


def test_root_gets_only_what_is_missing(machine: Machine):
    machine.has(*[name for name in all_packages() if name not in {"qpdf", "libgl1"}])

    outcome = machine.setup(SYSTEM)

    assert outcome.returncode == 0, outcome.stderr
    assert machine.calls() == [
        "apt-get update -qq",
        "apt-get install -y -qq --no-install-recommends libgl1 qpdf",
    ]


def test_a_user_is_told_the_one_line_and_nothing_is_done(machine: Machine):
    machine.command("id", "echo 1000")
    machine.has(*[name for name in all_packages() if name not in {"qpdf", "libgl1"}])

    outcome = machine.setup("setup.sh")

    lines = [line.strip() for line in outcome.stderr.splitlines() if "apt-get" in line]
    assert outcome.returncode == 1
    assert lines == ["sudo apt-get install -y --no-install-recommends libgl1 qpdf"]
    assert "缺少系统软件包" in outcome.stderr
    assert machine.calls() == []
    assert not (machine.tree / ".venv").exists()


def test_running_the_program_asks_for_no_test_tools(machine: Machine):
    machine.has(*all_packages("run"))

    assert machine.setup(SYSTEM, "run").returncode == 0
    assert machine.calls() == []
    assert machine.setup(SYSTEM, "all").returncode == 0
    assert set(machine.calls()[1].split()) >= set(all_packages("test"))


def test_a_python_without_venv_gets_it_and_a_missing_python_too(machine: Machine):
    machine.has(*all_packages())
    machine.mark("no-ensurepip")
    machine.setup(SYSTEM)
    assert machine.calls()[1].endswith("--no-install-recommends python3.11-venv")

    machine.mark("python-too-new")
    machine.setup(SYSTEM)
    assert machine.calls()[1].endswith("--no-install-recommends python3 python3-venv")


def test_a_library_under_a_newer_name_counts(machine: Machine):
    machine.has(*[name for name in all_packages() if name != "libcups2"])
    with (machine.state / "installed").open("a") as file:
        file.write("installed|libcups2t64|libcups2 (= 2.4.10), libcups2-other\n")

    assert machine.setup(SYSTEM).returncode == 0
    assert machine.calls() == []


def test_a_package_that_was_removed_but_left_its_settings_does_not_count(machine: Machine):
    machine.has(*[name for name in all_packages() if name != "xvfb"])
    with (machine.state / "installed").open("a") as file:
        file.write("config-files|xvfb|\n")

    machine.setup(SYSTEM)

    assert machine.calls()[1].endswith(" xvfb")


def test_a_failing_apt_is_tried_twice_then_shown(machine: Machine):
    machine.mark("apt-broken")

    outcome = machine.setup(SYSTEM)

    assert outcome.returncode == 1
    assert machine.calls() == ["apt-get update -qq"] * 2
    assert "E: no line" in outcome.stderr
    assert "请检查网络" in outcome.stderr


def test_an_apt_that_says_yes_and_installs_nothing_is_found_out(machine: Machine):
    machine.command("apt-get", "exit 0")

    outcome = machine.setup(SYSTEM)

    assert outcome.returncode == 1
    assert re.search(r"still missing after apt-get: .*libgl1", outcome.stderr)


def test_another_system_is_given_the_names_and_goes_on(machine: Machine):
    (machine.commands / "dpkg-query").unlink()

    outcome = machine.setup(SYSTEM, "run")

    assert outcome.returncode == 0
    assert "不是 Debian" in outcome.stderr
    assert "libxcb-cursor0" in outcome.stderr


def test_the_list_names_each_package_once_and_who_needs_it():
    assert len(set(all_packages())) == len(all_packages())
    assert sorted(all_packages("run") + all_packages("test")) == sorted(all_packages())
