"""The documents of this room."""

from __future__ import annotations

from desktop.printing.sheets.certificates.activity_certificate import (
    CertificateBatch,
    batch_of,
    render_batch,
)
from desktop.printing.sheets.certificates.alignment_sheet import (
    AlignmentSheet,
    render_alignment_sheet,
)
from desktop.printing.template import LONG, Template

TEMPLATES = (
    Template(
        "activity-certificate",
        "活动证书",
        ("A4",),
        CertificateBatch,
        render_batch,
        LONG,
        batch_of,
    ),
    Template("alignment-sheet", "套打测试页", ("A4",), AlignmentSheet, render_alignment_sheet),
)
