"""Which folders of pictures there are, and what is done for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from desktop import app
from desktop.config import Home
from desktop.services import sample
from desktop.storage.keys import MasterKey
from desktop.ui import language, theme
from tools.screenshots import sharp
from tools.screenshots.dialogs import grab_dialogs
from tools.screenshots.doors import grab_doorway, grab_new_station
from tools.screenshots.line_troubles import grab_line_troubles
from tools.screenshots.nowhere import in_a_folder_of_its_own
from tools.screenshots.renewing import renew
from tools.screenshots.small_files import shrink
from tools.screenshots.stations import fill
from tools.screenshots.troubles import grab_troubles
from tools.screenshots.walks import walk

#: Folder -> (scheme, size of text in percent, language) of the walks through a full station.
_WALKS = {
    "light": ("light", 100, language.CHINESE),
    "dark": ("dark", 100, language.CHINESE),
    "contrast": ("contrast", 100, language.CHINESE),
    "large": ("light", 200, language.CHINESE),
    "english": ("light", 100, "en"),
}
_NUMBER = re.compile(r"^\d\d-")
FOLDERS = ("door", "empty", *_WALKS, "dialogs", "error", "sharp")


class Pictures:
    """The pictures of the manual, folder by folder.

    Args:
        out: holds the folders; what looks as before stays as it is.
        folders: those to make; others are left as they are.
    """

    def __init__(self, out: Path, folders: Sequence[str]) -> None:
        self._kept, self._folders = out.absolute(), folders
        self._qt = app.make_application([])

    def all(self) -> None:
        """Make them, the empty station's first."""
        with in_a_folder_of_its_own() as folder:
            self._out = folder / "pictures"
            self._grab()
            for name in self._folders:
                self._tidy(name)
                written = renew(self._out / name, self._kept / name)
                print(f"{self._kept / name}: {written} of them new")

    def _grab(self) -> None:
        home = Home(Path("示例 站"))
        if "door" in self._folders:
            grab_new_station(Home(Path("新 站")), self._made("door"))
        master = sample.make_sample(home)
        if "empty" in self._folders:
            walk(home, master, self._made("empty"), None)
        fill(home, master)
        self._grab_full(home, master)
        if "sharp" in self._folders:
            sharp.grab_apart(home, self._made("sharp"))
        if "error" in self._folders:
            # The last: it breaks what it can.
            grab_line_troubles(Path("县"), self._made("error"))
            grab_troubles(home, master, self._out / "error")

    def _grab_full(self, home: Home, master: MasterKey) -> None:
        if "door" in self._folders:
            grab_doorway(home, self._out / "door")
        if "dialogs" in self._folders:
            grab_dialogs(home, master, self._made("dialogs"))
        for name, (scheme, percent, spoken) in _WALKS.items():
            if name in self._folders:
                self._dress(scheme, percent, spoken)
                walk(home, master, self._made(name), sample.roster())
        self._dress("light", 100, language.CHINESE)

    def _dress(self, scheme: str, percent: int, spoken: str) -> None:
        theme.apply(self._qt, scheme_name=scheme, scale=percent / 100)
        language.speak(self._qt, spoken)

    def _tidy(self, name: str) -> None:
        for path in sorted((self._out / name).glob("*.png")):
            shrink(path)
            # The manual links to names that stay when a screen comes in between.
            path.rename(path.with_name(_NUMBER.sub("", path.name)))

    def _made(self, name: str) -> Path:
        folder = self._out / name
        folder.mkdir(parents=True)
        return folder
