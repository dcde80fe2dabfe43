"""Font files: which ship, which this PC may have of its own, and what one file holds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop import errors

log = logging.getLogger(__name__)


class Role(StrEnum):
    """What a text is, which decides its face: roles, never files, stand in the layouts."""

    TITLE = "title-song"
    SONG = "song"
    FANG = "fang-song"
    KAI = "kai"
    HEI = "hei"
    HEI_BOLD = "hei-bold"


SHIPPED: dict[Role, str] = {
    Role.TITLE: "NotoSerifSC-Black.ttf",
    Role.SONG: "NotoSerifSC-Regular.ttf",
    Role.FANG: "StationFang-Regular.ttf",
    Role.KAI: "StationKai-Regular.ttf",
    Role.HEI: "NotoSansSC-Regular.ttf",
    Role.HEI_BOLD: "NotoSansSC-Bold.ttf",
}
# The first two hold all of GB 18030-2022 level 2; the rest adds a few symbols.
LAST_RESORT = (Role.SONG, Role.HEI, Role.KAI, Role.FANG)

# How the official faces' files are called, lower case, the wanted one first. GB/T 9704 names the
# faces; the file names are those of Windows, WPS and Founder.
OFFICIAL: dict[Role, tuple[str, ...]] = {
    Role.TITLE: ("方正小标宋", "fzxbsj", "fzxbsk", "fzxiaobiaosong"),
    Role.SONG: ("simsun.ttc", "simsun.ttf", "宋体"),
    Role.FANG: ("仿宋_gb2312", "仿宋gb2312", "simfang", "fangsong_gb2312"),
    Role.KAI: ("楷体_gb2312", "楷体gb2312", "simkai", "kaiti_gb2312"),
    Role.HEI: ("simhei", "黑体.ttf"),
    Role.HEI_BOLD: (),
}
FULL_HAN = "babelstonehan"
SUFFIXES = (".ttf", ".ttc", ".otf")


class Face:
    """One font file, opened when the first character is asked of it.

    Args:
        path: a TrueType file, or a collection, of which the first face is used.
        shipped: it came with the program; then a damaged file is our error, else it is passed by.
    """

    def __init__(self, path: Path, *, shipped: bool) -> None:
        self.path = path
        self._shipped = shipped

    @property
    def key(self) -> str:
        """What tells this face from all others."""
        return str(self.path)

    @cached_property
    def font(self) -> Any:  # noqa: ANN401  # reportlab has no types
        """The opened file, or None for a file of this PC that cannot be embedded.

        Raises:
            ProgramError: a file that ships is missing or damaged.
        """
        from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

        try:
            return TTFontFace(str(self.path))
        except (TTFError, OSError, ValueError, KeyError, IndexError) as error:
            if self._shipped:
                raise errors.ProgramError(what=f"字体文件 {self.path.name} 打不开") from error
            log.warning("font %s passed by: %s", self.path.name, error)
            return None

    @cached_property
    def _glyphs(self) -> dict[int, int]:
        return self.font.charToGlyph if self.font is not None else {}

    def has(self, char: str) -> bool:
        """Whether the file has a glyph of its own for the character."""
        return self._glyphs.get(ord(char), 0) != 0

    def advance(self, char: str) -> float:
        """The character's width in em."""
        width: float = self.font.getCharWidth(ord(char))
        return width / 1000


def installed_files(folders: Iterable[Path]) -> list[Path]:
    """Every font file under the system's font folders; a folder that is not there has none."""
    return sorted(
        path
        for folder in folders
        if folder.is_dir()
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
    )


def official_files(role: Role, files: Iterable[Path]) -> Iterator[Path]:
    """The files among `files` that hold the official face of a role, the wanted one first."""
    named = [(path.name.lower(), path) for path in files]
    for start in OFFICIAL[role]:
        yield from (path for name, path in named if name.startswith(start))


def full_han_files(files: Iterable[Path]) -> list[Path]:
    """BabelStone Han, if this PC has it: what the shipped faces lack of level 3."""
    return [path for path in files if path.name.lower().startswith(FULL_HAN)]


def system_folders(home: Path, windows: Path | None) -> list[Path]:
    """Where this system keeps fonts.

    Args:
        home: the person's home folder.
        windows: the Windows folder (``%WINDIR%``), or None elsewhere.
    """
    if windows is not None:
        return [windows / "Fonts", home / "AppData/Local/Microsoft/Windows/Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, home / ".local/share/fonts", home / ".fonts"]
