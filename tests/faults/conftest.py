"""One set of fork servers for all tests of this folder, and the closing count of points."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.faults import shim
from tests.faults.tried_points import Tally, Trier, trying

_TALLY = Tally()
_POINTS = "points"


@pytest.fixture(scope="session")
def shim_library(tmp_path_factory: pytest.TempPathFactory):
    if not sys.platform.startswith("linux") or not shutil.which("cc"):
        pytest.skip("needs Linux and a C compiler")
    return shim.build(tmp_path_factory.mktemp("shim"))


@pytest.fixture(scope="session")
def trier(shim_library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trier]:
    with trying(shim_library, tmp_path_factory.mktemp("faults"), _TALLY) as made:
        yield made


@pytest.fixture(autouse=True)
def tallied(record_property: Callable[[str, object], None]) -> Iterator[None]:
    """Hands each test's count on with its report, which comes here from whatever process ran it."""
    known = len(_TALLY.lines)
    yield
    for line in _TALLY.lines[known:]:
        record_property(_POINTS, line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [report for kept in terminalreporter.stats.values() for report in kept]
    for report in reports:
        if getattr(report, "when", "") == "teardown":
            for name, line in report.user_properties:
                if name == _POINTS:
                    terminalreporter.write_line(f"faults: {line}")
