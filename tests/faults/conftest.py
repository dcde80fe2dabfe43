"""One set of fork servers for all tests of this folder, and the closing count of points."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator

import pytest

from tests.faults import shim
from tests.faults.tried_points import Tally, Trier, trying

_TALLY = Tally()


@pytest.fixture(scope="session")
def shim_library(tmp_path_factory: pytest.TempPathFactory):
    if not sys.platform.startswith("linux") or not shutil.which("cc"):
        pytest.skip("needs Linux and a C compiler")
    return shim.build(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="session")
def trier(shim_library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trier]:
    with trying(shim_library, tmp_path_factory.mktemp("faults"), _TALLY) as made:
        yield made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _TALLY.lines:
        terminalreporter.write_line(f"faults: {line}")
