"""The type inside a finished PDF: of each code the character it copies as and what it draws."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import pypdf
from fontTools.ttLib import TTFont

_PAIR = re.compile(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What one code of a font stands for.

    Args:
        copied: the hexadecimal UTF-16 of its ToUnicode map.
        outline: the bytes of its glyph in the embedded file, without what fills them up.
        width: what the page reckons with, in thousandths of an em.
        advance: what the embedded file says, in the same.
    """

    copied: str
    outline: bytes
    width: float
    advance: float

    @property
    def char(self) -> str:
        """The character it copies as."""
        return bytes.fromhex(self.copied).decode("utf-16-be")


def drawn_of(data: bytes) -> list[Drawn]:
    """Every code of every font of a PDF."""
    fonts: dict[str, Any] = {}
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        fonts |= {str(ref): ref for ref in page["/Resources"].get("/Font", {}).values()}
    return [one for ref in fonts.values() for one in _codes(ref.get_object())]


def _codes(font: Any) -> list[Drawn]:
    below = font["/DescendantFonts"][0].get_object()
    file = TTFont(io.BytesIO(below["/FontDescriptor"]["/FontFile2"].get_object().get_data()))
    metrics, em = file["hmtx"], file["head"].unitsPerEm
    places, outlines = file["loca"], file.reader["glyf"]
    numbers = below["/CIDToGIDMap"].get_object().get_data()
    first, widths = below["/W"]
    found = []
    for code, copied in _PAIR.findall(font["/ToUnicode"].get_object().get_data().decode()):
        at = int(code, 16)
        glyph = int.from_bytes(numbers[2 * at : 2 * at + 2], "big")
        outline = outlines[places[glyph] : places[glyph + 1]].rstrip(b"\0")
        advance = metrics[file.getGlyphName(glyph)][0] * 1000 / em
        found.append(Drawn(copied, outline, float(widths[at - first]), advance))
    return found
