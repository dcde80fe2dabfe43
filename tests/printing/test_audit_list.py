"""查看记录 on paper: heads on every page, every line whole, the check to be compared."""

import datetime as dt

import pytest

from desktop import errors
from desktop.printing.ink import MM
from desktop.printing.sheets.lists.audit_list import AuditLine, AuditList, render_audit_list
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

CHECK = "412/17/7K3M-9QTX-0A4B-C8DE"


def line(n, why="核对身份"):
    whom = ("欧阳建国", LONG_NAME, "王䶮", "许多志愿者", "")[n % 5]
    return AuditLine(n, "2026-11-22 09:30", "王文书", "查看完整号码", whom, why)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*lines):
        sheet = AuditList(STATION, "2026年11月", lines, dt.date(2026, 11, 22), CHECK)
        return render_audit_list(sheet, book, made_at, phrases=phrases)

    return render


@pytest.mark.parametrize("count", [1, 40, 200])
def test_every_line_stands_on_it_under_a_head_of_every_page(printed, count, tmp_path):
    pdf = printed(*map(line, range(1, count + 1)))
    texts = texts_of(pdf)
    assert sum(text.count("查看完整号码") for text in texts) == count
    assert sum("做了什么" in text for text in texts) >= len(texts) - 1
    assert CHECK in texts[0] and f"共{count}条" in texts[0]
    assert collisions(pdf) == [] and outside(pdf, 8 * MM) == []
    assert fonts_not_embedded(pdf) == [] and complaints(pdf, tmp_path) == ""


def test_a_long_reason_wraps_and_stays_whole(printed):
    why = "其他：" + "银行要求核对本人身份和住址是否一致" * 5
    assert why in "".join(texts_of(printed(line(1, why))))


def test_nothing_to_print_says_of_what_time(printed):
    with pytest.raises(errors.NothingToPrint, match="2026年11月没有查看记录"):
        printed()
