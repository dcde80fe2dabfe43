"""What the program does with a file somebody brings, as the bench calls it."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

from PIL import Image

from desktop.imaging.renditions import prepare
from desktop.imaging.stripping import original_without_location
from desktop.importing.correction import write_correction
from desktop.importing.roster import read_roster
from desktop.importing.stage import check_roster, stage_people
from desktop.model.kinds import kind_named
from desktop.model.progress import never, silent
from desktop.services.apart import Feeding, in_turn

TODAY = dt.date(2026, 11, 22)


def roster(folder: Path, content: bytes) -> object:
    """Read, stage, and hand back what is to be corrected, which reads again."""
    path = folder / "brought-花名册.xlsx"
    path.write_bytes(content)
    staging = folder / "brought.staging"
    feeding = Feeding(
        check_roster,
        (path, TODAY),
        stage_people,
        (staging, bytes(32), kind_named("volunteer"), path.name),
    )
    checked, _overlong = in_turn(feeding, progress=silent, cancelled=never)
    if checked.bad:
        corrections = folder / "brought-更正.xlsx"
        write_correction(checked.bad, corrections)
        again = read_roster(corrections, today=TODAY)
        assert len(again.bad) + len(again.rows) > 0
    return checked


def picture(folder: Path, content: bytes) -> object:
    """Take a picture in, and hand its original out."""
    photo = prepare(content, "IMG_20260309_120000.jpg", today=TODAY)
    assert photo.standard.startswith(b"\xff\xd8\xff")
    with Image.open(io.BytesIO(photo.standard)) as image:
        image.load()
        assert image.size == photo.standard_size and not image.getexif()
    return original_without_location(content, "a.jpg")


def harness(_folder: Path, content: bytes) -> None:
    """One of the harnesses of guided fuzzing: its name, a colon, its input."""
    from tests.fuzz.guided.harnesses import bears

    name, _, rest = content.partition(b":")
    bears(name.decode(), rest)
