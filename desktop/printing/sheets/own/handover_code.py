"""The paper with the code of a handover file: given in person, never along with the stick."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.printing.sheets.own.code_sheet import CodeSheet, render_code_sheet
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.wording import date_in_figures

TITLE = "接手码"
_WORDS = (
    "接手人在新电脑上打开程序，选“我有备份或移交文件”，指给它移交文件（标记 {mark}），"
    "照抄上面的接手码（短横可以不抄），再写上自己的姓名，设自己的口令或 PIN。"
    "接手码里没有字母 I、L、O、U。",
    "谁同时拿到这张纸和那个移交文件，谁就能看到本站全部资料。请当面交给接手人，"
    "不要和 U 盘放在一起，不要拍照、不要用微信传。",
    "接手以后，这张纸打不开新电脑上的资料，但仍能打开那个移交文件：请把移交文件和这张纸一起锁好，"
    "或者一起销毁。",
)


@dataclass(frozen=True, slots=True)
class HandoverCode:
    """What the paper says.

    Args:
        station: the full name.
        code: in groups.
        mark: by which the file is known.
        made_on: the day the file was made.
        sample: print 「示例」 across it.
    """

    station: str
    code: str
    mark: str
    made_on: datetime.date
    sample: bool = False


def render_handover_code(
    sheet: HandoverCode,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the paper on one page.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: the station's name is too long.
    """
    made = f"移交文件做于{date_in_figures(sheet.made_on)}\u3000\u3000接手人签收：＿＿＿＿＿＿＿＿"
    words = (_WORDS[0].format(mark=sheet.mark), *_WORDS[1:])
    told = CodeSheet(
        title=TITLE,
        station=sheet.station,
        warning="当面交给接手人，不要和 U 盘放在一起",
        code=sheet.code,
        scanned="手机扫这个码也能看到接手码",
        paragraphs=words,
        signing=made,
        sample=sheet.sample,
    )
    return render_code_sheet(told, book, made_at, (sheet.mark, *phrases))
