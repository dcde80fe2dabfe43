"""EXIF fields, read from sound, damaged and hostile blocks alike."""

from __future__ import annotations

import random
import struct

import pytest
from PIL import Image

from desktop.imaging import exif
from desktop.imaging.exif import Exif
from tests.unit.imaging.made_pictures import make_exif


def test_orientation_and_dates_are_read_from_what_pillow_writes():
    block = make_exif(6, "2026:10:12 09:30:12", "2026:10:13 08:00:00", place=True)

    found = exif.read(block)

    assert found == Exif(6, "2026:10:12 09:30:12", "", "2026:10:13 08:00:00")


@pytest.mark.parametrize("order", ["<", ">"])
def test_both_byte_orders_are_read(order: str):
    mark = b"II*\0" if order == "<" else b"MM\0*"
    entry = struct.pack(order + "HHIHH", 0x0112, 3, 1, 8, 0)
    block = mark + struct.pack(order + "IH", 8, 1) + entry + b"\0\0\0\0"

    assert exif.read(block).orientation == 8


def test_pillow_reads_the_smallest_block():
    written = Image.Exif()
    written.load(exif.orientation_block(6))

    assert dict(written) == {0x0112: 6}


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_does_not_exist_counts_as_upright(orientation: int):
    assert exif.read(exif.orientation_block(orientation)).orientation == 1


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"Exif\0\0",
        b"II*\0",
        b"II*\0\xff\xff\xff\xff",
        b"MM\0*\0\0\0\x08\xff\xff",
        b"not a tiff block at all",
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x8769, 4, 1, 8),  # points at itself
        b"II*\0\x08\0\0\0\x01\0" + struct.pack("<HHII", 0x0132, 2, 0xFFFFFFFF, 0xFFFFFFF0),
    ],
)
def test_a_damaged_block_tells_nothing_and_harms_nothing(block: bytes):
    assert exif.read(block) == Exif()


def test_no_damage_to_a_block_makes_reading_fail():
    dice = random.Random(4)  # noqa: S311 - damage, not keys
    sound = make_exif(6, "2026:10:12 09:30:12", place=True)
    for _ in range(2000):
        block = bytearray(sound)
        for _ in range(dice.randint(1, 6)):
            block[dice.randrange(len(block))] = dice.randrange(256)

        found = exif.read(bytes(block))

        assert 1 <= found.orientation <= 8
        assert len(found.original) <= 64
