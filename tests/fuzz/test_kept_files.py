"""Keys, records, volumes, backups, data files: opened or refused in words, nothing half made."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.config import Home, resources
from desktop.services.founding import StationFacts, make_station
from tests.conftest import CHEAP, PASSPHRASE
from tests.fuzz.kept_files import AREAS, areas, sample_station
from tests.fuzz.mutations import LONGER, QUICK, hunts

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    home = Home(folder / "站")
    facts = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")
    master = make_station(home, facts, PASSPHRASE, cost=CHEAP, clock=lambda: NOW)
    return areas(sample_station(home, master, NOW, folder), resources())


@pytest.mark.parametrize("area", AREAS)
def test_a_spoilt_file_of_the_station_is_opened_or_refused_in_words(bench, kept, area):
    hunts(bench, *kept[area])


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("area", AREAS)
def test_many_spoilt_files_of_the_station_are_opened_or_refused_in_words(bench, kept, area):
    hunts(bench, *kept[area], QUICK * LONGER // 8)


def test_every_area_has_its_cases(kept):
    assert tuple(kept) == AREAS
