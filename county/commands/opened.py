"""The county that a command's arguments name."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from county.app import County
from county.config import Place, place_of


def place_named(arguments: argparse.Namespace) -> Place:
    """Where the county's things lie."""
    return place_of(getattr(arguments, "data", None), getattr(arguments, "database", None))


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[County]:
    """An opened county; closed at the end of the block.

    Raises:
        errors.WorldError: the database or the keys can't be used.
    """
    county = County(place_named(arguments), photos=getattr(arguments, "photos", None) or "")
    try:
        yield county.open()
    finally:
        county.close()
