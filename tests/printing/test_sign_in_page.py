import dataclasses
import io
from itertools import pairwise

import pdfplumber
import pypdfium2
import pytest
import segno

from desktop import errors
from desktop.model import sign_in_code
from desktop.printing.ink import A4, MM
from desktop.printing.sheets.forms.sign_in_sheet import (
    CODE,
    ROWS,
    SIDE,
    SPARE,
    Expected,
    SignInSheet,
    SignInSheets,
    render_sign_in_sheets,
)
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

PAYLOAD = sign_in_code.payload("01a20673-b7d3-7003-99ec-4e3c008adbed")
SHEET = SignInSheet(
    station=STATION,
    activity="九九重阳·爱在桃源",
    when="2026年10月18日 9:00—11:30",
    place="桃源村文化广场",
    team="卫生环保队",
    leader="王立新",
    code=PAYLOAD,
)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*sheets):
        return render_sign_in_sheets(SignInSheets(sheets), book, made_at, phrases=phrases)

    return render


def expecting(count, **facts):
    people = tuple(Expected(LONG_NAME if n % 9 == 4 else "李桂兰", "一组") for n in range(count))
    return dataclasses.replace(SHEET, people=people, **facts)


def writable(data):
    """Heights of the rows of each page's table, in points."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        found = []
        for page in pdf.pages:
            middle = page.width / 2
            levels = sorted(
                {round(line["top"], 1) for line in page.lines if line["x0"] < middle < line["x1"]}
            )
            found.append([below - above for above, below in pairwise(levels)])
        return found


def test_the_activitys_facts_stand_above_who_is_expected(printed):
    (text,) = texts_of(printed(expecting(3)))
    for part in (STATION, "九九重阳·爱在桃源", "2026年10月18日9:00—11:30", "桃源村文化广场"):
        assert part in text
    assert "服务队伍卫生环保队负责人王立新" in text
    assert text.index("王立新") < text.index("李桂兰")
    assert "本人签名" in text and "签到时间" in text and "签退时间" in text


def test_there_is_room_for_some_nobody_expected_and_the_page_is_full(printed):
    (text,) = texts_of(printed(expecting(8)))
    assert "8李桂兰" in text
    rows = [int(n) for n in ("14", "15", "16", "17") if n in text.split("负责人：")[0]]
    assert max(rows) >= 8 + SPARE
    assert "记录人：负责人：" in text


@pytest.mark.parametrize("count", [0, 1, 17, 18, 19, 40, 200])
def test_any_number_of_people_fits_and_nothing_lies_on_anything(printed, count, tmp_path):
    data = printed(expecting(count))
    assert collisions(data) == []
    assert outside(data, 6 * MM) == []
    assert fonts_not_embedded(data) == []
    assert complaints(data, tmp_path) == ""
    pages = texts_of(data)
    assert "".join(pages).count("李桂兰") == sum(n % 9 != 4 for n in range(count))
    assert all(f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, 1))
    assert [height for page in writable(data) for height in page if height > min(ROWS) - 1]


def test_sixteen_people_with_long_names_among_them_need_one_page(printed):
    assert len(texts_of(printed(expecting(16)))) == 1


def test_as_many_empty_rows_as_were_asked_for(printed):
    (text,) = texts_of(printed(expecting(3, spare=4)))
    assert "7" in text.split("首次参加请填")[1].split("记录人")[0]
    assert "8" not in text.split("首次参加请填")[1].split("记录人")[0]


def test_the_code_on_every_page_names_the_activity_module_for_module(printed):
    data = printed(expecting(40))
    wanted = [
        bytes(row) for row in segno.make(PAYLOAD, error="m", mask=2, boost_error=False).matrix
    ]
    scale = 300 / 72
    document = pypdfium2.PdfDocument(data)
    assert len(document) > 1
    for page in document:
        image = page.render(scale=scale).to_pil().convert("L")
        step = CODE * scale / len(wanted)
        left = (A4.size[0] - SIDE - CODE) * scale
        top = image.height - (7 * MM + CODE) * scale
        places = [round((n + 0.5) * step) for n in range(len(wanted))]
        found = [
            bytes(image.getpixel((round(left) + x, round(top) + y)) < 128 for x in places)
            for y in places
        ]
        assert found == wanted


def test_a_blank_sheet_has_lines_for_the_facts_and_no_code(printed):
    (text,) = texts_of(printed(SignInSheet(station=STATION)))
    assert "活动名称活动时间活动地点服务队伍负责人" in text
    assert "扫描件" not in text


def test_several_activities_are_numbered_each_by_itself(printed):
    other = dataclasses.replace(SHEET, activity="巡河")
    pages = texts_of(printed(expecting(40), other))
    assert "第1页共1页" in pages[-1] and "巡河" in pages[-1]
    assert f"共{len(pages) - 1}页" in pages[0]


def test_without_any_activity_there_is_nothing_to_print(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()


def test_a_sign_no_font_has_is_named_with_its_owner(printed):
    with pytest.raises(errors.MissingGlyphs, match="姓名"):
        printed(dataclasses.replace(SHEET, people=(Expected("张\U0002a6d0"),)))
