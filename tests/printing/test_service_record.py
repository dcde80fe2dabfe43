import dataclasses
import datetime
import io
import re

import pdfplumber
import pypdfium2
import pytest
import segno

from desktop import errors
from desktop.printing.ink import A4, MM
from desktop.printing.sheets.certificates.service_record import (
    Service,
    ServiceRecord,
    ServiceRecords,
)
from desktop.printing.sheets.certificates.service_record_pages import (
    CODE,
    SIDE,
    render_service_records,
)
from tests.printing.conftest import CODE as PAYLOAD

BLOCKS = (
    "一、志愿者身份信息",
    "二、志愿服务信息",
    "三、出具单位信息",
    "四、其他需要说明的信息",
)


def services(number):
    kinds = (("九九重阳·敬老饺子宴", "引导员"), ("河道清洁", ""), ("便民服务进院坝" * 5, "后勤"))
    return tuple(
        Service(f"2026年{1 + n % 11}月{1 + n % 28}日", *kinds[n % 3], "2.5") for n in range(number)
    )


@pytest.fixture
def record():
    return ServiceRecord(
        number="X7QK-000012",
        holder="李桂兰",
        sex="女",
        id_type="居民身份证",
        id_number="5****************4",
        volunteer_number="5108990000012",
        first=datetime.date(2026, 1, 1),
        last=datetime.date(2026, 11, 22),
        services=services(3),
        hours="7.5",
        station="柳溪县青石镇桃源村新时代文明实践站",
        issuer="青石镇桃源村村民委员会",
        person_in_charge="王立新",
        handler="陈小禾",
        phone="0839-5550123",
        issued_on=datetime.date(2026, 11, 22),
        code=PAYLOAD,
    )


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*records, **watch):
        batch = ServiceRecords(tuple(records))
        return render_service_records(batch, book, made_at, phrases=phrases, **watch)

    return render


@pytest.fixture
def vary(record):
    return lambda **facts: dataclasses.replace(record, **facts)


def texts_of(data):
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def pages_of(data):
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        yield from pdf.pages


def test_the_four_blocks_stand_in_their_order_with_all_that_belongs_to_them(printed, record):
    (text,) = texts_of(printed(record))
    places = [text.index(block) for block in BLOCKS]
    assert places == sorted(places)
    who, what, issuer, notes = (
        text[start:end] for start, end in zip(places, [*places[1:], None], strict=True)
    )
    for told in ("李桂兰", "女", "居民身份证", "5****************4", "5108990000012"):
        assert told in who
    for told in ("2026年1月1日至2026年11月22日", "3次", "7.5小时", "河道清洁", "引导员", "合计"):
        assert told in what
    for told in ("青石镇桃源村村民委员会", "负责人王立新签字", "经办人陈小禾签字", "0839-5550123"):
        assert told in issuer
    for told in ("无偿出具", "扫码核验", "二〇二六年十一月二十二日", "（盖章）"):
        assert told in notes
    assert "编号：X7QK-000012" in text and "补打" not in text and "示例" not in text


def test_a_preview_without_a_number_has_the_pages_of_the_paper(printed, vary):
    for count in range(4, 12):
        issued, seen = (
            texts_of(printed(vary(services=services(count), **without)))
            for without in ({}, {"code": "", "number": "保存或打印时编号"})
        )
        assert len(issued) == len(seen)


def test_what_is_not_known_is_a_dash(printed, vary):
    bare = vary(volunteer_number="", id_type="", id_number="", sex="", code="", first=None)
    (text,) = texts_of(printed(bare))
    assert "志愿者编号—" in text and "性别—" in text
    assert "截至2026年11月22日" in text and "扫码核验" not in text


def test_a_reprint_and_a_sample_are_marked(printed, vary):
    text, sample = texts_of(printed(vary(reprint=True), vary(sample=True)))
    assert "（补打）编号：X7QK-000012" in text and "示例" in sample


def test_a_long_list_goes_on_under_the_same_head_and_says_whose_it_is(printed, vary):
    data = printed(vary(services=services(60), hours="150"))
    texts = texts_of(data)
    assert len(texts) >= 3
    for number, text in enumerate(texts, start=1):
        assert f"第{number}页共{len(texts)}页" in text
    for text in texts[1:]:
        assert "志愿服务记录证明李桂兰" in text and "编号：X7QK-000012" in text
    assert all("服务日期服务内容" in text for text in texts[:3])
    first = (page.crop((0, 0, SIDE + 14 * MM, A4.size[1])) for page in pages_of(data))
    rows = [one["text"] for page in first for one in page.extract_words()]
    assert [int(row) for row in rows if row.isdigit()] == list(range(1, 61))
    assert BLOCKS[3] in texts[-1] and "（盖章）" in texts[-1]


def test_records_of_a_batch_are_numbered_each_by_itself_and_listed(printed, vary, read):
    data = printed(vary(), vary(holder="张三", services=services(40), number="X7QK-000013"))
    texts = texts_of(data)
    assert "共" not in texts[0].split("盖章")[-1] and f"第1页共{len(texts) - 1}页" in texts[1]
    reader = read(data)
    assert [one.title for one in reader.outline] == ["李桂兰 X7QK-000012", "张三 X7QK-000013"]
    assert reader.metadata.title == "志愿服务记录证明 X7QK-000012 等2份"
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


@pytest.mark.parametrize("number", [1, 2, *range(6, 18), 39, 120])
def test_nothing_overlaps_or_leaves_the_page_and_no_page_is_almost_empty(printed, vary, number):
    pages = list(pages_of(printed(vary(services=services(number)))))
    for page in pages:
        chars = [one for one in page.chars if one["text"].strip()]
        assert min(one["x0"] for one in chars) >= SIDE - 1
        assert max(one["x1"] for one in chars) <= A4.size[0] - SIDE + 1
        assert min(one["top"] for one in chars) > 11 * MM
        assert max(one["bottom"] for one in chars) < A4.size[1] - 8 * MM
        assert len(chars) > 100
        # Marks have boxes wider than the room they are squeezed into.
        letters = [one for one in chars if one["text"].isalnum()]
        boxes = [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in letters]
        for n, one in enumerate(boxes):
            for other in boxes[n + 1 :]:
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across < 1.5 or down < 4.5


def test_hours_stand_at_the_right_of_their_column(printed, vary):
    hours = ("2", "12.75", "0.5")
    lines = (dataclasses.replace(one, hours=h) for one, h in zip(services(3), hours, strict=True))
    (page,) = pages_of(printed(vary(services=tuple(lines), hours="15.25")))
    column = page.crop((A4.size[0] - SIDE - 25 * MM, 0, A4.size[0], A4.size[1]))
    printed_so = ("2.00", "12.75", "0.50", "15.25")
    ends = [one["x1"] for one in column.extract_words() if one["text"] in printed_so]
    assert len(ends) == 4 and max(ends) - min(ends) < 0.1


def test_the_printed_code_is_the_code_module_for_module(printed, record):
    data = printed(record)
    (page,) = pages_of(data)
    wanted = segno.make(record.code, error="m", mask=2, boost_error=False).matrix
    step = CODE / len(wanted)
    dark = [one for one in page.rects if one["height"] == pytest.approx(step, abs=0.01)]
    left, top = min(one["x0"] for one in dark), min(one["top"] for one in dark)
    scale = 300 / 72
    image = pypdfium2.PdfDocument(data)[0].render(scale=scale).to_pil().convert("L")

    def is_dark(x, y):
        at = ((left + (x + 0.5) * step) * scale, (top + (y + 0.5) * step) * scale)
        return image.getpixel((round(at[0]), round(at[1]))) < 128

    side = range(len(wanted))
    assert [bytes(is_dark(x, y) for x in side) for y in side] == [bytes(row) for row in wanted]
    quiet = page.crop((left - 4 * step, top - 4 * step, left + CODE + 4 * step, top + CODE))
    assert quiet.chars == []


def test_long_and_rare_names_are_set_or_refused_in_words(printed, vary):
    for holder in (
        "阿卜杜热西提·阿卜杜凯尤木江·买买提",
        "䶮㛃",
        "Krapotkinowska van der Wohlgemuth",
    ):
        assert re.sub(r"\s", "", holder) in texts_of(printed(vary(holder=holder)))[0]
    with pytest.raises(errors.MissingGlyphs, match="服务内容"):
        printed(vary(services=(Service("2026年1月1日", "\U0002fa1e", "", "1"),)))


def test_an_unmasked_id_number_never_reaches_paper(vary):
    with pytest.raises(errors.ProgramError):
        vary(id_number="510899198502300014")


def test_a_batch_tells_how_far_it_is_and_stops_when_asked(printed, record):
    told = []
    printed(record, record, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    with pytest.raises(errors.Cancelled):
        printed(record, cancelled=lambda: True)


def test_an_empty_batch_is_refused(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()


def test_every_font_is_embedded_and_the_same_record_gives_the_same_bytes(printed, record, read):
    data = printed(record)
    assert data == printed(record)
    for page in read(data).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            assert "/FontFile2" in inner["/FontDescriptor"].get_object()
