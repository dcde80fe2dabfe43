"""The machine on which set-up scripts are tried."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.tools.pretended_machine import Machine


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    if sys.platform != "linux":
        pytest.skip("the set-up scripts are for Linux")
    return Machine(tmp_path)
