"""Qt's own file dialogs leave no trace of the folders that were looked into."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHOOSE = """
import sys
from PySide6.QtWidgets import QApplication, QFileDialog
if sys.argv[2]:
    from desktop.app import make_application
    app = make_application([])
else:
    app = QApplication([])
dialog = QFileDialog(None, "", sys.argv[1])
dialog.show()
dialog.done(1)
del dialog
"""


def _left(folder: Path, *, ours: bool) -> list[Path]:
    """The files that hold the folder's name after a dialog was in it."""
    home = folder / "user"
    home.mkdir()
    (chosen := folder / "张三的材料").mkdir()
    places = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "CACHE", "STATE")}
    told = subprocess.run(
        [sys.executable, "-c", CHOOSE, str(chosen), "ours" if ours else ""],
        env={**os.environ, **places, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    files = [path for path in home.rglob("*") if path.is_file()]
    return [path for path in files if "张三".encode() in path.read_bytes()]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps it in the registry")
def test_a_folder_that_was_looked_into_is_written_down_nowhere(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    assert [path.name for path in _left(tmp_path / "bare", ours=False)] == ["QtProject.conf"]
    (tmp_path / "ours").mkdir()
    assert _left(tmp_path / "ours", ours=True) == []
