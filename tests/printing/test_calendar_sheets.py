"""Month, year and duty on the wall: one line and sixty, months of every length, names of any."""

import dataclasses
import datetime as dt
import io
import re

import pdfplumber
import pypdfium2
import pytest

from desktop import errors
from desktop.model import almanac
from desktop.printing.ink import A1, A3, A4, MM
from desktop.printing.sheets.calendar.duty_sheet import DutyDay, DutySheet, render_duty_sheet
from desktop.printing.sheets.calendar.month_plan import MonthPlan, PlanDay, PlanEntry
from desktop.printing.sheets.calendar.month_sheet import render_month_plan
from desktop.printing.sheets.calendar.year_plan import YearMonth, YearPlan, render_year_plan

STATION = "示例县石桥镇石桥村新时代文明实践站"
TITLES = ("重阳敬老饺子宴", "一周一课", "护河清洁行动", "邻里食堂暖冬餐", "用火用电安全宣讲")
FESTIVALS = {(12, 5): ("国际志愿者日",), (2, 17): ("春节",)}
ABOVE, BELOW = 0.8, 0.12


def days(year: int, month: int, count: int, title: str = "") -> tuple[PlanDay, ...]:
    """The days of a month over which so many activities are spread."""
    length = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.date(year, month, 1)).days
    entries: dict[int, list[PlanEntry]] = {}
    for n in range(count):
        clock = dt.time(8 + n % 12, 30) if n % 4 else None
        entry = PlanEntry(title or TITLES[n % 5], clock, "石桥讲堂", "文化惠民志愿服务队")
        entries.setdefault(n * 7 % length + 1, []).append(entry)
    found = []
    for number in range(1, length + 1):
        day = dt.date(year, month, number)
        told = almanac.lunar(day)
        named = FESTIVALS.get((month, number), ())
        found.append(PlanDay(day, told.words, told.term, named, tuple(entries.get(number, ()))))
    return tuple(found)


def month(year=2026, number=12, count=9, **facts) -> MonthPlan:
    title = facts.pop("title", "")
    return MonthPlan(
        **{
            "station": STATION, "days": days(year, number, count, title), "theme": "移风易俗",
            "phone": "0999-1234567", "as_calendar": True, **facts,
        }
    )  # fmt: skip


@pytest.fixture
def printed(book, made_at, phrases):
    renders = {MonthPlan: render_month_plan, YearPlan: render_year_plan}

    def render(sheet, paper=A4) -> bytes:
        setter = renders.get(type(sheet), render_duty_sheet)
        return setter(sheet, book, made_at, paper=paper, phrases=phrases)

    return render


def texts_of(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_range().split()) for page in pages]


def rows_of(data: bytes) -> list[list[tuple[str, float, float, float, float]]]:
    """Of each page the stretches that stand on one line close together: text and box."""
    pages = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            found: list[list[dict]] = []
            for char in (c for c in page.chars if c["text"].strip()):
                last = found[-1][-1] if found else None
                on = last and abs(last["matrix"][5] - char["matrix"][5]) < 0.05
                on = on and last["size"] == char["size"]
                if on and abs(char["x0"] - last["x1"]) < last["size"] * 1.4:
                    found[-1].append(char)
                else:
                    found.append([char])
            rows = []
            for chars in found:
                base, size = chars[0]["matrix"][5], max(c["size"] for c in chars)
                text = "".join(c["text"] for c in chars)
                left, right = chars[0]["x0"], chars[-1]["x1"]
                rows.append((text, left, base - BELOW * size, right, base + ABOVE * size))
            pages.append(rows)
    return pages


def check_boxes(data: bytes, width: float = 210, height: float = 297) -> None:
    """Nothing overlaps, and nothing leaves the border."""
    for rows in rows_of(data):
        for place, one in enumerate(rows):
            assert one[1] >= 15 * MM
            assert one[3] <= (width - 15) * MM
            assert one[2] >= 13 * MM
            assert one[4] <= (height - 13) * MM
            for other in rows[place + 1 :]:
                apart = (
                    one[3] <= other[1] or other[3] <= one[1]
                    or one[4] <= other[2] or other[4] <= one[2]
                )  # fmt: skip
                assert apart, (one, other)


def smallest(data: bytes, words: str) -> float:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = [c for page in pdf.pages for c in page.chars if c["text"] in words]
    return min(c["size"] for c in chars)


# --- a month --------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 9, 60])
@pytest.mark.parametrize("as_calendar", [True, False])
def test_a_month_holds_one_activity_and_sixty(printed, count, as_calendar):
    data = printed(month(count=count, as_calendar=as_calendar))
    pages = texts_of(data)
    assert sum("".join(pages).count(title) for title in TITLES) == count
    assert "2026年12月活动预告" in pages[0]
    assert "本月主题：移风易俗" in pages[0]
    assert STATION in pages[0]
    assert "0999-1234567" in pages[0]
    check_boxes(data)


def test_the_calendar_shows_every_day_with_its_lunar_date_term_and_festival(printed):
    (text,) = texts_of(printed(month(count=0)))
    assert text.count("星期") == 7
    for words in ("国际志愿者日", "大雪", "冬至", "冬月初一", "十月廿三"):
        assert words in text
    numbers = {
        row[0]
        for row in rows_of(printed(month(count=0, phone="")))[0]
        if re.fullmatch(r"\d{1,2}", row[0])
    }
    assert numbers == {str(n) for n in range(1, 32)}


@pytest.mark.parametrize(("year", "number"), [(2026, 2), (2027, 2), (2026, 8), (2026, 11)])
def test_days_stand_under_their_weekday(printed, year, number):
    rows = rows_of(printed(month(year, number, 0, phone="")))[0]
    heads = [row for row in rows if re.fullmatch("星期.", row[0])]
    assert [row[0][-1] for row in heads] == list("一二三四五六日")
    width = heads[1][1] - heads[0][1]
    for day in days(year, number, 0):
        row = next(one for one in rows if one[0] == str(day.day.day))
        column = round((row[1] - heads[0][1]) / width)
        assert column == day.day.weekday()


def test_a_calendar_that_would_become_unreadable_is_set_as_a_list(printed):
    data = printed(month(count=60, title="石桥村冬季人居环境整治志愿服务活动"))
    pages = texts_of(data)
    assert len(pages) > 1
    assert "日期时间活动地点承办队伍" in pages[0]
    assert all("日期时间活动地点承办队伍" in page for page in pages)
    assert "".join(pages).count("人居环境整治") == 60


def test_an_empty_month_says_so_quietly_and_in_no_red(printed):
    data = printed(month(count=0, as_calendar=False, days=days(2026, 9, 0)))
    (text,) = texts_of(data)
    assert "本月暂未安排活动" in text
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        char = next(c for c in pdf.pages[0].chars if c["text"] == "暂")
    red, green, blue = char["non_stroking_color"]
    assert max(red, green, blue) - min(red, green, blue) < 0.1
    assert "活动地点" not in text


def test_the_list_leaves_out_what_nobody_knows(printed):
    bare = tuple(
        dataclasses.replace(day, entries=tuple(PlanEntry(e.title) for e in day.entries))
        for day in days(2026, 12, 5)
    )
    (text,) = texts_of(printed(month(days=bare, as_calendar=False)))
    assert "日期活动" in text
    assert "时间" not in text
    assert "地点" not in text
    assert "队伍" not in text


def test_the_pages_of_a_long_list_are_filled_alike(printed):
    pages = rows_of(printed(month(count=60, as_calendar=False)))
    filled = [sum(row[0].endswith("队") for row in page) for page in pages]
    assert sum(filled) == 60
    assert min(filled) >= max(filled) * 0.6


@pytest.mark.parametrize("as_calendar", [True, False])
def test_type_is_never_smaller_than_the_paper_allows(printed, as_calendar):
    for paper, least in ((A4, 10.5), (A3, 12 / 2**0.5), (A1, 22 / 2**1.5)):
        data = printed(month(count=60, as_calendar=as_calendar), paper)
        assert smallest(data, "护河清洁") >= least - 0.01


@pytest.mark.parametrize("paper", [A3, A1])
def test_the_sheet_has_the_size_of_its_paper(printed, paper):
    page = pypdfium2.PdfDocument(printed(month(), paper))[0].get_size()
    millimetres = [side / MM for side in page]
    assert millimetres == pytest.approx([paper.width_mm, paper.height_mm], abs=0.05)


def test_rare_hostile_and_missing_characters(printed):
    (text,) = texts_of(printed(month(count=1, title="为李䶮<b>{x}送餐")))
    assert "李䶮<b>{x}" in text
    with pytest.raises(errors.MissingGlyphs, match="活动名称"):
        printed(month(count=1, title="\U000105d0"))


# --- a year ---------------------------------------------------------------------------------


def year(activities, **facts) -> YearPlan:
    months = tuple(
        YearMonth(
            n, "移风易俗" if n % 2 else "", ("清明（5日）", "谷雨"), activities if n % 3 else ()
        )
        for n in range(1, 13)
    )
    return YearPlan(station=STATION, year=2026, months=months, phone="0999-1234567", **facts)


@pytest.mark.parametrize("count", [0, 1, 5, 60])
def test_a_year_holds_on_one_page_however_much_there_is(printed, count):
    data = printed(year(tuple((f"第{n}号志愿服务活动", 1) for n in range(1, count + 1))))
    (text,) = texts_of(data)
    assert "2026年度活动安排表" in text
    assert all(f"{n}月" in text for n in range(1, 13))
    assert text.count("移风易俗") == 6
    assert ("第1号志愿服务活动" in text) == (count > 0)
    assert ("等60项" in text) == (count == 60)
    assert smallest(data, "移风易俗") >= 10.5
    check_boxes(data)


def test_a_repeated_activity_is_named_once_with_how_often_it_is(printed):
    (text,) = texts_of(printed(year((("一周一课", 4), ("义诊", 1)))))
    assert "一周一课（4次）、义诊" in text
    assert text.count("5") >= 8


def test_a_month_without_anything_is_an_empty_place_not_a_reproach(printed):
    (text,) = texts_of(printed(year(())))
    assert "—" in text
    assert not re.search("未|无|缺|空", text)


# --- on duty --------------------------------------------------------------------------------


def duty(count: int, people: tuple[str, ...], **facts) -> DutySheet:
    first = dt.date(2026, 12, 1)
    return DutySheet(
        station=STATION,
        title="2026年12月值班表",
        days=tuple(
            DutyDay(first + dt.timedelta(n), people[n % len(people)] if people else "")
            for n in range(count)
        ),
        hours="周一至周六 8:30–17:30",
        phone="0999-1234567",
        **facts,
    )


@pytest.mark.parametrize("count", [1, 7, 28, 30, 31])
@pytest.mark.parametrize("people", [(), ("王文书", "李䶮", "阿卜杜热合曼·买买提")])
def test_every_day_stands_on_one_page_with_who_is_on_duty(printed, count, people):
    data = printed(duty(count, people))
    (text,) = texts_of(data)
    for n in range(1, count + 1):
        assert re.search(rf"(?<!\d){n}日", text)
    assert text.count("王文书") == (-(-count // 3) if people else 0)
    assert "值班时间：周一至周六8:30–17:30" in text
    assert "值班电话：0999-1234567" in text
    check_boxes(data)


def test_a_month_stands_in_two_halves_with_the_days_going_down(printed):
    rows = rows_of(printed(duty(31, ("王文书",))))[0]
    places = {
        int(found[1]): row
        for row in rows
        if (found := re.match(r"(\d+)日星期", row[0].replace("\u2002", "")))
    }
    assert sorted(places) == list(range(1, 32))
    assert places[1][4] == pytest.approx(places[17][4], abs=0.1)
    assert places[1][1] < places[17][1]
    assert places[1][4] > places[16][4]


def test_a_duty_sheet_without_days_is_refused(printed):
    with pytest.raises(errors.NothingToPrint):
        printed(duty(0, ()))


def test_a_sample_station_says_so(printed):
    for sheet in (month(sample=True), year((), sample=True), duty(7, (), sample=True)):
        assert "例" in texts_of(printed(dataclasses.replace(sheet, station="石桥站")))[0]
