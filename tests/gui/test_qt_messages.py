import os
import subprocess
import sys

SAY_SOMETHING = """
import sys
from pathlib import Path
from PySide6.QtCore import qWarning
from PySide6.QtWidgets import QWidget
from desktop import logbook
from desktop.app import make_application

logbook.start(Path(sys.argv[1]))
make_application([])
qWarning("something in English")
window = QWidget()
window.show()
window.raise_()
"""


def test_what_qt_says_goes_to_the_log_and_not_to_the_clerk(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", SAY_SOMETHING, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    assert "WARNING desktop.qt default: something in English" in (
        tmp_path / "station.log"
    ).read_text(encoding="utf-8")


def test_a_test_run_keeps_its_own_ears(qapp, qtlog):
    from PySide6.QtCore import qInfo

    from desktop.app import make_application

    make_application([])
    qInfo("heard by pytest-qt")
    assert [record.message for record in qtlog.records] == ["heard by pytest-qt"]
