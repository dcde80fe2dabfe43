"""All 8,105 characters of 通用规范汉字表 in one PDF: drawn by a font that has it, copied right.

The list is resources/print/general-standard-characters.txt, made by tools/make_fonts.py of Unihan's
kTGH; its source and licence stand in resources/fonts/SOURCES.json.
"""

from functools import cache

import pypdfium2
import pytest

from desktop.config import resources
from desktop.printing.document import Document, Properties
from desktop.printing.ink import A4
from desktop.printing.typography.faces import Role
from tests.printing.embedded_type import drawn_of

SIZE, LEADING, MARGIN = 10, 11, 40


@pytest.fixture(scope="module")
def table() -> list[str]:
    """In lines of sixty characters."""
    path = resources() / "print" / "general-standard-characters.txt"
    return path.read_text("utf-8").split()


@pytest.fixture(scope="module")
def printed(book, made_at, table):
    @cache
    def in_role(role: Role) -> bytes:
        document = Document(book, Properties("通用规范汉字表", "桃源村", made_at), A4.size)
        down = 0
        for line in table:
            for part in (line[:30], line[30:]):
                down += LEADING
                if down > A4.size[1] - 2 * MARGIN:
                    document.end_page()
                    down = LEADING
                document.text((MARGIN, A4.size[1] - MARGIN - down), part, role, SIZE)
        document.end_page()
        return document.finish()

    return in_role


def test_all_8105_characters_copy_as_themselves(printed, table):
    pages = pypdfium2.PdfDocument(printed(Role.FANG))
    read = "".join(page.get_textpage().get_text_range() for page in pages)
    assert "".join(read.split()) == "".join(table)


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
def test_every_role_draws_all_8105_characters_as_its_fonts_do(printed, book, table, role):
    drawn = {one.char: one for one in drawn_of(printed(role))}
    assert drawn.keys() == set("".join(table))
    outlines = {face.key: face.font.get_table("glyf") for face in book.chain(role)}
    for char, one in drawn.items():
        face = book.face(char, role)
        glyph = face.font.charToGlyph[ord(char)]
        assert glyph != 0, char
        outline = outlines[face.key][slice(*face.font.glyphPos[glyph : glyph + 2])]
        assert one.outline == outline.rstrip(b"\0") != b"", char
        assert one.copied == char.encode("utf-16-be").hex().upper()
        assert one.width == pytest.approx(one.advance, abs=0.5) == pytest.approx(1000, abs=0.5)
    assert len({one.outline for one in drawn.values()}) == len(drawn), "two look the same"
