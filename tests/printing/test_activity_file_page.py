import dataclasses
import io

import pypdfium2
import pytest
from PIL import Image

from desktop import errors
from desktop.printing.furniture.photo_grid import Photo
from desktop.printing.ink import MM
from desktop.printing.sheets.lists.activity_file import (
    ActivityFile,
    ActivityFiles,
    Helper,
    render_activity_files,
)
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    bookmarks_of,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

STORY = "重阳节这天，志愿者和面、擀皮、包馅，为八十六位老人包了一千多个饺子。"
FILE = ActivityFile(
    station=STATION,
    activity="九九重阳·爱在桃源",
    when="2026年10月18日 9:00—11:30",
    place="桃源村文化广场",
    story=STORY,
)
HELPER = Helper("李桂兰", "包饺子", hours="2.5", source="纸质名单")


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*files, **watch):
        return render_activity_files(ActivityFiles(files), book, made_at, phrases=phrases, **watch)

    return render


def photo(seed, size=(640, 480)):
    target = io.BytesIO()
    Image.new("RGB", size, (seed * 3 % 255, 120, 90)).save(target, "JPEG")
    return Photo(target.getvalue(), f"包饺子之{seed}")


def whole(photos=60, people=40):
    helpers = tuple(
        Helper(LONG_NAME if n % 9 == 4 else "李桂兰", "陪护", "9:00", "11:30", "2.5", "签到签退")
        for n in range(people)
    )
    return dataclasses.replace(
        FILE,
        plan="一、目的\n" + STORY * 3,
        story="\n".join([STORY * 4] * 12),
        brief=STORY * 6,
        published="柳溪融媒",
        people=helpers,
        hours="100",
        photos=tuple(photo(n) for n in range(photos)),
    )


def test_one_line_and_no_photo_look_finished_on_one_page(printed):
    (text,) = texts_of(printed(FILE))
    assert STATION in text and "志愿服务活动档案" in text
    assert "活动名称九九重阳·爱在桃源" in text
    assert "一、活动纪实" + STORY in text
    assert "二、" not in text and "照片" not in text
    assert "经办：审核：负责人：年月日第1页共1页" in text


def test_a_title_alone_will_do(printed):
    (text,) = texts_of(printed(ActivityFile(station=STATION, activity="巡河")))
    assert "活动名称巡河" in text and "经办：" in text


def test_the_parts_there_are_stand_in_order_and_are_numbered(printed):
    text = "".join(texts_of(printed(whole(photos=3, people=2))))
    places = [
        text.index(part)
        for part in (
            "一、活动方案",
            "二、活动纪实",
            "三、参与人员（共2人，100小时）",
            "四、活动照片（3张）",
            "五、信息稿",
            "刊发：柳溪融媒",
            "经办：",
        )
    ]
    assert places == sorted(places)


def test_times_have_columns_only_where_anybody_signed(printed):
    listed = dataclasses.replace(FILE, people=(HELPER,))
    text = "".join(texts_of(printed(listed)))
    assert "签到" not in text and "1李桂兰包饺子2.5纸质名单" in text
    signed = dataclasses.replace(HELPER, came="9:00", left="11:30", source="签到签退")
    text = "".join(texts_of(printed(dataclasses.replace(listed, people=(signed,)))))
    assert "1李桂兰包饺子9:0011:302.5签到签退" in text


def test_a_long_file_has_its_parts_in_the_readers_contents(printed, tmp_path):
    data = printed(whole(photos=20))
    pages = texts_of(data)
    assert all(f"第{n}页共{len(pages)}页" in page for n, page in enumerate(pages, 1))
    assert [title[:6] for title in bookmarks_of(data)] == [
        "一、活动方案",
        "二、活动纪实",
        "三、参与人员",
        "四、活动照片",
        "五、信息稿",
    ]
    assert complaints(data, tmp_path) == ""
    assert bookmarks_of(printed(FILE)) == []


@pytest.mark.parametrize("photos", [0, 1, 2, 3, 7])
@pytest.mark.parametrize("people", [0, 1, 60])
def test_nothing_lies_on_anything_whatever_there_is(printed, photos, people):
    data = printed(whole(photos=photos, people=people))
    assert collisions(data) == []
    assert outside(data, 9 * MM) == []
    assert fonts_not_embedded(data) == []
    pages = texts_of(data)
    assert "经办：" in pages[-1]
    assert len(pages[-1]) > len("志愿服务活动档案九九重阳·爱在桃源") + len(STATION) + 40


def test_a_single_photo_is_made_smaller_where_that_spares_a_page(printed):
    tall = dataclasses.replace(FILE, people=(HELPER,) * 4, photos=(photo(1, (900, 1200)),))
    assert len(pypdfium2.PdfDocument(printed(tall))) == 1


def test_several_activities_in_one_file_are_numbered_each_by_itself(printed):
    other = dataclasses.replace(FILE, activity="巡河")
    pages = texts_of(printed(FILE, other))
    assert len(pages) == 2
    assert all("第1页共1页" in page for page in pages)


def test_somebody_can_stop_it_between_two_photos(printed):
    told = []
    with pytest.raises(errors.Cancelled):
        printed(
            whole(photos=9),
            progress=lambda done, total: told.append((done, total)),
            cancelled=lambda: len(told) > 3,
        )
    assert told == [(0, 10), (1, 10), (2, 10), (3, 10)]


def test_a_sign_no_font_has_is_named_with_its_place(printed):
    with pytest.raises(errors.MissingGlyphs, match="活动纪实"):
        printed(dataclasses.replace(FILE, story="包\U0002a6d0饺子"))
    with pytest.raises(errors.MissingGlyphs, match="照片说明"):
        printed(dataclasses.replace(FILE, photos=(Photo(b"", "\U0002a6d0"),)))


def test_a_sample_says_so_on_every_page(printed):
    pages = texts_of(printed(dataclasses.replace(whole(photos=4), sample=True)))
    assert len(pages) > 2 and all("示例" in page for page in pages)


def test_no_activity_is_nothing_to_print(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()
