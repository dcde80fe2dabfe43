import re
import subprocess

import pypdfium2
import pytest

from desktop.printing.document import Align, Document, Properties
from desktop.printing.ink import A4
from desktop.printing.typography.embedding import to_unicode
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Span

RARE = "䶮\U0002cb4e㛃\U0002cb2d"


@pytest.fixture
def document(book, made_at):
    return Document(book, Properties("一份文书", "桃源村", made_at), A4.size)


def fonts_of(page) -> dict:
    return {name: ref.get_object() for name, ref in page["/Resources"]["/Font"].items()}


def test_rare_names_copy_as_themselves_in_two_readers(document, read):
    document.text((90, 700), f"姓名{RARE}", Role.KAI, 20)
    document.end_page()
    data = document.finish()
    assert f"姓名{RARE}" in read(data).pages[0].extract_text()
    assert f"姓名{RARE}" in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()


def test_letter_spaced_titles_are_found_as_one_word(document):
    document.text((300, 700), "活动证书", Role.TITLE, 40, align=Align.CENTRE, spacing=0.6)
    document.end_page()
    page = pypdfium2.PdfDocument(document.finish())[0].get_textpage()
    assert page.search("活动证书").get_next() is not None


@pytest.mark.parametrize("spacing", [0.06, 0.5])
@pytest.mark.parametrize("name", ["王\U0002cb4e", "\U0002cb4e甲乙"])
def test_a_letter_spaced_rare_name_copies_as_itself_in_two_readers(document, read, name, spacing):
    document.text((90, 700), name, Role.TITLE, 30, spacing=spacing)
    document.end_page()
    data = document.finish()
    assert read(data).pages[0].extract_text() == name
    assert pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range() == name


def test_every_font_is_embedded_as_a_subset_and_none_other_is_named(document, read):
    for step, role in enumerate(Role):
        document.text((90, 700 - 30 * step), "新时代文明实践站", role, 20)
    document.end_page()
    fonts = fonts_of(read(document.finish()).pages[0])
    assert len(fonts) == len(Role)
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"])
        assert len(descriptor["/FontFile2"].get_data()) < 20_000
        assert "/ToUnicode" in font


def test_two_characters_with_one_glyph_keep_their_own_codes(document, book, read):
    radical, plain = "\u2f00", "\u4e00"
    font = book.face(plain, Role.SONG).font
    assert font.charToGlyph[ord(radical)] == font.charToGlyph[ord(plain)]
    document.text((90, 700), f"{radical}{plain}国", Role.SONG, 20)
    document.end_page()
    assert read(document.finish()).pages[0].extract_text() == f"{radical}{plain}国"


def test_the_unicode_map_writes_surrogates_beyond_the_bmp():
    assert "<0001> <D872DF4E>" in to_unicode([0x2CB4E])
    assert to_unicode(list(range(0x4E00, 0x4E00 + 250))).count("beginbfchar") == 3


def test_a_paragraph_copies_in_reading_order(document, book):
    text = (
        "第一条　招募志愿者坚持自愿、无偿、平等、诚信、合法，“不摊派”指标（试行），不收取费用。" * 2
    )
    column = 300 / 14
    lines = Breaker(book.advance).lines([Span(text, Role.SONG)], column)
    for step, line in enumerate(lines):
        document.line((90, 700 - 24 * step), line, 14, column)
    document.end_page()
    copied = pypdfium2.PdfDocument(document.finish())[0].get_textpage().get_text_range()
    assert re.sub(r"\s", "", copied) == re.sub(r"\s", "", text)


def test_a_full_line_ends_at_the_edge_of_its_column(document, book):
    column = 300 / 14
    lines = Breaker(book.advance).lines([Span("国" * 20 + "2026年" + "国" * 30, Role.SONG)], column)
    document.line((90, 700), lines[0], 14, column)
    document.end_page()
    page = pypdfium2.PdfDocument(document.finish())[0].get_textpage()
    boxes = [page.get_charbox(i, loose=True) for i in range(page.count_chars())]
    assert boxes[0][0] == pytest.approx(90 + 28, abs=1)
    assert boxes[-1][2] == pytest.approx(390, abs=1)


def test_the_file_says_what_it_is(document, read, made_at):
    document.end_page()
    reader = read(document.finish())
    assert reader.metadata.title == "一份文书"
    assert reader.metadata.author == "桃源村"
    assert reader.metadata.creation_date == made_at
    assert reader.root_object["/Lang"] == "zh-CN"
    assert reader.root_object["/ViewerPreferences"]["/PrintScaling"] == "/None"
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx(
        [595.28, 841.89], abs=0.01
    )


def test_the_structure_passes_qpdf_without_a_word_of_complaint(document, tmp_path):
    document.text((90, 700), f"新时代文明实践站{RARE}", Role.FANG, 20)
    document.end_page()
    path = tmp_path / "a.pdf"
    path.write_bytes(document.finish())
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "WARNING" not in done.stdout + done.stderr


def test_user_text_is_never_read_as_markup(document, read):
    document.text((90, 700), r"张<b>三</b> (x) \n &amp; >>", Role.SONG, 14)
    document.end_page()
    assert read(document.finish()).pages[0].extract_text() == r"张<b>三</b> (x) \n &amp; >>"
