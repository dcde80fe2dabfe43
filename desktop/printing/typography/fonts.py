"""The font book: from a role and a text to faces that really have every character of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from desktop.printing.typography.faces import (
    BESIDE,
    LAST_RESORT,
    SHIPPED,
    Face,
    Role,
    installed_files,
    official_files,
    rare_han_files,
)
from desktop.printing.typography.missing import missing_error

# Signs without ink: variation selectors, joiners, byte order marks, soft hyphens.
IGNORED = {0x00AD, 0x034F, 0x061C, 0xFEFF} | set(range(0xFE00, 0xFE10)) | set(range(0x200B, 0x2010))
IGNORED |= set(range(0x180B, 0x1810)) | set(range(0xFFF9, 0xFFFC))
IGNORED |= set(range(0x202A, 0x202F)) | set(range(0x2060, 0x2070)) | set(range(0xE0000, 0xE01F0))


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one face."""

    face: Face
    text: str


@lru_cache(maxsize=4096)
def inked(text: str) -> str:
    """The text without what leaves no ink: control characters and invisible signs become nothing.

    Blanks of every kind but the Chinese one become a plain blank. Characters are never replaced by
    "equal" ones: a name prints as it was written.
    """
    kept = []
    for char in text:
        if char in "\t\n\r\v\f\x85\xa0\u2028\u2029":
            kept.append(" ")
        elif ord(char) not in IGNORED and unicodedata.category(char) not in ("Cc", "Cs"):
            kept.append(char)
    return "".join(kept)


class FontBook:
    """Finds, for each character of a text, the first face of the role's chain that has it.

    The chain: the PC's own official face, the shipped faces of the role, the other shipped ones (in
    all, GB 18030-2022 level 2), then whatever this PC has of rarer characters: with BabelStone Han
    and Hanazono level 3. Files are opened when first needed.

    Args:
        shipped: the folder of the fonts that ship (``resources/fonts``).
        folders: the system's font folders, and the program's own; empty uses only what ships.
    """

    def __init__(self, shipped: Path, folders: Iterable[Path] = ()) -> None:
        self._shipped = shipped
        self._folders = tuple(folders)
        self._faces: dict[Path, Face] = {}
        self._chains: dict[Role, tuple[Face, ...]] = {}
        self._installed: list[Path] | None = None
        self._found: dict[Role, dict[str, Face | None]] = {role: {} for role in Role}
        self._advances: dict[Role, dict[str, float]] = {role: {} for role in Role}

    def _files(self) -> list[Path]:
        if self._installed is None:
            self._installed = installed_files(self._folders)
        return self._installed

    def _face(self, path: Path, *, shipped: bool) -> Face:
        if path not in self._faces:
            self._faces[path] = Face(path, shipped=shipped)
        return self._faces[path]

    def chain(self, role: Role) -> tuple[Face, ...]:
        """The faces of a role in the order in which they are asked."""
        if role not in self._chains:
            own = [self._face(p, shipped=False) for p in official_files(role, self._files())]
            roles = dict.fromkeys((role, *LAST_RESORT))
            names = [*filter(None, [BESIDE.get(role)]), *(SHIPPED[one] for one in roles)]
            ours = [self._face(self._shipped / name, shipped=True) for name in names]
            rest = [self._face(p, shipped=False) for p in rare_han_files(self._files())]
            self._chains[role] = (*own, *ours, *rest)
        return self._chains[role]

    def forget(self) -> None:
        """Look every character up anew: a file has turned out to be of no use."""
        for role in Role:
            self._found[role].clear()
            self._advances[role].clear()

    def look_again(self) -> bool:
        """See whether fonts came to this PC or left it; says whether any did."""
        before, self._installed = self._files(), None
        if self._files() == before:
            return False
        self._chains.clear()
        self.forget()
        return True

    def find(self, char: str, role: Role) -> Face | None:
        """The face that prints a character in a role; None if no font has it."""
        found = self._found[role]
        if char not in found:
            found[char] = next((face for face in self.chain(role) if face.has(char)), None)
        return found[char]

    def advance(self, char: str, role: Role) -> float:
        """The width of one character in em.

        Raises:
            MissingGlyphs: no font has it.
        """
        advances = self._advances[role]
        if char not in advances:
            advances[char] = self.face(char, role).advance(char)
        return advances[char]

    def face(self, char: str, role: Role) -> Face:
        """The face that prints a character in a role.

        Raises:
            MissingGlyphs: no font has it.
        """
        face = self.find(char, role)
        if face is None:
            raise missing_error("正文", [char])
        return face

    def width(self, text: str, role: Role, size: float = 1.0) -> float:
        """The width of a text set without spacing, in the unit of `size` (points)."""
        return sum(self.advance(char, role) for char in inked(text)) * size

    def runs(self, text: str, role: Role) -> list[Run]:
        """The text cut into stretches of one face each.

        Raises:
            MissingGlyphs: no font has one of the characters.
        """
        pieces: list[tuple[Face, list[str]]] = []
        for char in inked(text):
            face = self.face(char, role)
            if not pieces or pieces[-1][0] is not face:
                pieces.append((face, []))
            pieces[-1][1].append(char)
        return [Run(face, "".join(chars)) for face, chars in pieces]

    def missing(self, text: str) -> list[str]:
        """The characters of a text that no font has, each once."""
        chars = dict.fromkeys(inked(text))
        return [char for char in chars if self.find(char, Role.SONG) is None]
