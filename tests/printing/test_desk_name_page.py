import io

import pdfplumber
import pytest

from desktop import errors
from desktop.printing.ink import A4, MM
from desktop.printing.sheets.forms.desk_name import DeskNames, render_desk_names
from tests.printing.paper_reading import LONG_NAME, complaints, fonts_not_embedded, texts_of

NAMES = (
    *("张三", "李桂兰", "欧阳文静", "司马相如之", "阿依古丽·买买提", LONG_NAME),
    *("Anna Müller", "王䶮"),
)


@pytest.fixture
def printed(book, made_at):
    def render(*names, **facts):
        return render_desk_names(DeskNames(names, **facts), book, made_at)

    return render


def faces(data):
    """Of the first page: characters by whether they are upside down."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        big = [char for char in pdf.pages[0].chars if abs(char["matrix"][3]) * char["size"] > 25]
        return (
            [char for char in big if char["matrix"][3] > 0],
            [char for char in big if char["matrix"][3] < 0],
        )


@pytest.mark.parametrize("name", NAMES)
def test_a_name_stands_on_two_faces_one_upside_down(printed, name):
    upright, turned = faces(printed(name))
    wanted = name.replace(" ", "")
    assert "".join(c["text"] for c in upright).replace(" ", "") == wanted
    assert "".join(c["text"] for c in turned).replace(" ", "") == wanted
    third = A4.size[1] / 3
    for char in upright:
        assert third < A4.size[1] - char["bottom"] and A4.size[1] - char["top"] < 2 * third
    for char in turned:
        assert 2 * third < A4.size[1] - char["bottom"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("two", [False, True])
def test_every_name_keeps_clear_of_the_edges_and_of_the_folds(printed, name, two):
    upright, turned = faces(printed(name, two=two))
    for char in (*upright, *turned):
        assert char["x0"] > 15 * MM
        assert char["x1"] < A4.size[0] - 15 * MM


def test_both_faces_mirror_each_other_about_the_fold_between_them(printed):
    upright, turned = faces(printed("李桂兰"))
    fold = A4.size[1] / 3
    for one, other in zip(upright, turned, strict=True):
        assert one["x0"] + other["x1"] == pytest.approx(A4.size[0], abs=0.5)
        assert one["top"] - fold == pytest.approx(fold - other["bottom"], abs=0.5)


def test_two_characters_are_set_apart_and_long_names_are_set_smaller(printed):
    sizes = {}
    for name in NAMES:
        upright, _ = faces(printed(name))
        sizes[name] = upright[0]["size"]
        if name == "张三":
            assert upright[1]["x0"] - upright[0]["x1"] > 0.8 * upright[0]["size"]
    assert sizes["张三"] >= sizes["李桂兰"] > sizes["欧阳文静"] > sizes["司马相如之"]
    assert sizes["司马相如之"] > sizes["阿依古丽·买买提"] > 40


def test_one_card_a_sheet_or_two(printed):
    assert len(texts_of(printed("张三", "李四", "王五"))) == 3
    pages = texts_of(printed("张三", "李四", "王五", two=True))
    assert len(pages) == 2
    assert "张三" in pages[0] and "李四" in pages[0] and "剪" in pages[0]


def test_folds_are_marked(printed):
    with pdfplumber.open(io.BytesIO(printed("张三"))) as pdf:
        marks = {round(line["top"] / MM) for line in pdf.pages[0].lines}
        assert marks == {99, 198}
        assert pdf.pages[0].extract_text().count("折") >= 2


def test_fonts_and_structure_are_sound(printed, tmp_path):
    data = printed(*NAMES)
    assert fonts_not_embedded(data) == []
    assert complaints(data, tmp_path) == ""


def test_a_name_nobody_could_read_is_refused(printed):
    with pytest.raises(errors.DoesNotFit):
        printed("长" * 60)


def test_without_a_name_there_is_no_card(printed):
    with pytest.raises(errors.NothingToPrint):
        printed(" ", "")


def test_a_sign_no_font_has_is_named(printed):
    with pytest.raises(errors.MissingGlyphs, match="张"):
        printed("张\U0002a6d0")
