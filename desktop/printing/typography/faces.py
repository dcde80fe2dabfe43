"""Font files: which ship, which this PC may have of its own, and what one file holds."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.printing.typography.font_tables import refuse_lies

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
# What stands beside a role's face and is asked first: letters and figures of its weight, and of
# the standard table the characters it lacks.
BESIDE: dict[Role, str] = {Role.FANG: "StationFangMore-Light.ttf"}
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
# What holds the characters beyond level 2, lower case, those drawn as China draws them first:
# SimSun-ExtB comes with every Chinese Windows; BabelStone Han has a third of extension B, the two
# files of Hanazono have B to F whole, drawn as in Japan.
RARE_HAN = ("babelstonehan", "simsunextg", "simsunb", "hanamina", "hanaminb")
#: In thousandths of an em; the widest sign in use is a dash of two em.
_WIDEST = 2500
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
        from reportlab.pdfbase.ttfonts import TTFontFace

        try:
            if not self._shipped:
                refuse_lies(self.path)
            opened = TTFontFace(str(self.path))
            opened.get_table_pos("glyf")  # the library misses the outlines only when it needs them
            return opened
        except Exception as error:  # at a damaged file the library raises whatever Python has
            self._refuse(error)
            return None

    def subset(self, document: Any, name: str, unicodes: list[int]) -> Any:  # noqa: ANN401
        """Put the file's share of a document into it; gives the reference to its descriptor.

        Raises:
            FontUnusable: the outlines of a file of this PC are damaged; it is passed by from now
                on, and what was set with it has to be set again.
            ProgramError: a file that ships is damaged.
        """
        try:
            return self.font.addSubsetObjects(document, name, unicodes)
        except Exception as error:  # as above
            self._refuse(error)
            self.font = None
            self._glyphs = {}
            raise errors.FontUnusable(font=self.path.name) from error

    def _refuse(self, error: Exception) -> None:
        if self._shipped:
            raise errors.ProgramError(what=f"字体文件 {self.path.name} 打不开") from error
        # Only the kind: messages of the system name the folder, and so the person logged in.
        log.warning("font %s passed by: %s", self.path.name, type(error).__name__)

    @cached_property
    def _glyphs(self) -> dict[int, int]:
        return self.font.charToGlyph if self.font is not None else {}

    def has(self, char: str) -> bool:
        """Whether the file has a glyph of its own for the character, one that can be printed."""
        glyph = self._glyphs.get(ord(char), 0)
        return glyph != 0 and (self._shipped or self._is_printable(char, glyph))

    def _is_printable(self, char: str, glyph: int) -> bool:
        """Whether a glyph has a width that can be and, unless it is a blank, an outline."""
        places = self.font.glyphPos
        if not 0 < self.font.charWidths.get(ord(char), 0) <= _WIDEST or glyph + 1 >= len(places):
            return False
        return char.isspace() or places[glyph] < places[glyph + 1] <= self._outline_bytes

    @cached_property
    def _outline_bytes(self) -> int:
        return len(self.font.get_table("glyf"))

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


def rare_han_files(files: Iterable[Path]) -> Iterator[Path]:
    """The files among `files` that hold what the shipped faces lack of level 3, in their order."""
    named = [(path.name.lower(), path) for path in files]
    for start in RARE_HAN:
        yield from (path for name, path in named if name.startswith(start))


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
