"""Papers about this program itself: quick card, recovery sheet, the printer's test page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import config
from desktop.services.desk import Desk
from desktop.services.paper.recipe import (
    STATION,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)
from desktop.services.safekeeping import recovery_sheets
from desktop.services.safekeeping.recovery_sheets import RecoveryCode

if TYPE_CHECKING:
    from desktop.printing.sheets.own.quick_card import QuickCard
    from desktop.printing.sheets.own.recovery_sheet import RecoverySheet

_CARD = TemplateInfo("quick-card", "快速上手卡", ("A4",), STATION, shows=(Shows.NOBODY,))
_RECOVERY = TemplateInfo(
    "recovery-sheet", "恢复单", ("A4",), STATION, single=True, shows=(Shows.NOBODY,)
)
_ALIGNMENT = TemplateInfo(
    "alignment-sheet",
    "套打测试页",
    ("A4",),
    STATION,
    moves=True,
    single=True,
    shows=(Shows.NOBODY,),
)
_NEW_CODE = "保存或打印时换成新的恢复码；以前打的恢复单从那时起作废。"


def quick_card(desk: Desk) -> QuickCard:
    """The quick card with this station's name."""
    from desktop.printing.sheets.own.quick_card import QuickCard

    path = config.resources() / "help" / "quick-card.json"
    return QuickCard.load(path, desk.station.text("name"), sample=desk.sample)


def recovery(desk: Desk, code: RecoveryCode | None) -> RecoverySheet:
    """The recovery sheet; without a code as it will look."""
    from desktop.printing.sheets.own.recovery_sheet import RecoverySheet

    if code is None:
        return RecoverySheet(desk.station.text("name"), "", desk.today(), desk.sample)
    return RecoverySheet(code.station, code.shown, code.made_on, code.sample, code.heads)


def _look_at_card(desk: Desk, _order: PaperOrder) -> Laid:
    return Laid(quick_card(desk), _CARD.label)


def _look_at_recovery(desk: Desk, _order: PaperOrder) -> Laid:
    return Laid(recovery(desk, None), _RECOVERY.label, remark=_NEW_CODE, only_to_look=True)


def with_code(desk: Desk, code: RecoveryCode) -> Laid:
    """The recovery sheet with a code that was just made."""
    return Laid(recovery(desk, code), _RECOVERY.label)


def _issue_recovery(desk: Desk, _order: PaperOrder) -> Laid:
    return with_code(desk, recovery_sheets.make(desk))


def _look_at_alignment(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.certificates.alignment_sheet import AlignmentSheet

    sheet = AlignmentSheet(order.printer, desk.station.text("name"), order.stock)
    return Laid(sheet, _ALIGNMENT.label)


QUICK_CARD = Recipe(_CARD, _look_at_card)
RECOVERY_SHEET = Recipe(_RECOVERY, _look_at_recovery, _issue_recovery)
ALIGNMENT_SHEET = Recipe(_ALIGNMENT, _look_at_alignment)
