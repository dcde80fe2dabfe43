"""Pictures of every screen of a sample station, for the manual and for looking at.

``python -m tools.screenshots`` leaves small PNGs in docs/manual/pictures: every screen and face of
a full station at 1366×768 in light, dark, high contrast, with text of 200 % and in English, of an
empty station, what comes up beside the screens, what is said when something goes wrong, and some
screens on 4K. What is asked of a station whose clerks have PINs (its doors, its keys, its people's
data) goes to out/pictures, in light, dark and with text of 200 %; only what the manual shows of it
is kept with the source. ``--only light`` makes one folder, ``--sync`` the pictures of
docs/manual/sync.md.
"""

from __future__ import annotations

import os
from pathlib import Path

#: A screen of the size most clerks have; `sharp` names the other one to its own processes.
_SCREEN = Path(__file__).with_name("pc.json")

# Before Qt is imported: a picture needs no display.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={_SCREEN}")
# Nor does it meet the keyring of whoever takes it.
os.environ["STATION_NO_KEYRING"] = "1"
