"""Positions read back from the PDF and held against GB/T 9704-2012, in millimetres."""

import dataclasses
import datetime
import io
import math
import re
from itertools import pairwise

import pdfplumber
import pypdf
import pypdfium2
import pytest

from desktop import errors
from desktop.printing.ink import MM
from desktop.printing.sheets.notices.notice_sheet import render_notice
from desktop.printing.sheets.notices.notice_words import Notice, NoticeParagraph, paragraphs_of

TOP, LEFT, WIDTH, HEIGHT = 37.0, 28.0, 156.0, 225.0
PITCH, STEP = WIDTH / 28, HEIGHT / 22
#: How far a character's square reaches above its baseline, in em.
RISE = 0.88
PLAIN = "石桥村的河水清又清，两岸的稻田绿油油。"
SEAL = 42.0


@pytest.fixture
def notice():
    return Notice(
        title="关于开展“九九重阳·爱在石桥”敬老志愿服务活动的通知",
        paragraphs=paragraphs_of(f"{PLAIN}\n一、时间\n（一）上午。{PLAIN}\n1.签到\n（1）签退"),
        signed_by="石桥镇石桥村村民委员会",
        dated=datetime.date(2026, 10, 8),
        to="各村民小组、各志愿服务队",
        contact="陈小禾",
        phone="0999-1234567",
    )


@pytest.fixture
def printed(book, made_at, phrases, notice):
    def render(**facts) -> bytes:
        return render_notice(dataclasses.replace(notice, **facts), book, made_at, phrases=phrases)

    return render


@dataclasses.dataclass
class Row:
    """One line of a page, in millimetres from the page's upper left corner."""

    text: str
    left: float
    right: float
    top: float
    chars: list

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def pages_of(data: bytes) -> list[list[Row]]:
    """The rows of each page from top to bottom; the page number is the last."""
    pages = []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            by_base: dict[float, list] = {}
            for char in page.chars:
                by_base.setdefault(round(char["matrix"][5], 1), []).append(char)
            rows = []
            for base in sorted(by_base, reverse=True):
                chars = sorted(by_base[base], key=lambda c: c["x0"])
                size = max(c["size"] for c in chars)
                top = (float(page.height) - base - RISE * size) / MM
                text = "".join(c["text"] for c in chars)
                rows.append(Row(text, chars[0]["x0"] / MM, chars[-1]["x1"] / MM, top, chars))
            pages.append(rows)
    return pages


def row_with(data: bytes, words: str) -> Row:
    return next(row for page in pages_of(data) for row in page if words in row.text)


def lines(count: int) -> tuple[NoticeParagraph, ...]:
    """A paragraph that takes so many rows."""
    return (NoticeParagraph(0, "石" * (28 * count - 2)),)


def test_the_page_is_an_a4(printed):
    page = pypdf.PdfReader(io.BytesIO(printed())).pages[0].mediabox
    size = float(page.width) / MM, float(page.height) / MM
    assert size == pytest.approx((210, 297), abs=0.05)


def test_a_full_page_has_22_rows_of_28_characters_within_the_text_area(printed):
    page = pages_of(printed(paragraphs=lines(70)))[1]
    *rows, number = page
    assert len(rows) == 22
    assert {len(row.text) for row in rows} == {28}
    for place, row in enumerate(rows):
        assert row.top == pytest.approx(TOP + place * STEP, abs=0.1)
        for column, char in enumerate(row.chars):
            assert char["x0"] / MM == pytest.approx(LEFT + column * PITCH, abs=0.1)
        assert row.right <= LEFT + WIDTH + 0.15
    assert rows[-1].top + 16 / MM <= TOP + HEIGHT
    assert number.text == "— 2 —"


def test_the_ink_begins_37_millimetres_down_and_28_from_the_binding(printed):
    image = pypdfium2.PdfDocument(printed(paragraphs=lines(70)))[1].render(scale=300 / 72)
    dark = image.to_pil().convert("L").point(lambda grey: 255 * (grey < 128)).getbbox()
    left, top, right, _ = (edge / 300 * 25.4 for edge in dark)
    assert top == pytest.approx(TOP, abs=1)
    assert left == pytest.approx(LEFT, abs=1)
    assert right == pytest.approx(LEFT + WIDTH, abs=1)


def test_marks_and_figures_do_not_leave_the_text_area(printed):
    text = "2026年10月18日上午9:00，“石桥讲堂”开课（第3次）；电话0999-1234567。" * 12
    for page in pages_of(printed(paragraphs=(NoticeParagraph(0, text),))):
        for row in page:
            assert row.left >= LEFT - PITCH / 2 - 0.1  # the empty half of an opening mark
            assert row.right <= LEFT + WIDTH + PITCH / 2 + 0.15
            inked = [c for c in row.chars if c["text"] not in "，。；）”"]
            assert inked[-1]["x1"] / MM <= LEFT + WIDTH + 0.15


@pytest.mark.parametrize(
    ("words", "face", "size"),
    [
        ("敬老志愿服务", "NotoSerifSC-Black", 22),
        ("各村民小组", "StationFang", 16),
        ("石桥村的河水", "StationFang", 16),
        ("一、时间", "NotoSansSC-Regular", 16),
        ("（一）上午。", "StationKai", 16),
        ("1.签到", "StationFang", 16),
        ("（1）签退", "StationFang", 16),
        ("2026年10月8日", "StationFang", 16),
        ("— 1 —", "NotoSerifSC-Regular", 14),
    ],
)
def test_every_part_has_its_face_and_its_size(printed, words, face, size):
    row = row_with(printed(), words)
    start = row.text.index(words)
    for char in row.chars[start : start + len(words)]:
        assert face in char["fontname"]
        assert char["size"] == pytest.approx(size, abs=0.01)


def test_text_behind_a_heading_runs_on_in_fang_song(printed):
    row = row_with(printed(), "（一）上午。")
    assert "StationFang" in row.chars[row.text.index("石")]["fontname"]


def test_the_title_stands_in_the_middle_of_the_text_area_and_a_row_is_free_below(printed):
    rows = pages_of(printed())[0]
    title = [row for row in rows if row.chars[0]["size"] > 20]
    assert len(title) == 2
    assert title[0].top == pytest.approx(TOP, abs=0.1)
    assert title[1].top - title[0].top == pytest.approx(STEP, abs=0.1)
    for row in title:
        assert row.middle == pytest.approx(LEFT + WIDTH / 2, abs=0.3)
    assert rows[2].top - title[1].top == pytest.approx(2 * STEP, abs=0.1)


def test_whom_it_is_sent_to_stands_flush_left_and_ends_with_a_colon(printed):
    for to in ("各村民小组", "各村民小组：", "各村民小组:"):
        row = row_with(printed(to=to), "各村民小组")
        assert row.left == pytest.approx(LEFT, abs=0.1)
        assert row.text == "各村民小组："


def test_whom_it_is_sent_to_stays_flush_left_on_its_second_row(printed):
    rows = pages_of(printed(to="、".join(f"第{n}村民小组" for n in "一二三四五六七八")))[0]
    own = [row for row in rows if "村民小组" in row.text]
    assert len(own) == 2
    assert [row.left for row in own] == pytest.approx([LEFT, LEFT], abs=0.1)


def test_paragraphs_begin_two_characters_in_and_run_on_flush_left(printed):
    rows = pages_of(printed(paragraphs=lines(3)))[0]
    own = [row for row in rows if row.text.startswith("石石")]
    assert [row.left for row in own] == pytest.approx([LEFT + 2 * PITCH, LEFT, LEFT], abs=0.1)


def test_levels_begin_two_characters_in_too(printed):
    data = printed()
    for words in ("一、时间", "（一）上午", "1.签到", "（1）签退"):
        found = row_with(data, words).left
        assert LEFT + 2 * PITCH - 0.1 <= found <= LEFT + 2.5 * PITCH + 0.1


def dash_down(data: bytes, page: int) -> float:
    """How far below the text area the ink of the left dash of a page number runs."""
    number = pages_of(data)[page][-1]
    image = pypdfium2.PdfDocument(data)[page].render(scale=600 / 72).to_pil().convert("L")
    at = (number.left + 14 / MM / 2) * 600 / 25.4
    below = (TOP + HEIGHT) * 600 / 25.4
    column = [image.getpixel((at, row)) for row in range(int(below), image.height)]
    dark = [row for row, grey in enumerate(column) if grey < 128]
    return (dark[0] + dark[-1]) / 2 * 25.4 / 600


def test_the_page_number_stands_outside_7_millimetres_below_the_text_area(printed):
    data = printed(paragraphs=lines(50))
    numbers = [page[-1] for page in pages_of(data)]
    assert [number.text for number in numbers] == ["— 1 —", "— 2 —", "— 3 —"]
    for page, number in enumerate(numbers):
        assert dash_down(data, page) == pytest.approx(7, abs=0.3)
        if page % 2:
            assert number.left == pytest.approx(LEFT + PITCH, abs=0.1)
        else:
            assert number.right == pytest.approx(LEFT + WIDTH - PITCH, abs=0.1)


def test_under_a_seal_the_date_keeps_four_characters_right_and_the_body_stands_above_it(printed):
    data = printed()
    body, date = row_with(data, "石桥镇石桥村"), row_with(data, "2026年10月8日")
    assert date.right == pytest.approx(LEFT + WIDTH - 4 * PITCH, abs=0.2)
    assert body.middle == pytest.approx(date.middle, abs=0.2)
    assert date.top - body.top == pytest.approx(STEP, abs=0.1)


@pytest.mark.parametrize("count", [1, 3, 9, 17, 18, 25])
def test_a_seal_has_room_over_body_and_date_and_comes_near_the_text(printed, count):
    data = printed(paragraphs=lines(count))
    page = next(p for p in pages_of(data) if any("石桥镇石桥村" in row.text for row in p))
    place = next(n for n, row in enumerate(page) if "石桥镇石桥村" in row.text)
    body, date, above = page[place], page[place + 1], page[place - 1]
    square = 16 / MM
    centre = body.middle, body.top + square / 2 + 1
    upper, lower = centre[1] - SEAL / 2, centre[1] + SEAL / 2
    assert 0 < upper - (above.top + square) <= STEP
    assert lower <= TOP + HEIGHT
    assert centre[0] + SEAL / 2 <= LEFT + WIDTH
    assert body.top + square / 2 <= centre[1] <= date.top  # both below the middle
    for row in page[:place] + page[place + 2 : -1]:
        for char in row.chars:
            x = min(max(centre[0], char["x0"] / MM), char["x1"] / MM)
            y = min(max(centre[1], row.top), row.top + square)
            assert math.dist(centre, (x, y)) >= SEAL / 2


@pytest.mark.parametrize(
    "body", ["石桥镇石桥村新时代文明实践志愿服务队", "中共示例县石桥镇石桥村总支部委员会" * 2]
)
def test_a_long_body_under_a_seal_stays_within_the_text_area(printed, body):
    data = printed(signed_by=body)
    rows = [row for page in pages_of(data) for row in page]
    place = next(n for n, row in enumerate(rows) if "2026年10月8日" in row.text)
    first = next(n for n, row in enumerate(rows) if row.text[:4] == body[:4])
    assert "".join(row.text for row in rows[first:place]) == body
    for row in rows[first:place]:
        assert row.right <= LEFT + WIDTH + 0.15
        assert row.middle == pytest.approx(rows[place].middle, abs=0.3)


def test_without_a_seal_the_date_begins_two_characters_right_of_the_body(printed):
    data = printed(sealed=False)
    body, date = row_with(data, "石桥镇石桥村"), row_with(data, "2026年10月8日")
    assert body.right == pytest.approx(LEFT + WIDTH - 2 * PITCH, abs=0.2)
    assert date.left - body.left == pytest.approx(2 * PITCH, abs=0.2)
    rows = pages_of(data)[0]
    above = rows[rows.index(next(r for r in rows if r.text == body.text)) - 1]
    assert body.top - above.top == pytest.approx(2 * STEP, abs=0.1)


def test_without_a_seal_a_date_longer_than_the_body_keeps_two_characters_right(printed):
    data = printed(sealed=False, signed_by="村委会")
    body, date = row_with(data, "村委会"), row_with(data, "2026年10月8日")
    assert date.right == pytest.approx(LEFT + WIDTH - 2 * PITCH, abs=0.2)
    assert date.left - body.left == pytest.approx(2 * PITCH, abs=0.2)


def test_the_date_has_no_leading_zeros(printed):
    row = row_with(printed(dated=datetime.date(2026, 1, 5)), "2026年")
    assert row.text == "2026年1月5日"


def test_one_attachment_is_not_numbered_and_ends_without_a_mark(printed):
    row = row_with(printed(attachments=("人员分工表。",)), "附件")
    assert row.text == "附件：人员分工表"
    assert row.left == pytest.approx(LEFT + 2 * PITCH, abs=0.1)


def test_attachments_are_numbered_and_run_on_below_their_own_first_character(printed):
    data = printed(attachments=("人员分工表", "老人名单" * 8, "路线图"))
    first, second = row_with(data, "附件："), row_with(data, "2.老人")
    rows = [row for page in pages_of(data) for row in page]
    rest = rows[[row.text for row in rows].index(second.text) + 1]
    assert first.text == "附件：1.人员分工表"
    assert second.left == pytest.approx(LEFT + 5 * PITCH, abs=0.1)
    name = second.chars[second.text.index("老")]["x0"] / MM
    assert rest.left == pytest.approx(name, abs=0.1)
    above = rows[[row.text for row in rows].index(first.text) - 1]
    assert first.top - above.top == pytest.approx(2 * STEP, abs=0.1)


def test_whom_to_ask_stands_in_brackets_below_the_date(printed):
    data = printed(sealed=False, remark="此件公开发布")
    date = row_with(data, "2026年10月8日")
    remark, who = row_with(data, "此件公开"), row_with(data, "联系人")
    assert remark.text == "（此件公开发布）"
    assert who.text == "（联系人：陈小禾，电话：0999-1234567）"
    assert remark.top - date.top == pytest.approx(STEP, abs=0.1)
    assert who.top - remark.top == pytest.approx(STEP, abs=0.1)
    assert remark.left == pytest.approx(LEFT + 2 * PITCH, abs=0.1)


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("attachments", [(), ("甲",), ("甲", "乙", "丙")])
def test_the_page_of_the_seal_always_holds_two_rows_of_the_text(printed, sealed, attachments):
    for count in (3, *range(10, 21), *range(32, 43)):
        data = printed(paragraphs=lines(count), sealed=sealed, attachments=attachments)
        pages = pages_of(data)
        signed = next(p for p in pages if any("石桥镇石桥村" in row.text for row in p))
        assert signed is pages[-1]
        assert sum("石石" in row.text for row in signed) >= 2
        assert any("石石" in row.text for row in pages[0])
        rows = [row for page in pages for row in page]
        assert sum("石石" in row.text for row in rows) == count
        for page in pages:
            assert len(page) <= 23
            assert all(row.top + 16 / MM <= TOP + HEIGHT + 0.1 for row in page[:-1])
            tops = [row.top for row in page]
            assert all(b - a >= STEP - 0.1 for a, b in pairwise(tops))
        assert "无正文" not in "".join(row.text for row in rows)


def test_forty_attachments_flow_on_before_the_signing_body(printed):
    data = printed(attachments=tuple(f"名单{n}" for n in range(1, 41)))
    pages = pages_of(data)
    text = "".join(row.text for page in pages for row in page)
    assert all(f"{n}.名单{n}" in text for n in range(1, 41))
    assert "名单40" in "".join(row.text for row in pages[-1])
    assert "石桥镇石桥村" in "".join(row.text for row in pages[-1])


def test_a_heading_is_never_the_last_row_of_a_page(printed):
    told = "".join(f"一、第{n}件事\n（一）小事\n{PLAIN * 2}\n" for n in range(20))
    for before in range(8):
        for page in pages_of(printed(paragraphs=(*lines(before + 1), *paragraphs_of(told)))):
            assert not re.fullmatch(r"[一二三四五六七八九十]+、.*|（[一二三]+）小事", page[-2].text)


def test_it_prints_in_plain_black_and_nothing_is_red(printed):
    reader = pypdf.PdfReader(io.BytesIO(printed()))
    for page in reader.pages:
        drawn = page.get_contents().get_data().decode("latin-1")
        colours = set(re.findall(r"([\d.]+ [\d.]+ [\d.]+) (?:rg|RG)", drawn))
        assert colours == {"0.000 0.000 0.000"}
        assert "re" not in drawn.split()
        assert "Do" not in drawn.split()


def test_there_is_no_place_for_a_red_head_a_number_or_a_seal():
    names = {field.name for field in dataclasses.fields(Notice)}
    assert names == {
        "title", "paragraphs", "signed_by", "dated", "to", "attachments", "contact", "phone",
        "remark", "sealed", "sample",
    }  # fmt: skip


def test_a_number_typed_into_the_title_is_only_words_of_it(printed):
    title = "石桥村〔2026〕1号关于举办青年读书会和广场舞比赛的通知"
    rows = [row for row in pages_of(printed(title=title))[0] if row.chars[0]["size"] > 20]
    assert "".join(row.text for row in rows) == title


def test_the_file_says_what_it_is_and_copies_whole_words(printed):
    reader = pypdf.PdfReader(io.BytesIO(printed()))
    assert reader.metadata.title.startswith("关于开展“九九重阳")
    assert reader.metadata.author == "石桥镇石桥村村民委员会"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    text = "".join(reader.pages[0].extract_text().split())
    assert "各村民小组、各志愿服务队：石桥村的河水清又清，两岸的稻田绿油油。" in text


def test_rare_and_hostile_words_print_as_they_are(printed):
    text = "李䶮、𬭎宝根<b>&amp;{phone}\t来自㛃家湾"
    data = printed(paragraphs=(NoticeParagraph(0, text),), contact="王㛃")
    found = "".join("".join(row.text for row in page) for page in pages_of(data))
    assert "李䶮、𬭎宝根<b>&amp;{phone}" in found
    assert "㛃家湾" in found
    assert "王㛃" in found


def test_a_character_no_font_has_is_told_before_anything_is_set(printed):
    with pytest.raises(errors.MissingGlyphs, match="落款"):
        printed(signed_by="石桥村\U000105d0委员会")


def test_a_notice_without_words_is_refused(printed):
    with pytest.raises(errors.NothingToPrint):
        printed(paragraphs=(NoticeParagraph(0, " "),))


def test_a_list_of_addressees_that_leaves_no_room_for_the_text_is_refused(printed):
    with pytest.raises(errors.DoesNotFit):
        printed(to="各村民小组、" * 100)


def test_a_sample_station_says_so_on_every_page(printed):
    data = printed(sample=True, paragraphs=lines(40))
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert all("示" in page.extract_text() and "例" in page.extract_text() for page in reader.pages)
