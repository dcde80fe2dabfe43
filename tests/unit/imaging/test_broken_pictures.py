"""Broken and hostile files: a refusal in words, never half a picture, a warning or a traceback."""

from __future__ import annotations

import random
from functools import cache

import pytest
from PIL import Image

from desktop.errors import PhotoError, PhotoUnreadable
from desktop.imaging.renditions import prepare
from desktop.imaging.stripping import original_without_location
from tests.unit.imaging.made_pictures import make_exif, make_scene, opened, written, written_heic

KINDS = ("JPEG", "progressive", "PNG", "WEBP", "GIF", "BMP", "TIFF", "lzw", "HEIC", "tiled")


@cache
def sample(kind: str) -> bytes:
    scene = make_scene(240, 180)
    block = make_exif(6, "2026:10:12 09:30:12", place=True)
    if kind in ("HEIC", "tiled"):
        # Phones store tiles; libheif leaves missing ones black without a word.
        options = {"tile_size": 64} if kind == "tiled" else {}
        return written_heic(scene, exif=block, **options)
    if kind == "progressive":
        return written(scene, progressive=True, exif=block)
    if kind == "lzw":
        return written(scene, "TIFF", compression="tiff_lzw")
    return written(scene, kind, **({"exif": block} if kind in ("JPEG", "PNG", "WEBP") else {}))


@pytest.mark.parametrize("kind", KINDS)
def test_the_samples_are_sound(kind: str):
    assert prepare(sample(kind), "a").standard


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_breaks_off_is_refused_wherever_it_breaks(kind: str):
    data = sample(kind)
    step = max(1, len(data) // 40)
    for end in [*range(0, len(data) - step, step), len(data) - 3]:
        with pytest.raises(PhotoUnreadable):
            prepare(data[:end], "断了.jpg")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("BMP", "TIFF")])
def test_a_copy_whose_end_is_zeros_is_refused(kind: str):
    # Of uncompressed pixels (BMP, plain TIFF) lost ones can't be told from black ones.
    data = sample(kind)
    for part in (0.3, 0.6, 0.9):
        end = int(len(data) * part)
        with pytest.raises(PhotoUnreadable):
            prepare(data[:end] + bytes(len(data) - end), "U盘.jpg")


@pytest.mark.parametrize("kind", KINDS)
def test_no_damage_gets_past_as_anything_but_a_picture_or_a_refusal(kind: str):
    dice = random.Random(11)  # noqa: S311 - damage, not keys
    data = sample(kind)
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(dice.choice((1, 1, 4, 30))):
            damaged[dice.randrange(min(len(data), dice.choice((64, 400, 10**6))))] = dice.randrange(
                256
            )
        try:
            photo = prepare(bytes(damaged), "坏.jpg")
            clean = original_without_location(bytes(damaged), "坏.jpg")
        except PhotoError as refusal:
            assert "坏.jpg" in str(refusal)
        else:
            assert opened(photo.standard).size == photo.standard_size
            assert clean


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIC"])
def test_a_damaged_exif_block_never_costs_the_picture(kind: str):
    dice = random.Random(5)  # noqa: S311 - damage, not keys
    scene = make_scene(120, 80)
    for _ in range(40):
        block = bytearray(make_exif(1, "2026:10:12 09:30:12", place=True))
        for _ in range(8):
            block[dice.randrange(6, len(block))] = dice.randrange(256)
        options = {"exif": bytes(block)}
        data = written_heic(scene, **options) if kind == "HEIC" else written(scene, kind, **options)

        photo = prepare(data, "a.jpg")

        assert {photo.width, photo.height} == {120, 80}


def test_a_heic_file_of_nothing_but_its_opening_is_refused():
    with pytest.raises(PhotoUnreadable, match="没有传完整"):
        prepare(sample("HEIC")[:28], "IMG_1.HEIC")


def test_a_webp_that_promises_an_animation_and_has_none_is_refused():
    with pytest.raises(PhotoUnreadable):
        prepare(b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x0f\0\0\x0f\0\0", "a.webp")


def test_a_picture_of_no_size_is_refused():
    data = bytearray(written(Image.new("RGB", (8, 8))))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = bytes(4)

    with pytest.raises(PhotoUnreadable, match="结构不正常"):
        prepare(bytes(data), "a.jpg")
