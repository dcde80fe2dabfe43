"""Pictures that are damaged or built to do harm: taken in or refused in words, within bounds."""

from __future__ import annotations

import pytest

from tests.fuzz.mutations import LONGER, QUICK, hunts
from tests.fuzz.picture_files import AREAS, areas
from tests.fuzz.targets import picture


@pytest.fixture(scope="module")
def pictures():
    return areas()


@pytest.mark.parametrize("area", AREAS)
def test_a_hostile_picture_ends_in_a_picture_or_in_words(bench, pictures, area):
    hunts(bench, picture, pictures[area])


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("area", AREAS)
def test_many_hostile_pictures_end_in_a_picture_or_in_words(bench, pictures, area):
    hunts(bench, picture, pictures[area], QUICK * LONGER // 4)


def test_every_area_has_its_cases(pictures):
    assert tuple(pictures) == AREAS
