"""One face inside one PDF: which characters it lends, and how they are written into the file.

reportlab cuts a TrueType face into pieces of 256 characters and writes ToUnicode as if Unicode
ended at U+FFFF, so that a rare name copied from the PDF comes out as another character. Here a face
goes in once, as a composite font with two-byte codes and UTF-16 in its ToUnicode map
(ISO 32000-1, 9.7 and 9.10.3).
"""

from __future__ import annotations

import re
from typing import Any

from desktop.printing.typography.faces import Face

PLAIN_NAME = re.compile(r"[A-Za-z0-9_.+-]{1,63}")
MAP_BLOCK = 100
MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def "
    "/CMapName /Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000> <FFFF> endcodespacerange"
)
MAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"


class EmbeddedFace:
    """Gives each character of a face a code on first use and writes the font objects at the end.

    Args:
        face: the font file.
        name: the name the page's text operators use, without the slash: F and a number.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes: dict[str, str] = {}

    def encode(self, text: str) -> str:
        """The text as a PDF hexadecimal string of two-byte codes, without the angle brackets."""
        codes = self._codes
        for char in text:
            if char not in codes:
                codes[char] = f"{len(codes) + 1:04X}"
        return "".join([codes[char] for char in text])

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802  # reportlab's hook at save time
        """Write the font, its widths, its subset file and its ToUnicode map into the document."""
        from reportlab.pdfbase import pdfdoc

        base = f"{_tag(self.name)}+{_postscript_name(self._face)}"
        unicodes = [ord(char) for char in self._codes]
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": _system_info(pdfdoc),
                "FontDescriptor": self._face.subset(doc, base, unicodes),
                "DW": 1000,
                "W": self._widths(pdfdoc, unicodes),
                "CIDToGIDMap": self._stream(doc, "gids", self._glyph_map(unicodes)),
            }
        )
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([doc.Reference(descendant, f"{self.name}.d")]),
                "ToUnicode": self._stream(doc, "unicode", to_unicode(unicodes).encode()),
            }
        )
        doc.idToObject["BasicFonts"].dict[self.name] = doc.Reference(font, self.name)

    def _widths(self, pdfdoc: Any, unicodes: list[int]) -> Any:  # noqa: ANN401
        widths = [self._face.font.getCharWidth(code) for code in unicodes]
        return pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)])

    def _glyph_map(self, unicodes: list[int]) -> bytes:
        """Code -> glyph of the subset file, which holds a glyph used by two characters once."""
        places: dict[int, int] = {0: 0}
        glyphs = self._face.font.charToGlyph
        numbers = [0, *(places.setdefault(glyphs[code], len(places)) for code in unicodes)]
        return b"".join(number.to_bytes(2, "big") for number in numbers)

    def _stream(self, doc: Any, part: str, content: bytes) -> Any:  # noqa: ANN401
        from reportlab.pdfbase import pdfdoc

        stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
        return doc.Reference(stream, f"{self.name}.{part}")


def to_unicode(unicodes: list[int]) -> str:
    """The CMap from codes (1, 2, 3 …) to characters; beyond the BMP in UTF-16 surrogates."""
    lines = [
        f"<{code:04X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(unicodes, 1)
    ]
    blocks = [lines[start : start + MAP_BLOCK] for start in range(0, len(lines), MAP_BLOCK)]
    body = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return "\n".join([MAP_HEAD, *body, MAP_TAIL])


def _system_info(pdfdoc: Any) -> Any:  # noqa: ANN401
    return pdfdoc.PDFDictionary(
        {
            "Registry": pdfdoc.PDFString("Adobe"),
            "Ordering": pdfdoc.PDFString("Identity"),
            "Supplement": 0,
        }
    )


def _tag(name: str) -> str:
    """Six letters before the font's name, another for each face (ISO 32000-1, 9.6.4).

    Two files of a PC may well have one name; reportlab holds one object of a name.
    """
    letters = ""
    number = int(name.removeprefix("F"))
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _postscript_name(face: Face) -> str:
    name = face.font.name
    text = name.decode("latin-1") if isinstance(name, bytes) else str(name)
    return text if PLAIN_NAME.fullmatch(text) else "Font"
