"""The pictures of one dress of a station whose clerks have PINs: doors, keys, people's data."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop import app
from desktop.config import Home
from tools.screenshots.keyed_doors import (
    grab_first_pin,
    grab_joining,
    grab_keyed_door,
    grab_taking_over,
)
from tools.screenshots.keyed_station import OWN_PIN, KeyedStation
from tools.screenshots.keyed_window import (
    grab_audit,
    grab_clerks,
    grab_handover,
    grab_lock,
    grab_recovery,
)
from tools.screenshots.private_data import (
    grab_consents,
    grab_due,
    grab_forms,
    grab_looks,
    grab_rights,
)
from tools.screenshots.stations import Camera, opened


def grab_keyed(kept: KeyedStation, folder: Path) -> None:
    """All of them.

    Args:
        kept: the station; it stays as it is, but for what is written down of looks.
        folder: where the pictures go; it is there.
    """
    here, target = kept.here, Path("移交.station")
    (first, *_) = here.names()
    unlocked = app.unlock(here, OWN_PIN, first.clerk)
    with opened(here.home, unlocked.master, here) as station:
        camera = Camera(station, folder)
        camera.settle()
        camera.tour.look()
        camera.settle()
        person = camera.tour.person
        grab_due(camera)
        grab_looks(camera, person)
        grab_rights(camera, person)
        grab_consents(camera, person)
        grab_forms(camera, kept.forms)
        grab_clerks(camera)
        grab_recovery(camera)
        grab_audit(camera, person)
        grab_handover(camera, target)
        grab_lock(camera)
    grab_keyed_door(here, folder)
    founded = Home(Path("新 村 站"))
    grab_first_pin(founded, folder)
    grab_joining(Home(Path("新 电脑")), folder)
    grab_taking_over(Home(Path("新 电脑")), target, folder)
    # The next dress finds them as new.
    shutil.rmtree(founded.path)
    for one in Path().glob("移交*"):
        one.unlink()
