import datetime
import io
import re

import pdfplumber
import pypdfium2
import pytest
import segno

from desktop import errors
from desktop.printing.ink import MM
from desktop.printing.sheets.certificates.activity_certificate import CertificateBatch, render_batch
from desktop.printing.sheets.certificates.framed_page import PAGE


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*certificates):
        return render_batch(CertificateBatch(tuple(certificates)), book, made_at, phrases=phrases)

    return render


def texts_of(data: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def test_a_certificate_says_who_when_what_how_long_and_who_answers_for_it(printed, certificate):
    (text,) = texts_of(printed(certificate))
    for part in (
        "柳溪县青石镇桃源村新时代文明实践站",
        "活动证书",
        "编号：X7QK-000012",
        "李桂兰同志：",
        "志愿者编号5108990000012",
        "居民身份证5****************4",
        "于2026年10月18日在桃源村文化广场参加“九九重阳·爱在桃源”志愿服务活动，",
        "担任义诊引导员，提供志愿服务3.5小时。服务内容：引导老人测量血压、登记健康信息。",
        "负责人：王立新",
        "经办人：陈小禾",
        "联系电话：0839-5550123",
        "青石镇桃源村村民委员会",
        "二〇二六年十一月二十二日",
        "无偿出具",
    ):
        assert part in text, part
    assert "补打" not in text


def test_what_is_not_known_is_left_out(printed, vary):
    bare = vary(
        role="",
        content="",
        place="",
        id_number="",
        volunteer_number="",
        handler="",
        phone="",
        code="",
    )
    (text,) = texts_of(printed(bare))
    assert "参加“九九重阳·爱在桃源”志愿服务活动，提供志愿服务3.5小时。特此证明" in text
    for label in ("担任", "服务内容", "志愿者编号", "身份证", "经办人", "电话", "扫码"):
        assert label not in text


def test_several_days_notes_and_a_reprint_are_said(printed, vary):
    (text,) = texts_of(
        printed(vary(held_until=datetime.date(2026, 10, 20), notes="与签到表一致", reprint=True))
    )
    assert "于2026年10月18日至2026年10月20日" in text
    assert "备注：与签到表一致" in text
    assert "（补打）编号：X7QK-000012" in text


def test_a_batch_is_one_page_each_in_its_order(printed, vary):
    batch = [
        vary(holder=name, number=f"X7QK-{n:06d}") for n, name in enumerate(["王一", "李二", "䶮三"])
    ]
    pages = texts_of(printed(*batch))
    assert [re.search(r"(..)同志", page)[1] for page in pages] == ["王一", "李二", "䶮三"]


def test_the_frame_is_in_the_file_once(printed, vary):
    one, ten = (len(printed(*[vary(number=f"A-{n}") for n in range(count)])) for count in (1, 10))
    assert (ten - one) / 9 < 6_000 < one


def test_only_samples_are_marked_as_such(printed, certificate, vary):
    real, sample = texts_of(printed(certificate, vary(sample=True)))
    assert "示例" not in real
    assert "示例" in sample


def test_the_printed_code_is_the_code_module_for_module(printed, certificate):
    page = pypdfium2.PdfDocument(printed(certificate))[0]
    wanted = [
        bytes(row)
        for row in segno.make(certificate.code, error="m", mask=2, boost_error=False).matrix
    ]
    scale = 300 / 72
    image = page.render(scale=scale).to_pil().convert("L")
    step = 25 * MM * scale / len(wanted)
    left, top = 40 * MM * scale, image.height - (31 + 4 + 25) * MM * scale
    found = [
        bytes(
            image.getpixel((round(left + (x + 0.5) * step), round(top + (y + 0.5) * step))) < 128
            for x in range(len(wanted))
        )
        for y in range(len(wanted))
    ]
    assert found == wanted


def test_the_code_has_its_quiet_zone(printed, certificate):
    with pdfplumber.open(io.BytesIO(printed(certificate))) as pdf:
        page = pdf.pages[0]
        quiet = 4 * 25 * MM / 49
        left, bottom = 40 * MM, page.height - 35 * MM
        box = (left - quiet, bottom - 25 * MM - quiet, left + 25 * MM + quiet, bottom)
        inside = page.within_bbox(box).chars
    assert inside == []


def test_long_content_is_set_smaller_and_too_long_content_refused(printed, vary):
    sizes = []
    for count in (2, 14, 24):
        with pdfplumber.open(
            io.BytesIO(printed(vary(content="为行动不便的老人送餐到家，" * count)))
        ) as pdf:
            sizes.append(max(c["size"] for c in pdf.pages[0].chars if c["text"] == "餐"))
    assert sizes[0] == pytest.approx(18)
    assert sizes[0] > sizes[1] > sizes[2] >= 11
    with pytest.raises(errors.DoesNotFit, match="李桂兰"):
        printed(vary(content="为行动不便的老人送餐到家，" * 60))


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"holder": "阿卜杜热西提·阿卜杜凯尤木江·买买提", "volunteer_number": "510899000001234567"},
        {"holder": "Maria-Magdalena Krapotkinowska van der Wohlgemuth-Lichtenstein"},
        {"station": "四川省某某自治州某某县某某镇某某某某村新时代文明实践站" * 2},
        {"issuer": "某某镇某某某某村村民委员会暨某某镇某某某某村党群服务中心联合"},
        {"notes": "与纸质签到表核对一致，" * 12, "phone": "0839-5550123转8012、0839-5550124"},
        {"activity": "“我为群众办实事”<b>主题</b>" * 4},
    ],
)
def test_nothing_leaves_the_frame_however_long_the_names(printed, vary, facts):
    with pdfplumber.open(io.BytesIO(printed(vary(**facts)))) as pdf:
        chars = pdf.pages[0].chars
    assert min(char["x0"] for char in chars) >= 22 * MM
    assert max(char["x1"] for char in chars) <= PAGE[0] - 22 * MM


def test_a_quoted_title_gets_single_marks_inside(printed, vary):
    (text,) = texts_of(printed(vary(activity="“健康村”义诊")))
    assert "参加“‘健康村’义诊”志愿服务活动" in text


def test_an_unmasked_id_number_never_reaches_paper(vary):
    with pytest.raises(errors.ProgramError):
        vary(id_number="510899198502300014")


def test_a_name_no_font_has_stops_the_whole_batch(printed, certificate, vary):
    with pytest.raises(errors.MissingGlyphs, match="姓名"):
        printed(certificate, vary(holder="王\U0002a6d0"))


def test_an_empty_batch_is_refused(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()


def test_the_page_is_a_lying_a4_and_the_file_is_titled(printed, certificate, read):
    reader = read(printed(certificate, certificate))
    assert [float(side) / MM for side in reader.pages[0].mediabox[2:]] == pytest.approx(
        [297, 210], abs=0.05
    )
    assert reader.metadata.title == "活动证书 X7QK-000012 等2份"


def test_the_same_batch_gives_the_same_bytes(printed, certificate):
    assert printed(certificate) == printed(certificate)


def test_a_role_is_worded_by_what_it_is():
    from desktop.printing.sheets.certificates.certificate_words import _part

    assert _part("引导员") == "担任引导员"
    assert _part("后勤") == "承担后勤工作"
    assert _part("后勤工作") == "承担后勤工作"
