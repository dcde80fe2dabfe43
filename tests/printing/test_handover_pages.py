"""The papers of a change of clerks: sheet, code, proof; one row or forty, names of any length."""

import dataclasses

import pytest

from desktop.printing.furniture.part import Part
from desktop.printing.ink import MM
from desktop.printing.sheets.own.handover_code import HandoverCode, render_handover_code
from desktop.printing.sheets.own.handover_sheet import HandoverSheet, render_handover_sheet
from desktop.printing.sheets.own.wipe_proof import WipeProof, render_wipe_proof
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

CODE = "7K2QM-9ABCD-EFGHJ-KMNPQ-RSTV0"
FILES = Part(
    "没有归档的活动",
    ("活动", "日期", "还差什么"),
    (("重阳敬老饺子宴", "2026年10月18日", "缺照片"),),
    (4, 2, 4),
)
SHEET = HandoverSheet(
    station=STATION,
    opening="2026年11月23日，王文书将本站文书工作和全部电子资料移交给李文书。",
    facts=(("移交人", "王文书"), ("接手人", ""), ("文件标记", "9f36 45eb 9b5c b69e")),
    parts=(FILES, Part("没有办完的事", words="程序里没有等着办的事。")),
    by_hand=("柜子和钥匙", "印章"),
    steps=("当面收下移交文件和接手码。", "在新电脑上打开程序，照抄接手码。"),
    names=("王文书", "李文书"),
)
PROOF = WipeProof(
    station=STATION,
    opening="2026年11月23日 20:09，王文书在下列电脑上清除了全部电子资料。",
    facts=(("文件夹", "C:\\Users\\村部\\AppData\\Local\\civic-station"), ("电脑", "村部电脑")),
    parts=(Part("做了什么", ("次序", "内容"), (("1", "覆写并删除密钥文件"),), (1, 6)),),
    closing="旁边同名的 .json 文件里有完整清单和签名。",
)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(data=SHEET):
        makers = {HandoverSheet: render_handover_sheet, WipeProof: render_wipe_proof}
        return makers[type(data)](data, book, made_at, phrases=phrases)

    return render


def many(count):
    rows = tuple(
        (f"{LONG_NAME}参加的活动{n}" if n % 3 else "义诊", "2026年10月18日", "缺照片、活动纪实")
        for n in range(count)
    )
    return dataclasses.replace(SHEET, parts=(dataclasses.replace(FILES, rows=rows),) * 3)


def sound(pdf, folder):
    assert fonts_not_embedded(pdf) == []
    assert complaints(pdf, folder) == ""
    assert collisions(pdf) == []
    assert outside(pdf, 9 * MM) == []


def test_it_says_all_and_has_lines_for_three_hands(printed, tmp_path):
    pdf = printed()
    (text,) = texts_of(pdf)
    for part in ("文书工作交接单", "一、没有归档的活动", "重阳敬老饺子宴", "四、接手人怎样接着干"):
        assert part in text
    for hand in ("移交人：", "接手人：", "监交人："):
        assert hand in text
    sound(pdf, tmp_path)


def test_many_rows_go_on_with_their_head_and_page_numbers(printed, tmp_path):
    pdf = printed(many(40))
    pages = texts_of(pdf)
    assert len(pages) > 3
    assert f"第{len(pages)}页共{len(pages)}页" in pages[-1].replace("\u3000", "")
    assert "监交人：" in pages[-1]
    sound(pdf, tmp_path)


def test_the_proof_stands_on_one_page(printed, tmp_path):
    pdf = printed(PROOF)
    (text,) = texts_of(pdf)
    assert "清除证明" in text and "覆写并删除密钥文件" in text
    sound(pdf, tmp_path)


def test_the_code_stands_in_groups_and_the_mark_beside_what_to_do(book, made_at, phrases, read):
    sheet = HandoverCode(STATION, CODE, "9f36 45eb 9b5c b69e", made_at.date())
    (page,) = read(render_handover_code(sheet, book, made_at, phrases=phrases)).pages
    words = "".join(page.extract_text().split())
    assert "接手码" in words and "9f3645eb9b5cb69e" in words
    for group in CODE.split("-"):
        assert group in words
