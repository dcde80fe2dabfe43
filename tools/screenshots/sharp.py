"""Some screens on 4K, maximised: with letters as they are, and with the system's scale of 200 %.

Qt takes the screen and its scale at its start, so each of the two is a process of its own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

from desktop import app
from desktop.config import Home
from desktop.services import opening, sample
from desktop.ui.widgets.display import free_area
from tools.screenshots.stations import Camera, opened

_SCREEN = Path(__file__).with_name("4k.json")
_SCALES = ("1", "2")


def grab_apart(home: Home, folder: Path) -> None:
    """Start a process for each scale.

    Args:
        home: a full sample station.
        folder: where the pictures go; it is there.
    """
    for scale in _SCALES:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={_SCREEN}",
            "QT_SCALE_FACTOR": scale,
        }
        words = [sys.executable, "-m", "tools.screenshots.sharp", str(home.path), str(folder)]
        subprocess.run(words, env=environment, check=True)


def main() -> None:
    """The pictures of one scale, that of the environment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    app.make_application([])
    home = Home(arguments.home)
    with opened(home, opening.unlock(home, sample.PASSPHRASE)) as station:
        station.window.resize(free_area(station.window).size())
        _grab(Camera(station, arguments.folder), os.environ["QT_SCALE_FACTOR"])


def _grab(camera: Camera, scale: str) -> None:
    window = camera.window
    camera.settle()
    camera.tour.look()
    camera.keep(f"今日-{scale}")
    window.open_record("volunteer", camera.tour.person)
    camera.keep(f"花名册-{scale}")
    window.go("activities")
    activities = cast("Any", window.screen_at("activities"))
    activities.turn_to("calendar")
    camera.keep(f"活动-月历-{scale}")
    activities.begin_new()
    camera.keep(f"活动-填表-{scale}")
    window.go("settings")
    camera.keep(f"设置-{scale}")


if __name__ == "__main__":
    main()
