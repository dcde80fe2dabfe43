"""The poster of an activity: read from afar, balanced for one line and for a long plan."""

import dataclasses
import datetime as dt
import io

import pdfplumber
import pypdfium2
import pytest

from desktop import errors
from desktop.printing.ink import A1, A3, A4, MM
from desktop.printing.sheets.notices.activity_notice import ActivityNotice, ActivityNotices
from desktop.printing.sheets.notices.activity_notice_sheet import render_activity_notices

PLAN = "上午九时集合，分成和面、擀皮、包馅三个小组。\n十时起义诊：量血压、测血糖。"
#: How far type reaches above and below its baseline, in em; less than the boxes of most fonts.
ABOVE, BELOW = 0.8, 0.12


@pytest.fixture
def notice():
    return ActivityNotice(
        station="示例县石桥镇石桥村新时代文明实践站",
        title="九九重阳·爱在石桥敬老饺子宴",
        day=dt.date(2026, 10, 18),
        starts=dt.time(9),
        ends=dt.time(13),
        place="石桥村邻里食堂",
        for_whom="全村七十岁以上老人",
        team="文化惠民志愿服务队",
        leader="李䶮",
        plan=PLAN,
        phone="0999-1234567",
    )


@pytest.fixture
def printed(book, made_at, phrases, notice):
    def render(paper=A4, **facts) -> bytes:
        batch = ActivityNotices((dataclasses.replace(notice, **facts),))
        return render_activity_notices(batch, book, made_at, paper=paper, phrases=phrases)

    return render


def texts_of(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return ["".join(page.get_textpage().get_text_range().split()) for page in pages]


def chars_of(data: bytes, page: int = 0) -> list[dict]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return pdf.pages[page].chars


def size_of(data: bytes, words: str) -> float:
    chars = [c for c in chars_of(data) if c["text"] in words]
    return max(c["size"] * c["matrix"][0] for c in chars) if chars else 0.0


def rows_of(data: bytes, page: int) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of what stands on one baseline."""
    by_base: dict[float, list[dict]] = {}
    for char in chars_of(data, page):
        if char["text"].strip():
            by_base.setdefault(round(char["matrix"][5], 1), []).append(char)
    rows = []
    for base, chars in by_base.items():
        size = max(c["size"] for c in chars)
        left, right = min(c["x0"] for c in chars), max(c["x1"] for c in chars)
        rows.append((left, base - BELOW * size, right, base + ABOVE * size))
    return rows


def test_the_poster_says_all_that_is_known_and_nothing_else(printed):
    (text,) = texts_of(printed())
    for words in (
        "示例县石桥镇石桥村新时代文明实践站", "活动公告", "九九重阳·爱在石桥敬老饺子宴",
        "活动时间2026年10月18日（星期日）上午9:00—下午1:00", "活动地点石桥村邻里食堂",
        "参加对象全村七十岁以上老人", "承办队伍文化惠民志愿服务队", "负责人李䶮",
        "活动内容上午九时集合", "报名、咨询电话0999-1234567",
    ):  # fmt: skip
        assert words in text
    assert "扫码" not in text


def test_what_is_not_known_leaves_no_label(printed):
    nothing = {"place": "", "for_whom": "", "team": "", "leader": "", "plan": "", "phone": ""}
    (text,) = texts_of(printed(**nothing, day=None))
    assert text == "示例县石桥镇石桥村新时代文明实践站活动公告九九重阳·爱在石桥敬老饺子宴"


def test_a_code_is_drawn_only_where_there_is_something_to_encode(printed):
    plain, coded = printed(), printed(link="https://example.cn/a/1")
    assert "扫码看详情" in texts_of(coded)[0]
    image = [pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil() for data in (plain, coded)]
    box = [round(edge * 2 * MM) for edge in (164, 251, 187, 276)]
    dark = [one.convert("L").crop(box).histogram()[:128] for one in image]
    assert sum(dark[0]) == 0
    assert sum(dark[1]) > 1000


@pytest.mark.parametrize(("paper", "scale"), [(A4, 1), (A3, 2**0.5), (A1, 4 / 2**0.5)])
def test_the_facts_are_read_from_two_metres(printed, paper, scale):
    data = printed(paper)
    page = pypdfium2.PdfDocument(data)[0].get_size()
    assert [side / MM for side in page] == pytest.approx(
        [paper.width_mm, paper.height_mm], abs=0.05
    )
    assert size_of(data, "邻里") >= 20
    assert size_of(data, "擀") >= 16
    assert size_of(data, "敬") >= 28 * scale


def test_little_is_set_larger_than_much(printed):
    little = printed(plan="", for_whom="", team="", leader="", title="露天电影")
    much = printed(plan=f"{PLAN}\n" * 2)
    assert size_of(little, "电影") > size_of(much, "敬")
    assert size_of(little, "邻里") > size_of(much, "邻里")


def test_a_poster_of_one_line_does_not_hang_from_the_top(printed):
    data = printed(title="露天电影", place="", for_whom="", team="", leader="", plan="", phone="")
    title = next(c for c in chars_of(data) if c["text"] == "露")
    assert 60 * MM < title["top"] < 140 * MM


@pytest.mark.parametrize("plan", ["", PLAN, f"{PLAN}\n" * 3, f"{PLAN}\n" * 12, f"{PLAN}\n" * 60])
@pytest.mark.parametrize("title", ["会", "九九重阳·爱在石桥敬老饺子宴", "石桥村冬季义诊活动" * 11])
def test_nothing_overlaps_and_nothing_leaves_the_border(printed, plan, title):
    data = printed(plan=plan, title=title, link="https://example.cn/a/1")
    for page in range(len(texts_of(data))):
        rows = rows_of(data, page)
        for left, bottom, right, top in rows:
            assert left >= 20 * MM
            assert right <= (210 - 20) * MM
            assert bottom >= 15 * MM
            assert top <= (297 - 15) * MM
        for number, one in enumerate(rows):
            for other in rows[number + 1 :]:
                apart = (
                    one[2] <= other[0] or other[2] <= one[0]
                    or one[3] <= other[1] or other[3] <= one[1]
                )  # fmt: skip
                assert apart


def test_a_very_long_plan_takes_more_pages_and_loses_nothing(printed):
    pages = texts_of(printed(plan="\n".join(f"第{n}件事要办好。" for n in range(90))))
    assert len(pages) > 2
    assert all(f"第{n}件事要办好。" in "".join(pages) for n in range(90))
    assert all("九九重阳" in page and "0999-1234567" in page for page in pages)


def test_a_plan_that_is_a_book_is_refused(printed):
    with pytest.raises(errors.DoesNotFit):
        printed(plan=f"{PLAN}\n" * 600)


def test_several_days_say_when_they_begin_and_end(printed):
    (text,) = texts_of(printed(last_day=dt.date(2026, 10, 19)))
    assert "2026年10月18日（星期日）上午9:00" in text
    assert "至2026年10月19日（星期一）下午1:00" in text


def test_several_activities_are_posters_of_their_own(book, made_at, notice):
    batch = ActivityNotices((notice, dataclasses.replace(notice, title="露天电影")))
    pages = texts_of(render_activity_notices(batch, book, made_at))
    assert ["露天电影" in page for page in pages] == [False, True]


def test_no_activity_makes_no_poster(book, made_at):
    with pytest.raises(errors.NothingToPrint):
        render_activity_notices(ActivityNotices(()), book, made_at)


def test_a_sample_station_says_so(printed):
    assert "示例" in texts_of(printed(sample=True, station="石桥站"))[0]
