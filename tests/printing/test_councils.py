import datetime
import io
import re
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest

from desktop import errors
from desktop.printing.ink import A3, A4, MM
from desktop.printing.sheets.walls.councils import CouncilsSheet, Seats, render_councils

COUNCILS = ("红白理事会", "道德评议会", "村民议事会", "禁毒禁赌会")
NAMES = ("王立新", "李桂兰", "张三", "欧阳桃枝", "孙䶮", "阿依古丽·买买提", "周国强")
ISSUER = "石桥镇石桥村村民委员会"


def seats(count):
    """A head, a deputy and so many others."""
    others = tuple(NAMES[number % len(NAMES)] for number in range(count))
    return (Seats("会长", ("王立新",)), Seats("副会长", ("李桂兰",)), Seats("成员", others))


def listed(count, **facts):
    councils = tuple((name, seats(count)) for name in COUNCILS)
    return CouncilsSheet(
        above="石桥村", title="四会成员名单", councils=councils, issuer=ISSUER,
        effective=datetime.date(2026, 3, 1), **facts,
    )  # fmt: skip


@pytest.fixture
def printed(book, made_at):
    def render(sheet, paper=A4):
        return render_councils(sheet, book, made_at, paper=paper)

    return render


def words(data):
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def test_the_sheet_says_everything_in_order(printed):
    (text,) = words(printed(listed(4)))
    places = [
        text.index(part)
        for part in ("石桥村", "四会成员名单", "红白理事会", "会长王立新", "副会长李桂兰", "成员王")
    ]
    assert places == sorted(places)
    assert [text.index(name) for name in COUNCILS] == sorted(text.index(name) for name in COUNCILS)
    assert text.endswith(f"{ISSUER}二〇二六年三月一日")


@pytest.mark.parametrize("count", [1, 6, 40, 200])
def test_every_name_stands_on_the_sheet(printed, count):
    text = "".join(words(printed(listed(count))))
    for name in NAMES[:count]:
        expected = sum(
            one == name for _, told in listed(count).councils for s in told for one in s.names
        )
        assert text.count(name) >= expected


@pytest.mark.parametrize("paper", [A4, A3])
@pytest.mark.parametrize("count", [1, 6, 40, 200])
def test_lines_do_not_meet_and_stay_inside_the_border(printed, count, paper):
    with pdfplumber.open(io.BytesIO(printed(listed(count), paper))) as pdf:
        for page in pdf.pages:
            assert min(char["x0"] for char in page.chars) >= 20 * MM
            assert max(char["x1"] for char in page.chars) <= page.width - 18 * MM
            names = [c for c in page.chars if "Kai" in c["fontname"] or c["text"] in "王李张"]
            tops = sorted({round(char["top"], 1): char["size"] for char in names}.items())
            assert all(below - above >= size * 1.2 for (above, size), (below, _) in pairwise(tops))


def test_names_in_one_line_do_not_meet(printed):
    with pdfplumber.open(io.BytesIO(printed(listed(40)))) as pdf:
        lines = {}
        for char in pdf.pages[0].chars:
            lines.setdefault(round(char["top"]), []).append(char)
    for chars in lines.values():
        in_order = sorted(chars, key=lambda char: char["x0"])
        assert all(left["x1"] <= right["x0"] + 0.1 for left, right in pairwise(in_order))


def test_a_council_that_goes_on_is_named_again_at_the_top(printed):
    pages = words(printed(listed(200)))
    assert len(pages) > 2
    assert "红白理事会（续）" in pages[1]
    assert ISSUER in pages[-1]
    assert all(ISSUER not in page for page in pages[:-1])


def test_names_of_two_characters_are_as_wide_as_those_of_three_and_copy_as_one_word(printed):
    data = printed(listed(3))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        zhang, san = (
            next(c for c in pdf.pages[0].chars if c["text"] == mark) for mark in ("张", "三")
        )
    assert san["x1"] - zhang["x0"] == pytest.approx(zhang["size"] * 3, rel=0.05)
    assert "张三" in words(data)[0]


def test_a_single_name_is_printed_large_and_without_a_role_it_stands_alone(printed):
    sheet = CouncilsSheet(
        above="石桥村", title="村民议事会成员", councils=(("村民议事会", (Seats("", ("张三",)),)),)
    )
    with pdfplumber.open(io.BytesIO(printed(sheet))) as pdf:
        assert max(c["size"] for c in pdf.pages[0].chars if c["text"] == "张") == pytest.approx(22)


def test_type_is_never_below_what_is_read_on_the_wall(printed):
    for paper, least in ((A4, 10.5), (A3, 12.0)):
        with pdfplumber.open(io.BytesIO(printed(listed(300), paper))) as pdf:
            sizes = [c["size"] for page in pdf.pages for c in page.chars if c["text"] == "桂"]
        assert min(sizes) >= least - 0.01


def test_nobody_at_all_is_refused_and_so_is_a_name_longer_than_a_line(printed):
    with pytest.raises(errors.NothingToPrint, match="成员"):
        printed(CouncilsSheet(above="石桥村", title="四会", councils=()))
    long = ("长" * 60,)
    with pytest.raises(errors.DoesNotFit, match="长长"):
        printed(
            CouncilsSheet(above="石桥村", title="四会", councils=(("议事会", (Seats("", long),)),))
        )


def test_a_character_no_font_has_is_named(printed):
    rare = CouncilsSheet(
        above="石桥村", title="四会", councils=(("议事会", (Seats("会长", ("王\U0002a6d0",)),)),)
    )
    with pytest.raises(errors.MissingGlyphs, match="姓名"):
        printed(rare)


def test_a_sample_says_so_on_every_page(printed):
    pages = words(printed(listed(120, sample=True)))
    assert len(pages) > 1
    assert all("示例" in page for page in pages)
