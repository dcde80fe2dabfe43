"""What a start loads before its first screen is painted; each of these would cost tenths of it."""

import os
import subprocess
import sys

import pytest

from tests.architecture.source_rules import ROOT

#: Libraries of one kind of work each; its verb loads them when it is asked for.
HEAVY = (
    "PIL", "borax", "calamine", "click", "dateutil", "email", "httpx", "importlib.metadata",
    "multiprocessing", "numpy", "openpyxl", "pillow_heif", "pypdfium2", "pypinyin",
    "python_calamine", "qtawesome", "reportlab", "requests", "sqlalchemy", "sqlite_utils",
    "stdnum", "urllib3", "xlsxwriter",
)  # fmt: skip
#: Modules of ours; each takes about a millisecond, and most of the program is not looked at first.
#: Some twenty are the clerk's own way in: slots, keyring, wrong tries, the register of looks.
MOST_OF_OURS = 244


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    """What is loaded once the window could be made: by its own process, as a start does it."""
    program = (
        "import sys; import desktop.__main__, desktop.commands.opened, desktop.commands.parser, "
        "desktop.app, desktop.ui.today.screen; "
        "desktop.commands.parser.make_parser(verbs=False); print(*sys.modules)"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


@pytest.mark.parametrize("library", HEAVY)
def test_a_start_does_not_load_what_only_one_kind_of_work_needs(loaded, library):
    assert library not in loaded


def test_a_start_loads_few_modules_of_ours(loaded):
    ours = [name for name in loaded if name.split(".")[0] == "desktop"]
    assert "desktop.ui.today.screen" in ours and len(ours) < MOST_OF_OURS
    assert "desktop.sync.engine" not in ours and "desktop.printing.document" not in ours
