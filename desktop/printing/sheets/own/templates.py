"""The documents of this room."""

from __future__ import annotations

from desktop.printing.sheets.own.handover_code import HandoverCode, render_handover_code
from desktop.printing.sheets.own.handover_sheet import HandoverSheet, render_handover_sheet
from desktop.printing.sheets.own.quick_card import QuickCard, render_quick_card
from desktop.printing.sheets.own.recovery_sheet import RecoverySheet, render_recovery_sheet
from desktop.printing.sheets.own.wipe_proof import WipeProof, render_wipe_proof
from desktop.printing.template import Template

TEMPLATES = (
    Template("quick-card", "快速上手卡", ("A4",), QuickCard, render_quick_card),
    Template("recovery-sheet", "恢复单", ("A4",), RecoverySheet, render_recovery_sheet),
    Template("handover-sheet", "文书工作交接单", ("A4",), HandoverSheet, render_handover_sheet),
    Template("wipe-proof", "清除证明", ("A4",), WipeProof, render_wipe_proof),
    Template("handover-code", "接手码", ("A4",), HandoverCode, render_handover_code),
)
