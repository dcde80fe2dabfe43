"""The recovery sheet: the code that opens a station, in large type and as a QR code, on one A4."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.printing.sheets.own.code_sheet import CodeSheet, render_code_sheet
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.wording import date_in_figures

TITLE = "恢复单"
_RECEIPT = "镇街那份的收件人签名：＿＿＿＿＿＿＿＿\u3000\u3000收件日期：＿＿＿＿＿＿＿＿"
_WORDS = (
    "PIN 或口令忘了、电脑坏了的时候，打开程序，照抄上面的恢复码（短横可以不抄），"
    "就能打开本站的资料；从备份恢复时也一样。恢复码里没有字母 I、L、O、U。",
    "谁拿到这张纸和这台电脑，谁就能看到全部资料。请不要拍照、不要用微信传，锁在柜子里；"
    "一式两份，一份交镇街新时代文明实践所封存，请收的人在下面签字。",
    "重新打印恢复单以后，这一张就打不开本站了（在那以前的备份除外），请撕掉。",
)


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """What the sheet says.

    Args:
        station: the full name.
        code: in groups; empty where none was made yet, for looking at.
        made_on: the day the code was made.
        sample: print 「示例」 across it.
        heads: the check of journal and register of looks that day; empty for none.
    """

    station: str
    code: str
    made_on: datetime.date
    sample: bool = False
    heads: str = ""


def render_recovery_sheet(
    sheet: RecoverySheet,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set the sheet on one page.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: the station's name is too long.
    """
    made = f"恢复码生成于{date_in_figures(sheet.made_on)}\u3000\u3000保管人签名：＿＿＿＿＿＿＿＿"
    heads = f"日志校验 {sheet.heads}\u3000（体检时可以核对：日志有没有被改过）"
    told = CodeSheet(
        title=TITLE,
        station=sheet.station,
        warning="锁好，不要丢，不要给别人看",
        code=sheet.code,
        scanned="手机扫这个码也能看到恢复码",
        paragraphs=_WORDS,
        signing=made,
        small=heads if sheet.heads else "",
        receipt=_RECEIPT,
        sample=sheet.sample,
    )
    return render_code_sheet(told, book, made_at, phrases)
