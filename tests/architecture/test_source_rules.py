"""The sources keep the house rules, and each rule can fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture import source_rules
from tests.architecture.source_rules import ROOT, python_files, text_files

PROGRAM = ("desktop", "county", "tools", "installer", "benchmarks")

Rule = Callable[[str], list[str]]


def faults(rule: Rule, files: list[Path]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {fault}"
        for path in files
        for fault in rule(path.read_text(encoding="utf-8"))
    ]


def test_every_module_opens_with_what_lives_there():
    assert faults(source_rules.without_opening_line, python_files(*PROGRAM)) == []


def test_no_module_has_a_name_without_a_subject():
    vague = [path for path in python_files() if source_rules.vague_name(path)]
    assert vague == []


def test_no_file_and_no_function_of_the_program_grows_too_long():
    assert faults(source_rules.too_long, python_files(*PROGRAM)) == []


def test_nothing_is_marked_as_unfinished():
    assert faults(source_rules.unfinished, python_files()) == []


def test_no_file_names_a_registry_or_a_folder_of_one_machine():
    files = [path for path in text_files() if not path.is_relative_to(ROOT / "resources")]
    assert faults(source_rules.machine_addresses, files) == []


def test_no_lambda_is_connected_where_threads_meet():
    assert faults(source_rules.connected_lambdas, python_files("desktop")) == []


def test_only_parts_of_qt_under_the_lgpl_are_imported():
    assert faults(source_rules.gpl_only_qt, python_files("desktop", "tools")) == []


def test_no_verb_loads_a_module_of_the_window():
    assert faults(source_rules.windows_modules_in_verbs, python_files("desktop")) == []


@pytest.mark.parametrize(
    ("rule", "bad"),
    [
        (source_rules.without_opening_line, "x = 1\n"),
        (source_rules.without_opening_line, '"""  """\n'),
        (source_rules.too_long, "x = 1\n" * 401),
        (source_rules.too_long, "def f():\n" + "    x = 1\n" * 60),
        (source_rules.unfinished, "x = 1  # TO" + "DO: later\n"),
        (source_rules.unfinished, "# FIX" + "ME\n"),
        (source_rules.machine_addresses, 'open("/ro' + 'ot/notes.txt")\n'),
        (source_rules.machine_addresses, "see /wo" + "rk/main\n"),
        (source_rules.machine_addresses, "pip install --index" + "-url x y\n"),
        (source_rules.machine_addresses, "files.python" + "hosted.org\n"),
        (source_rules.connected_lambdas, "button.clicked.connect(lambda: save())\n"),
        (source_rules.connected_lambdas, "done.connect(lambda x: x, Qt.QueuedConnection)\n"),
        (source_rules.gpl_only_qt, "from PySide6 import QtCharts\n"),
        (source_rules.gpl_only_qt, "from PySide6.QtGraphs import Line\n"),
        (
            source_rules.windows_modules_in_verbs,
            "class V:\n    def __call__(self, _desk):\n        from desktop.ui.sync import verbs\n",
        ),
    ],
)
def test_a_rule_refuses_a_planted_fault(rule: Rule, bad: str):
    assert len(rule(bad)) == 1


@pytest.mark.parametrize(
    ("rule", "good"),
    [
        (source_rules.without_opening_line, '"""Paths known before a station is open."""\n'),
        (source_rules.too_long, "x = 1\n" * 400),
        (source_rules.too_long, "def f():\n" + "    x = 1\n" * 59),
        (source_rules.unfinished, "todo_list = []\n"),
        (source_rules.machine_addresses, "desktop/work/rooms and at the root of the tree\n"),
        (source_rules.connected_lambdas, "done.connect(self._on_done)\nkey = sorted(k, key=f)\n"),
        (source_rules.gpl_only_qt, "from PySide6.QtPdfWidgets import QPdfView\n"),
        (
            source_rules.windows_modules_in_verbs,
            "def verb(desk):\n    from desktop.services import records\n",
        ),
    ],
)
def test_a_rule_lets_clean_text_pass(rule: Rule, good: str):
    assert rule(good) == []


@pytest.mark.parametrize("name", ["utils.py", "Helpers.py", "misc.py", "common.py", "manager.py"])
def test_a_vague_module_name_is_refused(name: str):
    assert source_rules.vague_name(Path("desktop") / name)


def test_the_walk_passes_over_what_is_made_and_what_is_no_text(tmp_path: Path):
    for name in ("kept.md", "out/made.md", ".venv/made.py", ".ci/run", "deep/kept.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\0\0")

    found = {path.relative_to(tmp_path).as_posix() for path in text_files(tmp_path)}

    assert found == {"kept.md", ".ci/run", "deep/kept.py"}
