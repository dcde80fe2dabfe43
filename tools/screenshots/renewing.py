"""Lays new pictures over the old ones; what looks as before keeps its file, and git its peace."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image, ImageChops

#: A clock at the foot, a folder's random name: that much may differ, of all pixels.
_SAME_SHARE = 0.001
#: Of a colour's 256 steps; palettes are made anew each time.
_SAME_STEPS = 24


def renew(fresh: Path, kept: Path) -> int:
    """Make a folder of pictures hold what another one holds.

    Args:
        fresh: the new pictures.
        kept: the folder to be renewed; what the new ones do not have goes.

    Returns:
        How many files were written.
    """
    kept.mkdir(parents=True, exist_ok=True)
    names = {path.name for path in fresh.glob("*.png")}
    for old in kept.glob("*.png"):
        if old.name not in names:
            old.unlink()
    changed = [name for name in sorted(names) if not looks_alike(fresh / name, kept / name)]
    for name in changed:
        shutil.copyfile(fresh / name, kept / name)
    return len(changed)


def looks_alike(one: Path, other: Path) -> bool:
    """Whether nobody would see a difference between two pictures."""
    if not other.is_file():
        return False
    with Image.open(one) as first, Image.open(other) as second:
        if first.size != second.size:
            return False
        apart = ImageChops.difference(first.convert("RGB"), second.convert("RGB")).convert("L")
    seen = sum(apart.histogram()[_SAME_STEPS:])
    return seen <= _SAME_SHARE * apart.width * apart.height
