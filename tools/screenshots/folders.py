"""Which folders of pictures there are, and what is done for each."""

from __future__ import annotations

import re
import shutil
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
from tools.screenshots.keyed import grab_keyed
from tools.screenshots.keyed_station import make_keyed_station
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
#: The same of what is asked of a station whose clerks have PINs.
_KEYED = {
    "keyed-light": ("light", 100, language.CHINESE),
    "keyed-dark": ("dark", 100, language.CHINESE),
    "keyed-large": ("light", 200, language.CHINESE),
}
#: Of these folders the manual shows some pictures; those are kept with the source, as `keyed`, the
#: others are for looking at.
_SHOWN_OF = "keyed-light"
KEPT = "keyed"
SHOWN = (
    "打开-选名字",
    "打开-PIN不对",
    "设置-文书-离任",
    "设置-交接-做好了",
    "证件号-为什么看",
    "本人信息-办理",
    "受理报名表-认出来了",
    "查看记录",
)
_NUMBER = re.compile(r"^\d\d-")
FOLDERS = ("door", "empty", *_WALKS, "dialogs", *_KEYED, "error", "sharp")


class Pictures:
    """The pictures of the manual, folder by folder.

    Args:
        out: holds the folders; what looks as before stays as it is.
        folders: those to make; others are left as they are.
        aside: holds those that are too many to be kept with the source.
    """

    def __init__(self, out: Path, folders: Sequence[str], aside: Path) -> None:
        self._kept, self._folders, self._aside = out.absolute(), folders, aside.absolute()
        self._qt = app.make_application([])

    def all(self) -> None:
        """Make them, the empty station's first."""
        with in_a_folder_of_its_own() as folder:
            self._out = folder / "pictures"
            self._grab()
            for name in self._folders:
                self._tidy(name)
                self._renew(name, self._aside if name in _KEYED else self._kept)
            if _SHOWN_OF in self._folders:
                for name in SHOWN:
                    shown = self._out / _SHOWN_OF / f"{name}.png"
                    shutil.copyfile(shown, self._made(KEPT) / shown.name)
                self._renew(KEPT, self._kept)

    def _renew(self, name: str, kept: Path) -> None:
        written = renew(self._out / name, kept / name)
        print(f"{kept / name}: {written} of them new")

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
        self._grab_keyed()
        self._dress("light", 100, language.CHINESE)

    def _grab_keyed(self) -> None:
        wanted = [name for name in _KEYED if name in self._folders]
        if not wanted:
            return
        kept = make_keyed_station(Home(Path("村 站")))
        for name in wanted:
            self._dress(*_KEYED[name])
            grab_keyed(kept, self._made(name))

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
        folder.mkdir(parents=True, exist_ok=True)
        return folder
