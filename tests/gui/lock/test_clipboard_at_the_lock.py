"""What the program put on the clipboard of a real screen is not there while it is locked."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.architecture.source_rules import ROOT
from tests.gui.real_window.display import Display, wait_for

#: The screenless platform of the other tests owns no clipboard.
_PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from desktop.ui.lock.put_away import clear_clipboard
app = QApplication([])
window = QWidget()
window.show()
left = []
for text in ("张伟\\t999999195001011003", "15400000001"):
    app.clipboard().setText(text)
    app.processEvents()
    clear_clipboard()
    left.append(app.clipboard().text())
Path(sys.argv[1]).write_text(json.dumps(left), encoding="utf-8")
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="Xvfb is for Linux")
def test_an_id_number_goes_and_a_telephone_stays(tmp_path: Path) -> None:
    told = tmp_path / "left.json"
    with Display(tmp_path, "") as display, ExitStack() as ends:
        display.run(ends, sys.executable, "-c", _PROGRAM, str(told), cwd=ROOT)
        wait_for("the clipboard to be cleared", lambda: told.exists() and told.read_bytes())
    assert json.loads(told.read_bytes()) == ["", "15400000001"]
