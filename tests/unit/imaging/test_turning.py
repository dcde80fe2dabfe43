"""Pictures turned by quarters; of a JPEG not a pixel changes."""

import pytest
from PIL import Image, ImageOps

from desktop.imaging import exif, jpeg_segments
from desktop.imaging.turning import after, turned
from tests.unit.imaging.made_pictures import make_exif, make_scene, opened, written, written_heic

SCENE = make_scene(64, 48)


def upright(data: bytes) -> Image.Image:
    return ImageOps.exif_transpose(opened(data))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_jpeg_is_seen_turned_whatever_way_it_was_stored(orientation, quarters):
    data = written(SCENE, exif=make_exif(orientation, "2026:10:18 09:30:00", place=True))
    made = turned(data, quarters)
    assert upright(made).tobytes() == upright(data).rotate(-90 * quarters, expand=True).tobytes()
    assert len(made) == len(data)  # one number was written over, the rest is as the phone left it


def test_a_jpeg_without_a_word_on_how_it_stands_gets_one():
    plain = written(SCENE)
    made = turned(plain, 1)
    parts = jpeg_segments.layout(made)
    assert exif.read(jpeg_segments.exif_block(made, parts)).orientation == 6
    assert upright(made).size == (48, 64)


def test_four_turns_one_by_one_end_where_they_began():
    data = written(SCENE, exif=make_exif(1))
    made = data
    for _ in range(4):
        made = turned(made, 1)
    assert made == data
    assert turned(data, 4) is data


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_others_are_written_anew_and_turned(kind):
    data = written(SCENE.convert("P") if kind == "GIF" else SCENE, kind)
    assert upright(turned(data, 1)).size == (48, 64)


def test_a_heic_of_an_iphone_becomes_a_jpeg():
    made = turned(written_heic(SCENE), -1)
    assert made[:2] == b"\xff\xd8"
    assert upright(made).size == (48, 64)


def test_nonsense_counts_as_upright():
    assert after(77, 1) == 6
