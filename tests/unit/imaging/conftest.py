"""A picture and a colour profile for the tests of photos."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.unit.imaging.made_pictures import P3, make_profile, make_scene


@pytest.fixture(scope="session")
def scene() -> Image.Image:
    return make_scene(800, 600)


@pytest.fixture(scope="session")
def p3_profile() -> bytes:
    return make_profile(P3, 2.2, "Display P3 like")
