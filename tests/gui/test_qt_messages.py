import os
import subprocess
import sys

import pytest

from desktop.ui.qt_messages import own_words

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


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("QPainter::begin: Paint device returned engine == 0, type: 2", None),
        ("QObject::connect: No such slot Lane::ask()", None),
        ("QFSFileEngine::open: /media/zhangsan/a.jpg", "QFSFileEngine::open: …"),
        (r"QFile: C:\Users\zhangsan", "QFile: …"),
        ("QImageReader: 张三.jpg 15400987610", "QImageReader: …"),
        ("qt.gui.imageio: zhangsan.jpeg is broken", "qt.gui.imageio: …"),
        ("Cannot open file 'zhang san', because", "Cannot open file …"),
        ("unknown key 15400987610", "unknown key …"),
    ],
)
def test_what_it_quotes_stays_out_of_the_log(said, logged):
    assert own_words(said) == (logged or said)


def test_a_test_run_keeps_its_own_ears(qapp, qtlog):
    from PySide6.QtCore import qInfo

    from desktop.app import make_application

    make_application([])
    qInfo("heard by pytest-qt")
    assert [record.message for record in qtlog.records] == ["heard by pytest-qt"]
