"""Characters beyond what ships: named before printing, and printed right where a font has them."""

import io
import os
import re
import shutil
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from desktop import config, errors
from desktop.model.progress import never, silent
from desktop.printing.document import Document, Properties
from desktop.printing.ink import A4
from desktop.printing.sheets.forms.desk_name import DeskNames
from desktop.printing.templates import Press
from desktop.printing.typography.faces import Role, installed_files, rare_han_files, system_folders
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.missing import require_all
from desktop.services.paper import press
from tests.printing.embedded_type import drawn_of

#: Of each extension the codes that have a character (Unicode 15.0, Blocks.txt and UnicodeData.txt).
EXTENSIONS = {
    "A": range(0x3400, 0x4DC0),
    "B": range(0x20000, 0x2A6E0),
    "C": range(0x2A700, 0x2B73A),
    "D": range(0x2B740, 0x2B81E),
    "E": range(0x2B820, 0x2CEA2),
    "F": range(0x2CEB0, 0x2EBE1),
    "G": range(0x30000, 0x3134B),
    "H": range(0x31350, 0x323B0),
}
SAMPLE = 37
#: GB 18030-2022 level 3: 87,887 characters.
LEVEL_3 = (
    *(range(0x4E00, 0x9FF0), range(0x3400, 0x4DB6)),
    *(range(0x20000, 0x2A6D7), range(0x2A700, 0x2B735), range(0x2B740, 0x2B81E)),
    *(range(0x2B820, 0x2CEA2), range(0x2CEB0, 0x2EBE1)),
    *([0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F], [0xFA21, 0xFA23, 0xFA24]),
    [0xFA27, 0xFA28, 0xFA29],
)


def sample(extension: str) -> str:
    """Characters spread evenly over an extension, its first and its last among them."""
    codes = EXTENSIONS[extension]
    return "".join(chr(codes[n * (len(codes) - 1) // (SAMPLE - 1)]) for n in range(SAMPLE))


def box_font(path: Path, codes: dict[int, int]) -> None:
    """A font that draws each of these characters as a box of the height given."""
    names = {code: f"u{code:04X}" for code in codes}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    builder.setupGlyf({".notdef": _box(100), **{names[c]: _box(h) for c, h in codes.items()}})
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 50)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Rare", "styleName": "Regular", "psName": path.stem})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


def _box(height: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    for corner in ((50, height), (950, height), (950, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


@pytest.fixture
def rare(tmp_path) -> Path:
    """A folder with two fonts that hold the samples between them."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    samples = [ord(char) for extension in "BCDEFGH" for char in sample(extension)]
    halves = samples[::2], samples[1::2]
    for name, half in zip(("BabelStoneHan.ttf", "HanaMinB.ttf"), halves, strict=True):
        box_font(folder / name, {code: 300 + 2 * n for n, code in enumerate(half)})
    return folder


@pytest.fixture
def set_in(made_at):
    def render(book: FontBook, text: str) -> bytes:
        document = Document(book, Properties("生僻字", "桃源村", made_at), A4.size)
        for step in range(0, len(text), SAMPLE):
            at = (40, 780 - step / SAMPLE * 40)
            document.text(at, f"姓名{text[step : step + SAMPLE]}。", Role.FANG, 12)
        document.end_page()
        return document.finish()

    return render


def copied(data: bytes) -> tuple[str, str]:
    """What two readers make of the first page."""
    one = pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    other = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return re.sub(r"\s", "", one), re.sub(r"\s", "", other)


def test_all_of_extension_a_prints_with_what_ships(book):
    assert book.missing("".join(map(chr, EXTENSIONS["A"]))) == []


@pytest.mark.parametrize("extension", list("BCDEFGH"))
def test_of_each_extension_what_no_font_has_is_told_by_name(book, extension):
    text = sample(extension)
    lacked = [char for char in text if book.find(char, Role.SONG) is None]
    assert book.missing(text) == lacked and len(lacked) >= SAMPLE - 3
    for char in lacked:
        with pytest.raises(errors.MissingGlyphs) as told:
            require_all([("", {"姓名": f"王{char}"})], book.missing)
        assert f"姓名：{char}（U+{ord(char):04X}）" in str(told.value)
        assert "BabelStone Han" in str(told.value) and "乱码" not in str(told.value)


def test_every_extension_prints_and_copies_right_with_the_fonts_that_have_it(shipped, rare, set_in):
    book, text = FontBook(shipped, [rare]), "".join(map(sample, EXTENSIONS))
    data = set_in(book, text)
    for read in copied(data):
        assert read.replace("姓名", "").replace("。", "") == text
    drawn = {one.char: one for one in drawn_of(data)}
    for char in text:
        assert drawn[char].copied == char.encode("utf-16-be").hex().upper()
        assert len(drawn[char].copied) == (4 if ord(char) < 0x10000 else 8)
    boxes = [drawn[char].outline for char in text if ord(char) > 0xFFFF]
    assert len(set(boxes)) >= len(boxes) / 2 - 1, "each is drawn as its own font draws it"


def test_of_the_fonts_with_rare_characters_those_drawn_as_china_draws_come_first():
    names = ["HanaMinB.ttf", "simsunb.ttf", "Arial.ttf", "HanaMinA.ttf", "BabelStoneHan.ttf"]
    found = rare_han_files([Path(name) for name in names])
    assert [path.name for path in found] == [
        *("BabelStoneHan.ttf", "simsunb.ttf", "HanaMinA.ttf", "HanaMinB.ttf"),
    ]


def test_a_font_installed_after_the_refusal_prints_without_a_new_start(
    shipped, rare, tmp_path, made_at
):
    folder, name = tmp_path / "later", f"王{sample('H')[0]}"
    press = Press(FontBook(shipped, [folder]), ())
    names = DeskNames((name,))
    for _ in range(2):
        with pytest.raises(errors.MissingGlyphs):
            press.render("desk-name", names, made_at)
    shutil.copytree(rare, folder)
    assert name in "".join(copied(press.render("desk-name", names, made_at)))


def test_a_font_in_the_programs_own_folder_is_found(rare, made_at, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    shutil.copytree(rare, config.own_fonts())
    press._press.cache_clear()
    try:
        names = DeskNames((f"王{sample('E')[7]}",))
        pdf = press.set_apart("desk-name", names, "A4", made_at, progress=silent, cancelled=never)
    finally:
        press._press.cache_clear()
    assert names.names[0] in copied(pdf)[1]


def test_a_font_taken_away_again_is_missed_by_name(shipped, rare, set_in):
    book, char = FontBook(shipped, [rare]), sample("G")[1]
    assert book.find(char, Role.KAI) is not None
    for path in rare.iterdir():
        path.unlink()
    assert book.look_again()
    with pytest.raises(errors.MissingGlyphs):
        set_in(book, char)
    assert not book.look_again()


@pytest.mark.slow
def test_the_real_fonts_hold_all_of_level_3_where_this_pc_has_them(shipped, set_in):
    folders = [Path(os.environ.get("RARE_FONTS", "")), *system_folders(Path.home(), None)]
    folders = [folder for folder in folders if folder != Path()]
    names = "".join(path.name for path in rare_han_files(installed_files(folders)))
    if "BabelStone" not in names or "HanaMinB" not in names:
        pytest.skip("this PC has not both (`make rare-fonts INTO=…`, then RARE_FONTS=…)")
    book = FontBook(shipped, folders)
    level_3 = [chr(code) for codes in LEVEL_3 for code in codes]
    assert len(set(level_3)) == len(level_3) == 87_887
    assert book.missing("".join(level_3)) == []
    text = "".join(sample(extension) for extension in "ABCDEF")
    data = set_in(book, text)
    for read in copied(data):
        assert read.replace("姓名", "").replace("。", "") == text
