"""The same picture is known again after WeChat; different pictures are not taken for one."""

from __future__ import annotations

import itertools

import pytest
from PIL import Image

from desktop.imaging.fingerprint import distance, fingerprint, similar
from desktop.imaging.renditions import prepare
from tests.unit.imaging.made_pictures import make_exif, make_scene, opened, written


def through_wechat(data: bytes, side: int = 1080, quality: int = 60) -> bytes:
    """What WeChat makes of a picture: smaller, pressed harder, upright, without EXIF."""
    from PIL import ImageOps

    image = ImageOps.exif_transpose(opened(data))
    image.thumbnail((side, side), Image.Resampling.BILINEAR)
    return written(image.convert("RGB"), quality=quality)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("side", "quality"), [(1280, 75), (1080, 60), (720, 40), (240, 50)])
def test_a_picture_repacked_by_wechat_is_known_again(seed: int, side: int, quality: int):
    data = written(make_scene(1440, 1080, seed), quality=92, exif=make_exif(6 if seed % 2 else 1))

    before = prepare(data, "a.jpg")
    after = prepare(through_wechat(data, side, quality), "mmexport1728699012345.jpg")

    assert before.sha256 != after.sha256
    assert distance(before.fingerprint, after.fingerprint) <= 3
    assert similar(before.fingerprint, after.fingerprint)


def test_a_picture_repacked_three_times_is_known_again():
    data = written(make_scene(1440, 1080, 3), quality=92)
    again = data
    for side in (1280, 1080, 960):
        again = through_wechat(again, side, 55)

    assert similar(prepare(data, "a").fingerprint, prepare(again, "b").fingerprint)


def test_different_pictures_are_told_apart():
    prints = [fingerprint(make_scene(320, 240, seed)) for seed in range(60)]

    pairs = list(itertools.combinations(prints, 2))
    assert not any(similar(one, other) for one, other in pairs)


def test_a_mirrored_picture_is_another_one():
    scene = make_scene(320, 240, 5)
    mirrored = scene.transpose(Image.Transpose.FLIP_LEFT_RIGHT)

    assert not similar(fingerprint(scene), fingerprint(mirrored))


@pytest.mark.parametrize("shade", ["white", "black", (128, 128, 128)])
def test_blank_pictures_say_nothing_about_each_other(shade: object):
    blank = fingerprint(Image.new("RGB", (320, 240), shade))

    assert blank == "0" * 16
    assert not similar(blank, blank)


def test_a_fingerprint_is_read_row_by_row_brighter_than_the_right_neighbour():
    falling = Image.linear_gradient("L").rotate(-90).resize((90, 80))

    assert fingerprint(falling) in ("f" * 16, "0" * 16)
    assert fingerprint(falling) != fingerprint(falling.transpose(Image.Transpose.FLIP_LEFT_RIGHT))


def test_the_distance_counts_bits():
    assert distance("0000000000000000", "ffffffffffffffff") == 64
    assert distance("00000000000000f0", "0000000000000010") == 3
