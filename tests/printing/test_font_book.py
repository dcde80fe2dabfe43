import hashlib
import json
import shutil
import struct

import pytest

from desktop import errors
from desktop.config import resources
from desktop.printing.typography.faces import Role, system_folders
from desktop.printing.typography.fonts import FontBook, inked

LIMIT_BYTES = 45_000_000
PAPER_SYMBOLS = "①②③④⑤⑥⑦⑧⑨⑩☐☑☒★☆·—…“”‘’〇○●№℃㎡□■△▲→✓×÷±≤≥《》（）【】￥％‰ⅠⅡⅢ㈠"


def level_2() -> set[str]:
    """GB 18030-2022 level 2: two blocks, and the standard table's supplementary characters."""
    table = (resources() / "print" / "general-standard-characters.txt").read_text("utf-8")
    blocks = (*range(0x4E00, 0x9FF0), *range(0x3400, 0x4DB6))
    return {chr(code) for code in blocks} | {char for char in table if ord(char) > 0xFFFF}


def test_the_standard_table_has_8105_characters_of_which_196_lie_beyond_the_bmp():
    table = (resources() / "print" / "general-standard-characters.txt").read_text("utf-8").split()
    assert len(set("".join(table))) == len("".join(table)) == 8105
    assert sum(ord(char) > 0xFFFF for char in "".join(table)) == 196


@pytest.mark.parametrize("role", list(Role))
def test_every_role_prints_all_of_level_2_with_what_ships(book, role):
    assert [char for char in level_2() if book.find(char, role) is None] == []


def test_what_ships_prints_every_two_byte_code_of_gb_18030_that_is_not_for_private_use(book):
    codes = (bytes((a, b)) for a in range(0x81, 0xFF) for b in range(0x40, 0xFF) if b != 0x7F)
    chars = [code.decode("gb18030", "ignore") for code in codes]
    public = [char for char in chars if char and not "\ue000" <= char <= "\uf8ff"]
    # For private use until 2022, since then characters of their own.
    public += "\U00020087\U00020089\U000200cc\U000215d7\U0002298f\U000241fe"
    public += [chr(code) for code in (*range(0x9FB4, 0x9FBC), *range(0xFE10, 0xFE1A))]
    assert len(public) > 21_800
    assert [char for char in public if book.find(char, Role.SONG) is None] == []


@pytest.mark.parametrize("role", list(Role))
def test_every_role_prints_the_symbols_of_forms(book, role):
    assert [char for char in PAPER_SYMBOLS if book.find(char, role) is None] == []


def test_a_role_prints_common_characters_in_its_own_face(book):
    names = {role: book.face("国", role).path.name for role in Role}
    assert len(set(names.values())) == len(Role)
    assert names[Role.KAI] == "StationKai-Regular.ttf"


def test_a_rare_name_falls_back_character_by_character(book):
    runs = book.runs("王䶮㐂", Role.FANG)
    assert [(run.face.path.name, run.text) for run in runs] == [
        ("StationFang-Regular.ttf", "王"),
        ("StationFangMore-Light.ttf", "䶮"),
        ("NotoSerifSC-Regular.ttf", "㐂"),
    ]


def test_figures_of_a_notice_are_as_light_as_its_characters_and_half_as_wide(book):
    runs = book.runs("于2026年Müller", Role.FANG)
    assert [(run.face.path.name, run.text) for run in runs] == [
        ("StationFang-Regular.ttf", "于"),
        ("StationFangMore-Light.ttf", "2026"),
        ("StationFang-Regular.ttf", "年"),
        ("StationFangMore-Light.ttf", "Müller"),
    ]
    assert [book.advance(figure, Role.FANG) for figure in "0123456789"] == [0.5] * 10


@pytest.mark.parametrize("role", list(Role))
def test_no_sign_is_drawn_as_another_one(book, role):
    """FandolFang's ￥ is a dollar."""
    signs = PAPER_SYMBOLS.replace("□", "") + "￥＄％＃＆＠￡￠—－_＿～"  # ☐ is one on purpose
    drawn: dict[bytes, str] = {}
    for sign in signs:
        font = book.face(sign, role).font
        glyph = font.charToGlyph[ord(sign)]
        outline = font.get_table("glyf")[slice(*font.glyphPos[glyph : glyph + 2])]
        assert drawn.setdefault(outline, sign) == sign


def test_the_characters_of_all_roles_stand_on_one_middle(book):
    def middle(role: Role) -> float:
        heights = []
        for char in "国人口中大小天地和平民实践":
            font = book.face(char, role).font
            place = font.glyphPos[font.charToGlyph[ord(char)]]
            low, high = struct.unpack_from(">4xh2xh", font.get_table("glyf"), place)
            heights.append((low + high) / 2 / font.unitsPerEm)
        return sum(heights) / len(heights)

    for role in Role:
        assert middle(role) == pytest.approx(0.37, abs=0.03), role


def test_quotation_marks_are_full_width_and_two_dashes_join(book):
    for role in Role:
        assert [book.advance(mark, role) for mark in "“”‘’—"] == [1.0] * 5


def test_missing_tells_each_character_once_in_order(book):
    assert book.missing("张\U0002a6d1三\U0002a6d0\U0002a6d1") == ["\U0002a6d1", "\U0002a6d0"]
    assert book.missing("张三\u200b") == []


def test_invisible_signs_leave_no_ink_and_blanks_become_plain():
    assert inked("张\u200b三\ufeff\x00\U000e0100") == "张三"
    assert inked("张\t三\u00a0四") == "张 三 四"


def test_names_are_never_exchanged_for_equal_characters():
    assert inked("\uf9dc凌﨩") == "\uf9dc凌﨩"


def test_an_installed_official_face_comes_first(shipped, tmp_path):
    shutil.copy(shipped / "NotoSansSC-Bold.ttf", tmp_path / "SimKai.TTF")
    own = FontBook(shipped, [tmp_path])
    assert own.face("国", Role.KAI).path == tmp_path / "SimKai.TTF"
    assert own.face("国", Role.SONG).path.name == "NotoSerifSC-Regular.ttf"


def test_an_installed_font_that_cannot_be_read_is_passed_by(shipped, tmp_path):
    (tmp_path / "simhei.ttf").write_bytes(b"\0\1\0\0 not a font")
    own = FontBook(shipped, [tmp_path, tmp_path / "missing"])
    assert own.face("国", Role.HEI).path.name == "NotoSansSC-Regular.ttf"


def test_an_installed_full_han_font_is_asked_last(shipped, tmp_path):
    shutil.copy(shipped / "StationKai-Regular.ttf", tmp_path / "BabelStoneHan.ttf")
    chain = FontBook(shipped, [tmp_path]).chain(Role.SONG)
    assert chain[-1].path.name == "BabelStoneHan.ttf"
    assert chain[0].path.name == "NotoSerifSC-Regular.ttf"


def test_a_damaged_font_of_ours_is_an_error_of_the_program(tmp_path):
    with pytest.raises(errors.ProgramError) as told:
        FontBook(tmp_path).face("国", Role.SONG)
    assert "NotoSerifSC-Regular" in told.value.for_log


def test_system_folders_are_those_of_the_system(tmp_path):
    assert system_folders(tmp_path, tmp_path / "Windows")[0] == tmp_path / "Windows" / "Fonts"
    assert tmp_path / ".local/share/fonts" in system_folders(tmp_path, None)


def test_the_shipped_files_are_those_that_sources_json_records(shipped):
    entries = json.loads((shipped / "SOURCES.json").read_text("utf-8"))["fonts"]
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped.glob("*.ttf")
    }
    assert found == {entry["file"]: entry["sha256"] for entry in entries}
    assert sum(entry["bytes"] for entry in entries) <= LIMIT_BYTES


def test_sources_json_names_package_version_licence_and_no_address(shipped):
    text = (shipped / "SOURCES.json").read_text("utf-8")
    assert "://" not in text
    for entry in json.loads(text)["fonts"]:
        assert all(entry["package"][part] for part in ("registry", "name", "version", "sha256"))
        assert entry["licence"]
        assert entry["subset"]


def test_each_licence_travels_with_the_fonts(shipped):
    texts = {path.name: path.read_text("utf-8") for path in (shipped / "licences").iterdir()}
    assert sum("SIL OPEN FONT LICENSE" in text.upper() for text in texts.values()) == 3
    assert "GNU GENERAL PUBLIC LICENSE" in texts["FandolFang.txt"]
    assert "embed" in texts["FandolFang.txt"]
