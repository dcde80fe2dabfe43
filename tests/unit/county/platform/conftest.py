"""A county in a folder, its application in this very process, and a client that calls it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from county.app import County, make_app, make_verbs
from county.config import place_of
from tests.county_line import OTHER_STATION, OTHER_TOWN_STATION, InProcess, Line, join
from tests.county_pc import STATION, Pc, TestClock


@pytest.fixture
def clock() -> TestClock:
    return TestClock()


@pytest.fixture
def county(tmp_path: Path, clock: TestClock) -> Iterator[County]:
    county = County(place_of(str(tmp_path / "县"), None), clock).open()
    for code in (STATION, OTHER_STATION, OTHER_TOWN_STATION):
        county.stations.add(code, f"站 {code}")
    yield county
    county.close()


@pytest.fixture
def client(county: County) -> InProcess:
    return InProcess(make_app(make_verbs(county)))


@pytest.fixture
def pc(county: County, client: InProcess) -> Pc:
    return join(client, county.enrolling.make_code(STATION).code, STATION)


@pytest.fixture
def line(client: InProcess) -> Line:
    return Line(client)
