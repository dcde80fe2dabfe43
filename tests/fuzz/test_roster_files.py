"""Rosters that are damaged or built to do harm: read or refused in words, within bounds."""

from __future__ import annotations

import pytest

from tests.fuzz.mutations import LONGER, QUICK, hunts
from tests.fuzz.roster_files import AREAS, areas
from tests.fuzz.targets import roster


@pytest.fixture(scope="module")
def rosters(tmp_path_factory):
    return areas(tmp_path_factory.mktemp("rosters"))


@pytest.mark.parametrize("area", AREAS)
def test_a_hostile_roster_ends_in_rows_or_in_words(bench, rosters, area):
    hunts(bench, roster, rosters[area])


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("area", AREAS)
def test_many_hostile_rosters_end_in_rows_or_in_words(bench, rosters, area):
    hunts(bench, roster, rosters[area], QUICK * LONGER)


def test_every_area_has_its_cases(rosters):
    assert tuple(rosters) == AREAS
