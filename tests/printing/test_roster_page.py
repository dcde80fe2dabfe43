import dataclasses
import datetime
import io
import resource

import pdfplumber
import pytest

from desktop import errors
from desktop.printing.ink import MM
from desktop.printing.sheets.lists.roster import Roster, RosterLine, render_roster
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

LINE = RosterLine(
    "李桂兰", "女", "1958-03", "13800000000", "一组", "理论宣讲队、医疗健身队", "2024-03-05", "12.5"
)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*lines, **facts):
        roster = Roster(STATION, lines, datetime.date(2026, 11, 22), **facts)
        return render_roster(roster, book, made_at, phrases=phrases)

    return render


def lines(count):
    names = ("李桂兰", LONG_NAME, "王䶮", "欧阳文静")
    teams = ("", "理论宣讲队", "青石镇桃源村邻里互助志愿服务队、医疗健身队、助学支教队、文化惠民队")
    return [
        dataclasses.replace(LINE, name=names[n % 4], teams=teams[n % 3], group="桃源湾第十一组")
        for n in range(count)
    ]


def test_everything_about_a_volunteer_stands_in_one_row(printed):
    (text,) = texts_of(printed(LINE))
    assert STATION in text and "志愿者花名册" in text
    assert "截至2026年11月22日共1人，其中女1人" in text
    assert "1李桂兰女1958-0313800000000一组理论宣讲队、医疗健身队2024-03-0512.5" in text
    assert "第1页共1页" in text and "经办：审核：负责人：" in text


def test_the_paper_lies(printed):
    with pdfplumber.open(io.BytesIO(printed(LINE))) as pdf:
        page = pdf.pages[0]
    assert (page.width / MM, page.height / MM) == pytest.approx((297, 210), abs=0.1)


@pytest.mark.parametrize("count", [1, 17, 40, 123])
def test_long_and_rare_names_stand_on_nothing_and_inside_the_margins(printed, count, tmp_path):
    data = printed(*lines(count))
    assert collisions(data) == []
    assert outside(data, 8 * MM) == []
    assert fonts_not_embedded(data) == []
    assert complaints(data, tmp_path) == ""
    text = "".join(texts_of(data))
    assert text.count("李桂兰") == (count + 3) // 4
    assert text.count("王䶮") == (count + 1) // 4


def test_the_team_is_in_the_title_and_no_column_any_more(printed):
    (text,) = texts_of(printed(LINE, team="医疗健身队"))
    assert "志愿者花名册（医疗健身队）" in text
    assert "理论宣讲队" not in text


def test_an_id_number_is_printed_masked_or_not_at_all(printed):
    masked = dataclasses.replace(LINE, id_number="5****************4")
    assert "5****************4" in texts_of(printed(masked, with_id=True))[0]
    assert "证件号码" not in texts_of(printed(masked))[0]
    with pytest.raises(errors.ProgramError):
        dataclasses.replace(LINE, id_number="510899195803070024")


def test_nobody_makes_no_roster(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()


def test_a_sign_no_font_has_is_named_with_its_owner(printed):
    with pytest.raises(errors.MissingGlyphs, match="U\\+2A6D0"):
        printed(LINE, dataclasses.replace(LINE, name="张\U0002a6d0"))


def test_a_sample_says_so_on_every_page(printed):
    pages = texts_of(printed(*lines(60), sample=True))
    assert len(pages) > 2 and all("示例" in page for page in pages)


def test_somebody_can_stop_it(book, made_at):
    roster = Roster(STATION, tuple(lines(1200)), datetime.date(2026, 11, 22))
    told = []
    with pytest.raises(errors.Cancelled):
        render_roster(
            roster,
            book,
            made_at,
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) > 1,
        )
    assert told == [(0, 1200), (500, 1200)]


@pytest.mark.slow
def test_ten_thousand_rows_take_little_memory(printed):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    data = printed(*lines(10_000))
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert b"%%EOF" in data[-10:]
    assert after - before < 300_000  # KB
