"""Verbs that only look or change a record load no reader of tables, no paper, no window."""

import json
import subprocess
import sys

import pytest

from tests.conftest import PASSPHRASE
from tests.unit.commands.running_station import clean_environment

#: What takes long to load and only some verbs need.
HEAVY = {
    "desktop.imaging", "desktop.importing", "desktop.office", "desktop.printing", "desktop.ui",
    "docx", "docxtpl", "fontTools", "openpyxl", "PIL", "pypdfium2", "PySide6", "python_calamine",
    "qtawesome", "reportlab", "segno", "xlsxwriter",
}  # fmt: skip
_PROBE = """
import contextlib, json, sys
from desktop.__main__ import main

code = 0
try:
    with contextlib.redirect_stdout(sys.stderr):
        code = main(sys.argv[1:])
except SystemExit as gone:
    code = gone.code
print(json.dumps([code, sorted(sys.modules)]))
"""


def loaded(home, *words):
    """Which of the heavy packages a process holds after one command."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, "--home", home.path, *map(str, words)],
        check=True,
        capture_output=True,
        env={**clean_environment(home.path), "STATION_PASSPHRASE": PASSPHRASE},
    )
    code, modules = json.loads(done.stdout)
    assert code == 0, done.stderr.decode()
    return {name for name in HEAVY if any(f"{m}.".startswith(f"{name}.") for m in modules)}


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("print", "--list")])
def test_what_needs_no_station_is_light(home, words):
    home.path.mkdir()
    assert loaded(home, *words) == set()


@pytest.mark.parametrize(
    "words",
    [
        ("list", "volunteer"),
        ("list", "volunteer", "--search", "zs", "--full", "--json"),
        ("add", "volunteer", "name=张三", "id_number=11010119900307803X"),
        ("undo",),
    ],
)
def test_a_verb_about_records_is_light(station, words):
    assert station("add", "volunteer", "name=李四").code == 0
    assert loaded(station.home, *words) == set()


def test_a_text_file_is_handed_out_without_the_writer_of_workbooks(station, folder):
    assert loaded(station.home, "export", "volunteer", folder / "a.csv") == set()


def test_a_verb_that_needs_one_of_them_is_seen_to_load_it(station, folder):
    assert loaded(station.home, "export", "volunteer", folder / "a.xlsx") == {"xlsxwriter"}
