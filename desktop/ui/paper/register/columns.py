"""What a line of the register shows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.services.paper.certificates.listing import CertificateLine
from desktop.ui.models.columns import Column
from desktop.ui.words_of_model import spoken

translate = QCoreApplication.translate

#: Keys of the columns that give way where letters are large, and of the one that takes the rest.
GIVE_WAY, WIDEST = ("kind", "day"), "about"


def columns() -> tuple[Column, ...]:
    """All of them, from left to right."""
    return (
        Column("number", translate("Register", "编号"), _number, 120, tone=_tone),
        Column("holder", translate("Register", "持证人"), _holder, 88, tip=_holder, tone=_tone),
        Column("kind", translate("Register", "种类"), _kind, 120, tone=_tone),
        Column(
            WIDEST, translate("Register", "活动、荣誉或期间"), _about, 160, tip=_about, tone=_tone
        ),
        Column("day", translate("Register", "日期"), _day, 104, tone=_tone),
        Column("state", translate("Register", "状态"), state, 176, tip=state, tone=_state_tone),
    )


def state(line: CertificateLine) -> str:
    """What a certificate is worth, in words."""
    if line.void:
        words = translate("Register", "作废：{0}").format(line.void_reason)
        return words if line.void_reason else translate("Register", "作废")
    if not line.printings:
        return translate("Register", "有编号，没有打出来")
    if line.printings > 1:
        return translate("Register", "有效 · 补打 {0} 次").format(line.printings - 1)
    return translate("Register", "有效")


def _state_tone(line: CertificateLine) -> str:
    if line.void:
        return "warn"
    return "good" if line.printings else "quiet"


def _tone(line: CertificateLine) -> str:
    return "faint" if line.void else ""


def _number(line: CertificateLine) -> str:
    return line.number


def _holder(line: CertificateLine) -> str:
    return line.holder


def _kind(line: CertificateLine) -> str:
    return spoken(line.kind)


def _about(line: CertificateLine) -> str:
    return line.about


def _day(line: CertificateLine) -> str:
    return line.issued_on
