"""A short fingerprint by which the same picture is known again after WeChat has repacked it."""

from __future__ import annotations

from PIL import Image

_COLUMNS, _ROWS = 8, 8

#: Of 64 bits. Measured (tests/unit/imaging/test_fingerprint.py): the same picture repacked and
#: made smaller differs in up to 3 bits, different pictures rarely in fewer than 15.
_NEAR = 6

#: A blank wall or an overexposed sheet sets hardly any bit; such fingerprints tell nothing.
_FEWEST_BITS = 6


def fingerprint(image: Image.Image) -> str:
    """The difference hash of an upright picture: is each spot brighter than its right neighbour?

    Args:
        image: any size; mode RGB or L.

    Returns:
        64 bits as 16 hexadecimal digits.
    """
    spots = image.convert("L").resize((_COLUMNS + 1, _ROWS), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_ROWS):
        for column in range(_COLUMNS):
            at = row * (_COLUMNS + 1) + column
            bits = bits << 1 | (spots[at] > spots[at + 1])
    return f"{bits:016x}"


def distance(one: str, other: str) -> int:
    """In how many of 64 bits two fingerprints differ."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def similar(one: str, other: str, near: int = _NEAR) -> bool:
    """Whether two fingerprints most likely come from the same picture.

    Good enough to point a clerk at two pictures; never enough to drop one.

    Args:
        one: a fingerprint.
        other: another.
        near: the most bits that may differ.
    """
    telling = all(
        _FEWEST_BITS <= int(each, 16).bit_count() <= 64 - _FEWEST_BITS for each in (one, other)
    )
    return telling and distance(one, other) <= near
