"""A process of ours that dies leaves no image of its memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_rules import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="core files are of Unix")
_DIES = "import resource, os; most = resource.getrlimit(resource.RLIMIT_CORE)[1]; \
resource.setrlimit(resource.RLIMIT_CORE, (most, most)); {} os.abort()"
_FORBIDS = "from desktop import memory_dumps; memory_dumps.forbid();"
_CHILD = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import os; os.abort()']);"


def _left(folder: Path, before: str) -> list[str]:
    program = [sys.executable, "-c", _DIES.format(before)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(program, cwd=folder, env=environment, check=False, stderr=subprocess.DEVNULL)
    return [path.name for path in folder.iterdir()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a process that forbids nothing does leave one."""
    (control := tmp_path / "control").mkdir()
    if not _left(control, ""):
        pytest.skip("this system leaves none, or elsewhere")
    (folder := tmp_path / "folder").mkdir()
    return folder


@pytest.mark.parametrize("before", [_FORBIDS, _FORBIDS + _CHILD], ids=["itself", "its child"])
def test_none_is_left(folder: Path, before: str) -> None:
    assert _left(folder, before) == []
