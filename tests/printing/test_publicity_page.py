import dataclasses
import datetime

import pypdfium2
import pytest

from desktop import errors
from desktop.printing.ink import A3, A4, MM
from desktop.printing.sheets.lists.publicity_list import (
    PublicityLine,
    PublicityList,
    render_publicity_list,
)
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    chars_of,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

LINE = PublicityLine("李桂兰", "理论宣讲队", "3", "12.5")
SHEET = PublicityList(
    station=STATION,
    issuer="青石镇桃源村村民委员会",
    period="2026年第四季度",
    first=datetime.date(2026, 11, 23),
    last=datetime.date(2026, 11, 25),
    working_days=3,
    lines=(LINE,),
    people=8,
    hours="47.5",
    phone="0839-5550123",
    address="桃源村党群服务中心一楼",
)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(sheet, paper=A4):
        return render_publicity_list(sheet, book, made_at, paper=paper, phrases=phrases)

    return render


def many(count):
    teams = ("", "理论宣讲队", "青石镇桃源村邻里互助志愿服务队、医疗健身队、助学支教队")
    lines = tuple(
        dataclasses.replace(LINE, name=LONG_NAME if n % 5 == 2 else "李桂兰", teams=teams[n % 3])
        for n in range(count)
    )
    return dataclasses.replace(SHEET, lines=lines, people=count + 7)


def test_it_says_whose_hours_how_long_and_where_to_object(printed):
    (text,) = texts_of(printed(SHEET))
    for part in (
        "志愿服务时长公示",
        "现将本站志愿者2026年第四季度的服务时长予以公示。",
        "公示期3个工作日，自2026年11月23日起，至2026年11月25日止。",
        "共有8人参加志愿服务，累计47.5小时。",
        "1李桂兰理论宣讲队312.5",
        "另有7人未列姓名。",
        "到桃源村党群服务中心一楼或者拨打0839-5550123反映",
        "青石镇桃源村村民委员会",
        "二〇二六年十一月二十三日",
        "（盖章）",
    ):
        assert part in text


def test_where_everybody_agreed_nobody_is_spoken_of_as_left_out(printed):
    (text,) = texts_of(printed(dataclasses.replace(SHEET, people=1)))
    assert "未列姓名" not in text and "不分先后" in text


def test_where_nobody_agreed_the_sum_alone_is_told(printed):
    (text,) = texts_of(printed(dataclasses.replace(SHEET, lines=())))
    assert "共有8人参加志愿服务，累计47.5小时。" in text
    assert "序号" not in text and "李桂兰" not in text


def test_an_end_the_clerk_chose_is_told_without_a_count_of_days(printed):
    (text,) = texts_of(printed(dataclasses.replace(SHEET, working_days=0, phone="", address="")))
    assert "工作日" not in text and "拨打" not in text and "到本站反映" in text


@pytest.mark.parametrize("count", [1, 12, 40, 150])
@pytest.mark.parametrize("paper", [A4, A3])
def test_any_number_of_people_fits_inside_the_border(printed, count, paper, tmp_path):
    data = printed(many(count), paper)
    assert collisions(data) == []
    assert outside(data, 13 * MM) == []
    assert fonts_not_embedded(data) == []
    assert complaints(data, tmp_path) == ""
    pages = texts_of(data)
    assert "（盖章）" in pages[-1]
    assert "".join(pages).count("李桂兰") == sum(n % 5 != 2 for n in range(count))
    if len(pages) > 1:
        assert all("序号姓名队伍" in page for page in pages)
        assert all(f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, 1))


def test_it_is_enlarged_for_larger_paper(printed):
    page = pypdfium2.PdfDocument(printed(SHEET, A3))[0]
    assert page.get_size() == pytest.approx(A3.size, abs=0.2)
    sizes = [max(c["size"] for c in chars_of(printed(SHEET, p))[0]) for p in (A4, A3)]
    assert sizes[1] / sizes[0] == pytest.approx(2**0.5, rel=0.01)


def test_few_people_are_set_larger_than_many_and_none_too_small(printed):
    few, lots = (
        min(c["size"] for c in chars_of(printed(many(count)))[0] if c["text"] == "兰")
        for count in (3, 150)
    )
    assert few > lots >= 10.5


def test_a_sample_says_so_on_every_page(printed):
    pages = texts_of(printed(dataclasses.replace(many(60), sample=True)))
    assert len(pages) > 1 and all("示例" in page for page in pages)


def test_a_sign_no_font_has_is_named_with_its_owner(printed):
    with pytest.raises(errors.MissingGlyphs, match="姓名"):
        printed(dataclasses.replace(SHEET, lines=(dataclasses.replace(LINE, name="张\U0002a6d0"),)))
