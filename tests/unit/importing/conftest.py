"""A folder with a Chinese name, and reading a roster in it as on a fixed day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.importing.findings import RosterReading
from desktop.importing.roster import read_roster
from tests.unit.importing.made_rosters import TODAY, Rows, make_xlsx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "石桥村 资料"
    place.mkdir()
    return place


@pytest.fixture
def read() -> Callable[[Path], RosterReading]:
    return lambda path: read_roster(path, today=TODAY)


@pytest.fixture
def read_rows(folder: Path) -> Callable[..., RosterReading]:
    """Read rows that were put into an xlsx."""

    def read(rows: Rows, **shape: object) -> RosterReading:
        return read_roster(make_xlsx(folder / "花名册.xlsx", rows, **shape), today=TODAY)

    return read
